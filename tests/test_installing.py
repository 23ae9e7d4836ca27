"""The first start: .venv made, made again when its Python or its place has changed, and never half made."""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from bulletins.commands.terminal import with_files_as_options
from bulletins.installing import MADE_BY, TOO_OLD, UNFINISHED, Installation

ROOT = Path(__file__).resolve().parent.parent
TOLD = "import sys\nprint('invoked', sys.version_info[:2], sys.argv[1:])\n"
PRINTED_WITH = (
    "plugins/bulletins/commands/__init__.py",
    "plugins/bulletins/commands/terminal.py",
    "plugins/bulletins/switching.py",
)
BASE = str(getattr(sys, "_base_executable", sys.executable))


def write_wheel(folder: Path, name: str, code: str, version: str = "1.0") -> str:
    """Write a package of one module that can be run, and return the line of a lock file that names it."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    files = {
        f"{name}/__init__.py": "",
        f"{name}/__main__.py": code,
        f"{name}-{version}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{name}-{version}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{name}-{version}.dist-info/RECORD"
    digests = {path: base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()) for path, text in files.items()}
    lines = [f"{path},sha256={digests[path].decode().rstrip('=')},{len(text)}" for path, text in files.items()]
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in {**files, record: "\n".join([*lines, f"{record},,", ""])}.items():
            archive.writestr(path, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@dataclass(frozen=True)
class Project:
    """A folder with the door, and packages beside it that stand in for the network's."""

    root: Path
    wheels: Path

    def start(self, *words: str, python: str = BASE, **variables: str) -> subprocess.CompletedProcess[str]:
        """Return the door called with some words."""
        return self.run([python, "tasks.py", *words], variables)

    def run(self, command: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Return a finished command."""
        with self.begin(command, variables) as process:
            printed, said = process.communicate(timeout=120)
        return subprocess.CompletedProcess(command, process.returncode, printed, said)

    def begin(self, command: list[str], variables: dict[str, str], *, alone: bool = False) -> subprocess.Popen[str]:
        """Return a running command: without a network, with packages from the folder alone.

        Where it is `alone` it has no other variables, and Python is started by its name, which no PATH finds.
        """
        kept = {} if alone else os.environ
        environment = {name: value for name, value in kept.items() if not name.startswith(("PIP_", "PYTHON"))}
        own = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.Popen(
            command,
            executable=BASE if alone else None,
            cwd=self.root,
            env={**environment, **own, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    @property
    def place_of_packages(self) -> Installation:
        """Return where packages are installed."""
        return Installation(self.root)


def project_in(folder: Path) -> Project:
    """Return a project in a folder."""
    for name in ("tasks.py", "plugins/bulletins/__init__.py", "plugins/bulletins/installing.py", *PRINTED_WITH):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    wheels = folder.parent / "wheels"
    (folder / "requirements.txt").write_text(write_wheel(wheels, "invoke", TOLD), encoding="utf-8")
    return Project(folder, wheels)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, subprocess.CompletedProcess[str]]:
    """Give a project in a folder with a blank and Vietnamese letters, started once without a home or a locale."""
    project = project_in(tmp_path_factory.mktemp("cài đặt") / "Hội Phụ nữ")
    nowhere = {"PIP_FIND_LINKS": f"{project.wheels.as_uri()} {project.wheels.parent.as_uri()}/nowhere/"}
    return project, project.start("build", "--lang", "vi", LC_ALL="C", HOME="/proc/nowhere", **nowhere)


@pytest.fixture
def made(first: tuple[Project, object], tmp_path: Path) -> Project:
    """Give a project of its own whose .venv says that it was made here, without the time that making it takes."""
    project = Project(tmp_path / "project", first[0].wheels)
    shutil.copytree(first[0].root, project.root, symlinks=True)
    place = project.place_of_packages
    (place.venv / MADE_BY).write_text(place.maker, encoding="utf-8")
    assert place.why_anew() == ""
    return project


def test_the_first_start(first: tuple[Project, subprocess.CompletedProcess[str]]) -> None:
    """With a blank and marks in the path, LC_ALL=C and no home, all is installed, and pip's warnings stay unsaid."""
    project, done = first
    assert (done.returncode, done.stdout) == (0, f"invoked {sys.version_info[:2]} {words(project, 'build')}\n")
    assert done.stderr == (
        "Đang cài đặt lần đầu, mất chừng một phút / Installing once, about a minute: requirements.txt\n"
    )
    again = project.start("check", LC_ALL="C")
    assert (again.returncode, again.stdout, again.stderr) == (
        0,
        f"invoked {sys.version_info[:2]} ['--search-root', {str(project.root)!r}, 'check']\n",
        "",
    )


def words(project: Project, task: str) -> list[str]:
    """Return what invoke is called with."""
    return ["--search-root", str(project.root), task, "--lang", "vi"]


def test_a_moved_folder(made: Project) -> None:
    """After the folder has moved, .venv is made again, and says why: programs in it name the old place."""
    old = made.place_of_packages.venv.resolve()
    moved = Project(made.root.rename(made.root.with_name("Chỗ mới")), made.wheels)
    done = moved.start("build")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[0] == (
        "Đang tạo lại .venv / Making .venv anew: thư mục đã dời chỗ / the folder has moved: "
        f"{old} → {moved.place_of_packages.venv.resolve()}"
    )
    assert (moved.place_of_packages.why_anew(), moved.start("build").stderr) == ("", "")


def test_another_python(made: Project) -> None:
    """A .venv that an older Python made is made again by the one that is called, which then runs the task."""
    place = made.place_of_packages
    old = place.maker.splitlines()
    (place.venv / MADE_BY).write_text("\n".join(["3.9", *old[1:], ""]), encoding="utf-8")
    place.python.unlink()
    place.python.write_text("#!/bin/sh\necho the old one runs\n", encoding="utf-8")
    place.python.chmod(0o755)
    done = made.start("build")
    assert (done.returncode, done.stdout.split(" [")[0]) == (0, f"invoked {sys.version_info[:2]}"), done.stderr
    assert done.stderr.splitlines()[0] == f"Đang tạo lại .venv / Making .venv anew: Python 3.9 → {old[0]} ({old[2]})"


def test_what_is_not_relied_on(made: Project) -> None:
    """A Python that is gone, a cut-off installation, an unknown maker and a missing pyvenv.cfg are told apart."""
    place = made.place_of_packages
    (place.venv / UNFINISHED).touch()
    assert place.why_anew() == "lần cài trước bị ngắt giữa chừng / the last installation was cut off"
    place.python.unlink()
    place.python.symlink_to("/nowhere/python3.9")
    assert place.why_anew() == "Python của nó không còn / its Python is gone"
    (place.venv / MADE_BY).unlink()
    assert place.why_anew() == "không rõ Python nào đã tạo ra nó / it is not known which Python made it"
    (place.venv / "pyvenv.cfg").unlink()
    assert place.why_anew() == "chưa có / there is none"


@pytest.mark.parametrize(
    "harm", ["a package is gone", "its Python may not run", "a folder for its Python", "its note is gone"]
)
def test_what_was_harmed_is_made_anew(made: Project, harm: str) -> None:
    """What a cleaner, a sync or somebody removed from .venv costs a minute, and never a traceback."""
    place = made.place_of_packages
    if harm == "a package is gone":
        (package,) = place.venv.glob("[Ll]ib/**/site-packages/invoke")
        shutil.rmtree(package)
    elif harm == "its note is gone":
        (place.venv / "pyvenv.cfg").unlink()
    else:
        place.python.unlink()
        place.python.mkdir() if "folder" in harm else place.python.write_text("x")
    assert place.why_anew()
    done = made.start("build")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert place.why_anew() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells every program its own file")
def test_a_python_that_does_not_know_its_own_file(made: Project) -> None:
    """Started by its name without a PATH, Python finds .venv as it was made, and makes one where there is none."""
    for harm in (False, True):
        if harm:
            (made.place_of_packages.venv / UNFINISHED).touch()
        with made.begin(["python3", "tasks.py", "build"], {}, alone=True) as process:
            printed, said = process.communicate(timeout=120)
        assert (process.returncode, "anew" in said) == (0, harm), said
        assert printed.startswith(f"invoked {sys.version_info[:2]}")
        assert made.place_of_packages.why_anew() == ""


def test_another_lock_file_and_a_newer_pip_leave_it(made: Project) -> None:
    """What replaces a package stands in its place; so .venv stays, with the newer pip that pip itself asks for too."""
    place = made.place_of_packages
    (made.root / "requirements-bench.txt").write_text(write_wheel(made.wheels, "invoke", TOLD, "1.1"), encoding="utf-8")
    done = made.start("bench")
    assert done.returncode == 0, done.stderr
    assert list(place.venv.glob("[Ll]ib/**/site-packages/invoke-1.1.dist-info"))
    (pip,) = place.venv.glob("[Ll]ib/**/site-packages/pip-*.dist-info")
    pip.rename(pip.with_name("pip-99.0.dist-info"))
    assert place.why_anew() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a Python of another machine is a file of Unix here")
def test_a_python_of_another_machine(made: Project) -> None:
    """What the system cannot start is said, and made anew the next time."""
    place = made.place_of_packages
    place.python.unlink()
    place.python.write_bytes(b"\x7fELFx")
    place.python.chmod(0o755)
    done = made.start("build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert made.start("build").returncode == 0


def test_a_copied_folder_leaves_the_first_alone(made: Project, tmp_path: Path) -> None:
    """A copy, and one whose .venv is a link to the first, makes its own; nothing in the first is touched."""
    before = {path: path.lstat().st_mtime_ns for path in made.place_of_packages.venv.rglob("*")}
    copy = Project(tmp_path / "copy", made.wheels)
    shutil.copytree(made.root, copy.root, ignore=shutil.ignore_patterns(".venv"))
    place = copy.place_of_packages
    place.venv.symlink_to(made.place_of_packages.venv)
    assert place.why_anew() == ""
    (made.place_of_packages.venv / UNFINISHED).touch()
    assert place.make(place.why_anew()) == 0
    (made.place_of_packages.venv / UNFINISHED).unlink()
    assert not place.venv.is_symlink()
    before.pop(made.place_of_packages.venv / UNFINISHED, None)
    assert before == {path: path.lstat().st_mtime_ns for path in made.place_of_packages.venv.rglob("*")}


def test_a_folder_of_somebody_elses_is_not_deleted(tmp_path: Path) -> None:
    """What was never made by Python's venv is named, and left as it is."""
    project = project_in(tmp_path / "project")
    kept = project.place_of_packages.venv / "keep.txt"
    kept.parent.mkdir()
    kept.write_text("mine", encoding="utf-8")
    done = project.start("build")
    assert (done.returncode, kept.read_text(encoding="utf-8")) == (1, "mine")
    assert done.stderr == (
        f"{kept.parent}: thư mục này không phải do chương trình tạo ra; hãy đổi tên hoặc xóa nó / "
        "this was not made by Python's venv; rename or delete it, then run this again.\n"
    )


@pytest.mark.parametrize(
    ("lock", "sentence"),
    [
        (f"other==1.0 --hash=sha256:{'0' * 64}\n", "Gói tải về khác với danh sách"),
        (f"invoke==9.9 --hash=sha256:{'0' * 64}\n", "Không có gói dựng sẵn cho Python này trên máy này"),
    ],
)
def test_what_cannot_be_installed_is_said(made: Project, lock: str, sentence: str) -> None:
    """Other bytes than the lock's, and a package that has no built file, each have their own sentence, and exit 1."""
    write_wheel(made.wheels, "other", "")
    (made.root / "requirements.txt").write_text(lock, encoding="utf-8")
    done = made.start("build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[1].startswith(sentence)
    assert "Traceback" not in done.stderr
    assert "WARNING" not in done.stderr


def test_no_network(made: Project) -> None:
    """Where nothing answers, the sentence speaks of the network."""
    (made.root / "requirements.txt").write_text(f"invoke==9.9 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    closed = {"PIP_NO_INDEX": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    done = made.start("build", **closed)
    assert done.returncode == 1
    assert done.stderr.splitlines()[1] == (
        "Không tải được; hãy kiểm tra mạng rồi chạy lại / Not downloaded; check the network, then run this again."
    )


def test_stopped_while_installing(made: Project) -> None:
    """Ctrl-C while packages are installed gives 130 and no traceback; the next start begins again, and says so."""
    lock = made.root / "requirements.txt"
    lock.write_text(lock.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    running = made.begin([BASE, "tasks.py", "build"], {})
    waited_until = time.monotonic() + 30
    while not (made.place_of_packages.venv / UNFINISHED).exists() and time.monotonic() < waited_until:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=60)[1]
    assert (running.returncode, said.splitlines()[-1]) == (130, "Đã dừng. / Stopped.")
    assert "Traceback" not in said
    assert made.place_of_packages.why_anew().endswith("the last installation was cut off")


def test_two_starts_at_once(made: Project) -> None:
    """Two first starts at once wait for one another: one installs, both run."""
    shutil.rmtree(made.place_of_packages.venv)
    both = [made.begin([BASE, "tasks.py", "check"], {}) for _ in range(2)]
    said = sorted(process.communicate(timeout=120)[1].count("Installing") for process in both)
    assert ([process.returncode for process in both], said) == ([0, 0], [0, 1])


@pytest.mark.parametrize(
    "file", ["tasks.py", "plugins/bulletins/installing.py", "plugins/bulletins/__init__.py", *PRINTED_WITH]
)
def test_an_old_python_can_read_the_door(file: str) -> None:
    """Python 3.8 reads what is read before the version is looked at, and imports only its standard library."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"), feature_version=(3, 8))
    names = [alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)]
    foreign = {name for name in names if name.split(".")[0] not in sys.stdlib_module_names}
    assert {name.split(".")[0] for name in foreign} <= {"invoke", "bulletins"}
    assert foreign == {
        "tasks.py": {"bulletins.tasks", "invoke.context", "invoke.tasks"},
        "plugins/bulletins/installing.py": {"bulletins.commands.terminal", "bulletins.switching"},
    }.get(file, set())


def test_an_old_python_is_told_which_one_is_needed(tmp_path: Path) -> None:
    """Called by Python 3.9, the door says what is needed and where to get it, makes nothing, and gives 1."""
    stand_in = tmp_path / "python3.9"
    stand_in.write_text(
        textwrap.dedent(f"""\
            #!{BASE}
            import runpy, sys
            sys.version_info = (3, 9, 2, "final", 0)
            sys.argv = sys.argv[1:]
            runpy.run_path(sys.argv[0], run_name="__main__")
            """),
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    project = project_in(tmp_path / "project")
    done = project.start("build", python=str(stand_in))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", TOO_OLD.format(found="3.9.2") + "\n")
    assert not project.place_of_packages.venv.exists()


def test_a_python_without_venv(tmp_path: Path) -> None:
    """Where Python comes without ensurepip, as on Debian, the package to install is named, and nothing is left."""
    stand_in = tmp_path / "python3"
    stand_in.write_text(
        f'#!/bin/sh\nif [ "$2" = venv ]; then echo "ensurepip is not available"; exit 1; fi\nexec "{BASE}" "$@"\n',
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    project = project_in(tmp_path / "project")
    program = (
        f"import runpy, sys; sys._base_executable = {str(stand_in)!r}; sys.argv[0] = 'tasks.py'; "
        "runpy.run_path('tasks.py', run_name='__main__')"
    )
    done = project.run([BASE, "-c", program, "build"], {})
    assert done.returncode == 1
    advice = (
        "Không tạo được .venv / .venv could not be made. Debian, Ubuntu: apt install python3-venv. "
        "Máy khác / elsewhere: https://www.python.org/downloads/"
    )
    assert done.stderr.splitlines() == [advice, "ensurepip is not available"]
    assert not project.place_of_packages.venv.exists()


@pytest.mark.parametrize(
    ("typed", "handed_on"),
    [
        ("import a.docx b.docx c.txt --unit x", "import a.docx --also=b.docx --also=c.txt --unit x"),
        ("import a.docx --unit x", "import a.docx --unit x"),
        ("import --unit x a.docx", "import --unit x a.docx"),
        ("import", "import"),
        ("build --output b", "build --output b"),
    ],
)
def test_an_import_takes_several_files(typed: str, handed_on: str) -> None:
    """All files of an import but the first are handed on as options, so that none is taken for a task."""
    assert with_files_as_options(typed.split()) == handed_on.split()


def test_tasks_need_no_shell() -> None:
    """Tests, checks and benchmarks are started with Python itself: a machine with nothing else has no bash."""
    command = [sys.executable, "-m", "invoke", "bench", "--args=--help"]
    done = subprocess.run(command, cwd=ROOT, env={"PATH": ""}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "--rounds" in done.stdout

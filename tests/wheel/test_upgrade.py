"""A site takes a newer program, or stays as it is: shown before, in one commit, killed at any point, and back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bulletins.newsite.thin_site import read_pin

from tests.git import NAMES, git
from tests.sites import BASE, ROOT
from tests.wheel import called, make_wheel, thin_site

SOURCES = ("plugins", "theme", ".github", ".gitattributes")
FILES = (
    "CHANGELOG.md",
    "Viet-bai.bat",
    "Viet-bai.command",
    "viet-bai.desktop",
    "LICENSE",
    "README.md",
    "pelicanconf.py",
    "publishconf.py",
    "pyproject.toml",
    "requirements.txt",
)
POINTS = 20 if os.environ.get("FULL") else 5
DYING = """
import os, signal, sys
root, at = sys.argv[1], int(sys.argv[2])
count = 0
def see(event, arguments):
    global count
    if event in WATCHED and (event == "subprocess.Popen" or any(str(each).startswith(root) for each in arguments[:2])):
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
WATCHED = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "subprocess.Popen"}
sys.argv[1:] = ["upgrade", *sys.argv[3:]]
os.chdir(root)
from bulletins.__main__ import main
from bulletins.upgrading import switch_plan
original = switch_plan.switch
def counted(*arguments):
    sys.addaudithook(see)
    result = original(*arguments)
    if os.environ.get("COUNTED"):
        print("events", count, flush=True)
    return result
import bulletins.commands.upgrade
bulletins.commands.upgrade.switch = counted
main()
"""

GREETING = """

def _greeting(planned):
    import dataclasses
    from bulletins.model.identity import OutputPath, SitePath
    from bulletins.model.value import replace
    first = next(page for page in planned if page.kind == "not-found")
    path = OutputPath("greeting/index.html")
    def page():
        made = first.make()
        view = replace(made.view, head=replace(made.view.head, path=SitePath("/greeting/")))
        return replace(made, path=path, kind="greeting", view=view)
    return [dataclasses.replace(first, path=path, kind="greeting", make=page)]
"""
"""A page kind more."""


@dataclass(frozen=True)
class Versions:
    """Two versions of the program: the wheel of this tree, and what makes another of a changed one."""

    folder: Path
    old: Path

    def newer(self, version: str, change: Callable[[Path], object], news: str = "Something new.") -> Path:
        """Return the wheel of a changed tree."""
        tree = self.folder / f"tree-{version}"
        for name in SOURCES:
            place = ROOT / name
            if place.is_dir():
                shutil.copytree(place, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in (*FILES, ".gitattributes"):
            shutil.copyfile(ROOT / name, tree / name)
        package = tree / "plugins/bulletins/__init__.py"
        edit(package, '__version__ = "1.0.0"', f'__version__ = "{version}"')
        edit(tree / "CHANGELOG.md", "## 1.0.0", f"## {version}\n\n* {news}\n\n## 1.0.0")
        change(tree)
        return make_wheel(tree, self.folder / f"dist-{version}")


@dataclass(frozen=True)
class Site:
    """A thin site under Git, and the program that stands in it."""

    root: Path
    engine: Path

    def upgrade(self, *words: str, unheard: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        """Return the finished command, in English; `unheard` is what a shell does with its output."""
        command = [sys.executable, "-m", "bulletins", "upgrade", *words, "--lang", "en"]
        shell = shutil.which("bash")
        if shell and unheard:
            command = [shell, "-c", f"{shlex.join(command)} {unheard}; exit ${{PIPESTATUS[0]}}"]
        return called(self.root, *command, PYTHONPATH=str(self.engine), **NAMES, **variables)

    def git(self, *arguments: str) -> str:
        """Return what Git prints."""
        return git(self.root, *arguments)

    @property
    def state(self) -> tuple[str, str, str, tuple[str, ...]]:
        """Return the lock, the lock as it was committed, what is not committed, and the wheels that are there."""
        lock = (self.root / "requirements.txt").read_text(encoding="utf-8")
        wheels = tuple(sorted(path.name for path in (self.root / "vendor").iterdir()))
        return lock, self.git("show", "HEAD:requirements.txt"), self.git("status", "--porcelain"), wheels

    @property
    def version(self) -> str:
        """Return the version that the lock names, whose wheel is there."""
        pin = read_pin((self.root / "requirements.txt").read_text(encoding="utf-8"))
        assert pin is not None
        assert (self.root / pin.place).is_file()
        return pin.version


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first place of a text in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text, file
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def versions(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Versions:
    """Give the wheel of this tree, and a place for others."""
    return Versions(tmp_path_factory.mktemp("versions"), wheel)


@pytest.fixture(scope="module")
def first(versions: Versions) -> Site:
    """Give a site with this program, committed."""
    engine = versions.folder / "engine"
    with zipfile.ZipFile(versions.old) as archive:
        archive.extractall(engine)
    root = thin_site(versions.folder / "first", versions.old, BASE / "content")
    edit(root / "publishconf.py", "SHARE_CARDS = True", "SHARE_CARDS = False")
    site = Site(root, engine)
    site.git("init", "-q", "-b", "main")
    site.git("add", "-A")
    site.git("commit", "-qm", "Our site")
    return site


@pytest.fixture
def site(first: Site, tmp_path: Path) -> Site:
    """Give a site of one's own."""
    shutil.copytree(first.root, tmp_path / "site", ignore=shutil.ignore_patterns("output"))
    return Site(tmp_path / "site", first.engine)


@pytest.mark.slow
def test_there_and_back(site: Site, versions: Versions) -> None:
    """Versions, changelog, pages by kind with examples, a changed original; one commit; and back, in one more.

    What was taken is taken, whoever listens.
    """
    overlay = site.root / "ours/home.html"
    overlay.parent.mkdir(parents=True)
    with (site.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME_TEMPLATES_OVERRIDES = ["ours"]\n')
    shutil.copyfile(ROOT / "theme/templates/home.html", overlay)
    shutil.copyfile(ROOT / "theme/templates/unit.html", overlay.with_name("unit.html"))
    site.git("add", "-A")
    site.git("commit", "-qm", "Our own home page")

    def change(tree: Path) -> None:
        edit(tree / "theme/templates/home.html", "{% block", "{# another home page #}{% block")
        (tree / "theme/templates/unit.html").rename(tree / "theme/templates/union.html")
        for file in (tree / "plugins/bulletins/pages").rglob("*.py"):
            file.write_text(file.read_text(encoding="utf-8").replace('"unit.html"', '"union.html"'), encoding="utf-8")
        edit(tree / "theme/translations/vi.po", 'msgid "Units"\nmsgstr "Đơn vị"', 'msgid "Units"\nmsgstr "Mọi đơn vị"')
        planner = tree / "plugins/bulletins/pages/planner.py"
        edit(planner, "*plan_news(editions),", "*plan_news(editions), *_greeting(planned),")
        planner.write_text(planner.read_text(encoding="utf-8") + GREETING, encoding="utf-8")

    wheel = versions.newer("1.1.0", change, "The list of units is called Mọi đơn vị.")
    before = site.state
    shown = site.upgrade(str(wheel))
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert before == site.state
    assert "Here: 1.0.0. There: 1.1.0." in shown.stdout
    assert "* The list of units is called Mọi đơn vị." in shown.stdout
    assert "ours/home.html: you have changed this file of the theme" in shown.stdout
    assert "+{# another home page #}" in shown.stdout
    assert "ours/unit.html: you have changed this file of the theme, and 1.1.0 has none" in shown.stdout
    assert "+ Mọi đơn vị" in shown.stdout
    assert "side by side in .upgrading/trial/changes.html" in shown.stdout
    compared = (site.root / ".upgrading/trial/changes.html").read_text(encoding="utf-8")
    assert "<td><del>Đơn</del> vị<td><ins>Mọi đơn</ins> vị" in compared
    assert "greeting: 1 new, 0 say something else, 0 look otherwise, 0 gone\n  + /greeting/\n" in shown.stdout
    assert "Nothing was changed. To take it" in shown.stdout
    done = site.upgrade(str(wheel), "--yes", unheard=">/dev/full")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr
    assert "The program is 1.1.0 now" in done.stdout + done.stderr
    assert (site.version, site.git("status", "--porcelain")) == ("1.1.0", "")
    assert site.git("log", "-1", "--format=%s").strip() == "Upgrade the program from 1.0.0 to 1.1.0"
    after = site.state
    done = site.upgrade("--back", unheard=">&-")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert (site.version, site.state[0], site.git("status", "--porcelain")) == ("1.0.0", before[0], "")
    done = site.upgrade("--back", unheard="| true")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert site.state[:3] == after[:3]


@pytest.mark.slow
def test_what_readers_would_lose_is_refused(site: Site, versions: Versions) -> None:
    """Addresses that would vanish and errors that only the new version finds change nothing, and say the way out."""

    def moved(tree: Path) -> None:
        edit(
            tree / "plugins/bulletins/pages/addresses.py",
            "{self.words.campaigns}/{slug}",
            "{self.words.campaigns}-{slug}",
        )

    before = site.state
    done = site.upgrade(str(versions.newer("2.0.0", moved)), "--yes")
    assert (done.returncode, "error upgrade-vanished" in done.stdout) == (1, True), done.stdout + done.stderr
    assert "/phong-trao/" in done.stdout
    assert before == site.state

    def stricter(tree: Path) -> None:
        edit(tree / "plugins/bulletins/reading/manuscript.py", '"summary"', '"abstract"')

    done = site.upgrade(str(versions.newer("2.1.0", stricter)), "--yes")
    assert (done.returncode, "error upgrade-new-errors" in done.stdout) == (1, True), done.stdout + done.stderr
    assert "unknown-key" in done.stdout
    assert before == site.state


@pytest.mark.slow
def test_killed_at_many_points(site: Site, versions: Versions) -> None:
    """Wherever the change is cut off, the site has the old program or the new one, and the next command ends it."""
    wheel = versions.newer("1.2.0", lambda _: None)
    old = site.state
    assert site.upgrade(str(wheel), "--yes").returncode == 0
    new = site.state
    total = int(dying(site, 10**9, "--back", COUNTED="1").stdout.rpartition("events ")[2].split()[0])
    assert total >= POINTS
    assert site.upgrade("--back").returncode == 0
    assert (site.state[:3], site.version) == (new[:3], "1.2.0")
    ended = set()
    for point in range(POINTS):
        at = 1 + point * (total - 1) // (POINTS - 1)
        start = site.version
        done = dying(site, at, "--back")
        assert done.returncode == -9, done.stdout + done.stderr
        assert site.version in {"1.0.0", "1.2.0"}
        next_command(site)
        lock, committed, unsaid, _ = site.state
        assert (lock, unsaid) == (committed, ""), at
        assert lock in {old[0], new[0]}
        assert not (site.root / ".upgrading/ready").exists()
        ended.add(site.version != start)
    assert ended == {False, True}


def dying(site: Site, at: int, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Return an upgrade that is killed before it touches the site for the n-th time after it began to change it."""
    return called(
        site.root, sys.executable, "-c", DYING, str(site.root), str(at), *words,
        PYTHONPATH=str(site.engine), **NAMES, **variables,
    )  # fmt: skip


def next_command(site: Site) -> None:
    """Do what every command of the site does first."""
    program = (
        "import sys, pathlib; from bulletins.switching import finish_switch as f; sys.exit(f(pathlib.Path('.')) or 0)"
    )
    done = called(site.root, sys.executable, "-c", program, PYTHONPATH=str(site.engine), **NAMES)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "upgrade-what"),
        (("nothing.whl",), "upgrade-not-a-wheel"),
        (("pelican_bulletins-9.0-py3-none-any.whl",), "upgrade-no-file"),
        (("http://127.0.0.1:9/pelican_bulletins-9.0-py3-none-any.whl",), "upgrade-no-digest"),
        (("http://127.0.0.1:9/pelican_bulletins-9.0-py3-none-any.whl#sha256=" + "0" * 64,), "upgrade-not-fetched"),
        (("{old}#sha256=" + "0" * 64,), "upgrade-other-bytes"),
        (("{old}",), "upgrade-same-version"),
        (("--back",), "upgrade-nothing-before"),
    ],
)
def test_what_cannot_be_taken_is_said(first: Site, versions: Versions, words: tuple[str, ...], code: str) -> None:
    """Each has its sentence with what to type instead, and exit 1."""
    done = first.upgrade(*(word.replace("{old}", str(versions.old)) for word in words))
    assert (done.returncode, f"error {code}" in done.stdout, "Traceback" in done.stderr) == (1, True, False), (
        done.stdout + done.stderr
    )


def test_a_lock_that_is_not_committed(site: Site, versions: Versions) -> None:
    """What Git does not have yet would be mixed into the commit: it is refused; so is a full copy of the program."""
    with (site.root / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write("# ours\n")
    done = site.upgrade(str(versions.old))
    assert (done.returncode, "error upgrade-uncommitted" in done.stdout) == (1, True), done.stdout
    (site.root / "requirements.txt").write_text("jinja2==3.1.6\n", encoding="utf-8")
    done = site.upgrade(str(versions.old))
    assert (done.returncode, "error upgrade-no-pin" in done.stdout) == (1, True), done.stdout

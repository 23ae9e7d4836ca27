"""A wheel in an empty environment builds what the repository builds, and no index is asked for the program."""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from bulletins import __version__
from bulletins.newsite.thin_site import Pin, lock_of, pin_of, read_pin

from tests.git import git
from tests.sites import BASE, ROOT, tree
from tests.wheel import BASE_PYTHON, built_by_repository, called, make_wheel, thin_site

CONTENT = ROOT / "content" if os.environ.get("FULL") else BASE / "content"
MOST_BYTES = 1_500_000
ASKED = re.compile(r"/(?:pelican[-_.])?bulletins/", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Give a thin site after its first command, `build`, called by a Python that has nothing."""
    folder = thin_site(tmp_path_factory.mktemp("trang của Hội"), wheel, CONTENT)
    return folder, called(folder, BASE_PYTHON, "tasks.py", "build", "--lang", "en", PIP_LOG=str(folder / "pip.log"))


def test_what_the_wheel_holds(wheel: Path, tmp_path: Path) -> None:
    """Templates, catalogues, fonts, sentences, the lock and the changelog are inside; it is small; twice the same."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        about = archive.read(f"pelican_bulletins-{__version__}.dist-info/METADATA").decode()
    theme = {f"bulletins/theme/{path}" for path in tree(ROOT / "theme")}
    assert theme <= names
    assert {"bulletins/requirements.txt", "bulletins/CHANGELOG.md", "bulletins/reports/phrases.toml"} <= names
    assert f"Name: pelican-bulletins\nVersion: {__version__}\n" in about
    assert [name for name in names if "__pycache__" in name or name.startswith("tests/")] == []
    assert wheel.stat().st_size < MOST_BYTES
    again = make_wheel(ROOT, tmp_path)
    assert wheel.read_bytes() == again.read_bytes()


@pytest.mark.slow
def test_the_same_bytes(site: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    """Installed into an empty environment, the wheel gives the repository's bytes, file by file."""
    folder, done = site
    assert done.returncode == 0, done.stdout + done.stderr
    expected = tree(built_by_repository(folder / "content", tmp_path))
    assert len(expected) > 50
    assert expected == tree(folder / "output")


@pytest.mark.slow
def test_no_index_is_asked_for_the_program(site: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """In all that pip noted of the installation, the program comes from its file alone."""
    noted = (site[0] / "pip.log").read_text(encoding="utf-8")
    assert "vendor/pelican_bulletins" in noted
    assert "jinja2" in noted.lower()
    addresses = re.findall(r"(?:https?|file)://\S+", noted)
    assert addresses
    assert [address for address in addresses if ASKED.search(address) and "vendor" not in address] == []


@pytest.mark.slow
def test_every_way_to_call_it(site: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """`bulletins`, `python -m bulletins`, `inv`, `pelican` and the second of the two commands work there."""
    folder, _ = site
    programs = folder / ".venv/bin"
    for command in (("bulletins", "check"), ("python", "-m", "bulletins", "check"), ("inv", "check")):
        done = called(folder, str(programs / command[0]), *command[1:], "--lang", "en")
        assert (done.returncode, done.stdout.splitlines()[-1]) == (
            0,
            "Everything is in order; nothing was written.",
        ), done.stdout + done.stderr
    before = tree(folder / "output")
    done = called(folder, str(programs / "pelican"), "content", "-s", "pelicanconf.py", "-o", "output")
    assert (done.returncode, before == tree(folder / "output")) == (0, True), done.stdout + done.stderr
    done = called(folder, BASE_PYTHON, "tasks.py", "test", "--lang", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Built twice, \d+ files each time, every byte the same", done.stdout), done.stdout
    assert f"bulletins {__version__}" in called(folder, str(programs / "bulletins"), "--version").stdout


@pytest.mark.slow
def test_a_start_from_an_installed_program(site: tuple[Path, subprocess.CompletedProcess[str]], wheel: Path) -> None:
    """Where the program was installed from a wheel, a new site gets that very file, and the lock names its digest."""
    folder = site[0]
    programs = folder / ".venv/bin"
    done = called(
        folder, str(programs / "bulletins"), "start", "--name", "Hội Sen", "--folder", "../sen", "--lang", "en"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = folder.parent / "sen"
    assert (made / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    assert read_pin((made / "requirements.txt").read_text(encoding="utf-8")) == pin_of(wheel)
    done = called(made, str(programs / "bulletins"), "check", "--lang", "en")
    assert done.returncode == 0, done.stdout + done.stderr
    done = called(folder, str(programs / "bulletins"), "start", "--full", "--name", "Hội Sen", "--lang", "en")
    assert (done.returncode, "start-not-a-copy" in done.stdout) == (1, True)


@pytest.mark.slow
def test_what_is_not_the_program_is_not_run(wheel: Path, tmp_path: Path) -> None:
    """A wheel with other bytes, one that is gone and a lock that names none are said in a sentence, with exit 1."""
    folder = thin_site(tmp_path / "site", wheel, BASE / "content")
    vendored = folder / "vendor" / wheel.name
    with vendored.open("ab") as file:
        file.write(b"more")
    done = called(folder, BASE_PYTHON, "tasks.py", "build")
    assert (done.returncode, "this is not the program that requirements.txt names" in done.stderr) == (1, True)
    vendored.unlink()
    done = called(folder, BASE_PYTHON, "tasks.py", "build")
    assert (done.returncode, "cannot be read" in done.stderr) == (1, True)
    (folder / "requirements.txt").write_text("jinja2==3.1.6\n", encoding="utf-8")
    done = called(folder, BASE_PYTHON, "tasks.py", "build")
    assert (done.returncode, "does not say where the program lies" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr
    assert not (folder / ".venv").exists()


def test_the_line_that_names_the_program(wheel: Path) -> None:
    """By a file or by an address, a lock's line is read back as it was written; the name never stands alone in it."""
    pin = pin_of(wheel)
    lock = lock_of(pin, "jinja2==3.1.6 --hash=sha256:00\n")
    assert lock.splitlines()[0] == f"./vendor/{wheel.name} --hash=sha256:{pin.digest}"
    assert read_pin(lock) == pin
    remote = Pin(place=f"https://example.org/{wheel.name}", version=__version__, digest=pin.digest)
    assert remote.line == f"pelican-bulletins @ https://example.org/{wheel.name} --hash=sha256:{pin.digest}\n"
    assert read_pin(remote.line.replace(" --hash", " \\\n    --hash") + "x==1\n") == remote
    assert read_pin("jinja2==3.1.6\n") is None


def test_nothing_asks_an_index_for_the_name() -> None:
    """No lock, workflow or document has pip look for `bulletins` or `pelican-bulletins` by its name."""
    listed = git(ROOT, "ls-files", "-z")
    names = [name for name in listed.split("\0") if name and not name.startswith(("content/", "tests/golden/tree/"))]
    asking = re.compile(
        r"(?:pip3?|pipx|uv|uvx|poetry)(?:\s+(?:pip|run|tool))?\s+(?:install|download|wheel|add|inject|sync)\b"
        r"[^\n`|]*?(?<![\w./=@-])(?:pelican-)?bulletins(?![\w./-])|pip index|uvx (?:pelican-)?bulletins",
        re.IGNORECASE,
    )
    locked = re.compile(r"^(?:pelican-)?bulletins\s*(?:[=<>~!\[;]|$)", re.MULTILINE | re.IGNORECASE)
    texts = {name: (ROOT / name).read_bytes().decode("utf-8", "replace") for name in names if (ROOT / name).is_file()}
    assert asking.search("pip install bulletins")
    assert asking.search("python -m pip install -U pelican-bulletins")
    assert not asking.search("pip install ./vendor/pelican_bulletins-1.0.0-py3-none-any.whl")
    mine = "tests/wheel/test_wheel.py"
    assert [name for name, text in texts.items() if name != mine and asking.search(text)] == []
    locks = {name: text for name, text in texts.items() if Path(name).name.startswith("requirements")}
    assert len(locks) >= 6
    assert [name for name, text in locks.items() if locked.search(text)] == []

"""A site that was kept in a full copy of the program becomes one of its own by one command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bulletins.commands.console import Console
from bulletins.commands.full_copy_start import copy_start, start_from_copy
from bulletins.newsite.full_copy import take_along
from bulletins.rendering import read_words

from tests.git import git
from tests.sites import NOW, ROOT, copy_base, run_check, tree

PROGRAM = ("theme", "plugins/bulletins/__init__.py", "pelicanconf.py", "publishconf.py", "tasks.py", "requirements.txt")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a full copy under Git, as one gets it from a template, with a site in it."""
    folder = tmp_path / "old"
    for name in PROGRAM:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile)(ROOT / name, target)
    write(folder, "theme/templates/gone.html", "<p>{{ view.title }}</p>")
    write(folder, "theme/static/css/old.css", ".before {}")
    commit(folder, "As it was copied")
    copy_base(folder)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    """Write a file below a folder."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Put one text in place of another."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def commit(folder: Path, message: str) -> None:
    """Commit everything in a folder, which becomes a repository where it is none."""
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", message)):
        git(folder, *command)
    for name in ("user.name", "user.email"):
        git(folder, "config", name, "test@example.org")


def lead_over(copy: Path, wheel: Path) -> tuple[int, str, Path]:
    """Return the exit code, what was said, and the new folder."""
    said: list[str] = []
    wanted = copy_start(str(copy), str(copy.with_name("new")), str(wheel))
    code = start_from_copy(Console(language="en", write=said.append), wanted, lambda: NOW)
    return code, "".join(said), wanted.folder


def test_everything_goes_along_or_is_named(copy: Path, wheel: Path) -> None:
    """Content, history, own templates, styles and settings; what cannot go along is said, and nothing else changes."""
    edit(copy, "theme/templates/not-found.html", "{% block", "{# ours #}{% block")
    edit(copy, "theme/translations/vi.po", 'msgid "Units"\nmsgstr "Đơn vị"', 'msgid "Units"\nmsgstr "Các \\"đơn vị\\""')
    write(copy, "theme/templates/gone.html", "<h1>{{ view.title }}</h1>")
    write(copy, "theme/static/css/zz-ours.css", ".card { color: inherit; }")
    (copy / "theme/static/favicon.svg").unlink()
    edit(copy, "pelicanconf.py", "BULLETINS_PER_PAGE = 20", "BULLETINS_PER_PAGE = 12\nDEFAULT_PAGINATION = 5")
    edit(copy, "pelicanconf.py", "SEARCH = True", "SEARCH = False")
    edit(copy, "plugins/bulletins/__init__.py", "A static", "Our static")
    write(copy, "CNAME", "hoi-sen.vn\n")
    commit(copy, "Ours")
    before = tree(copy)
    code, said, new = lead_over(copy, wheel)
    assert code == 0, said
    assert tree(copy) == before
    own = (new / "extensions/own_theme/templates/not-found.html").read_text(encoding="utf-8")
    assert "{# ours #}" in own
    assert (new / "extensions/own_theme/static/css/zz-ours.css").is_file()
    assert (new / "from-the-copy/theme/templates/gone.html").read_text(encoding="utf-8").startswith("<h1>")
    assert not (new / "from-the-copy/theme/static").exists()
    settings = (new / "pelicanconf.py").read_text(encoding="utf-8")
    assert "BULLETINS_PER_PAGE = 12\n" in settings
    assert "SEARCH = False  #" in settings
    assert 'PLUGINS = ["own_theme"]' in settings
    assert "DEFAULT_PAGINATION" not in settings
    assert (new / "CNAME").is_file()
    assert '"Units": "Các \\"đơn vị\\"",' in (new / "extensions/own_theme.py").read_text(encoding="utf-8")
    for told in (
        "  theme/templates/not-found.html",
        "  theme/templates/gone.html",
        "  theme/static/favicon.svg",
        "  pelicanconf.py: DEFAULT_PAGINATION = 5",
        "  plugins/bulletins/__init__.py",
        "  CNAME",
        '  vi: Units → Các "đơn vị"',
    ):
        assert f"{told}\n" in said
    assert tree(new / "content") == tree(copy / "content")
    assert git(new, "log", "--format=%s").splitlines() == [
        "The site becomes one of its own, with the program in vendor/",
        "Ours",
        "As it was copied",
    ]
    assert run_check(new, "en")[0] == 0


def test_a_copy_without_a_history(copy: Path, wheel: Path) -> None:
    """Of another version, every file of its theme that differs is laid aside, and it is said why."""
    edit(copy, "theme/templates/not-found.html", "{% block", "{# ours #}{% block")
    edit(copy, "plugins/bulletins/__init__.py", '"1.', '"0.')
    shutil.rmtree(copy / ".git")
    code, said, new = lead_over(copy, wheel)
    assert code == 0, said
    assert "There is no Git history that tells what the copy began with." in said
    assert (new / "from-the-copy/theme/templates/not-found.html").is_file()
    assert not (new / ".git").exists()


@pytest.mark.parametrize("fault", ["uncommitted", "no-copy", "taken", "content"])
def test_what_cannot_be_led_over_changes_nothing(copy: Path, fault: str, wheel: Path) -> None:
    """Work that Git has not kept, a folder that is no copy, one in which something lies, content with an error."""
    if fault == "content":
        edit(copy, "content/site.yml", "time_zone:", "time_zoen:")
    commit(copy, "Ours")
    if fault == "uncommitted":
        write(copy, "content/site.yml", "x")
    if fault == "no-copy":
        shutil.rmtree(copy / "theme")
        commit(copy, "No theme")
    if fault == "taken":
        write(copy.with_name("new"), "mine.txt", "mine")
    code, said, new = lead_over(copy, wheel)
    expected = {"uncommitted": "start-uncommitted", "no-copy": "start-copy-none", "taken": "start-folder-taken"}
    assert (code, expected.get(fault, "unknown-key") in said) == (1, True), said
    assert sorted(path.name for path in new.glob("*")) == (["mine.txt"] if fault == "taken" else [])


@pytest.mark.parametrize(
    "catalogue", ['msgid "a"\nmsgstr "\\"\n', 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "ours"\n', "no catalogue"]
)
def test_words_that_no_extension_can_say_are_laid_aside(catalogue: str) -> None:
    """A catalogue that is broken, or has other plural forms, is kept for somebody to look at."""
    own = {"theme/translations/vi.po": catalogue.encode()}
    theirs = b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "theirs"\n'
    taken = take_along(own, lambda _: theirs, lambda _: theirs, read_words)
    assert dict(taken.files)["from-the-copy/theme/translations/vi.po"] == catalogue.encode()
    assert ("start-copy-aside", "theme/translations/vi.po") in taken.told


def test_settings_that_name_extensions_keep_them() -> None:
    """The site's own theme comes before what PLUGINS names already."""
    program = b'SEARCH = True\nPLUGINS = ["events"]\n'
    taken = take_along(
        {"pelicanconf.py": program, "theme/templates/a.html": b"ours"},
        lambda name: program if name.endswith(".py") else None,
        lambda name: program if name.endswith(".py") else None,
        read_words,
    )
    assert dict(taken.files)["pelicanconf.py"] == b'SEARCH = True\nPLUGINS = ["own_theme", *["events"]]\n'

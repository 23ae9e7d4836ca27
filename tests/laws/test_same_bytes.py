"""One site on every computer: Git set to write CRLF, other line ends, names that some computer cannot keep."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.paths import excess
from bulletins.model.value import replace
from bulletins.reports import Format

from tests.git import git
from tests.sites import NOW, ROOT, copy_base, run_check, settings_for, tree

TEXTS = {".md", ".yml", ".css", ".js", ".svg", ".txt", ".html", ".xml", ".po", ".pot"}
PDF = b"%PDF-1.4\n" + b"1 0 obj << >> endobj\n" * 40 + b"%%EOF\n"
BULLETIN = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky"


def repository(folder: Path) -> Path:
    """Return a repository with a site and the theme, committed on a computer that writes LF."""
    folder.mkdir()
    copy_base(folder)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copyfile(ROOT / ".gitattributes", folder / ".gitattributes")
    text = folder / "content" / BULLETIN / "index.md"
    (text.parent / "ke-hoach.pdf").write_bytes(PDF)
    attached = text.read_text(encoding="utf-8").replace(
        "\nunit:", "\nattachments:\n  - src: ke-hoach.pdf\n    title: Kế hoạch\nunit:", 1
    )
    text.write_text(attached, encoding="utf-8", newline="\n")
    git(folder, "init", "--quiet", "--initial-branch=main", ".")
    git(folder, "config", "core.autocrlf", "false")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A site")
    return folder


def built(folder: Path, theme: Path) -> dict[str, bytes]:
    """Return the files of the site of a folder, built from nothing with a theme."""
    said: list[str] = []
    own = replace(settings_for(folder), theme=theme)
    assert build(lambda: own, Console(style=Format.TEXT, language="en", write=said.append), lambda: NOW) == 0, said
    return tree(folder / "output")


def test_a_clone_that_writes_crlf(tmp_path: Path) -> None:
    """Cloned with core.autocrlf=true every file has the bytes that were committed, a PDF of plain letters included."""
    first = repository(tmp_path / "first")
    git(tmp_path, "clone", "--quiet", "--config", "core.autocrlf=true", "first", "second")
    second = tmp_path / "second"
    assert _files(first) == _files(second)
    assert git(second, "status", "--porcelain") == ""
    site = built(first, first / "theme")
    assert site == built(second, second / "theme")
    assert PDF in site.values()


def test_line_ends_leave_no_trace(tmp_path: Path) -> None:
    """Every text of content and theme with CRLF, as a copy by hand may have it, gives the same bytes."""
    first = repository(tmp_path / "first")
    second = tmp_path / "second"
    shutil.copytree(first, second)
    for file in second.rglob("*"):
        if file.suffix in TEXTS and ".git" not in file.parts:
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert _files(first) != _files(second)
    assert built(first, first / "theme") == built(second, second / "theme")


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of a working copy, those of Git itself apart."""
    return {path: data for path, data in tree(folder).items() if not path.startswith(".git/")}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot make these names to begin with")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("aux.pdf", "reserved-name"),
        ("CONIN$.pdf", "reserved-name"),
        ("con .pdf", "reserved-name"),
        ("lpt¹", "reserved-name"),
        ("ke-hoach.pdf.", "forbidden-name"),
        ("ke-hoach.pdf ", "forbidden-name"),
        ("a:b.pdf", "forbidden-name"),
        ("Thông báo " * 16 + ".pdf", "name-too-long"),
    ],
)
def test_what_some_computer_cannot_fetch(tmp_path: Path, name: str, code: str) -> None:
    """Names of devices, blanks and dots at the end, and what is too long for Windows or Linux are refused."""
    content = copy_base(tmp_path)
    (content / BULLETIN / name).write_bytes(PDF)
    said = run_check(tmp_path)
    assert said[0] == 1
    assert any(f"error {code}: " in line for line in said[1]), said[1]


def test_a_name_that_only_linux_cannot_keep() -> None:
    """A name of 90 letters with stacked marks fits Windows, which counts letters, but not Linux, which counts bytes."""
    assert excess("content/" + "ệ" * 85) == 0
    assert excess("content/" + "ệ" * 90 + ".pdf") == 90 * 3 + 4 - 255


def test_how_long_a_path_may_be(tmp_path: Path) -> None:
    """200 characters from content/ on are taken; the refusal of one with more says by how many."""
    content = copy_base(tmp_path)
    room = 200 - len(f"content/{BULLETIN}/.jpg")
    (content / BULLETIN / f"{'a' * room}.jpg").write_bytes(b"x")
    assert run_check(tmp_path)[0] == 0
    (content / BULLETIN / f"{'b' * (room + 7)}.jpg").write_bytes(b"x")
    code, lines = run_check(tmp_path)
    told = "this path is 7 characters too long for Windows, or its name for Linux, so that not everyone could fetch it"
    assert code == 1
    assert any(told in line for line in lines), lines


def test_a_second_name_is_no_device(tmp_path: Path) -> None:
    """An earlier name that Windows takes for a device would be a folder of the site, and is refused."""
    text = copy_base(tmp_path) / "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"
    text.write_text(text.read_text(encoding="utf-8").replace("\nunit:", "\naliases: [aux]\nunit:", 1), encoding="utf-8")
    code, lines = run_check(tmp_path)
    assert code == 1
    assert any("“ban-tin/aux/index.html” cannot be published under this name" in line for line in lines), lines

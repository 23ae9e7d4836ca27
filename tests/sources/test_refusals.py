"""What cannot stay as it is under content/: each with its code, its place and what it should be."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem
from bulletins.model.source import FileStatus, SourceKind
from bulletins.sources import find_sources
from bulletins.sources.bytes import read_source
from bulletins.sources.kinds import Classified
from bulletins.sources.walk import EntryKind, FoundFile

from tests.sources.tree import details, fated, findings, paths, plant

TEXT = "bulletins/2024/tin/index.md"


@pytest.mark.parametrize(
    ("path", "where", "code"),
    [
        ("ghi-chu.md", "ghi-chu.md", "text-outside-folder"),
        ("ghi-chu.txt", "ghi-chu.txt", "misplaced-file"),
        ("khac/a.jpg", "khac", "unknown-folder"),
        ("bulletin/2024/tin/index.md", "bulletin", "misspelt-folder"),
        ("Units/binh-thuan.yml", "Units", "misspelt-folder"),
        ("bulletins/tin.md", "bulletins/tin.md", "text-outside-folder"),
        ("bulletins/2024/tin.md", "bulletins/2024/tin.md", "text-outside-folder"),
        ("bulletins/2024/a.jpg", "bulletins/2024/a.jpg", "misplaced-file"),
        ("bulletins/tin-moi/index.md", "bulletins/tin-moi", "bulletin-outside-year"),
        ("bulletins/24/tin-moi/index.md", "bulletins/24", "year-folder"),
        ("bulletins/２０２４/tin-moi/index.md", "bulletins/２０２４", "year-folder"),
        ("bulletins/2024/Moi/index.md", "bulletins/2024/Moi", "bad-slug"),
        ("bulletins/2024/hội-nghị/index.md", "bulletins/2024/hội-nghị", "bad-slug"),
        ("bulletins/2024/hoi nghi/index.md", "bulletins/2024/hoi nghi", "bad-slug"),
        ("bulletins/2024/hoi--nghi/index.md", "bulletins/2024/hoi--nghi", "bad-slug"),
        ("bulletins/2024/---/index.md", "bulletins/2024/---", "name-without-letters"),
        ("bulletins/2024/con/index.md", "bulletins/2024/con", "reserved-name"),
        ("bulletins/2024/tin/aux.jpg", "bulletins/2024/tin/aux.jpg", "reserved-name"),
        ("bulletins/2024/tin/tin.md", "bulletins/2024/tin/tin.md", "stray-text"),
        ("bulletins/2024/tin/index.final.md", "bulletins/2024/tin/index.final.md", "stray-text"),
        ("bulletins/2024/tin/index (1).md", "bulletins/2024/tin/index (1).md", "stray-text"),
        ("bulletins/2024/tin/anh/a.md", "bulletins/2024/tin/anh/a.md", "stray-text"),
        ("bulletins/2024/tin/trong/index.md", "bulletins/2024/tin/trong", "nested-text"),
        ("bulletins/2024/moi/a.jpg", "bulletins/2024/moi", "folder-without-text"),
        ("bulletins/2024/moi/index.en.md", "bulletins/2024/moi/index.en.md", "translation-without-original"),
        ("bulletins/2023/tin/index.md", "bulletins/2024/tin", "slug-twice"),
        ("units/binh-thuan.yaml", "units/binh-thuan.yaml", "registry-name"),
        ("units/binh-thuan.YML", "units/binh-thuan.YML", "registry-name"),
        ("units/binh-thuan.yml.txt", "units/binh-thuan.yml.txt", "registry-name"),
        ("units/Bình Thuận.yml", "units/Bình Thuận.yml", "bad-slug"),
        ("units/tinh/binh-thuan.yml", "units/tinh", "misplaced-folder"),
        ("campaigns/du-an-8.jpg", "campaigns/du-an-8.jpg", "misplaced-file"),
        ("pages/lien-he.md", "pages/lien-he.md", "text-outside-folder"),
        ("pages/lien-he/INDEX.MD", "pages/lien-he/INDEX.MD", "misnamed-text"),
    ],
)
def test_a_misplaced_or_misnamed_file_is_refused(tmp_path: Path, path: str, where: str, code: str) -> None:
    """Each is one problem at the file, or at the folder that is to blame, and the file is in the ledger as refused."""
    found = find_sources(plant(tmp_path, TEXT, path))
    assert findings(found) == [(f"content/{where}", code)]
    assert path in fated(found, FileStatus.REFUSED)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("INDEX.MD", "index.md"),
        ("Index.md", "index.md"),
        ("index.txt", "index.md"),
        ("index.markdown", "index.md"),
        ("index.md.txt", "index.md"),
        ("index.md.md", "index.md"),
        ("index", "index.md"),
        ("index.docx", "index.md"),
        ("index.EN.md", "index.en.md"),
        ("index_en.md", "index.en.md"),
        ("index-en.md", "index.en.md"),
        ("index.en.txt", "index.en.md"),
    ],
)
def test_a_text_nearly_called_index_is_told_its_right_name(tmp_path: Path, name: str, right: str) -> None:
    """Whatever Windows or an editor made of the name, the hint says what to rename it to, and nothing else is said."""
    found = find_sources(plant(tmp_path, f"bulletins/2024/tin/{name}", "bulletins/2024/tin/a.jpg"))
    assert details(found) == {"name": name, "right": right}
    assert set(fated(found, FileStatus.REFUSED)) == {f"bulletins/2024/tin/{name}", "bulletins/2024/tin/a.jpg"}


@pytest.mark.parametrize(
    ("name", "suggestion"), [("Đại hội", "dai-hoi"), ("tin_moi", "tin-moi"), ("TIN", "tin"), ("a.b", "a-b")]
)
def test_a_bad_folder_name_comes_with_a_good_one(tmp_path: Path, name: str, suggestion: str) -> None:
    """Accents, capitals, blanks and dots go; đ becomes d."""
    found = find_sources(plant(tmp_path, f"bulletins/2024/{name}/index.md"))
    assert details(found) == {"name": name, "suggestion": suggestion}


def test_one_slug_in_two_years_names_both(tmp_path: Path) -> None:
    """Neither of the two is used: both addresses would be one."""
    found = find_sources(plant(tmp_path, "bulletins/2023/tin/index.md", "bulletins/2023/tin/a.jpg", TEXT))
    assert details(found) == {"slug": "tin", "other": "content/bulletins/2023/tin"}
    assert paths(found) == ["site.yml"]


def test_names_that_differ_by_case_alone_are_refused(tmp_path: Path) -> None:
    """On Windows and macOS the two are one file."""
    found = find_sources(plant(tmp_path, TEXT, "bulletins/2024/tin/p.jpg", "bulletins/2024/tin/P.JPG"))
    assert details(found) == {"name": "p.jpg", "other": "content/bulletins/2024/tin/P.JPG"}
    assert set(fated(found, FileStatus.REFUSED)) == {"bulletins/2024/tin/p.jpg", "bulletins/2024/tin/P.JPG"}


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS keeps one of the two names")
def test_names_that_differ_by_unicode_form_alone_are_refused(tmp_path: Path) -> None:
    """An accent stored in two ways makes two files on Linux and one on macOS."""
    composed, split = (unicodedata.normalize(form, "ảnh.jpg") for form in ("NFC", "NFD"))
    found = find_sources(plant(tmp_path, TEXT, f"bulletins/2024/tin/{composed}", f"bulletins/2024/tin/{split}"))
    assert findings(found) == [("content/bulletins/2024/tin/ảnh.jpg", "name-clash")]


@pytest.mark.parametrize("folder", [True, False])
def test_symbolic_links_are_refused_wherever_they_lead(tmp_path: Path, *, folder: bool) -> None:
    """A link is never followed, be it to a file or a folder, inside content/ or outside."""
    plant(tmp_path, TEXT)
    target = tmp_path / ("bulletins" if folder else "site.yml")
    try:
        (tmp_path / "bulletins/2024/tin/a.jpg").symlink_to(target, target_is_directory=folder)
    except OSError:
        pytest.skip("this system lets nobody make links")
    found = find_sources(tmp_path)
    assert findings(found) == [("content/bulletins/2024/tin/a.jpg", "symlink")]
    assert paths(found) == [TEXT, "site.yml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot make such files")
class TestOnUnix:
    """What only exists where file names may hold anything."""

    def test_a_pipe_is_refused_and_not_opened(self, tmp_path: Path) -> None:
        """Reading a pipe would wait for ever."""
        plant(tmp_path, TEXT)
        os.mkfifo(tmp_path / "bulletins/2024/tin/a.jpg")
        assert findings(find_sources(tmp_path)) == [("content/bulletins/2024/tin/a.jpg", "special-file")]

    @pytest.mark.parametrize("name", ["a?.jpg", "a:b.jpg", "a\\b.jpg", "a\n.jpg", "a.jpg.", "a.jpg ", "\udcff.jpg"])
    def test_a_name_that_windows_cannot_store_is_refused(self, tmp_path: Path, name: str) -> None:
        """Colleagues on Windows could not even check the folder out; the report stays one line."""
        found = find_sources(plant(tmp_path, TEXT, f"bulletins/2024/tin/{name}"))
        (problem,) = found.problems
        assert problem.code == "forbidden-name"
        assert problem.path.isprintable()

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    @pytest.mark.parametrize("path", ["bulletins/2024/tin/index.md", "bulletins/2024/tin/a.jpg", "bulletins/2024"])
    def test_what_may_not_be_read_is_refused(self, tmp_path: Path, path: str) -> None:
        """A file or folder without permission is named with the system's reason."""
        plant(tmp_path, TEXT, "bulletins/2024/tin/a.jpg")
        (tmp_path / path).chmod(0)
        try:
            found = find_sources(tmp_path)
        finally:
            (tmp_path / path).chmod(0o755)
        assert findings(found) == [(f"content/{path}", "unreadable")]
        assert path in fated(found, FileStatus.REFUSED)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """What the system says is passed on; here the file is gone before it is read."""
    gone = FoundFile(TEXT, "index.md", str(tmp_path / "index.md"), tuple(TEXT.split("/")), EntryKind.FILE)
    for kind in (SourceKind.BULLETIN, SourceKind.ASSET):
        refused = read_source(gone, Classified(kind=kind, slug=Slug("tin")), {})
        assert isinstance(refused, Problem)
        assert refused.code == "unreadable"
        assert refused.path == f"content/{TEXT}"


@pytest.mark.parametrize("name", ["site.yaml", "Site.yml", "site.yml.txt"])
def test_a_misnamed_site_file_is_not_also_missing(tmp_path: Path, name: str) -> None:
    """One mistake, one message: how to rename it."""
    (tmp_path / name).write_text("", encoding="utf-8")
    assert details(find_sources(tmp_path)) == {"name": name, "right": "site.yml"}


def test_an_oversized_text_is_not_read(tmp_path: Path) -> None:
    """A text of many megabytes is a film under the wrong name."""
    plant(tmp_path, TEXT)
    with (tmp_path / TEXT).open("wb") as file:
        file.truncate(16_000_001)
    assert findings(find_sources(tmp_path)) == [(f"content/{TEXT}", "text-too-large")]


def test_an_empty_folder_is_only_a_warning(tmp_path: Path) -> None:
    """Nothing is lost with it, so nothing is refused."""
    plant(tmp_path, TEXT)
    (tmp_path / "bulletins/2024/moi").mkdir()
    found = find_sources(tmp_path)
    assert findings(found) == [("content/bulletins/2024/moi", "empty-folder")]
    assert found.ledger == ()

"""A folder looked through again: the same as discovering from nothing, or an admission that only that would tell."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.sources import SourceList, find_sources, rescan
from bulletins.sources.bytes import MAX_TEXT
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.tree import plant, plant_long_ago

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows always takes the long look.")

TEXT = "bulletins/2024/tin/index.md"
PHOTO = "bulletins/2024/tin/a.jpg"
UNIT = "units/tinh.yml"
LEFTOVER = "bulletins/2024/khac/Thumbs.db"
HIDDEN = ".git/config"


def planted(root: Path) -> Path:
    """Return a content folder with texts, a photo, leftovers and an empty folder, none of them changed for long."""
    plant_long_ago(root, TEXT, PHOTO, UNIT, "bulletins/2024/khac/index.md", LEFTOVER, HIDDEN, "pages/p/index.md")
    (root / "bulletins/2024/tin/trong").mkdir()
    return root


def bare(found: SourceList) -> SourceList:
    """Return what was found without stamps, which are of this moment, and bytes, which need not be held."""
    return replace(found.without_data(), stamps=Table())


def write(path: str) -> Callable[[Path], object]:
    """Return what writes other words into a file, be it there or not."""

    def act(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"chữ khác {path}", "utf-8")

    return act


def turn(path: str, into: Callable[[Path], object]) -> Callable[[Path], object]:
    """Return what puts something else where a file or a folder is."""

    def act(root: Path) -> None:
        remove(path)(root)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        into(root / path)

    return act


def remove(path: str) -> Callable[[Path], object]:
    """Return what removes a file or a folder."""
    return lambda root: shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink(missing_ok=True)


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "text": write(TEXT),
    "unit": write(UNIT),
    "site": write("site.yml"),
    "photo": write(PHOTO),
    "leftover": write(LEFTOVER),
    "in what is left out": write(".git/HEAD"),
    "touched": lambda root: (root / "site.yml").touch(),
    "new text": write("bulletins/2024/moi/index.md"),
    "new language": write("bulletins/2024/tin/index.en.md"),
    "new year": write("bulletins/2025/moi/index.md"),
    "new photo in the empty folder": write("bulletins/2024/tin/trong/b.jpg"),
    "new leftover": write("bulletins/2024/tin/.DS_Store"),
    "new at the top": write("logo.png"),
    "gone": remove(PHOTO),
    "leftover gone": remove(LEFTOVER),
    "bulletin gone": remove("bulletins/2024/khac"),
    "empty folder gone": remove("bulletins/2024/tin/trong"),
    "folder for a file": turn(PHOTO, Path.mkdir),
    "file for a folder": turn("bulletins/2024/tin/trong", Path.touch),
    "link for a file": turn(PHOTO, lambda place: place.symlink_to("index.md")),
    "link for a folder": turn("bulletins/2024/tin/trong", lambda place: place.symlink_to("../khac")),
    "folder for a leftover": turn(LEFTOVER, Path.mkdir),
    "file for a folder that is left out": turn(".git", Path.touch),
    "link for a leftover": turn(LEFTOVER, lambda place: place.symlink_to("index.md")),
}
STAYS = {"nothing", "text", "unit", "site", "photo", "leftover", "in what is left out", "touched"}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_seen(tmp_path: Path, name: str) -> None:
    """Bytes that changed are read; where anything came, went or is another kind of thing, a full look is asked for."""
    content = planted(tmp_path)
    before = find_sources(content)
    EDITS[name](content)
    found = rescan(before)
    assert (found is not None) == (name in STAYS)
    if found is not None:
        assert bare(find_sources(content)) == bare(found)
        assert found.stamps.items() >= find_sources(content).stamps.items()


@given(edits=st.lists(st.lists(st.sampled_from(sorted(EDITS)), max_size=3), max_size=4))
def test_any_edits_one_look_after_the_other(tmp_path_factory: pytest.TempPathFactory, edits: list[list[str]]) -> None:
    """Whatever is done between looks, looking again gives what discovering gives."""
    content = planted(tmp_path_factory.mktemp("content"))
    found = find_sources(content)
    for names in edits:
        for name in names:
            with suppress(OSError):  # after others not every edit can be made
                EDITS[name](content)
        found = rescan(found) or find_sources(content)
        assert bare(find_sources(content)) == bare(found)


def test_a_file_that_is_known_is_not_opened(tmp_path: Path) -> None:
    """The sources are the very same, but for those that were written to."""
    content = planted(tmp_path)
    before = find_sources(content)
    write(TEXT)(content)
    found = rescan(before)
    assert found is not None
    changed = [new.path for old, new in zip(before.sources, found.sources, strict=True) if old is not new]
    assert changed == [TEXT]
    assert TEXT not in found.stamps  # it was changed just now


def test_what_is_to_be_refused_is_left_to_a_full_look(tmp_path: Path) -> None:
    """A text that has become too large has a problem, which looking again does not say."""
    content = planted(tmp_path)
    before = find_sources(content)
    with (content / TEXT).open("wb") as file:
        file.truncate(MAX_TEXT + 1)
    assert rescan(before) is None


def test_where_something_was_wrong_everything_is_looked_at(tmp_path: Path) -> None:
    """Problems are said anew each time; and of names that are not what they are called here, nothing is listed."""
    plant(tmp_path, "bulletins/2024/tin/index.md", "bulletins/2024/tin/stray.md")
    assert rescan(find_sources(tmp_path)) is None
    (tmp_path / "bulletins/2024/tin/stray.md").unlink()
    assert rescan(find_sources(tmp_path)) is not None
    plant(tmp_path, unicodedata.normalize("NFD", "bulletins/2024/tin/ảnh.jpg"))  # two characters where one would do
    assert rescan(find_sources(tmp_path)) is None


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    """Without the content folder there is nothing to look through."""
    before = find_sources(planted(tmp_path / "content"))
    shutil.rmtree(tmp_path / "content")
    assert rescan(before) is None

"""Looking again after a save: the same as discovering from nothing, or an admission that only that would tell."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.sources import SourceList, find_sources, rescan_saved
from bulletins.sources.bytes import MAX_TEXT

from tests.sources.tree import plant, plant_long_ago

TEXT = "bulletins/2024/tin/index.md"
PHOTO = "bulletins/2024/tin/a.jpg"
UNIT = "units/tinh.yml"
LEFTOVER = "bulletins/2024/khac/~x.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder with texts, a photo, a leftover and an empty folder, none of them changed for long."""
    plant_long_ago(tmp_path, TEXT, PHOTO, UNIT, "bulletins/2024/khac/index.md", LEFTOVER, "pages/p/index.md")
    (tmp_path / "bulletins/2024/trong").mkdir()
    return tmp_path


def bare(found: SourceList) -> SourceList:
    """Return what was found without stamps, which are of this moment, and bytes, which need not be held."""
    return replace(found.without_data(), stamps=Table())


@pytest.mark.parametrize("path", [TEXT, UNIT, "site.yml", "pages/p/index.md"])
def test_a_text_with_other_bytes_is_read_alone(content: Path, path: str) -> None:
    """The result is what discovering gives; all other sources are the very same, and the text's stamp is forgotten."""
    before = find_sources(content)
    (content / path).write_text("chữ khác", "utf-8")
    found = rescan_saved(before, content, [str(content / path)])
    assert found is not None
    assert bare(find_sources(content)) == bare(found)
    changed = [new for old, new in zip(before.sources, found.sources, strict=True) if old is not new]
    assert [(path, "chữ khác".encode())] == [(source.path, source.data) for source in changed]
    assert [path] == sorted(before.stamps.keys() - found.stamps.keys())


def test_a_text_with_the_same_bytes_changes_nothing(content: Path) -> None:
    """Whoever saves without having typed gets the discovery that there was."""
    before = find_sources(content)
    (content / TEXT).write_bytes((content / TEXT).read_bytes())
    assert rescan_saved(before, content, [str(content / TEXT), str(content / UNIT)]) is before


def test_what_an_editor_writes_beside_a_text_is_passed_over(content: Path) -> None:
    """A file that came and went again was never there."""
    before = find_sources(content)
    aside = content / "bulletins/2024/tin/index.md.new"
    aside.write_text("mới", "utf-8")
    aside.replace(content / TEXT)
    found = rescan_saved(before, content, [str(aside), str(content / TEXT)])
    assert found is not None
    assert bare(find_sources(content)) == bare(found)


def add_file(content: Path) -> Path:
    """Add a text."""
    return plant(content, "bulletins/2024/moi/index.md") / "bulletins/2024/moi/index.md"


def add_folder(content: Path) -> Path:
    """Add an empty folder."""
    (content / "bulletins/2024/rong").mkdir()
    return content / "bulletins/2024/rong"


def remove_text(content: Path) -> Path:
    """Remove a text."""
    (content / TEXT).unlink()
    return content / TEXT


def move_folder(content: Path) -> Path:
    """Move a bulletin's folder out of sight."""
    (content / "bulletins/2024/tin").rename(content.parent / f"{content.name}-away")
    return content / "bulletins/2024/tin"


def remove_leftover(content: Path) -> Path:
    """Remove a file that was ignored."""
    (content / LEFTOVER).unlink()
    return content / LEFTOVER


def remove_empty_folder(content: Path) -> Path:
    """Remove a folder of which nothing is known but that it is empty."""
    (content / "bulletins/2024/trong").rmdir()
    return content / "bulletins/2024/trong"


def change_photo(content: Path) -> Path:
    """Change a photo."""
    (content / PHOTO).write_bytes(b"other")
    return content / PHOTO


def link_text(content: Path) -> Path:
    """Put a link in a text's place."""
    (content / TEXT).unlink()
    (content / TEXT).symlink_to(content / "pages/p/index.md")
    return content / TEXT


def fold_text(content: Path) -> Path:
    """Put a folder in a text's place."""
    (content / TEXT).unlink()
    (content / TEXT).mkdir()
    return content / TEXT


def fill_text(content: Path) -> Path:
    """Make a text too large to be one."""
    with (content / TEXT).open("wb") as file:
        file.truncate(MAX_TEXT + 1)
    return content / TEXT


def save_elsewhere(content: Path) -> Path:
    """Name a file outside of the folder, as one of the theme's is."""
    return content.parent / "theme" / "gone.html"


@pytest.mark.parametrize(
    "edit",
    [
        add_file,
        add_folder,
        remove_text,
        move_folder,
        remove_leftover,
        remove_empty_folder,
        change_photo,
        link_text,
        fold_text,
        fill_text,
        save_elsewhere,
    ],
)
def test_everything_else_takes_a_look_at_the_whole_folder(content: Path, edit: Callable[[Path], Path]) -> None:
    """What comes, goes or is no text is never taken for a text with other bytes, whatever was saved with it."""
    before = find_sources(content)
    (content / UNIT).write_text("khác", "utf-8")
    try:
        assert rescan_saved(before, content, [str(content / UNIT), str(edit(content))]) is None
    finally:
        shutil.rmtree(content.parent / f"{content.name}-away", ignore_errors=True)


def test_a_name_on_disk_in_parts_is_known_by_its_whole_form(content: Path) -> None:
    """A folder that is gone is recognised even if its name was written with separate marks."""
    name = "a\u0301nh"
    plant(content, f"bulletins/2024/tin/{name}/b.jpg")
    before = find_sources(content)
    shutil.rmtree(content / f"bulletins/2024/tin/{name}")
    assert rescan_saved(before, content, [os.fspath(content / f"bulletins/2024/tin/{name}")]) is None

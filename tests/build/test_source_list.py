"""What was found is kept for the next time, or found anew."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from bulletins.build.source_list import NOTHING_FOUND, find, known_of, read_found, write_found
from bulletins.cache.notes import read_note, write_note
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.sources import find_sources

from tests.sources.test_revisiting import TEXT, planted


def settings_of(folder: Path) -> BuildSettings:
    """Return settings for a content folder and a state folder of one test."""
    return BuildSettings(
        content=planted(folder / "content"), output=folder / "output", theme=folder / "theme", state=folder / "state"
    )


def test_what_was_noted_is_what_was_found(tmp_path: Path) -> None:
    """Sources, leftovers, stamps and names come back; of another folder there is nothing."""
    content = planted(tmp_path / "content")
    found = find_sources(content)
    write_found(tmp_path / "note.json", content, found)
    assert read_found(tmp_path / "note.json", content) == found.without_data()
    assert read_found(tmp_path / "note.json", tmp_path) == NOTHING_FOUND


def test_another_engine_looks_at_everything_but_opens_nothing(tmp_path: Path) -> None:
    """What a file is may be told otherwise by another engine; the digest of its bytes may not."""
    content = planted(tmp_path / "content")
    found = find_sources(content)
    write_found(tmp_path / "note.json", content, found)
    version, _, *rest = read_note(tmp_path / "note.json")
    write_note(tmp_path / "note.json", [version, "other", *rest])
    noted = read_found(tmp_path / "note.json", content)
    assert not noted.listing
    assert known_of(noted) == known_of(found)


@pytest.mark.parametrize("damage", [None, [], [3], [3, "", "", [], [], [], []], {"a": 1}])
def test_a_damaged_note_is_no_note(tmp_path: Path, damage: object) -> None:
    """Whatever lies there, everything is found; and afterwards the note is whole again."""
    settings = settings_of(tmp_path)
    found = find(settings, remember=True).without_data()
    write_note(settings.state / "files.json", damage)
    again = find(settings, remember=True)
    assert again.without_data() == found
    assert read_found(settings.state / "files.json", settings.content) == found


def test_finding_again_and_again(tmp_path: Path) -> None:
    """An edit is found from the note, a moved folder from nothing; without remembering nothing is noted."""
    settings = settings_of(tmp_path)
    assert find(settings, remember=False).without_data() == find_sources(settings.content).without_data()
    assert not settings.state.exists()
    find(settings, remember=True)
    (settings.content / TEXT).write_text("khác", "utf-8")
    os.utime(settings.content / TEXT, (0, 0))
    assert find(settings, remember=True).without_data() == find_sources(settings.content).without_data()
    shutil.move(settings.content, tmp_path / "moved")
    moved = replace(settings, content=tmp_path / "moved")
    assert find(moved, remember=True).without_data() == find_sources(moved.content).without_data()

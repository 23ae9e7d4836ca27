"""What was found is kept for the next time, or found anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bulletins.build.source_list import find_files, known_of, loaded
from bulletins.cache.results import Results
from bulletins.cache.seal_key import seal_key
from bulletins.cache.store import StageFolder, Store, StoredResult
from bulletins.model.codec import pack
from bulletins.model.problem import Refused
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.sources import SourceList, find_sources

from tests.sources.test_revisiting import TEXT, planted


def settings_of(folder: Path) -> BuildSettings:
    """Return settings for a content folder and a state folder of one test."""
    return BuildSettings(
        content=planted(folder / "content"), output=folder / "output", theme=folder / "theme", state=folder / "state"
    )


def open_kept(settings: BuildSettings, *, writes: bool = True) -> Results:
    """Return what a build that begins now remembers."""
    return Results(Store(settings.state / "cache.sqlite", seal_key()), writes=writes)


def find(settings: BuildSettings, *, writes: bool = True) -> SourceList:
    """Return what such a build finds."""
    return find_files(settings, open_kept(settings, writes=writes))


def noted(settings: BuildSettings) -> list[StoredResult]:
    """Return what is kept of a content folder."""
    return list(Store(settings.state / "cache.sqlite", seal_key()).read(StageFolder("sources", str(settings.content))))


def note(settings: BuildSettings, key: str, value: object) -> None:
    """Keep something else of a content folder."""
    place = StageFolder("sources", str(settings.content))
    row = StoredResult("", key, pack(value), 1)
    Store(settings.state / "cache.sqlite", seal_key()).write(place, [row], (), (), 1)


def test_what_was_noted_is_what_was_found(tmp_path: Path) -> None:
    """Sources, leftovers, stamps and names come back; of another folder there is nothing."""
    settings = settings_of(tmp_path)
    found = find(settings).without_data()
    assert found == find_sources(settings.content).without_data()
    (row,) = noted(settings)
    kept = open_kept(settings)
    assert kept.stage("sources", str(settings.content), SourceList).find("", row.key) == found
    assert kept.stage("sources", str(tmp_path), SourceList).find("", row.key) is None


def test_another_engine_looks_at_everything(tmp_path: Path) -> None:
    """What a file is may be told otherwise by another engine: what that one noted is not believed, and replaced."""
    settings = settings_of(tmp_path)
    found = find(settings).without_data()
    (row,) = noted(settings)
    note(settings, "other", replace(found, sources=()))
    assert find(settings).without_data() == found
    assert [each.key for each in noted(settings)] == [row.key]


def test_a_text_that_was_left_alone_is_not_opened_again(tmp_path: Path) -> None:
    """What is known of a file is its digest with its stamp; it is believed while the file has that stamp."""
    settings = settings_of(tmp_path)
    found = find(settings)
    assert known_of(find(settings)) == known_of(found)
    assert {path for path, _ in known_of(found).items()} == set(found.stamps)
    assert all(source.data is None for source in find(settings).sources if source.path in found.stamps)


@pytest.mark.parametrize("damage", [None, [], ["SourceList"], ["SourceList", "", "", "", ""], {"a": 1}, "SourceList"])
def test_a_damaged_note_is_no_note(tmp_path: Path, damage: object) -> None:
    """Whatever lies there, everything is found; and afterwards the note is whole again."""
    settings = settings_of(tmp_path)
    found = find(settings).without_data()
    (row,) = noted(settings)
    note(settings, row.key, damage)
    assert find(settings).without_data() == found
    kept = open_kept(settings).stage("sources", str(settings.content), SourceList)
    assert kept.find("", row.key) == found


def test_finding_again_and_again(tmp_path: Path) -> None:
    """An edit is found from the note, a moved folder from nothing; without writing nothing is noted."""
    settings = settings_of(tmp_path)
    assert find(settings, writes=False).without_data() == find_sources(settings.content).without_data()
    assert not settings.state.exists()
    find(settings)
    (settings.content / TEXT).write_text("khác", "utf-8")
    os.utime(settings.content / TEXT, (0, 0))
    assert find(settings).without_data() == find_sources(settings.content).without_data()
    shutil.move(settings.content, tmp_path / "moved")
    moved = replace(settings, content=tmp_path / "moved")
    assert find(moved).without_data() == find_sources(moved.content).without_data()


def test_two_content_folders_are_noted_side_by_side(tmp_path: Path) -> None:
    """Finding the files of one content folder leaves what is known of another."""
    one = settings_of(tmp_path / "one")
    two = replace(settings_of(tmp_path / "two"), state=one.state)
    found = [find(each).without_data() for each in (one, two, one)]
    assert found[0] == found[2]
    assert [len(noted(each)) for each in (one, two)] == [1, 1]


@pytest.mark.parametrize(
    ("act", "code"),
    [(Path.unlink, "unreadable"), (lambda file: file.write_text("khác hẳn", "utf-8"), "changed-meanwhile")],
)
def test_a_text_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, act: Callable[[Path], object], code: str
) -> None:
    """Where a file has gone or changed between finding and reading, it is said: nothing is guessed."""
    settings = settings_of(tmp_path)
    find(settings)
    source = next(each for each in find(settings).without_data().sources if each.path == TEXT)
    assert loaded(source).data == (settings.content / TEXT).read_bytes()
    act(settings.content / TEXT)
    with pytest.raises(Refused) as refused:
        loaded(source)
    assert [(each.code, each.path) for each in refused.value.problems] == [(code, f"content/{TEXT}")]

"""Which files are opened again: none that is known by the stamp it has."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from bulletins.model.identity import ContentPath, Digest, Slug
from bulletins.model.source import SourceKind
from bulletins.model.stamp import stamp_of
from bulletins.model.value import replace
from bulletins.sources import SourceList, find_sources
from bulletins.sources.bytes import Known, ReadFile, read_source
from bulletins.sources.kinds import Classified
from bulletins.sources.walk import EntryKind, FoundFile

from tests.sources.tree import LONG_AGO, plant_long_ago

TEXT = ContentPath("bulletins/2024/tin/index.md")
PHOTO = ContentPath("bulletins/2024/tin/a.jpg")
SITE = ContentPath("site.yml")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder in which nothing was changed for long."""
    return plant_long_ago(tmp_path, TEXT, PHOTO)


def noted(found: SourceList) -> Known:
    """Return what may be known the next time: every stamp with its source's digest."""
    digests = {source.path: source.digest for source in found.sources}
    return {path: (stamp, digests[path]) for path, stamp in found.stamps.items()}


def test_a_known_file_is_not_opened(content: Path) -> None:
    """By the stamp it has, the digest is taken as known and no byte is read."""
    first = find_sources(content)
    known = {path: (stamp, Digest(f"known {path}")) for path, (stamp, _) in noted(first).items()}
    again = find_sources(content, known)
    assert {source.path: source.digest for source in again.sources} == {
        path: f"known {path}" for path in (PHOTO, TEXT, SITE)
    }
    assert [source.data for source in again.sources] == [None, None, None]


def test_what_is_known_changes_nothing_but_the_bytes(content: Path) -> None:
    """Sources, ledger, problems and stamps are the same, read or known."""
    plant_long_ago(content, "bulletins/2024/tin/a.jpg~", "units/a.txt", "bulletins/2024/hop/a.jpg")
    first = find_sources(content)
    again = find_sources(content, noted(first))
    assert tuple(replace(source, data=None) for source in first.sources) == again.sources
    assert replace(first, sources=()) == replace(again, sources=())


@pytest.mark.parametrize("path", [TEXT, PHOTO, SITE])
def test_a_changed_file_is_read_again(content: Path, path: ContentPath) -> None:
    """Other bytes of the same length are seen, even where the modification time was set back."""
    first = find_sources(content)
    (content / path).write_bytes(b"x" * len(path))
    os.utime(content / path, (LONG_AGO, LONG_AGO + 1 if os.name == "nt" else LONG_AGO))
    again = find_sources(content, noted(first))
    fresh = {source.path: source.digest for source in find_sources(content).sources}
    assert {source.path: source.digest for source in again.sources} == fresh
    assert [source.path for source in first.sources if source.digest != fresh[source.path]] == [path]


def test_a_file_of_just_now_has_no_stamp_to_trust(content: Path) -> None:
    """Who writes twice within one count of the clock leaves one stamp: it says nothing until the clock has moved on."""
    (content / TEXT).write_bytes(b"again")
    (content / PHOTO).touch()
    os.utime(content / SITE, (time.time() + 60, time.time() + 60))
    assert dict(find_sources(content).stamps) == {}


def test_a_file_that_is_written_while_it_is_read_has_no_stamp_to_trust(content: Path) -> None:
    """The stamp must be the same when the bytes were read as when the file was found."""
    file = content / TEXT
    before = stamp_of(file.lstat())
    found = FoundFile(TEXT, file.name, str(file), tuple(TEXT.split("/")), EntryKind.FILE, before)
    place = Classified(kind=SourceKind.BULLETIN, slug=Slug("tin"))
    still, moved = read_source(found, place, {}), read_source(found._replace(stamp=before._replace(size=1)), place, {})
    assert isinstance(still, ReadFile)
    assert isinstance(moved, ReadFile)
    assert (still.is_steady, moved.is_steady) == (True, False)


def test_stamps_are_those_of_the_files(content: Path) -> None:
    """Every source that stood still long enough has one; what is refused has none."""
    plant_long_ago(content, "bulletins/2024/hop/a.jpg")
    assert dict(find_sources(content).stamps) == {
        path: stamp_of((content / path).lstat()) for path in (PHOTO, TEXT, SITE)
    }

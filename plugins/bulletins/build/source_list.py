"""The files under the content folder; those that were found before and look the same are not opened again."""

from __future__ import annotations

import os
from pathlib import Path

from bulletins.cache.code import code_digest
from bulletins.cache.encoding import Json
from bulletins.cache.notes import numbered, read_note, write_note
from bulletins.model.identity import ContentPath, Digest, Language, Slug
from bulletins.model.settings import BuildSettings
from bulletins.model.source import FileStatus, LedgerEntry, Source, SourceKind
from bulletins.model.stamp import NO_FILE, Stamp
from bulletins.model.table import Table
from bulletins.sources import SourceList, find_sources, rescan

_VERSION = 3
MUCH = 1 << 24
"""Bytes of texts from which on they are not held until they are read: each is opened again then."""

NOTHING_FOUND = SourceList(sources=(), ledger=(), problems=())
"""Before the first look."""


def find(settings: BuildSettings, *, remember: bool) -> SourceList:
    """Return every file under the content folder; with `remember`, what was found out is kept for the next time."""
    file = settings.state / "files.json"
    before = read_found(file, settings.content)
    found = rescan(before) or find_sources(settings.content, known_of(before))
    if remember and found != before:
        write_found(file, settings.content, found)
    if sum(len(source.data) for source in found.sources if source.data) > MUCH:
        return found.without_data()
    return found


def known_of(found: SourceList) -> dict[ContentPath, tuple[Stamp, Digest]]:
    """Return what is known of files from now on: their digests with the stamps they had."""
    digests = {source.path: source.digest for source in found.sources}
    return {path: (stamp, digests[path]) for path, stamp in found.stamps.items()}


def write_found(file: Path, content: Path, found: SourceList) -> None:
    """Note what was found, column by column; of what was refused or left out nothing but the leftovers' names."""
    sources = found.sources
    kinds, places = numbered((source.kind, source.language) for source in sources)
    columns = [
        [source.path for source in sources],
        [places[source.kind, source.language] for source in sources],
        [source.slug for source in sources],
        [source.digest for source in sources],
        [source.size for source in sources],
        *zip(NO_FILE, *(found.stamps.get(source.path, NO_FILE) for source in sources), strict=True),
    ]
    leftovers = [[entry.path, entry.rule] for entry in found.ledger] if found.listing else []
    listing = list(found.listing.items())
    write_note(file, [_VERSION, code_digest(), str(content.absolute()), kinds, columns, leftovers, listing])


def read_found(file: Path, content: Path) -> SourceList:
    """Return what was noted of a folder; nothing where nothing was, and no listing where another engine noted it."""
    try:
        version, engine, folder, *noted = read_note(file)
        if version != _VERSION or folder != str(content.absolute()):
            return NOTHING_FOUND
        return _found(folder, noted, listed=engine == code_digest())
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return NOTHING_FOUND


def _found(folder: str, noted: Json, *, listed: bool) -> SourceList:
    """Return what was noted; an error of some kind where that is something else."""
    kinds, columns, leftovers, listing = noted
    ways = [(SourceKind(kind), language and Language(language)) for kind, language in kinds]
    paths, places, slugs, digests, sizes, *stamps = columns
    sources = tuple(
        Source(
            path=ContentPath(path),
            file=f"{folder}/{path}".replace("/", os.sep),
            kind=ways[place][0],
            slug=Slug(slug),
            language=ways[place][1],
            digest=Digest(digest),
            size=size,
        )
        for path, place, slug, digest, size in zip(paths, places, slugs, digests, sizes, strict=True)
    )
    rows = zip(paths, [Stamp._make(row) for row in zip(*stamps, strict=True)][1:], strict=True)
    return SourceList(
        sources=sources,
        ledger=tuple(
            LedgerEntry(path=ContentPath(path), fate=FileStatus.IGNORED, rule=rule) for path, rule in leftovers
        ),
        problems=(),
        stamps=Table((path, stamp) for path, stamp in rows if stamp != NO_FILE),
        listing=Table((folder, tuple(names)) for folder, names in listing) if listed else Table(),
    )

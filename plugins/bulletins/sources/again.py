"""The content folder after a save: where only texts that were there have other bytes, nothing else is looked at."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from unicodedata import normalize

from bulletins.model.source import Source, SourceKind
from bulletins.model.stamp import NO_FILE, stamp_of
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.sources.bytes import ReadFile, reread
from bulletins.sources.discover import SourceList


def rescan_saved(found: SourceList, content: Path, saved: Iterable[str]) -> SourceList | None:
    """Return what discovering gives after these paths were saved; None where that takes a look at the whole folder.

    It does if something came or went that discovering would see: not a file that an editor writes beside a text and
    moves to its place. A text with the same bytes stays the same source.
    """
    sources = {source.file: source for source in found.sources if source.kind is not SourceKind.ASSET}
    fresh: dict[str, Source] = {}
    for path in saved:
        if path in sources:
            source = _reread(sources[path])
            if source is None:
                return None
            fresh[path] = source
        elif os.path.lexists(path) or _was_there(found, content, path):
            return None
    changed = frozenset(source.path for file, source in fresh.items() if source is not sources[file])
    if not changed:
        return found
    return replace(
        found,
        sources=tuple(fresh.get(source.file, source) for source in found.sources),
        stamps=Table((path, stamp) for path, stamp in found.stamps.items() if path not in changed),
    )


def _reread(source: Source) -> Source | None:
    """Return a text as it is now, the same where its bytes are; None where it is no longer a file that can be read."""
    try:
        stamp = stamp_of(os.lstat(source.file))
    except OSError:
        return None
    held = reread(source, stamp) if stamp != NO_FILE else None
    if not isinstance(held, ReadFile):
        return None
    return source if held.source.digest == source.digest else held.source


def _was_there(found: SourceList, content: Path, path: str) -> bool:
    """Return whether a path that is gone was found before, as a file or as a folder."""
    try:
        name = normalize("NFC", Path(path).relative_to(content.absolute()).as_posix())
    except ValueError:
        return True
    return any(each == name or each.startswith(f"{name}/") for each in _paths(found))


def _paths(found: SourceList) -> Iterator[str]:
    """Give every path that was found, as a source or otherwise."""
    return chain(
        (source.path for source in found.sources),
        (entry.path for entry in found.ledger),
        (finding.path.removeprefix("content/") for finding in found.problems),
    )

"""The content folder looked through again: where the same names lie as before, no file has to be placed anew."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from unicodedata import normalize

from bulletins.model.source import Source, SourceKind
from bulletins.model.stamp import NO_FILE, stamp_of
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.sources.bytes import ReadFile, reread
from bulletins.sources.discover import UNSETTLED_NS, SourceList, trusted

_WINDOWS = os.name == "nt"


def rescan(before: SourceList) -> SourceList | None:
    """Return what discovering the same folder gives now; None where that takes a look at what everything is.

    It does unless the same names lie in the same folders, each of the kind it was, and no file is refused. A file with
    the stamp it had is the same source; of others the bytes are read. Windows, whose junctions look like folders,
    always takes the long look.
    """
    settled = time.time_ns() - UNSETTLED_NS
    try:
        if _WINDOWS or not before.listing or not _is_as_listed(before):
            return None
        stamps = [stamp_of(os.lstat(source.file)) for source in before.sources]
    except OSError:
        return None
    if NO_FILE in stamps:
        return None
    now = dict(zip((source.path for source in before.sources), stamps, strict=True))
    touched = [source for source in before.sources if before.stamps.get(source.path) != now[source.path]]
    read = [reread(source, now[source.path]) for source in touched]
    held = {each.source.path: each for each in read if isinstance(each, ReadFile)}
    if len(held) < len(touched):
        return None
    untouched = ((path, stamp) for path, stamp in before.stamps.items() if path not in held)
    return replace(
        before,
        sources=tuple(held[source.path].source if source.path in held else source for source in before.sources),
        stamps=Table(chain(untouched, trusted(held.values(), settled))),
    )


def _is_as_listed(before: SourceList) -> bool:
    """Return whether every folder holds the names it held, and whatever is no source is of the kind it was."""
    root = next(iter(before.listing))
    for folder, names in before.listing.items():
        if folder != root and not stat.S_ISDIR(os.lstat(folder).st_mode):
            return False
        if sorted(os.listdir(folder)) != sorted([name.removesuffix("/") for name in names]):  # noqa: PTH208  (ten thousand)
            return False
    return all(_is_kept(root, before, entry.path) for entry in before.ledger)


def _is_kept(root: str, before: SourceList, path: str) -> bool:
    """Return whether a leftover is a folder, or none, as it was."""
    place = f"{root}/{path}"
    folder, _, name = place.rpartition("/")
    mode = os.lstat(place).st_mode
    return stat.S_ISDIR(mode) if f"{name}/" in before.listing[folder] else stat.S_ISREG(mode)


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

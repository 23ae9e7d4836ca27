"""The content folder looked through again: where the same names lie as before, no file has to be placed anew.

Everything is looked at all the same, every folder's names and every file's stamp: what came, went or was changed is
seen whatever a disk, a network or a clock keeps of it.
"""

from __future__ import annotations

import os
import stat
import time
from itertools import chain

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

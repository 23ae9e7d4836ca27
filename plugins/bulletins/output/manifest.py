"""The manifest: what the last completed publishing left in the output folder. JSON, and never trusted blindly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bulletins.output.durable import write_durably
from bulletins.output.scan import Stamp, FolderScan, is_published_path
from bulletins.model.identity import Digest
from bulletins.model.paths import folders_of

_VERSION = 3
_STAMP_LENGTH = len(Stamp._fields)
BYTES_AN_ENTRY = 240
"""Room for one entry's digest and numbers in the file, generously; its path comes on top."""


class FileRecord(NamedTuple):
    """One published file: the digest of its bytes, its stamp, and the stamp of the file it was copied from."""

    digest: Digest
    stamp: Stamp
    origin: Stamp | None = None


class Manifest(NamedTuple):
    """The published files by path, and the digest of everything they were made from, empty where it is not known."""

    entries: dict[str, FileRecord]
    inputs: str = ""


def read_manifest(file: Path) -> Manifest | None:
    """Return the manifest; None where there is none, one without entries where it is damaged."""
    try:
        read = json.loads(file.read_bytes())
        return Manifest(_entries(read), str(read["inputs"])) if read["version"] == _VERSION else Manifest({})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return Manifest({})


def write_manifest(file: Path, entries: Mapping[str, FileRecord], inputs: str = "") -> None:
    """Write the entries, sorted by path, column by column: there are as many as a site has files."""
    rows = sorted(entries.items())
    origins = [[place, *entry.origin] for place, (_, entry) in enumerate(rows) if entry.origin is not None]
    columns = {
        "version": _VERSION,
        "inputs": inputs,
        "paths": [path for path, _ in rows],
        "digests": [entry.digest for _, entry in rows],
        "stamps": list(zip(*(entry.stamp for _, entry in rows), strict=True)) or [()] * _STAMP_LENGTH,
        "origins": origins,
    }
    write_durably(file, json.dumps(columns, separators=(",", ":")).encode("ascii"))


def scan_of(entries: Mapping[str, FileRecord]) -> FolderScan:
    """Return what a folder holds in which everything is as the manifest says."""
    return FolderScan(files={path: entry.stamp for path, entry in entries.items()}, folders=frozenset(folders_of(entries)))


def room_for(entries: Mapping[str, object]) -> int:
    """Return how many bytes a manifest of these paths takes at most; a character may take twelve as an escape."""
    return sum(12 * len(path) + BYTES_AN_ENTRY for path in entries)


def _entries(read: dict[str, Any]) -> dict[str, FileRecord]:
    """Return columns as entries; ValueError, TypeError, KeyError or IndexError where they are none."""
    paths, digests, columns, origins = read["paths"], read["digests"], read["stamps"], read["origins"]
    numbers = [*columns, *origins]
    are_plain = _are(str, paths) and _are(str, digests) and all(_are(int, each) for each in numbers)
    if not are_plain or len({len(each) for each in (paths, digests, *columns)}) != 1:
        raise ValueError(read["version"])
    if len(columns) != _STAMP_LENGTH or not all(map(is_published_path, paths)):
        raise ValueError(read["version"])
    stamps = map(Stamp._make, zip(*columns, strict=True))
    entries = dict(zip(paths, map(FileRecord, digests, stamps), strict=True))
    for place, *origin in origins:
        entries[paths[place]] = entries[paths[place]]._replace(origin=Stamp(*origin))
    return entries


def _are(kind: type, values: list[object]) -> bool:
    """Return whether all values are of one type."""
    return {kind}.issuperset(map(type, values))

"""The manifest: what the last completed publishing left in the output folder. JSON, and never trusted blindly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.building.durable import write_durably
from plugins.building.stamps import Stamp, is_published_path
from plugins.model.identity import Digest

_VERSION = 1
_STAMP_LENGTH = len(Stamp._fields)
BYTES_AN_ENTRY = 240
"""Room for one entry's digest and numbers in the file, generously; its path comes on top."""


class Entry(NamedTuple):
    """One published file: the digest of its bytes, its stamp, and the stamp of the file it was copied from."""

    digest: Digest
    stamp: Stamp
    origin: Stamp | None = None


def read_manifest(file: Path) -> dict[str, Entry] | None:
    """Return the entries by path; None where there is no manifest, no entries where it is damaged."""
    try:
        read = json.loads(file.read_bytes())
        if read["version"] != _VERSION:
            return {}
        return {_checked(path): _entry(row) for path, row in read["files"].items()}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def write_manifest(file: Path, entries: Mapping[str, Entry]) -> None:
    """Write the entries, sorted by path."""
    rows = {path: [entry.digest, *entry.stamp, *(entry.origin or ())] for path, entry in sorted(entries.items())}
    text = json.dumps({"version": _VERSION, "files": rows}, separators=(",", ":"))
    write_durably(file, text.encode("ascii"))


def room_for(entries: Mapping[str, object]) -> int:
    """Return how many bytes a manifest of these paths takes at most; a character may take twelve as an escape."""
    return sum(12 * len(path) + BYTES_AN_ENTRY for path in entries)


def _checked(path: str) -> str:
    """Return a path that stays inside the output folder; ValueError for any other."""
    if not is_published_path(path):
        raise ValueError(path)
    return path


def _entry(row: list[object]) -> Entry:
    """Return a row as an entry; ValueError where it is not one."""
    digest, *numbers = row
    whole = [number for number in numbers if isinstance(number, int)]
    if not isinstance(digest, str) or len(whole) != len(numbers) or len(whole) not in {4, 8}:
        raise ValueError(row)
    origin = Stamp(*whole[_STAMP_LENGTH:]) if len(whole) > _STAMP_LENGTH else None
    return Entry(Digest(digest), Stamp(*whole[:_STAMP_LENGTH]), origin)

"""What is remembered of photos and files between runs: JSON beside the files, forgotten where it makes no sense."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.photos.photo_bytes import replace_with

FACTS = "facts"
MADE = "made"

Row = list[int | str]
"""A file's attributes when it was made, the versions it was made by, and the digest of its bytes."""
_ROW_LENGTH = 6


def cache_folder(state: Path) -> Path:
    """Return the folder of everything that is kept of photos."""
    return state / "photos"


def record_file(state: Path, digest: Digest, kind: str) -> Path:
    """Return the file of a record."""
    return cache_folder(state) / f"{digest}.{kind}.json"


def read_record(state: Path, digest: Digest, kind: str) -> dict[str, Row]:
    """Return a record's rows, empty where there is none or it is damaged."""
    return read_rows(record_file(state, digest, kind))


def write_record(state: Path, digest: Digest, kind: str, rows: Mapping[str, Row]) -> None:
    """Keep a record."""
    write_rows(record_file(state, digest, kind), rows)


def read_rows(file: Path) -> dict[str, Row]:
    """Return the rows in a file, empty where there is none or it is damaged."""
    try:
        rows = json.loads(file.read_bytes())
        return {str(name): [_plain(item) for item in row] for name, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def write_rows(file: Path, rows: Mapping[str, Row]) -> None:
    """Keep rows in a file."""
    replace_with(file, json.dumps(rows, sort_keys=True).encode("ascii"))


def standing_row(file: Path, row: Row | None, engine: str) -> Row | None:
    """Return what is remembered of a file at hand, brought up to date; None where it must be made again."""
    if row is None or len(row) != _ROW_LENGTH or row[-2] != engine:
        return None
    try:
        stamp = stamp_of(file)
        if row[:-2] == stamp:
            return row
        return [*stamp, engine, row[-1]] if digest_of(file.read_bytes()) == row[-1] else None
    except OSError:
        return None


def stamp_of(file: Path) -> list[int]:
    """Return the attributes that tell whether a file was touched."""
    status = file.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def _plain(item: object) -> int | str:
    """Return a number or a text; TypeError for anything else."""
    if not isinstance(item, int | str) or isinstance(item, bool):
        raise TypeError(item)
    return item

"""What is remembered of a photo between runs: JSON beside its derivatives, forgotten where it makes no sense."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from plugins.model.identity import Digest
from plugins.photos.bytes import replace_with

FACTS = "facts"
MADE = "made"


def cache_folder(state: Path) -> Path:
    """Return the folder of everything that is kept of photos."""
    return state / "photos"


def record_file(state: Path, digest: Digest, kind: str) -> Path:
    """Return the file of a record."""
    return cache_folder(state) / f"{digest}.{kind}.json"


def read_record(state: Path, digest: Digest, kind: str) -> dict[str, list[int | str]]:
    """Return a record's rows, empty where there is none or it is damaged."""
    try:
        rows = json.loads(record_file(state, digest, kind).read_bytes())
        return {str(name): [_plain(item) for item in row] for name, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def write_record(state: Path, digest: Digest, kind: str, rows: Mapping[str, list[int | str]]) -> None:
    """Keep a record."""
    replace_with(record_file(state, digest, kind), json.dumps(rows, sort_keys=True).encode("ascii"))


def _plain(item: object) -> int | str:
    """Return a number or a text; TypeError for anything else."""
    if not isinstance(item, int | str) or isinstance(item, bool):
        raise TypeError(item)
    return item

"""Small things remembered between builds as JSON: whatever cannot be read was never noted."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from plugins.model.digest import digest_of

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_KEPT = 4
"""How many notes of one kind (for other addresses, other content) are kept side by side."""

K = TypeVar("K", bound=Hashable)


def read_note(file: Path) -> Any:  # noqa: ANN401  (what JSON says is for the caller to look at)
    """Return what was noted in a file, None where nothing was or it is damaged."""
    try:
        return json.loads(_read(file))
    except (ValueError, RecursionError):
        return None


def write_note(file: Path, note: object) -> None:
    """Note something in a file, replacing what it said as a whole; where it cannot be written, nothing is noted."""
    write_lines(file, [line_of(note)])


def read_lines(file: Path) -> list[bytes]:
    """Return the lines noted in a file, none where nothing was or it is damaged."""
    return _read(file).splitlines()


def write_lines(file: Path, lines: Iterable[bytes]) -> None:
    """Note lines in a file, replacing what it said as a whole; where it cannot be written, nothing is noted."""
    text = b"\n".join(lines)
    aside = file.with_name(f"{file.name}.{uuid4().hex}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_bytes(b"%b\n%b" % (digest_of(text).encode("ascii"), text))
            aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)


def line_of(note: object) -> bytes:
    """Return something as JSON on one line."""
    return _WRITE(note).encode("utf-8")


def recent_note(folder: Path, *words: str) -> Path:
    """Return the file of a note that is one of several beside one another, told apart by some words."""
    return folder / f"{digest_of(chr(10).join(words).encode('utf-8'))}.json"


def write_recent(file: Path, *lines: bytes) -> None:
    """Note lines in one of several files, and forget those that were not written for longest."""
    write_lines(file, lines)
    others = sorted(file.parent.glob("*.json"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in others[_KEPT:]:
        old.unlink(missing_ok=True)


def _read(file: Path) -> bytes:
    """Return what was noted in a file, nothing where it is damaged."""
    try:
        seal, _, text = file.read_bytes().partition(b"\n")
        return text if seal.decode("ascii") == digest_of(text) else b""
    except (OSError, ValueError):
        return b""


def numbered(values: Iterable[K]) -> tuple[tuple[K, ...], dict[K, int]]:
    """Return values, each once, and their places among them: what many rows say is noted once."""
    places: dict[K, int] = {}
    for value in values:
        places.setdefault(value, len(places))
    return tuple(places), places

"""Small things remembered between builds as JSON: whatever cannot be read was never noted."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Hashable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from bulletins.model.digest import digest_of

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_KEPT = 4
"""How many notes of one kind (for other addresses, other content) are kept side by side."""
_STALE = 3600
"""Seconds after which whoever was writing a note has died over it."""

K = TypeVar("K", bound=Hashable)


class Grown(NamedTuple):
    """Lines of a note that was written as a whole, and a line with what has changed since; empty for nothing."""

    seal: str
    lines: list[bytes]
    changes: bytes


def read_note(file: Path) -> Any:  # noqa: ANN401  (what JSON says is for the caller to look at)
    """Return what was noted in a file, None where nothing was or it is damaged."""
    try:
        return json.loads(_read(file)[1])
    except (ValueError, RecursionError):
        return None


def write_note(file: Path, note: object) -> None:
    """Note something in a file, replacing what it said as a whole; where it cannot be written, nothing is noted."""
    _write(file, [line_of(note)])


def read_grown(file: Path) -> Grown:
    """Return the lines noted in a file and what has changed since, no lines where nothing was noted or is damaged."""
    seal, text = _read(file)
    whole, _, changes = _read(_beside(file))[1].partition(b"\n")
    return Grown(seal, text.splitlines(), changes if whole == seal.encode("ascii") else b"")


def write_changes(file: Path, seal: str, changes: bytes) -> None:
    """Note on a line what has changed since the note with this seal was written as a whole, which stays as it is."""
    _write(_beside(file), [seal.encode("ascii"), changes])
    with suppress(OSError):
        os.utime(file)  # it is in use


def _beside(file: Path) -> Path:
    """Return the file of what has changed since a note was written."""
    return file.with_suffix(".changes")


def _write(file: Path, lines: Iterable[bytes]) -> None:
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
    _write(file, lines)
    with suppress(OSError):  # another build forgets the same
        others = sorted(file.parent.glob("*.json"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
        for old in others[_KEPT:]:
            old.unlink(missing_ok=True)
            _beside(old).unlink(missing_ok=True)
        for half in file.parent.glob("*.*.*"):
            if time.time() - half.stat().st_mtime > _STALE:
                half.unlink(missing_ok=True)


def _read(file: Path) -> tuple[str, bytes]:
    """Return what was noted in a file after its seal, nothing where it is damaged."""
    try:
        seal, _, text = file.read_bytes().partition(b"\n")
        whole = seal.decode("ascii") == digest_of(text)
    except (OSError, ValueError):
        whole = False
    return (seal.decode("ascii"), text) if whole else ("", b"")


def numbered(values: Iterable[K]) -> tuple[tuple[K, ...], dict[K, int]]:
    """Return values, each once, and their places among them: what many rows say is noted once."""
    places: dict[K, int] = {}
    for value in values:
        places.setdefault(value, len(places))
    return tuple(places), places

"""The journal: every change to the output folder, written down before the first is made.

Each change can be made twice without harm, so whoever finds a journal carries it out from the start.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from bulletins.output.durable import write_durably
from bulletins.output.scan import Stamp, is_published_path
from bulletins.model.identity import Digest

_VERSION = 1


class FileMove(NamedTuple):
    """One staged file that takes its place in the output folder, what it must hold and what it was copied from."""

    path: str
    size: int
    digest: Digest
    origin: Stamp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Changes in the order in which they are made.

    `blockers` are files in the way of new ones: of the same name but for case, or where a folder must be. `removals`
    are all other files that go, `folders` those that are left empty, deepest first.
    """

    blockers: tuple[str, ...] = ()
    moves: tuple[FileMove, ...] = ()
    removals: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether nothing changes."""
        return not (self.blockers or self.moves or self.removals or self.folders)


def write_journal(file: Path, journal: Journal) -> None:
    """Bring a journal to the disk; it stands from the moment its file has its name."""
    text = json.dumps(
        {
            "version": _VERSION,
            "blockers": journal.blockers,
            "moves": [[move.path, move.size, move.digest, *(move.origin or ())] for move in journal.moves],
            "removals": journal.removals,
            "folders": journal.folders,
        },
        separators=(",", ":"),
    )
    write_durably(file, text.encode("ascii"))


def read_journal(file: Path) -> Journal:
    """Return a standing journal; ValueError where it is damaged."""
    try:
        return _journal(json.loads(file.read_bytes()))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(file) from error


def _journal(read: dict[str, Any]) -> Journal:
    """Return what was read as a journal; any error where it is not one."""
    if read["version"] != _VERSION:
        raise ValueError(read["version"])
    return Journal(
        blockers=_paths(read["blockers"]),
        moves=tuple(_move(*row) for row in read["moves"]),
        removals=_paths(read["removals"]),
        folders=_paths(read["folders"]),
    )


def _move(path: str, size: int, digest: str, *origin: int) -> FileMove:
    """Return a row as a move; ValueError or TypeError where it is not one."""
    if not isinstance(size, int) or not isinstance(digest, str) or not all(isinstance(each, int) for each in origin):
        raise TypeError(path)
    return FileMove(_paths([path])[0], size, Digest(digest), Stamp(*origin) if origin else None)


def _paths(paths: list[str]) -> tuple[str, ...]:
    """Return paths that stay inside the output folder; ValueError where one does not."""
    for path in paths:
        if not is_published_path(path):
            raise ValueError(path)
    return tuple(paths)

"""The journal: every change to the output folder, written down before the first is made.

Each change can be made twice without harm, so whoever finds a journal carries it out from the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from bulletins.model.codec import pack, unpack
from bulletins.model.identity import Digest
from bulletins.model.stamp import NO_FILE
from bulletins.model.value import Value
from bulletins.output.durable import write_durably
from bulletins.output.manifest import FileRecord, Manifest, sealed, unsealed
from bulletins.output.scan import is_published_path


class FileMove(Value, frozen=True, kw_only=True):
    """One staged file to be moved into the output folder, and the digest that it must have."""

    path: str
    size: int
    digest: Digest


class Journal(Value, frozen=True, kw_only=True):
    """The changes in the order in which they are made, and the manifest that is true when all are made.

    `blockers` are files in the way of new ones: of the same name but for case, or where a folder must be. `removals`
    are all other files that go, `folders` those that are left empty, deepest first. In `manifest` moved files have no
    stamp yet: it is known when they are in their places.
    """

    blockers: tuple[str, ...] = ()
    moves: tuple[FileMove, ...] = ()
    removals: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    manifest: Manifest

    @property
    def is_empty(self) -> bool:
        """Return whether nothing changes."""
        return not (self.blockers or self.moves or self.removals or self.folders)

    @property
    def paths(self) -> Iterator[str]:
        """Return every path that the journal names."""
        moved = (move.path for move in self.moves)
        return chain(self.blockers, moved, self.removals, self.folders, self.manifest.files)


def write_journal(file: Path, data: bytes) -> None:
    """Write a journal, as `journal_bytes` gives it, to the disk; it counts as soon as its file has its final name."""
    write_durably(file, data)


def journal_bytes(journal: Journal) -> bytes:
    """Return a journal as bytes with a seal in front, which tells whether they are whole."""
    return sealed(pack(journal))


def read_journal(file: Path) -> Journal:
    """Return an interrupted build's journal; ValueError where it is damaged or has a path outside the output folder."""
    journal = unpack(unsealed(file.read_bytes()), Journal)
    if not all(map(is_published_path, journal.paths)):
        raise ValueError(file)
    return journal


def completed(journal: Journal, arrived: dict[str, FileRecord]) -> Manifest:
    """Return the manifest after the journal was carried out, with the records of moved files that `arrived`.

    Where one did not arrive, nothing is known of the build any more: the folder does not hold what it should.
    """
    stay = {path: each for path, each in journal.manifest.files.items() if each.stamp != NO_FILE}
    files = dict(sorted((stay | arrived).items()))
    whole = len(files) == len(journal.manifest.files)
    return Manifest(files=files, build=journal.manifest.build if whole else None)

"""The new site set beside the old one file by file, then applied as a whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bulletins.output.apply import JournalRunner, arrived, keep_room
from bulletins.output.durable import (
    make_folder,
    remove,
    remove_all,
    remove_tree,
    sync_all,
    syncing,
    write_all,
    write_new,
)
from bulletins.output.interrupts import Interrupts, interrupts_held
from bulletins.output.journal import Journal, FileMove, write_journal
from bulletins.output.manifest import FileRecord, Manifest, room_for, scan_of, write_manifest
from bulletins.output.output_paths import OutputPaths
from bulletins.output.changes import check_places, plan_journal
from bulletins.output.refusals import refusing, stopping_midway
from bulletins.output.scan import (
    CHUNK,
    Stamp,
    FolderScan,
    digest_of_file,
    is_published_path,
    stamp_of,
    scan_folder,
)
from bulletins.model.digest import digest_of, new_hash
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.paths import folders_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChanges:
    """What publishing changed, each tuple sorted. `repaired` are files that someone had changed or removed.

    `removed` are files that are no longer planned and files that someone had added.
    """

    added: tuple[OutputPath, ...] = ()
    changed: tuple[OutputPath, ...] = ()
    removed: tuple[OutputPath, ...] = ()
    repaired: tuple[OutputPath, ...] = ()
    unchanged: int = 0


class IntactOutput(NamedTuple):
    """An output folder seen untouched since publishing: how many files, the manifest's stamp and digest of inputs."""

    files: int
    manifest: Stamp
    inputs: str


class Workspace:
    """The output folder while its lock is held. Every file of the site is staged once, then all are applied.

    Only digests and attributes are kept in memory. Paths are expected to differ in more than case. `is_applied` says
    whether the work is done, from when on Ctrl-C comes too late.
    """

    __slots__ = (
        "_applying",
        "_folders",
        "_found",
        "_inputs",
        "_kept",
        "_known",
        "_moves",
        "_places",
        "_read",
        "_staged",
        "_written",
        "is_applied",
    )

    def __init__(self, places: OutputPaths, manifest: Manifest | None, *, stands: bool = False) -> None:
        """Look over the output folder; the manifest is None where nothing was ever published here.

        Where it was just seen that all `stands` as the manifest says, that is what was found.
        """
        self._places = places
        self._staged = os.fspath(places.staged)
        known = manifest.entries if manifest else None
        self._known = known
        self._inputs = manifest.inputs if manifest else ""
        self._found: FolderScan = scan_of(known or {}) if stands else scan_folder(places.output)
        self._kept: dict[str, FileRecord] = {}
        self._read: dict[str, Digest | None] = {}
        self._moves: dict[str, FileMove] = {}
        self._written: dict[str, Stamp | None] = {}
        self._folders: set[str] = set()
        self._applying = False
        self.is_applied = False

    @property
    def standing(self) -> IntactOutput | None:
        """Return what the output folder holds if that is all that was published, untouched, else None."""
        known, found = self._known or {}, self._found
        whole = (
            known.keys() == found.files.keys()
            and all(entry.stamp == found.files[path] for path, entry in known.items())
            and folders_of(known) == found.folders
            and not os.path.lexists(self._places.journal)
        )
        if not (whole and known):
            return None
        return IntactOutput(len(known), stamp_of(os.lstat(self._places.manifest)), self._inputs)

    def stage(self, path: OutputPath, data: bytes) -> None:
        """Plan a file with these bytes, written aside unless the output folder holds them already."""
        digest = digest_of(data)
        stands = self.holds(path, digest, len(data))
        self.plan(path, digest, len(data), None if stands else self.put_aside(path, data))

    def put_aside(self, path: OutputPath, data: bytes) -> Stamp:
        """Return the stamp of a file whose bytes were written aside.

        Copies of this process may do so too; whoever plans the file tells the workspace.
        """
        self._claim(path)
        with refusing(self._places.output):
            aside = self._aside(path)
            try:
                return write_new(aside, data)
            except FileExistsError:  # whoever was to write it died over it
                remove(Path(aside))
                return write_new(aside, data)

    def plan(self, path: OutputPath, digest: Digest, size: int, written: Stamp | None = None) -> None:
        """Plan a file that the output folder holds already, or else was put aside, which is seen to before it moves.

        It is not read again for that if it still has the stamp with which it was `written`.
        """
        self._claim(path)
        if self.holds(path, digest, size):
            self._keep(path, digest, None)
        else:
            self._folders.add(path.rpartition("/")[0])
            self._move(FileMove(path, size, digest), written)

    def stage_file(self, path: OutputPath, file: Path) -> None:
        """Plan a copy of a file, which is not even read if neither it nor its published copy was touched since."""
        self._claim(path)
        status = file.stat()
        origin = stamp_of(status)
        entry = (self._known or {}).get(path)
        if entry is not None and entry.origin == origin and self._found.files.get(path) == entry.stamp:
            self._keep(path, entry.digest, origin)
            return
        digest = digest_of_file(file) if self._size(path) == status.st_size else None
        if digest is not None and self.holds(path, digest, status.st_size):
            self._keep(path, digest, origin)
            return
        self._move(*self._copy(path, file, origin))

    def apply(self, inputs: str = "") -> OutputChanges:
        """Return what was changed to make the output folder hold exactly the staged site.

        The manifest keeps `inputs`, the digest of everything that the site was made from.
        Refused, with nothing changed, where the system does not let it or the folder holds someone's own files.
        Ctrl-C stops it until the journal stands; after that it is too late and the work is finished.
        """
        planned = self._kept.keys() | self._moves.keys()
        with syncing(len(self._moves)), refusing(self._places.output):
            journal = plan_journal(planned, self._moves, self._found)
            check_places(self._places, self._known, self._found, planned, journal)
            if journal.is_empty:
                self._settle({}, inputs)
            else:
                self._verify()
                keep_room(self._places, len(self._folders), room_for(dict.fromkeys(planned)))
                with interrupts_held() as interrupts:
                    self._commit(journal, inputs, interrupts)
        return self._applied(journal)

    def close(self) -> None:
        """Clear away what was staged, unless a journal still needs it."""
        if not (self._applying and os.path.lexists(self._places.journal)):
            remove_tree(self._places.staged)
            remove_all(self._places.scraps)

    def _claim(self, path: str) -> None:
        """Raise ValueError for a path that leads elsewhere or was staged before."""
        if path not in (self._known or ()) and not is_published_path(path):
            message = f"not a path inside the output folder: {path!r}"
            raise ValueError(message)
        if path in self._kept or path in self._moves:
            message = f"staged twice: {path!r}"
            raise ValueError(message)

    def _size(self, path: str) -> int | None:
        """Return the size of a file in the output folder, None where it is not there."""
        stamp = self._found.files.get(path)
        return stamp.size if stamp else None

    def holds(self, path: str, digest: Digest, size: int) -> bool:
        """Return whether the output folder holds those bytes there; read only where attributes do not tell."""
        stamp = self._found.files.get(path)
        if stamp is None or stamp.size != size:
            return False
        entry = (self._known or {}).get(path)
        if entry is not None and entry.stamp == stamp:
            return entry.digest == digest
        if path not in self._read:
            self._read[path] = digest_of_file(f"{self._places.output}/{path}")
        return digest == self._read[path]

    def _keep(self, path: str, digest: Digest, origin: Stamp | None) -> None:
        """Note a file that stays as it is."""
        self._kept[path] = FileRecord(digest, self._found.files[path], origin)

    def _move(self, move: FileMove, written: Stamp | None) -> None:
        """Note a file that was put aside, with the stamp it had then if that is known."""
        self._moves[move.path] = move
        self._written[move.path] = written

    def _aside(self, path: str) -> str:
        """Return where a file is staged, its folder made."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            make_folder(f"{self._staged}/{folder}")
            self._folders.add(folder)
        return f"{self._staged}/{path}"

    def _copy(self, path: str, file: Path, origin: Stamp) -> tuple[FileMove, Stamp]:
        """Return the move of a file that was copied aside, and the copy's stamp."""
        hashed, size = new_hash(), 0
        with file.open("rb", buffering=0) as stream, refusing(self._places.output):
            aside = self._aside(path)
            write_new(aside, b"")
            with Path(aside).open("r+b", buffering=0) as copy:
                while chunk := stream.read(CHUNK):
                    hashed.update(chunk)
                    write_all(copy.fileno(), chunk)
                    size += len(chunk)
                written = stamp_of(os.fstat(copy.fileno()))
        return FileMove(path, size, Digest(hashed.hexdigest()), origin), written

    def _verify(self) -> None:
        """Bring what was staged to the disk; OSError unless it is exactly what was planned.

        A file is read again only if its stamp is not the one it was written with.
        """
        base = self._places.staged
        staged = scan_folder(base).files
        for path in sorted(staged.keys() - self._moves.keys()):
            remove(base / path)
        for path, move in self._moves.items():
            stamp = staged.get(path)
            if stamp is None or (stamp != self._written[path] and digest_of_file(f"{base}/{path}") != move.digest):
                raise OSError(None, "a staged file is not as it was written", f"{base}/{path}")
        sync_all(base, self._moves.keys(), self._folders)

    def _commit(self, journal: Journal, inputs: str, interrupts: Interrupts) -> None:
        """Write the journal, make its changes, write the manifest, drop the journal."""
        interrupts.stop_if_requested()
        self._applying = True
        write_journal(self._places.journal, journal)
        with stopping_midway(self._places.output):
            remove(self._places.reserve)
            JournalRunner(self._places).carry_out(journal, doubtful=False)
            self._settle(arrived(self._places, journal.moves, doubtful=False), inputs)
        self._applying = False
        self.is_applied = True

    def _settle(self, moved: dict[str, FileRecord], inputs: str) -> None:
        """Write the manifest if it changed, and drop the journal."""
        entries = self._kept | moved
        if (entries, inputs) != (self._known, self._inputs):
            write_manifest(self._places.manifest, entries, inputs)
        remove(self._places.journal)

    def _applied(self, journal: Journal) -> OutputChanges:
        """Return what the journal's changes mean to whoever asked for them."""
        known = self._known or {}
        added: list[OutputPath] = []
        changed: list[OutputPath] = []
        repaired: list[OutputPath] = []
        for path, move in sorted(self._moves.items()):
            if path in known:
                (repaired if known[path].digest == move.digest else changed).append(OutputPath(path))
            else:
                (changed if path in self._found.files else added).append(OutputPath(path))
        return OutputChanges(
            added=tuple(added),
            changed=tuple(changed),
            removed=tuple(OutputPath(path) for path in sorted((*journal.blockers, *journal.removals))),
            repaired=tuple(repaired),
            unchanged=len(self._kept),
        )

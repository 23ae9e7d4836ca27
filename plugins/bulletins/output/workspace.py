"""The new site, staged file by file beside the old one, then moved into the output folder all at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.digest import digest_of, new_hash
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.paths import folders_of
from bulletins.model.records import BuildRecord, PageRecord
from bulletins.model.stamp import NO_FILE, Stamp, stamp_of
from bulletins.model.value import replace
from bulletins.output.apply import JournalRunner, arrived, keep_room
from bulletins.output.changes import OutputPaths, check_places, plan_journal
from bulletins.output.durable import (
    Interrupts,
    interrupts_held,
    make_folder,
    remove,
    remove_all,
    remove_tree,
    sync_all,
    syncing,
    write_all,
    write_new,
)
from bulletins.output.journal import FileMove, Journal, completed, journal_bytes, write_journal
from bulletins.output.manifest import FileRecord, Manifest, manifest_bytes, write_manifest
from bulletins.output.refusals import refusing, stopping_midway
from bulletins.output.scan import CHUNK, FolderScan, digest_of_file, is_published_path, scan_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChanges:
    """The changes that a build made to the output folder; each tuple is sorted.

    `repaired` are files that somebody had changed or removed by hand. `removed` are files that are no longer planned,
    and files that somebody had added.
    """

    added: tuple[OutputPath, ...] = ()
    changed: tuple[OutputPath, ...] = ()
    removed: tuple[OutputPath, ...] = ()
    repaired: tuple[OutputPath, ...] = ()
    unchanged: int = 0


class Workspace:
    """The output folder while its lock is held: every file of the site is staged once, then all are moved together.

    Only digests and attributes are kept in memory. Paths are expected to differ in more than case. `is_applied` says
    whether the work is done, from when on Ctrl-C comes too late. `others` are files of others that stay.
    """

    __slots__ = (
        "_applying",
        "_before",
        "_folders",
        "_found",
        "_kept",
        "_known",
        "_moved",
        "_moves",
        "_paths",
        "_read",
        "_staged",
        "_written",
        "is_applied",
        "others",
    )

    def __init__(self, paths: OutputPaths, manifest: Manifest | None, found: FolderScan, others: list[str]) -> None:
        """Begin with what lies in the output folder; the manifest is None where nothing was ever published here."""
        self._paths = paths
        self._staged = os.fspath(paths.staged)
        self._before = manifest
        self._known = manifest.files if manifest else {}
        self._found = found
        self.others = tuple(others)
        self._kept: dict[str, FileRecord] = {}
        self._read: dict[str, Digest | None] = {}
        self._moves: dict[str, FileMove] = {}
        self._moved: dict[str, FileRecord] = {}
        self._written: dict[str, Stamp | None] = {}
        self._folders: set[str] = set()
        self._applying = False
        self.is_applied = False

    @property
    def build(self) -> BuildRecord | None:
        """Return the record of the build that left the output folder; None where it is unknown."""
        return self._before.build if self._before else None

    @property
    def records(self) -> Mapping[str, FileRecord]:
        """Return the file records of the last build, by path."""
        return self._known

    @property
    def is_intact(self) -> bool:
        """Return whether the output folder holds exactly what the last build left, unchanged."""
        known, found = self._known, self._found
        return (
            known.keys() == found.files.keys()
            and all(record.stamp == found.files[path] for path, record in known.items())
            and folders_of(known) == found.folders
            and not os.path.lexists(self._paths.journal)
        )

    def stage(self, path: OutputPath, data: bytes) -> None:
        """Plan a file with these bytes, written to the staging folder unless the output folder holds them already."""
        digest = digest_of(data)
        stands = self.holds(path, digest, len(data))
        self.plan(path, digest, len(data), None if stands else self.write_staged(path, data))

    def write_staged(self, path: OutputPath, data: bytes) -> Stamp:
        """Write a file's bytes to the staging folder, and return the file's stamp.

        Copies of this process may do so too; whoever plans the file tells the workspace.
        """
        self._claim(path)
        with refusing(self._paths.output):
            staged_file = self._staged_file(path)
            try:
                return write_new(staged_file, data)
            except FileExistsError:  # a worker was killed while it wrote the file
                remove(Path(staged_file))
                return write_new(staged_file, data)

    def plan(
        self, path: OutputPath, digest: Digest, size: int, written: Stamp | None = None, page: PageRecord | None = None
    ) -> None:
        """Plan a file that is unchanged in the output folder or staged; staged files are verified before a move.

        A staged file is not read again for that if it still has the stamp with which it was `written`.
        """
        self._claim(path)
        record = FileRecord(digest=digest, stamp=NO_FILE, page=page)
        if self.holds(path, digest, size):
            self._keep(path, record)
        else:
            self._folders.add(path.rpartition("/")[0])
            self._move(path, size, record, written)

    def stage_file(self, path: OutputPath, file: Path, source: str = "") -> None:
        """Plan a copy of a file, which is not even read if neither it nor its published copy was touched since.

        `source` is the file under content/ that it was made from, empty for none.
        """
        self._claim(path)
        status = file.stat()
        origin = stamp_of(status)
        known = self._known.get(path)
        if known is not None and known.copied_from == origin and self._found.files.get(path) == known.stamp:
            self._keep(path, FileRecord(digest=known.digest, stamp=NO_FILE, copied_from=origin, source=source))
            return
        found = self._found.files.get(path)
        digest = digest_of_file(file) if found and found.size == status.st_size else None
        if digest is not None and self.holds(path, digest, status.st_size):
            self._keep(path, FileRecord(digest=digest, stamp=NO_FILE, copied_from=origin, source=source))
            return
        copied, size, written = self._copy(path, file)
        self._move(path, size, FileRecord(digest=copied, stamp=NO_FILE, copied_from=origin, source=source), written)

    def apply(self, build: BuildRecord | None = None) -> OutputChanges:
        """Make the output folder hold exactly the staged site; return the changes. The manifest keeps `build`.

        Refused, with nothing changed, where the system does not let it or the folder holds someone's own files.
        Ctrl-C stops it until the journal stands; after that it is too late and the work is finished.
        """
        planned = self._kept.keys() | self._moves.keys()
        manifest = Manifest(files=dict(sorted((self._kept | self._moved).items())), build=build)
        with syncing(len(self._moves)), refusing(self._paths.output):
            journal = plan_journal(planned, self._moves, self._found, manifest)
            known = None if self._before is None else self._known
            check_places(self._paths, known, self._found, planned, journal)
            if journal.is_empty:
                self._settle(manifest)
            else:
                self._verify()
                written = journal_bytes(journal)
                keep_room(self._paths, len(self._folders), len(written))
                with interrupts_held() as interrupts:
                    self._commit(journal, written, interrupts)
        return self._changes(journal)

    def close(self) -> None:
        """Remove the staged files, unless a journal still needs them."""
        if not (self._applying and os.path.lexists(self._paths.journal)):
            remove_tree(self._paths.staged)
            remove_all(self._paths.scraps)

    def _claim(self, path: str) -> None:
        """Raise ValueError for a path that leads elsewhere or was staged before."""
        if path not in self._known and not is_published_path(path):
            message = f"not a path inside the output folder: {path!r}"
            raise ValueError(message)
        if path in self._kept or path in self._moves:
            message = f"staged twice: {path!r}"
            raise ValueError(message)

    def holds(self, path: str, digest: Digest, size: int) -> bool:
        """Return whether the output folder holds these bytes at a path; the file is read only if stamps cannot tell."""
        stamp = self._found.files.get(path)
        if stamp is None or stamp.size != size:
            return False
        known = self._known.get(path)
        if known is not None and known.stamp == stamp:
            return known.digest == digest
        if path not in self._read:
            self._read[path] = digest_of_file(f"{self._paths.output}/{path}")
        return digest == self._read[path]

    def _keep(self, path: str, record: FileRecord) -> None:
        """Note a file that stays as it is."""
        self._kept[path] = replace(record, stamp=self._found.files[path])

    def _move(self, path: str, size: int, record: FileRecord, written: Stamp | None) -> None:
        """Note a staged file, with the stamp it had then if that is known."""
        self._moves[path] = FileMove(path=path, size=size, digest=record.digest)
        self._moved[path] = record
        self._written[path] = written

    def _staged_file(self, path: str) -> str:
        """Return where a file is staged, its folder made."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            make_folder(f"{self._staged}/{folder}")
            self._folders.add(folder)
        return f"{self._staged}/{path}"

    def _copy(self, path: str, file: Path) -> tuple[Digest, int, Stamp]:
        """Return digest, size and stamp of a file that was copied to the staging folder."""
        hashed, size = new_hash(), 0
        with file.open("rb", buffering=0) as stream, refusing(self._paths.output):
            staged_file = self._staged_file(path)
            write_new(staged_file, b"")
            with Path(staged_file).open("r+b", buffering=0) as copy:
                while chunk := stream.read(CHUNK):
                    hashed.update(chunk)
                    write_all(copy.fileno(), chunk)
                    size += len(chunk)
                written = stamp_of(os.fstat(copy.fileno()))
        return Digest(hashed.hexdigest()), size, written

    def _verify(self) -> None:
        """Bring what was staged to the disk; OSError unless it is exactly what was planned.

        A file is read again only if its stamp is not the one it was written with.
        """
        base = self._paths.staged
        staged = scan_folder(base).files
        for path in sorted(staged.keys() - self._moves.keys()):
            remove(base / path)
        for path, move in self._moves.items():
            stamp = staged.get(path)
            if stamp is None or (stamp != self._written[path] and digest_of_file(f"{base}/{path}") != move.digest):
                raise OSError(None, "a staged file is not as it was written", f"{base}/{path}")
        sync_all(base, self._moves.keys(), self._folders)

    def _commit(self, journal: Journal, written: bytes, interrupts: Interrupts) -> None:
        """Write the journal, make its changes, write the manifest, drop the journal."""
        interrupts.stop_if_requested()
        self._applying = True
        write_journal(self._paths.journal, written)
        with stopping_midway(self._paths.output):
            remove(self._paths.reserve)
            JournalRunner(self._paths).carry_out(journal, doubtful=False)
            self._settle(completed(journal, arrived(self._paths, journal, doubtful=False)))
        self._applying = False
        self.is_applied = True

    def _settle(self, manifest: Manifest) -> None:
        """Write the manifest if it changed, and drop the journal."""
        before = self._before
        if before is None or manifest.build != before.build or manifest.files != before.files:
            write_manifest(self._paths.manifest, manifest_bytes(manifest))
        remove(self._paths.journal)

    def _changes(self, journal: Journal) -> OutputChanges:
        """Return the journal's changes as OutputChanges."""
        known = self._known
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

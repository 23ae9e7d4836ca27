"""The changes of a journal, carried out: moves and removals, each of which can safely be repeated."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from bulletins.model.value import replace as with_fields
from bulletins.output.changes import OutputPaths
from bulletins.output.durable import remove, remove_empty, remove_tree, replace, sync_all, sync_folder, write_all
from bulletins.output.journal import FileMove, Journal
from bulletins.output.manifest import FileRecord
from bulletins.output.scan import digest_of_file, stamp_of

_ROOM_A_FOLDER = 16384
_ROOM = 1 << 17
_ZEROS = bytes(1 << 16)


class JournalRunner:
    """Makes the changes of a journal in the output folder; links are not followed, so nothing outside it is changed."""

    __slots__ = ("_output", "_real", "_staged", "_touched")

    def __init__(self, paths: OutputPaths) -> None:
        """Know nothing of the output folder yet."""
        self._output = paths.output
        self._staged = paths.staged
        self._real: dict[str, bool] = {}
        self._touched: set[str] = set()

    def carry_out(self, journal: Journal, *, doubtful: bool) -> None:
        """Make every change that is not made yet; `doubtful` files are moved only if they hold the right bytes."""
        for path in journal.blockers:
            self._remove(path)
        if not self._move_all(doubtful=doubtful):
            for move in journal.moves:
                self._move(move, doubtful=doubtful)
        for path in journal.removals:
            self._remove(path)
        for path in journal.folders:
            if self._is_real(_parent(path)):
                remove_empty(self._output / path)
                self._touched.add(_parent(path))
        sync_all(self._output, (), self._touched)

    def _move_all(self, *, doubtful: bool) -> bool:
        """Return whether there was no output folder yet and the staged folder could become it."""
        if doubtful or os.path.lexists(self._output) or not self._staged.is_dir():
            return False
        try:
            replace(self._staged, self._output)
        except PermissionError:
            return False
        sync_folder(self._output.parent)
        return True

    def _move(self, move: FileMove, *, doubtful: bool) -> None:
        """Move a staged file to its place, unless it has gone there already."""
        source, target = f"{self._staged}/{move.path}", f"{self._output}/{move.path}"
        if not os.path.lexists(source) or (doubtful and digest_of_file(source) != move.digest):
            return
        folder = _parent(move.path)
        self._make_folder(folder)
        try:
            replace(source, target)
        except (IsADirectoryError, PermissionError):
            if not _is_folder(target):
                raise
            remove_tree(Path(target))
            replace(source, target)
        self._touched.add(folder)

    def _remove(self, path: str) -> None:
        """Remove a file of the output folder."""
        folder = _parent(path)
        if self._is_real(folder):
            remove(self._output / path)
            self._touched.add(folder)

    def _make_folder(self, folder: str) -> None:
        """Make a folder in the output folder and those above it; a file with the folder's name is removed."""
        if self._real.get(folder):
            return
        if folder:
            self._make_folder(_parent(folder))
        place = self._output / folder
        if not _is_folder(place):
            remove(place)
            place.mkdir()
            self._touched.add(_parent(folder))
        self._real[folder] = True

    def _is_real(self, folder: str) -> bool:
        """Return whether a folder is there and reached through no link."""
        if folder not in self._real:
            above = not folder or self._is_real(_parent(folder))
            self._real[folder] = above and _is_folder(self._output / folder)
        return self._real[folder]


def arrived(paths: OutputPaths, journal: Journal, *, doubtful: bool) -> dict[str, FileRecord]:
    """Return the records of moved files that are at their places, with stamps; `doubtful` files are read to be sure."""
    records = {}
    for move in journal.moves:
        file = f"{paths.output}/{move.path}"
        try:
            stamp = stamp_of(os.lstat(file))
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stamp.size == move.size and (not doubtful or digest_of_file(file) == move.digest):
            records[move.path] = with_fields(journal.manifest.files[move.path], stamp=stamp)
    return records


def keep_room(paths: OutputPaths, folders: int, manifest: int) -> None:
    """Reserve the disk space that is needed after the journal is written; OSError where the disk is full."""
    size = _ROOM + folders * _ROOM_A_FOLDER + 2 * manifest
    descriptor = os.open(paths.reserve, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, size)
        else:
            for _ in range(0, size, len(_ZEROS)):
                write_all(descriptor, _ZEROS)
    finally:
        os.close(descriptor)


def _is_folder(place: Path | str) -> bool:
    """Return whether a path is a folder itself and not a link to one."""
    try:
        return stat.S_ISDIR(os.lstat(place).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _parent(path: str) -> str:
    """Return the folder of a path, empty for the output folder itself."""
    return path.rpartition("/")[0]

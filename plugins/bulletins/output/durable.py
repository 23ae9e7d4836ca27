"""Safe writes: a loss of power leaves the old bytes or the new ones; moves and removals that work on Windows too."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from types import FrameType

from bulletins.model.stamp import Stamp, stamp_of

_WINDOWS = os.name == "nt"
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries where another program (a virus scanner, mostly) holds a file on Windows."""
_FEW = 16
"""Up to so many files or folders are synced one by one; one sync of the whole system is quicker for more."""


def make_folder(folder: str) -> None:
    """Make a folder and those above it; existing ones stay."""
    try:
        os.mkdir(folder)  # noqa: PTH102  (a site has as many folders as pages, and a Path costs more than the folder)
    except FileExistsError:
        return
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)


def write_new(file: Path | str, data: bytes) -> Stamp:
    """Write a file that does not exist yet, and return its stamp."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        write_all(descriptor, data)
        return stamp_of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes to a descriptor, in as many calls as it takes."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def write_durably(file: Path, data: bytes, temporary: Path | None = None) -> None:
    """Replace a file as a whole: after a loss of power it holds the old bytes or the new ones.

    The new bytes are written to `temporary` first, a name of the same folder.
    """
    temporary = temporary or temporary_path(file)
    try:
        temporary.unlink(missing_ok=True)
        write_new(temporary, data)
        sync_file(temporary)
        replace(temporary, file)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def temporary_path(file: Path) -> Path:
    """Return the temporary path for a file's new bytes, from which they are moved into place."""
    return file.with_name(file.name + ".new")


def write_content(file: Path, data: bytes) -> None:
    """Replace a file under content/ as a whole; an interrupted write leaves only a file that is ignored."""
    write_durably(file, data, file.with_name(f".{file.name}.tmp"))


def remove_all(files: Iterable[Path]) -> None:
    """Remove files or links; missing ones are ignored."""
    for file in files:
        remove(file)


def sync_file(file: Path) -> None:
    """Bring a file's bytes to the disk."""
    descriptor = os.open(file, os.O_RDWR if _WINDOWS else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, where the system has a way to ask for that."""
    if _WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def sync_all(base: Path, files: Collection[str], folders: Collection[str]) -> None:
    """Bring files below a folder, and the names in its folders, to the disk.

    Many are brought there by one sync of everything where that waits until it is done, which it does on Linux.
    """
    if _syncs_at_once(len(files) + len(folders)):
        os.sync()
        return
    for file in sorted(files):
        sync_file(base / file)
    for folder in sorted(folders):
        with suppress(FileNotFoundError):
            sync_folder(base / folder)


@contextmanager
def syncing(count: int) -> Iterator[None]:
    """Have the system write so many files to the disk in the background, so that waiting for them later is shorter."""
    thread = threading.Thread(target=os.sync)
    if _syncs_at_once(count):
        with suppress(RuntimeError):  # where there may be no more threads, nothing is lost but time
            thread.start()
    try:
        yield
    finally:
        if thread.is_alive():
            thread.join()


def _syncs_at_once(count: int) -> bool:
    """Return whether that many files and folders are written to the disk by one sync of the whole system."""
    return sys.platform == "linux" and count > _FEW


def replace(source: Path | str, target: Path | str) -> None:
    """Move a file or a folder; a file at the target is replaced."""

    def move() -> None:
        Path(source).replace(target)

    _patiently(move, Path(target))


def remove(file: Path) -> None:
    """Remove a file or a link; a missing file or a folder is ignored."""
    try:
        if stat.S_ISDIR(os.lstat(file).st_mode):
            return
    except (FileNotFoundError, NotADirectoryError):
        return
    _patiently(file.unlink, file)


def remove_tree(folder: Path) -> None:
    """Remove a folder and everything in it; a link in its place is removed and not followed."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        _patiently(lambda: rmtree(folder), folder)


def remove_empty(folder: Path) -> None:
    """Remove a folder if nothing is in it."""
    with suppress(OSError):
        folder.rmdir()


def _patiently(act: Callable[[], None], target: Path) -> None:
    """Call `act`; on Windows, remove a read-only mark and try again while another program holds the file."""
    for wait in _WAITS if _WINDOWS else ():
        try:
            act()
        except PermissionError:
            with suppress(OSError):
                target.chmod(stat.S_IWRITE | stat.S_IREAD)
            time.sleep(wait)
        else:
            return
    act()


class Interrupts:
    """The record whether Ctrl-C was pressed while it is held back."""

    __slots__ = ("requested",)

    def __init__(self) -> None:
        """Begin with none."""
        self.requested = False

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """Remember that Ctrl-C was pressed."""
        self.requested = True

    def stop_if_requested(self) -> None:
        """Raise the KeyboardInterrupt that was held back, if there is one."""
        if self.requested:
            raise KeyboardInterrupt


@contextmanager
def interrupts_held() -> Iterator[Interrupts]:
    """Hold Ctrl-C back and note it in the value given; only the main thread is ever interrupted."""
    interrupts = Interrupts()
    if threading.current_thread() is not threading.main_thread():
        yield interrupts
        return
    before = signal.signal(signal.SIGINT, interrupts.note)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.default_int_handler)

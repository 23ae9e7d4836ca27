"""Whether a file was touched, told from its attributes alone.

A file counts as untouched while its size, modification time and, on POSIX, change time and inode are those that were
noted. The change time cannot be set back, so damage that restores the modification time is seen there too. Windows
keeps no change time, and lists folders without inodes: damage that keeps both size and modification time is not seen
there.
"""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

_WINDOWS = os.name == "nt"


class Stamp(NamedTuple):
    """The attributes that change whenever a file's bytes do; a size of −1 is something that is no file."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


NO_FILE = Stamp(-1, 0, 0, 0)
"""The stamp of a folder, a symlink, a pipe or a device: never that of a file."""


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file's attributes."""
    if not stat.S_ISREG(status.st_mode):
        return NO_FILE
    if _WINDOWS:
        return Stamp(status.st_size, status.st_mtime_ns, 0, 0)
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)

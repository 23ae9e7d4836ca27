"""The one place that writes: new folders under content/, all of them or none, and nothing outside of them.

.importing-<process>/    beside content/, while files are written; a run that ends here has changed nothing, and a later
                         one takes away what it left
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bulletins.importing.folder_plan import PlannedFolder
from bulletins.model.problem import Refused, error

_ASIDE = ".importing-"
_LONGEST_RUN = 3_600


def write_folders(content: Path, folders: Sequence[PlannedFolder]) -> tuple[Path, ...]:
    """Return the folders that were written; Refused where one is there already, or a name leads out of it.

    Whatever goes wrong on the way, everything that was begun is taken away again.
    """
    for folder in folders:
        _check(content, folder)
    _forget_old(content.parent)
    aside = content.parent / f"{_ASIDE}{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    moved: list[Path] = []
    made: list[Path] = []
    try:
        for number, folder in enumerate(folders):
            _write(aside / str(number), folder)
        for number, folder in enumerate(folders):
            target = content / folder.folder
            made += _make_parents(target.parent)
            (aside / str(number)).rename(target)
            moved.append(target)
    except BaseException:
        for target in moved:
            shutil.rmtree(target, ignore_errors=True)
        for parent in reversed(made):
            with suppress(OSError):
                parent.rmdir()
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(moved)


def _forget_old(folder: Path) -> None:
    """Take away what runs left that were cut off longer ago than any run takes."""
    for left in folder.glob(f"{_ASIDE}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LONGEST_RUN:
                shutil.rmtree(left, ignore_errors=True)


def _check(content: Path, folder: PlannedFolder) -> None:
    """Refuse a folder that exists, and names with more in them than a name."""
    target = content / folder.folder
    if target.exists():
        raise Refused((error("import-folder-exists", f"content/{folder.folder}"),))
    names = [*folder.folder.split("/"), *(name for name, _ in folder.files)]
    for name in names:
        if name in {"", ".", ".."} or "/" in name or "\\" in name or name.startswith("."):
            raise Refused((error("import-unsafe-name", f"content/{folder.folder}", name=name),))


def _write(place: Path, folder: PlannedFolder) -> None:
    """Write the files of one folder."""
    place.mkdir(parents=True)
    for name, data in folder.files:
        with (place / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _make_parents(folder: Path) -> list[Path]:
    """Make the folders above a new one, and return those that were not there."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return list(reversed(missing))

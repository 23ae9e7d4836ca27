"""The one place of the importer that writes: new folders under content/, all of them or none.

.importing-<process>/    beside content/, while files are written; a run that ends here has changed nothing, and a later
                         one takes away what it left
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from bulletins.importing.document_reading import LARGEST_FILE, FindFile
from bulletins.importing.folder_plan import PlannedFolder
from bulletins.model.problem import Problem, Refused, error

_DOCUMENTS = {".docx", ".docm", ".odt", ".html", ".htm", ".zip", ".txt", ".doc", ".rtf", ".pages", ".pdf"}
_LOCKS = ("~$", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A document that is to be imported, and its bytes."""

    path: Path
    name: str
    data: bytes


def find_documents(named: Sequence[str]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return the named documents, those of a folder sorted by name, and the names that do not exist."""
    found: list[Path] = []
    problems: list[Problem] = []
    for text in named:
        path = Path(text).expanduser()
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if _is_document(one))
            found += inside
            problems += [] if inside else [error("import-folder-empty", text)]
        elif path.exists():
            found.append(path)
        else:
            problems.append(error("import-no-file", text))
    return tuple(dict.fromkeys(found)), tuple(problems)


def read_named(path: Path) -> NamedFile | Problem:
    """Return a document's bytes, or the problem that they cannot be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return error("import-too-heavy", path.name, allowed=LARGEST_FILE // 1_000_000)
        return NamedFile(path=path, name=path.name, data=path.read_bytes())
    except OSError as failure:
        return error("import-unreadable", path.name, reason=failure.strerror or type(failure).__name__)


def beside(path: Path) -> FindFile:
    """Return a function that finds files named relative to a page; it reads nothing outside the page's folder.

    A path from the root of the page's site (`/images/a.jpg`) is looked for below that folder, too.
    """
    folder = path.parent.resolve()

    def find(written: str) -> bytes | None:
        name = unquote(written.partition("?")[0].partition("#")[0])
        inner = PurePosixPath(name.replace("\\", "/").removeprefix("/"))
        if inner.is_absolute() or ".." in inner.parts or ":" in name:
            return None
        target = folder / inner
        try:
            real = target.resolve()
            if not real.is_relative_to(folder) or not real.is_file() or real.stat().st_size > LARGEST_FILE:
                return None
            return real.read_bytes()
        except OSError:
            return None

    return find


def _is_document(path: Path) -> bool:
    """Return whether a file of a folder is a document; Word's lock beside an open document is none."""
    return path.is_file() and path.suffix.lower() in _DOCUMENTS and not path.name.startswith(_LOCKS)


_ASIDE = ".importing-"
_LONGEST_RUN = 3_600


def write_folders(content: Path, folders: Sequence[PlannedFolder]) -> tuple[Path, ...]:
    """Return the folders that were written; Refused where one exists already, or a name leads out of its folder.

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


def put_file(path: Path, data: bytes) -> None:
    """Write one file whole; where that fails, the old file stays."""
    aside = path.with_name(f"{_ASIDE}{os.getpid()}-{path.name}")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def put_files(content: Path, files: Mapping[str, bytes]) -> None:
    """Write files below content/: all are written under temporary names before the first is moved into place."""
    names = {f"{_ASIDE}{os.getpid()}-{number}": name for number, name in enumerate(files)}
    try:
        for aside, name in names.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content.parent / aside).write_bytes(files[name])
        for aside, name in names.items():
            (content.parent / aside).replace(content / name)
    finally:
        for aside in names:
            (content.parent / aside).unlink(missing_ok=True)


def _forget_old(folder: Path) -> None:
    """Remove files that interrupted runs left, once they are older than any run can last."""
    for left in folder.glob(f"{_ASIDE}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LONGEST_RUN:
                shutil.rmtree(left, ignore_errors=True)


def _check(content: Path, folder: PlannedFolder) -> None:
    """Refuse a folder that exists, and any name that is more than a plain file name."""
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
    """Make the missing folders above a new one, and return them."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return list(reversed(missing))

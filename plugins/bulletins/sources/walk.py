"""All files under a folder, sorted; links are not followed."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from bulletins.model.stamp import NO_FILE, Stamp, stamp_of
from bulletins.model.table import Table
from bulletins.sources.names import file_leftover, folder_leftover

_WINDOWS = os.name == "nt"
_MOUNT_POINT = 0xA0000003
"""The reparse tag of a Windows junction, which leads elsewhere as a symlink does."""


class EntryKind(Enum):
    """The kind of a folder's entry in the file system."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    SPECIAL = "special"
    CLOSED = "closed"


class FoundFile(NamedTuple):
    """One entry: `path` relative to the content folder, NFC and printable; `file` on disk, spelled as it is there.

    `raw` is the name on disk, `parts` are the names of the folders that lead here, and the own name. A FOLDER is listed
    before what lies in it; a CLOSED one could not be listed, `reason` says why. `leftover` is the rule by which one
    is no content, empty where it is; of a folder that is a leftover only the folder itself is listed. They sort by
    path and name on disk. There are tens of thousands: a tuple is built in a third of a frozen dataclass's time.
    """

    path: str
    raw: str
    file: str
    parts: tuple[str, ...]
    kind: EntryKind
    stamp: Stamp = NO_FILE
    leftover: str = ""
    reason: str = ""


def walk(root: Path) -> Iterator[FoundFile]:
    """Give every entry under the root once, folders before their content, names in the order of their NFC form.

    OSError where the root itself cannot be listed.
    """
    pending = list(reversed(_entries(str(root.absolute()), ())))
    while pending:
        found = pending.pop()
        if found.kind is not EntryKind.FOLDER or found.leftover:
            yield found
            continue
        try:
            inside = _entries(found.file, found.parts)
        except OSError as error:
            yield _closed(found, error)
            continue
        yield found
        pending.extend(reversed(inside))


def entry_of(folder: Path, parts: tuple[str, ...]) -> FoundFile:
    """Return a folder as an entry that these names lead to, whatever it is called on disk."""
    return FoundFile("/".join(parts), parts[-1], str(folder.absolute()), parts, EntryKind.FOLDER)


def listing_of(root: str, entries: Iterable[FoundFile]) -> Table[str, tuple[str, ...]]:
    """Return the names in every folder that was looked into, by its path on disk; those of folders end in `/`.

    It is empty where a name on disk is not what it is called here.
    """
    names: dict[str, list[str]] = {root: []}
    for found in entries:
        if found.raw != found.parts[-1]:
            return Table()
        is_folder = found.kind is EntryKind.FOLDER
        names[found.file[: -len(found.raw) - 1]].append(f"{found.raw}/" if is_folder else found.raw)
        if is_folder and not found.leftover:
            names[found.file] = []
    return Table((folder, tuple(sorted(inside))) for folder, inside in names.items())


def printable(name: str) -> str:
    """Return a file name in NFC; bytes that are not UTF-8 and control characters are written as escapes."""
    if name.isascii() and name.isprintable():
        return name
    decoded = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    shown = "".join(
        character if character.isprintable() or unicodedata.category(character) in {"Cf", "Zs"} else _escaped(character)
        for character in decoded
    )
    return unicodedata.normalize("NFC", shown)


def reason_of(error: OSError) -> str:
    """Return what the system says about a failure, without the path."""
    return error.strerror or type(error).__name__


def _escaped(character: str) -> str:
    """Return a character as a backslash escape."""
    return character.encode("unicode_escape").decode("ascii")


def _entries(folder: str, parts: tuple[str, ...]) -> list[FoundFile]:
    """Return the entries of one folder, sorted; OSError where it cannot be listed."""
    prefix = "".join(f"{part}/" for part in parts)
    with os.scandir(folder) as entries:
        return sorted([_found(entry, prefix, parts) for entry in entries])


def _found(entry: os.DirEntry[str], prefix: str, folder: tuple[str, ...]) -> FoundFile:
    """Return one entry with what the file system says of it."""
    raw = entry.name
    name = printable(raw)
    place = (prefix + name, raw, entry.path, (*folder, name))
    if not _WINDOWS and entry.is_dir(follow_symlinks=False):  # told by the listing, where no junction looks like it
        return FoundFile(*place, EntryKind.FOLDER, NO_FILE, folder_leftover(name))
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return _closed(FoundFile(*place, EntryKind.CLOSED), error)
    if stat.S_ISREG(status.st_mode):
        return FoundFile(*place, EntryKind.FILE, stamp_of(status), file_leftover(name))
    kind = _kind(status)
    return FoundFile(*place, kind, NO_FILE, folder_leftover(name) if kind is EntryKind.FOLDER else file_leftover(name))


def _closed(found: FoundFile, error: OSError) -> FoundFile:
    """Return an entry that could not be looked into."""
    leftover = file_leftover(found.parts[-1])
    return found._replace(kind=EntryKind.CLOSED, leftover=leftover, reason=reason_of(error))


def _kind(status: os.stat_result) -> EntryKind:
    """Return what an entry is that is no file; a Windows junction counts as a link."""
    if stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _MOUNT_POINT:
        return EntryKind.LINK
    return EntryKind.FOLDER if stat.S_ISDIR(status.st_mode) else EntryKind.SPECIAL

"""Paths of files: what no computer may be asked to store, and what is asked of published ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"(?:\w[\w-]*/)*\w[\w-]*(?:\.[\w-]+)*", re.ASCII)
_NUMBERS = "123456789¹²³"
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in _NUMBERS)]
)
_DEVICE_BEGINNINGS = frozenset(device[:3] for device in _DEVICES)
_MAY_NAME_DEVICE = re.compile(rf"(?:^|/)(?:{'|'.join(sorted(_DEVICE_BEGINNINGS))})", re.IGNORECASE)

LONGEST_PATH = 200
"""Characters of a path, counted as Windows counts, that can be checked out there.

Windows takes 260 for the whole; that leaves 60 for the folder that a copy of the site lies in.
"""
LONGEST_NAME = 255
"""Bytes of one name that Linux can store."""


def is_plain(path: str) -> bool:
    """Return whether a path has nothing in it that could mean another place on any system; nearly all are so."""
    return _PLAIN.fullmatch(path) is not None


def is_device(name: str) -> bool:
    """Return whether Windows takes a name for a device (`con`, `aux.jpg`, …)."""
    return name[:3].casefold() in _DEVICE_BEGINNINGS and name.split(".", 1)[0].rstrip().casefold() in _DEVICES


def names_device(path: str) -> bool:
    """Return whether a part of a path is a name that Windows takes for a device."""
    return _MAY_NAME_DEVICE.search(path) is not None and any(is_device(part) for part in path.split("/"))


def excess(path: str) -> int:
    """Return by how many characters a path is too long for some computer; 0 where it can be stored everywhere."""
    if len(path) <= LONGEST_NAME // 4:
        return 0
    longest = max(len(name.encode("utf-8", "surrogateescape")) for name in path.split("/")) - LONGEST_NAME
    return max(0, longest, len(path.encode("utf-16-le", "surrogatepass")) // 2 - LONGEST_PATH)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder that leads to one of the paths."""
    folders: set[str] = set()
    pending = {path.rpartition("/")[0] for path in paths}
    while pending:
        folders |= pending
        pending = {folder.rpartition("/")[0] for folder in pending} - folders
    return folders - {""}

"""Paths of published files: what every room that plans or checks them asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"(?:\w[\w-]*/)*\w[\w-]*(?:\.[\w-]+)*", re.ASCII)


def is_plain(path: str) -> bool:
    """Return whether a path has nothing in it that could mean another place on any system; nearly all are so."""
    return _PLAIN.fullmatch(path) is not None


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder that leads to one of the paths."""
    folders: set[str] = set()
    pending = {path.rpartition("/")[0] for path in paths}
    while pending:
        folders |= pending
        pending = {folder.rpartition("/")[0] for folder in pending} - folders
    return folders - {""}

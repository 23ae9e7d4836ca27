"""Files that programs leave behind without anyone having written them: told by name, listed, never read."""

from __future__ import annotations

import re
from functools import lru_cache

_TEXT_ENDING = re.compile(r"\.(md|markdown|mdown|mkd|yml|yaml|txt|docx?|html?)$", re.IGNORECASE)

_SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\\r", ".ds_store", ".localized"})
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information", "@eadir", "lost+found"})
_EDITOR_ENDINGS = (".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".rej", ".crdownload", ".part", ".partial")


@lru_cache(maxsize=1_000)
def file_leftover(name: str) -> str:
    """Return the rule by which a file is no content (`editor-leftover`, `system-leftover`, …), empty where it is.

    Nearly all files have one of very few names.
    """
    lower = name.lower()
    if lower in _SYSTEM_FILES or name.startswith("._"):
        return "system-leftover"
    if lower.startswith(".git"):
        return "version-control"
    if _is_editors(lower):
        return "editor-leftover"
    if name.startswith(".") and not _TEXT_ENDING.search(name):
        return "hidden-file"
    return ""


def folder_leftover(name: str) -> str:
    """Return the rule by which a folder and all in it is no content, empty where it is."""
    lower = name.lower()
    if lower in _SYSTEM_FOLDERS:
        return "system-leftover"
    if not name.startswith("."):
        return ""
    return "version-control" if lower in {".git", ".hg", ".svn"} else "hidden-folder"


def _is_editors(lower: str) -> bool:
    """Return whether an editor or an office program keeps such a file while it works."""
    if lower.endswith(("~", *_EDITOR_ENDINGS)) or lower.startswith(("~$", ".~", ".#", "~wrl")):
        return True
    return lower == "4913" or (lower.startswith("#") and lower.endswith("#"))

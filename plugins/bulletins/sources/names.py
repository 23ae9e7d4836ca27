"""The rules for names: languages, years, and names that some computers cannot store."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", re.ASCII)
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*", re.ASCII)
_FORBIDDEN = frozenset('<>:"/\\|?*')
_TEXT_ENDING = re.compile(r"\.(md|markdown|mdown|mkd|yml|yaml|txt|docx?|html?)$", re.IGNORECASE)
_SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\\r", ".ds_store", ".localized"})
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information", "@eadir", "lost+found"})
_EDITOR_ENDINGS = (".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".rej", ".crdownload", ".part", ".partial")


def is_language(code: str) -> bool:
    """Return whether a code has the form of a language code; which languages the site has is not asked."""
    return _LANGUAGE.fullmatch(code) is not None


def is_year(name: str) -> bool:
    """Return whether a name is four digits."""
    return _YEAR.fullmatch(name) is not None


@lru_cache(maxsize=1_000)
def forbidden_part(name: str) -> str:
    """Return what in a name keeps some computers from storing it, empty where nothing does.

    Names are looked at as they are on disk: control characters and bytes that are not UTF-8 count.
    """
    if _PLAIN.fullmatch(name):
        return ""
    for character in name:
        if character in _FORBIDDEN or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
            return character if character.isprintable() else _code(character)
    return name[-1] if name[-1:] in {" ", "."} else ""


def folded(name: str) -> str:
    """Return a name without letter case and Unicode differences: equal for names that are one on some computers."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _code(character: str) -> str:
    """Return how a character that cannot be shown is written: its number, or the byte that is no UTF-8."""
    number = ord(character)
    return f"\\x{number - 0xDC00:02x}" if 0xDC80 <= number <= 0xDCFF else f"U+{number:04X}"  # noqa: PLR2004  (surrogateescape)


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

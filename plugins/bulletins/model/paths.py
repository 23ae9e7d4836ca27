"""Paths of files: what no computer may be asked to store, and what is asked of published ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize
from urllib.parse import unquote

from bulletins.model.identity import SitePath

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
FORBIDDEN = frozenset('\\:*?"<>|')
"""Characters that some file system does not allow in a name, or reads as something else."""
LONGEST_NAME = 255
"""Bytes of one name that Linux can store."""
_MOST_NAMED = 3


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


def old_address(text: str) -> SitePath | None:
    """Return where a site without a program behind it answers for the path of an old address; None where it cannot.

    `/2019/03/tin/`, `/tin.html` and `/tin.php` can be kept; an address that differs from others only behind `?` cannot.
    What is no page by its name (`/tin.php`, `/tin`) becomes a folder with a page in it, which is found under both.
    """
    path = normalize("NFC", unquote(text))
    parts = [part for part in path.split("/") if part]
    if parts and parts[-1].lower() in {"index.html", "index.htm"}:
        path, parts = f"{path}/", parts[:-1]
    if not text.startswith("/") or "?" in text or "#" in text or not parts or not all(map(_is_kept, parts)):
        return None
    joined = "/" + "/".join(parts)
    is_page = not path.endswith("/") and joined.lower().endswith((".html", ".htm"))
    return None if excess(f"{joined[1:]}/index.html") else SitePath(joined if is_page else f"{joined}/")


def last_word(path: SitePath) -> str:
    """Return the last part of an address."""
    return path.rstrip("/").rpartition("/")[2]


def _is_kept(part: str) -> bool:
    """Return whether every computer can store a folder of this name."""
    odd = not part.isprintable() or not FORBIDDEN.isdisjoint(part) or "\ufffd" in part
    return not odd and not part.startswith(".") and part == part.rstrip(" .") and not is_device(part)


def first_names(paths: Sequence[str]) -> str:
    """Return the first paths of several as a sentence names them; in one that cannot be shown, letters as codes."""
    named = (path if path.isprintable() else ascii(path)[1:-1] for path in paths[:_MOST_NAMED])
    return ", ".join(named) + (" …" if len(paths) > _MOST_NAMED else "")


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder that leads to one of the paths."""
    folders: set[str] = set()
    pending = {path.rpartition("/")[0] for path in paths}
    while pending:
        folders |= pending
        pending = {folder.rpartition("/")[0] for folder in pending} - folders
    return folders - {""}

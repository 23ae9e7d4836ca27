"""The pictures of a web page that came with it, as files or inside it; the others are reported, none is downloaded."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Callable
from urllib.parse import unquote

from bs4 import Tag

from bulletins.importing.flow import FlowFindings, PictureSpot
from bulletins.importing.html_styles import text_of
from bulletins.importing.zip_parts import BOMB, LARGEST_SUM, UnreadablePart
from bulletins.model.digest import digest_of
from bulletins.model.loss import LossKind

_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)
_SPACER = 3
_NUMBER = re.compile(r"\d+")


class PagePictures:
    """Finds the bytes of a page's pictures; `media` holds those that were found, by key."""

    def __init__(self, find: Callable[[str], bytes | None], findings: FlowFindings) -> None:
        """Take what finds files beside the page, and who hears of those that are not there."""
        self._find = find
        self._findings = findings
        self._size = 0
        self.media: dict[str, bytes] = {}

    def read(self, element: Tag) -> PictureSpot | None:
        """Return a picture of the page, None where it is only a spacer or is not there."""
        if _is_spacer(element):
            return None
        written = next((text_of(element, name) for name in _SOURCES if text_of(element, name)), "")
        data = self._bytes(written)
        name = _name_of(written)
        if data is None:
            address = written if written.startswith(("http://", "https://")) else name
            self._findings.add("import-picture-missing", LossKind.LOST, self._findings.next_picture(), name=address)
            return None
        key = digest_of(data)
        if key not in self.media:
            self._size += len(data)
            if self._size > LARGEST_SUM:
                raise UnreadablePart(BOMB)
            self.media[key] = data
        return PictureSpot(media=key, place=self._findings.next_picture(), name=name, alt=text_of(element, "alt"))

    def _bytes(self, written: str) -> bytes | None:
        """Return the bytes of a picture that is in the page or beside it."""
        inside = _DATA.match(written)
        if inside:
            try:
                return b64decode(inside[1])
            except (BadBase64, ValueError):
                return None
        elsewhere = ":" in written.partition("/")[0] and not written.startswith(("http://", "https://"))
        if not written or elsewhere or written.startswith("//"):
            return None
        return self._find(written)


def _name_of(written: str) -> str:
    """Return a picture's file name alone: the folders before it may name a person."""
    if written.startswith("data:"):
        return ""
    return unquote(written.partition("?")[0]).replace("\\", "/").rpartition("/")[2]


def _is_spacer(element: Tag) -> bool:
    """Return whether a picture is too small to show anything."""
    sizes = [_NUMBER.match(text_of(element, side)) for side in ("width", "height")]
    return any(size is not None and int(size[0]) <= _SPACER for size in sizes)

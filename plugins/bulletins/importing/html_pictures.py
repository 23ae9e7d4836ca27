"""The pictures of a web page that came with it, as files or inside it; the others are reported, none is downloaded."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Callable
from math import degrees
from urllib.parse import unquote

from bs4 import Tag

from bulletins.importing.flow import FlowFindings, PictureSpot
from bulletins.importing.html_styles import PageStyles, text_of
from bulletins.importing.zip_parts import BOMB, LARGEST_SUM, UnreadablePart
from bulletins.model.digest import digest_of
from bulletins.model.loss import LossKind
from bulletins.model.photo import NO_EDIT, PhotoEdit
from bulletins.model.value import replace

_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)
_SPACER = 3
_NUMBER = re.compile(r"\d+")
_LENGTH = re.compile(r"(?:^|;)(width|height|margin-left|margin-top):(-?\d+(?:\.\d+)?)(px|pt|in|cm|mm)?(?=;)")
_IN_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_TURN = re.compile(r"(?:^|;)transform:[^;]*rotate\((-?\d+(?:\.\d+)?)(rad|deg)\)")
_OTHER_CROP = re.compile(r"clip-path:(?!none)|clip:rect")
_SMALLEST_CROP = 0.004


class PagePictures:
    """Finds the bytes of a page's pictures; `media` holds those that were found, by key."""

    def __init__(self, find: Callable[[str], bytes | None], findings: FlowFindings) -> None:
        """Take what finds files beside the page, and who hears of those that are not there."""
        self._find = find
        self._findings = findings
        self._size = 0
        self.media: dict[str, bytes] = {}

    def read(self, element: Tag, styles: PageStyles) -> PictureSpot | None:
        """Return a picture of the page, None where it is only a spacer, is not there, or is cut in an unknown way."""
        if _is_spacer(element):
            return None
        written = next((text_of(element, name) for name in _SOURCES if text_of(element, name)), "")
        data = self._bytes(written)
        name = _name_of(written)
        if data is None:
            address = written if written.startswith(("http://", "https://")) else name
            self._findings.add("import-picture-missing", LossKind.LOST, self._findings.next_picture(), name=address)
            return None
        edit = _edit(element, styles)
        if edit is None:
            self._findings.add("import-crop-unknown", LossKind.LOST, self._findings.next_picture(), name=name)
            return None
        key = digest_of(data)
        if key not in self.media:
            self._size += len(data)
            if self._size > LARGEST_SUM:
                raise UnreadablePart(BOMB)
            self.media[key] = data
        place = self._findings.next_picture()
        return PictureSpot(media=key, place=place, name=name, alt=text_of(element, "alt"), edit=edit)

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


def _edit(element: Tag, styles: PageStyles) -> PhotoEdit | None:
    """Return how the frame around a picture cuts and turns it, as Google Docs writes it; None where that is unclear."""
    frame, own = element.parent, styles.style(element)
    around = styles.style(frame) if frame is not None else ""
    if _OTHER_CROP.search(own):
        return None
    turn = (_turn(own) + _turn(around)) % 360
    turned = replace(NO_EDIT, turn=turn) if turn else NO_EDIT
    width, height, left, top = (_lengths(own).get(side) for side in ("width", "height", "margin-left", "margin-top"))
    window = _lengths(around) if "overflow:hidden" in around else {}
    if not {"width", "height"} <= window.keys():
        return turned
    if not width or not height:
        return None if (left or 0) < 0 or (top or 0) < 0 else turned
    cut_left, cut_top = max(-(left or 0) / width, 0.0), max(-(top or 0) / height, 0.0)
    sides = [cut_left, cut_top, 1 - cut_left - window["width"] / width, 1 - cut_top - window["height"] / height]
    sides = [side if side > _SMALLEST_CROP else 0.0 for side in sides]
    if not any(sides):
        return turned
    if sides[0] + sides[2] >= 1 or sides[1] + sides[3] >= 1:
        return None
    ratio = window["width"] / window["height"]
    return PhotoEdit(left=sides[0], top=sides[1], right=sides[2], bottom=sides[3], turn=turn, ratio=ratio)


def _lengths(style: str) -> dict[str, float]:
    """Return the sizes and margins that a style gives, in pixels, the last of each."""
    return {name: float(value) * _IN_PIXELS[unit] for name, value, unit in _LENGTH.findall(style)}


def _turn(style: str) -> float:
    """Return how many degrees a style turns something clockwise."""
    found = _TURN.search(style)
    if found is None:
        return 0.0
    return round(degrees(float(found[1])) if found[2] == "rad" else float(found[1]), 1)

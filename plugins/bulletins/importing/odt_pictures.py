"""The pictures of an OpenDocument text as it shows them: file, crop, rotation and mirroring."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from bulletins.importing.flow import FlowFindings, PictureSpot
from bulletins.importing.odt_styles import OdtStyles
from bulletins.importing.zip_parts import UnreadablePart, ZipParts
from bulletins.model.loss import LossKind
from bulletins.model.photo import PhotoEdit
from bulletins.model.value import replace

_VECTOR = (".emf", ".wmf", ".svm", ".svg", ".pdf", ".eps")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)?")
_INCHES = {"cm": 1 / 2.54, "mm": 1 / 25.4, "in": 1.0, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
_TURN = re.compile(r"rotate\s*\(\s*(-?\d+(?:\.\d+)?)\s*\)")
_USUAL_DENSITIES = (96.0, 72.0)
_CLOSE = 0.03
_COLOURS = {"draw.luminance": "0%", "draw.contrast": "0%", "draw.gamma": "100%", "draw.color-inversion": "false"}
_TONES = {"draw.red": "0%", "draw.green": "0%", "draw.blue": "0%", "draw.color-mode": "standard"}
_SIZE_MARKS = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_PNG = b"\x89PNG\r\n\x1a\n"
_FAR_ENOUGH = 2_000_000


class OdtPictures:
    """Reads the frames of one text."""

    def __init__(self, parts: ZipParts, styles: OdtStyles, findings: FlowFindings) -> None:
        """Take the archive, the styles of frames, and who hears of losses."""
        self._parts = parts
        self._styles = styles
        self._findings = findings

    def read(self, frame: Element) -> Iterator[PictureSpot]:
        """Yield the picture of a frame; of several versions the first that browsers show."""
        names = [_name(one) for one in frame.findall("draw.image")]
        shown = [name for name in names if not name.lower().endswith(_VECTOR)]
        here = next((name for name in shown if self._parts.has(name)), "")
        title = frame.get("draw.name", "")
        if not shown:
            name = names[0].rpartition("/")[2]
            self._findings.add("import-vector-picture", LossKind.LOST, self._findings.next_picture(), name=name)
        elif not here:
            self._findings.add("import-picture-missing", LossKind.LOST, name=title)
        else:
            yield from self._shown(frame, here, title)

    def _shown(self, frame: Element, media: str, title: str) -> Iterator[PictureSpot]:
        """Yield a picture with its crop; with an unclear crop it is left out, so that no cropped part is published."""
        look = self._styles.picture(frame.get("draw.style-name", ""))
        place = self._findings.next_picture()
        if any(look.get(key, usual) != usual for key, usual in (_COLOURS | _TONES).items()):
            self._findings.add("import-recoloured", LossKind.CHANGED, place)
        edit = self._edit(frame, media, look)
        if edit is None:
            self._findings.add("import-crop-unknown", LossKind.LOST, place, name=media.rpartition("/")[2])
            return
        words = [frame.findtext(tag) or "" for tag in ("svg.desc", "svg.title")]
        yield PictureSpot(
            media=media, place=place, name=title, alt=next((one for one in words if one.strip()), ""), edit=edit
        )

    def _edit(self, frame: Element, media: str, look: Mapping[str, str]) -> PhotoEdit | None:
        """Return the changes made to a picture; None where its crop cannot be worked out."""
        turn = _TURN.search(frame.get("draw.transform", ""))
        mirror = look.get("style.mirror", "none")
        edit = PhotoEdit(
            turn=0.0 if turn is None else -math.degrees(float(turn[1])) % 360,
            mirrored="horizontal" in mirror,
            flipped="vertical" in mirror,
        )
        clip = look.get("fo.clip", "").partition("(")[2].replace("auto", "0")
        cut = [max(0.0, _inches(one[0])) for one in _LENGTH.finditer(clip)]
        if not any(cut):
            return edit
        size = (_inches(frame.get("svg.width", "")), _inches(frame.get("svg.height", "")))
        try:
            return _cropped(edit, cut, size, self._parts.read(media))
        except (UnreadablePart, struct.error):
            return None


def _name(image: Element) -> str:
    """Return the name of a picture in the archive, as its address says it."""
    return unquote(image.get("xlink.href", "")).removeprefix("./")


def _inches(text: str) -> float:
    """Return a length in inches, 0 for what is none."""
    found = _LENGTH.match(text.strip())
    return 0.0 if found is None else float(found[1]) * _INCHES[found[2] or "px"]


def _cropped(edit: PhotoEdit, cut: list[float], size: tuple[float, float], data: bytes) -> PhotoEdit | None:
    """Return an edit with a crop, None where none fits the frame.

    A crop is written as lengths on the picture at its own size, which its density gives. Of the densities that programs
    assume, the first counts whose crop has the shape of the frame.
    """
    if len(cut) != 4 or not all(size):  # noqa: PLR2004  (top, right, bottom, left)
        return None
    top, right, bottom, left = cut
    width, height, own = _pixels(data)
    for density in (*own, *_USUAL_DENSITIES):
        wide, high = width / density, height / density
        if wide <= left + right or high <= top + bottom:
            continue
        shape = (wide - left - right) / (high - top - bottom)
        if abs(shape * size[1] / size[0] - 1) <= _CLOSE:
            sides = {"left": left / wide, "top": top / high, "right": right / wide, "bottom": bottom / high}
            return replace(edit, **sides, ratio=size[0] / size[1])
    return None


def _pixels(data: bytes) -> tuple[int, int, tuple[float, ...]]:
    """Return width, height and the density, where it is said, of a PNG or JPEG; zeros for any other file."""
    if data.startswith(_PNG):
        width, height = struct.unpack(">II", data[16:24])
        at = data.find(b"pHYs", 24, data.find(b"IDAT"))
        density = struct.unpack(">IIB", data[at + 4 : at + 13]) if at > 0 else (0, 0, 0)
        return width, height, (density[0] * 0.0254,) if density[2] == 1 and density[0] else ()
    return _jpeg_pixels(data[:_FAR_ENOUGH]) if data.startswith(b"\xff\xd8") else (0, 0, ())


def _jpeg_pixels(data: bytes) -> tuple[int, int, tuple[float, ...]]:
    """Return width, height and the density that the head of a JPEG says."""
    density: tuple[float, ...] = ()
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004  (each part begins with it)
        mark, length = struct.unpack(">xBH", data[at : at + 4])
        if mark == 0xE0 and data[at + 4 : at + 9] == b"JFIF\0":  # noqa: PLR2004  (the part that says the density)
            unit, across = struct.unpack(">BH", data[at + 11 : at + 14])
            density = (across * (2.54 if unit == 2 else 1.0),) if unit and across else ()  # noqa: PLR2004  (2: per cm)
        if mark in _SIZE_MARKS:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height, density
        at += 2 + length
    return 0, 0, density

"""Pictures inside documents, without what cameras and programs write beside the pixels. Not one pixel is decoded."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_SOI, _SOS, _EOI = 0xD8, 0xDA, 0xD9
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xDA)))
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends the packed pixels of one scan: neither a zero that belongs to them nor a mark to begin again at."""
_ICC = b"ICC_PROFILE\0"
_EXIF = b"Exif\0\0"
_JFIF = 14
"""Bytes of what JFIF says of itself; a small picture may follow."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"iCCP",
        b"sRGB",
        b"sBIT",
        b"bKGD",
        b"hIST",
        b"pHYs",
        b"sPLT",
        b"cICP",
        b"mDCV",
        b"cLLI",
    )
) | {b"acTL", b"fcTL", b"fdAT"}
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_FLAGS = 0x08 | 0x04
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""Extensions of GIF that say how often a moving picture begins again."""
_ORIENTATION = 0x0112


def strip_picture(data: bytes) -> bytes:
    """Return a JPEG, PNG, WebP or GIF file without places, cameras, names and comments; anything else as it is.

    Kept is what decides how pixels look: colour profiles, Adobe's marker, and which way up the picture is. What lies
    behind the picture's end goes as well, such as a phone's second picture with notes of its own.
    """
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return b"".join(_jpeg_parts(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(_png_chunks(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data.startswith(b"GIF8"):
            return b"".join(_gif_blocks(data))
    except (struct.error, IndexError, ValueError):
        return data
    return data


def is_strippable(data: bytes) -> bool:
    """Return whether the bytes begin as a picture that can be stripped."""
    return data.startswith((b"\xff\xd8\xff", _PNG, b"GIF8")) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Give the segments that stay, and the packed pixels of every scan, up to the picture's end."""
    yield data[:2]
    at = 2
    while at < len(data):
        if data[at] != 0xFF:  # noqa: PLR2004  (every segment begins so)
            raise ValueError(at)
        kind = data[at + 1]
        if kind == 0xFF:  # noqa: PLR2004  (filling)
            at += 1
            continue
        if kind in _NO_LENGTH:
            yield data[at : at + 2]
            at += 2
            if kind == _EOI:
                return
            continue
        end = at + 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
        if kind == _SOS:
            marker = _MARKER.search(data, end)
            end = marker.start() if marker else len(data)
            yield data[at:end]
        else:
            yield _segment(kind, data[at:end])
        at = end


def _segment(kind: int, segment: bytes) -> bytes:
    """Return what stays of a segment: of a camera's notes the orientation alone."""
    body = segment[4:]
    if kind == 0xE1 and body.startswith(_EXIF):  # noqa: PLR2004  (APP1)
        turned = _orientation(body[len(_EXIF) :])
        return _turned_segment(turned) if turned > 1 else b""
    if kind == 0xE0:  # noqa: PLR2004  (APP0)
        kept = body[: _JFIF - 2] + b"\0\0"
        return b"\xff\xe0" + struct.pack(">H", len(kept) + 2) + kept if body.startswith(b"JFIF\0") else b""
    if kind == 0xEE:  # noqa: PLR2004  (APP14)
        return segment if body.startswith(b"Adobe") else b""
    if kind == 0xE2 and body.startswith(_ICC):  # noqa: PLR2004  (APP2)
        return segment
    return b"" if 0xE1 <= kind <= 0xEF or kind == 0xFE else segment  # noqa: PLR2004  (APP1 to APP15; comment)


def _turned_segment(turned: int) -> bytes:
    """Return camera's notes that say nothing but which way up a picture is."""
    body = _EXIF + _turned_notes(turned)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _turned_notes(turned: int) -> bytes:
    """Return the notes themselves: one directory of one entry."""
    entry = struct.pack(">HHLHH", _ORIENTATION, 3, 1, turned, 0)
    return b"MM\0*" + struct.pack(">LH", 8, 1) + entry + struct.pack(">L", 0)


def _orientation(notes: bytes) -> int:
    """Return which way up a picture is, 1 where its notes do not say."""
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}L", notes, 4)
        (count,) = struct.unpack_from(f"{order}H", notes, at)
        for index in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHLH", notes, at + 2 + 12 * index)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1  # noqa: PLR2004  (the eight there are)
    except struct.error:
        return 1
    return 1


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """Give the chunks that stay, up to the picture's end."""
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">L", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise ValueError(at)
        turned = _orientation(data[at + 8 : end - 4]) if kind == b"eXIf" else 1
        if turned > 1:
            notes = _turned_notes(turned)
            yield struct.pack(">L", len(notes)) + kind + notes + struct.pack(">L", zlib.crc32(kind + notes))
        elif kind[:1].isupper() or kind in _PNG_KEPT:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _webp(data: bytes) -> bytes:
    """Return a WebP file without its notes."""
    kept = []
    at = 12
    while at + 8 <= len(data):
        kind, (length,) = data[at : at + 4], struct.unpack_from("<L", data, at + 4)
        end = at + 8 + length + length % 2
        chunk = data[at:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if kind in _WEBP_KEPT:
            kept.append(chunk)
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<L", len(body)) + body


def _gif_blocks(data: bytes) -> Iterator[bytes]:
    """Give the blocks that stay, up to the picture's end."""
    at = 13 + _gif_colours(data[10])
    yield data[:at]
    while data[at] != 0x3B:  # noqa: PLR2004  (the end)
        start, is_extension = at, data[at] == 0x21  # noqa: PLR2004  (an extension)
        if not is_extension and data[at] != 0x2C:  # noqa: PLR2004  (a picture)
            raise ValueError(at)
        at += 2 if is_extension else 11 + _gif_colours(data[at + 9])
        while data[at]:
            at += 1 + data[at]
        at += 1
        if not is_extension or data[start + 1] == 0xF9 or data[start + 3 : start + 14] in _GIF_KEPT:  # noqa: PLR2004  (how long it is shown)
            yield data[start:at]
    yield b"\x3b"


def _gif_colours(flags: int) -> int:
    """Return how many bytes a table of colours takes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0

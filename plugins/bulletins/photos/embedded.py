"""Pictures inside documents, without what cameras and programs write beside the pixels. Not one pixel is decoded."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SOI, _SOS, _EOI = 0xD8, 0xDA, 0xD9
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xDA)))
_ICC = b"ICC_PROFILE\0"
_EXIF = b"Exif\0\0"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = frozenset((b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf"))
_WEBP_WORDS = frozenset((b"EXIF", b"XMP "))
_WEBP_FLAGS = 0x08 | 0x04
_ORIENTATION = 0x0112


def strip_picture(data: bytes) -> bytes:
    """Return a JPEG, PNG or WebP file without places, cameras, names and comments; anything else as it is.

    Kept is what decides how pixels look: colour profiles, Adobe's marker, and which way up the picture is.
    """
    try:
        if data.startswith(b"\xff\xd8\xff"):
            return b"".join(_jpeg_parts(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(_png_chunks(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError, ValueError):
        return data
    return data


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """Give the segments that stay; from the first scan on everything, up to the picture's end."""
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
            last = data.rfind(b"\xff\xd9")
            yield data[at : last + 2 if last > end else len(data)]
            return
        yield _segment(kind, data[at:end])
        at = end


def _segment(kind: int, segment: bytes) -> bytes:
    """Return what stays of a segment: of a camera's notes the orientation alone."""
    body = segment[4:]
    if kind == 0xE1 and body.startswith(_EXIF):  # noqa: PLR2004  (APP1)
        turned = _orientation(body[len(_EXIF) :])
        return _turned_segment(turned) if turned > 1 else b""
    is_app = 0xE1 <= kind <= 0xEF  # noqa: PLR2004  (APP1 to APP15)
    if kind == 0xFE or (is_app and kind != 0xEE and not body.startswith(_ICC)):  # noqa: PLR2004  (comment; APP14 is Adobe's)
        return b""
    return segment


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
        elif kind not in _PNG_WORDS:
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
        if kind not in _WEBP_WORDS:
            kept.append(chunk)
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<L", len(body)) + body

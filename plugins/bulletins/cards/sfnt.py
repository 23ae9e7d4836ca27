"""The reader of TrueType and OpenType files: a font's glyphs, units and kerning, as setting a line needs them.

Tables as in the OpenType specification: `cmap` formats 4 and 12, `kern` version 0 format 0, `head`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

_COLLECTION = b"ttcf"
_SEGMENTS, _GROUPS = 4, 12
_UNICODE, _WINDOWS = 0, 3
_WINDOWS_ENCODINGS = {1, 10}
_LAST = 0x10FFFF
_HORIZONTAL = 1
_KERN_HEADER = 14


class UnreadableFontError(ValueError):
    """The bytes are no font, or one whose characters cannot be found out."""


def read_tables(data: bytes) -> dict[bytes, bytes]:
    """Return the tables of a font by tag; of a collection, those of its first font."""
    try:
        start = struct.unpack_from(">I", data, 12)[0] if data[:4] == _COLLECTION else 0
        (count,) = struct.unpack_from(">H", data, start + 4)
        rows = [struct.unpack_from(">4sIII", data, start + 12 + 16 * index) for index in range(count)]
    except struct.error as error:
        raise UnreadableFontError from error
    return {tag: data[offset : offset + length] for tag, _, offset, length in rows}


def read_glyphs(tables: Mapping[bytes, bytes]) -> dict[int, int]:
    """Return the glyph of every character that a font can show."""
    cmap = tables.get(b"cmap", b"")
    glyphs: dict[int, int] = {}
    try:
        for offset in _unicode_offsets(cmap):
            (style,) = struct.unpack_from(">H", cmap, offset)
            if style == _SEGMENTS:
                glyphs |= _read_segments(cmap[offset:])
            elif style == _GROUPS:
                glyphs |= _read_groups(cmap[offset:])
    except struct.error as error:
        raise UnreadableFontError from error
    if not glyphs:
        raise UnreadableFontError
    return glyphs


def read_units(tables: Mapping[bytes, bytes]) -> int:
    """Return how many units of the font's own make an em."""
    try:
        units: int = struct.unpack_from(">H", tables.get(b"head", b""), 18)[0]
    except struct.error as error:
        raise UnreadableFontError from error
    if not units:
        raise UnreadableFontError
    return units


def read_kerning(tables: Mapping[bytes, bytes]) -> dict[tuple[int, int], int]:
    """Return by how many units each pair of glyphs moves together (below zero) or apart; empty where none says so."""
    kern = tables.get(b"kern", b"")
    try:
        version, count, _, _, coverage, pairs = struct.unpack_from(">HHHHHH", kern)
    except struct.error:
        return {}
    if version or not count or coverage != _HORIZONTAL:
        return {}
    rows = kern[_KERN_HEADER + 4 : _KERN_HEADER + 4 + 6 * pairs]
    return {(left, right): by for left, right, by in struct.iter_unpack(">HHh", rows[: len(rows) // 6 * 6])}


def _unicode_offsets(cmap: bytes) -> Iterator[int]:
    """Yield where the maps from Unicode begin."""
    _, count = struct.unpack_from(">HH", cmap)
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        if platform == _UNICODE or (platform == _WINDOWS and encoding in _WINDOWS_ENCODINGS):
            yield offset


def _read_segments(table: bytes) -> dict[int, int]:
    """Return the glyphs of a map in format 4: segments of the basic plane."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    glyphs = {}
    for index, (start, end, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        place = 16 + 6 * count + 2 * index
        (offset,) = struct.unpack_from(">H", table, place)
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", table, place + offset + 2 * (code - start))[0] if offset else code
            if glyph:
                glyphs[code] = (glyph + delta) & 0xFFFF
    return {code: glyph for code, glyph in glyphs.items() if glyph}


def _read_groups(table: bytes) -> dict[int, int]:
    """Return the glyphs of a map in format 12: groups of all planes."""
    (count,) = struct.unpack_from(">I", table, 12)
    glyphs: dict[int, int] = {}
    for start, end, first in struct.iter_unpack(">III", table[16 : 16 + 12 * min(count, len(table) // 12)]):
        if start <= end <= _LAST:
            glyphs.update((code, first + code - start) for code in range(start, end + 1))
    return {code: glyph for code, glyph in glyphs.items() if glyph}

"""Bytes → text: UTF-8, NFC, line feeds alone, nothing that cannot be printed."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from bulletins.model.problem import error
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.legacy import UTF_8, WINDOWS_1258, Damage, detect_damage, detect_legacy, is_ordinary

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BREAKS = re.compile("\r\n?")
_SPACES = re.compile("[\v\f\x1c-\x1f\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_KIB = 1024
_MOST_BAD = 40
"""Where more bytes fit no letter, a file is none that was typed."""

_SHOWN = 30
_PLAIN_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \r\n")
_HIGH_CONTROLS = dict.fromkeys(range(0x80, 0xA0), "x")
"""What Windows has letters and quotation marks for is no control character there."""


class DecodedText(NamedTuple):
    """A text, and whether all of it can be printed: no tab, no control character, no blank but spaces and line ends."""

    text: str
    is_plain: bool


def decode(data: bytes, *, limit: int, problems: FileProblems, vietnamese: bool = True) -> DecodedText | None:
    """Return the text of a file of at most `limit` bytes, None where it cannot be read as text at all.

    A control character is reported and gives way to a space, a byte that is no letter to `�`, so that the rest of the
    file is still looked at. Encodings that only Vietnamese was written in are looked for in a `vietnamese` text.
    """
    if len(data) > limit:
        problems.add(error("file-too-large", problems.path, size=-(-len(data) // _KIB), limit=limit // _KIB))
        return None
    if data.startswith(_UTF_16_MARKS):
        problems.add(error("utf-16", problems.path, 1))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _without_bad_bytes(data, _bad_bytes(data), problems, vietnamese=vietnamese)
    return _clean(text, problems, vietnamese=vietnamese)


def _bad_bytes(data: bytes) -> tuple[tuple[int, int], ...]:
    """Return where bytes fit no letter of UTF-8, as (begin, end); only the first ones where there are very many."""
    found: list[tuple[int, int]] = []
    begin = 0
    while len(found) <= _MOST_BAD:
        try:
            data[begin:].decode("utf-8")
        except UnicodeDecodeError as failure:
            found.append((begin + failure.start, begin + failure.end))
            begin += failure.end
        else:
            break
    return tuple(found)


def _without_bad_bytes(
    data: bytes, bad: tuple[tuple[int, int], ...], problems: FileProblems, *, vietnamese: bool
) -> DecodedText | None:
    """Return the text with a sign for each bad byte, every line of them reported; None where it is another encoding."""
    first = bad[0][0]
    line = data.count(b"\n", 0, first) + 1
    damage = detect_legacy(data.decode("cp1252", "replace")) if vietnamese else None
    if damage is not None:
        code = "not-utf8-1258" if damage.encoding == WINDOWS_1258 else "not-utf8-legacy"
        problems.add(error(code, problems.path, line, offset=first, encoding=damage.encoding))
        return None
    if len(bad) > _MOST_BAD or b"\0" in data:
        code = "not-utf8-ansi" if _is_ansi(data) else "not-a-text-file"
        problems.add(error(code, problems.path, line, offset=first))
        return None
    for number, (begin, _) in {data.count(b"\n", 0, begin) + 1: (begin, end) for begin, end in reversed(bad)}.items():
        before = data[data.rfind(b"\n", 0, begin) + 1 : begin].decode("utf-8", "ignore").strip()
        place = (problems.path, number)
        if before:
            problems.add(error("not-utf8", *place, offset=begin, before=before[-_SHOWN:]))
        else:
            problems.add(error("not-utf8-at-start", *place, offset=begin))
    return _clean(data.decode("utf-8", "replace"), problems, vietnamese=vietnamese, told=True)


def _is_ansi(data: bytes) -> bool:
    """Return whether bytes are a text in the encoding that Windows calls ANSI: letters, most of them plain ones."""
    plain = sum(byte in _PLAIN_LETTERS for byte in data)
    return _CONTROL.search(data.decode("latin-1").translate(_HIGH_CONTROLS)) is None and 2 * plain > len(data)


def _clean(text: str, problems: FileProblems, *, vietnamese: bool, told: bool = False) -> DecodedText:
    """Return the text in one form; `told` where bytes that are no letters were reported already."""
    if is_ordinary(text):
        return DecodedText(text, is_plain=True)
    is_plain = text.replace("\n", "").isprintable()
    if not is_plain:
        text = _SPACES.sub(" ", _BREAKS.sub("\n", text)).replace("\ufeff", "")
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    damage = detect_damage(text, vietnamese=vietnamese)
    if damage is not None:
        _report_damage(damage, problems)
    elif "\ufffd" in text and not told:
        line, column = _place(text, text.index("\ufffd"))
        problems.add(error("lost-letters", problems.path, line, column))
    return DecodedText(text if is_plain else _without_controls(text, problems, told=damage is not None), is_plain)


def _report_damage(damage: Damage, problems: FileProblems) -> None:
    if damage.encoding == UTF_8:
        problems.add(error("mojibake", problems.path, damage.line, sample=damage.sample))
        return
    code = "windows-1258" if damage.encoding == WINDOWS_1258 else "legacy-encoding"
    problems.add(error(code, problems.path, damage.line, encoding=damage.encoding, sample=damage.sample))


def _without_controls(text: str, problems: FileProblems, *, told: bool) -> str:
    found = _CONTROL.search(text)
    if found is None:
        return text
    if not told:
        line, column = _place(text, found.start())
        problems.add(error("control-character", problems.path, line, column, character=f"U+{ord(found.group()):04X}"))
    return _CONTROL.sub(" ", text)


def _place(text: str, index: int) -> tuple[int, int]:
    """Return line and column, from 1, of a position in the text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)

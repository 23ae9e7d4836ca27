"""Bytes → text: UTF-8, NFC, line feeds alone, nothing that cannot be printed."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

from plugins.model.problem import problem
from plugins.reading.legacy import Damage, detect_damage
from plugins.reading.report import Report

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BREAKS = re.compile("\r\n?")
_SPACES = re.compile("[\v\f\x1c-\x1f\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_KIB = 1024


def decode(data: bytes, *, limit: int, report: Report) -> str | None:
    """Return the text of a file of at most `limit` bytes, None where it cannot be read as text at all.

    A control character is reported and gives way to a space, so that the rest of the file is still looked at.
    """
    if len(data) > limit:
        report.add(problem("file-too-large", report.path, size=-(-len(data) // _KIB), limit=limit // _KIB))
        return None
    if data.startswith(_UTF_16_MARKS):
        report.add(problem("utf-16", report.path, 1))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_bytes(data, error.start, report)
        return None
    return _clean(text, report)


def _report_bytes(data: bytes, offset: int, report: Report) -> None:
    """Say where the bytes stop being UTF-8 and, where it can be told, what they are instead."""
    line = data.count(b"\n", 0, offset) + 1
    damage = detect_damage(data.decode("latin-1"))
    if damage is None:
        report.add(problem("not-utf8", report.path, line, offset=offset))
        return
    report.add(problem("not-utf8-legacy", report.path, line, offset=offset, encoding=damage.encoding))


def _clean(text: str, report: Report) -> str:
    if "\r" in text:
        text = _BREAKS.sub("\n", text)
    text = _SPACES.sub(" ", text).replace("\ufeff", "")
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    damage = detect_damage(text)
    if damage is not None:
        _report_damage(damage, report)
    elif "\ufffd" in text:
        line, column = _place(text, text.index("\ufffd"))
        report.add(problem("lost-letters", report.path, line, column))
    return _without_controls(text, report, told=damage is not None)


def _report_damage(damage: Damage, report: Report) -> None:
    if damage.encoding == "UTF-8":
        report.add(problem("mojibake", report.path, damage.line, sample=damage.sample))
        return
    report.add(problem("legacy-encoding", report.path, damage.line, encoding=damage.encoding, sample=damage.sample))


def _without_controls(text: str, report: Report, *, told: bool) -> str:
    found = _CONTROL.search(text)
    if found is None:
        return text
    if not told:
        line, column = _place(text, found.start())
        report.add(problem("control-character", report.path, line, column, character=f"U+{ord(found.group()):04X}"))
    return _CONTROL.sub(" ", text)


def _place(text: str, index: int) -> tuple[int, int]:
    """Return line and column, from 1, of a position in the text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)

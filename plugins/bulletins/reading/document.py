"""A registry file or site.yml as a whole: keys and values from its first line to its last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletins.model.problem import error
from bulletins.model.source import Source
from bulletins.reading.decoding import decode
from bulletins.reading.fields import Fields
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Line, scan, split_fields

LARGEST = 64 * 1024
"""Bytes such a file may have."""

_VIETNAMESE = re.compile(rb"(?:^|[\s{,])vi\s*:", re.MULTILINE)
"""Where a file gives a text in Vietnamese, or the addresses of the Vietnamese pages."""


def read_document(source: Source, keys: Sequence[str], problems: FileProblems) -> Fields | None:
    """Return the file's keys and values, None (and a finding) where it is empty, a list or one piece of text."""
    data = source.data or b""
    decoded = decode(data, limit=LARGEST, vietnamese=_VIETNAMESE.search(data) is not None, problems=problems)
    if decoded is None:
        return None
    lines = _content(scan(decoded.text.split("\n"), 1))
    first = next((line for line in lines if not line.is_comment), None)
    if first is None:
        problems.add(error("empty-file", problems.path, 1))
        return None
    if first.is_item or first.text.startswith("["):
        problems.add(error("file-is-a-list", problems.path, first.number))
        return None
    if ":" not in first.text or first.text.startswith("{"):
        problems.add(error("file-is-no-mapping", problems.path, first.number))
        return None
    return Fields(split_fields(lines, problems), keys, first.number, problems)


def _content(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines without the hyphens that may open and the marks that may close a YAML file."""
    first = next((index for index, line in enumerate(lines) if not line.is_comment), 0)
    if lines and lines[first].text == "---":
        lines = lines[:first] + lines[first + 1 :]
    return lines[:-1] if lines and lines[-1].text in ("---", "...") else lines

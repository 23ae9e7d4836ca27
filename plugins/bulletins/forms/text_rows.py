"""The rows of a text file with their line ends, so that unchanged rows stay the same byte for byte."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple
from unicodedata import normalize

_BREAK = re.compile(r"(\r\n|\n|\r)")
_MOST_COMPARED = 4_000
"""Rows between the first and the last difference up to which single rows are looked for."""


class Row(NamedTuple):
    """One line of a file and how it ends; the last one ends in nothing."""

    text: str
    end: str


def split_rows(text: str) -> tuple[Row, ...]:
    """Return the rows of a text; the last one is empty where the text ends with a line's end."""
    parts = _BREAK.split(text)
    return tuple(Row(parts[at], parts[at + 1] if at + 1 < len(parts) else "") for at in range(0, len(parts), 2))


def joined_rows(rows: tuple[Row, ...]) -> str:
    """Return the text that rows make."""
    return "".join(row.text + row.end for row in rows)


def usual_end(rows: tuple[Row, ...]) -> str:
    """Return the line end that most rows have; a line feed where there is none."""
    counted = Counter(row.end for row in rows if row.end)
    return counted.most_common(1)[0][0] if counted else "\n"


def new_rows(texts: list[str], end: str) -> tuple[Row, ...]:
    """Return rows that were not in the file before."""
    return tuple(Row(normalize("NFC", text), end) for text in texts)


def shown_text(rows: tuple[Row, ...]) -> str:
    """Return rows as a field of a browser holds them: line feeds between them."""
    return "\n".join(row.text for row in rows)


def typed_rows(rows: tuple[Row, ...], typed: str, end: str) -> tuple[Row, ...]:
    """Return the rows after somebody edited their text; rows that were not edited are the very same."""
    texts = _BREAK.sub("\n", typed).split("\n")
    before = [row.text for row in rows]
    if texts == before:
        return rows
    first = 0
    while first < min(len(texts), len(before)) and texts[first] == before[first]:
        first += 1
    last = 0
    while last < min(len(texts), len(before)) - first and texts[-1 - last] == before[-1 - last]:
        last += 1
    middle = _middle(rows[first : len(rows) - last], texts[first : len(texts) - last], end)
    return _closed((*rows[:first], *middle, *rows[len(rows) - last :]), end)


def _middle(rows: tuple[Row, ...], texts: list[str], end: str) -> tuple[Row, ...]:
    """Return new rows for texts, the old ones where they are the same."""
    if len(rows) + len(texts) > _MOST_COMPARED:
        return new_rows(texts, end)
    made: list[Row] = []
    matcher = SequenceMatcher(None, [row.text for row in rows], texts, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        made += rows[i1:i2] if tag == "equal" else new_rows(texts[j1:j2], end)
    return tuple(made)


def _closed(rows: tuple[Row, ...], end: str) -> tuple[Row, ...]:
    """Return rows of which all but the last have a line's end."""
    closed = [row if row.end else row._replace(end=end) for row in rows[:-1]]
    return (*closed, *(row._replace(end="") for row in rows[-1:]))

"""Blocks of text between two lines of ``` or ~~~, shown as they were typed, empty lines included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})[ ]*([^`\s]*)[ ]*")


class Fences(NamedTuple):
    """Blocks by their first and last line, and the lines that open one that is never closed; counted from 0."""

    closed: list[tuple[int, int]]
    open: list[int]


def has_fence(text: str) -> bool:
    """Return whether a text may hold such a block."""
    return ("`" in text and "```" in text) or ("~" in text and "~~~" in text)


def find_fences(lines: Sequence[str]) -> Fences:
    """Return where blocks are in these lines."""
    found = Fences([], [])
    unclosed: dict[str, int] = {}  # of each sign, the length from which on nothing below closes a block
    index = 0
    while index < len(lines):
        opening = _FENCE.fullmatch(lines[index])
        if opening:
            sign, length = opening[1][0], len(opening[1])
            is_open = length >= unclosed.get(sign, length + 1)
            below = range(0 if is_open else index + 1, 0 if is_open else len(lines))
            end = next((at for at in below if _closes(lines[at], opening[1])), -1)
            if end < 0:
                found.open.append(index)
                unclosed[sign] = min(length, unclosed.get(sign, length))
            else:
                found.closed.append((index, end))
                index = end
        index += 1
    return found


def without_fences(text: str) -> str:
    """Return a text with the lines of such blocks empty."""
    if not has_fence(text):
        return text
    lines = text.split("\n")
    for start, end in find_fences(lines).closed:
        lines[start : end + 1] = [""] * (end + 1 - start)
    return "\n".join(lines)


def _closes(line: str, opening: str) -> bool:
    """Return whether a line ends the block that an opening began."""
    bare = line.strip(" ")
    return len(bare) >= len(opening) and set(bare) == {opening[0]}

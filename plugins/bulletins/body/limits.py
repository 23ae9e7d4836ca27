"""Bounds that keep any text readable in bounded time: found before anything else looks at it."""

from __future__ import annotations

import re

from bulletins.model.problem import Problem, error

LONGEST_TEXT = 100_000
MOST_LINES = 4_000
LONGEST_LINE = 20_000
DEEPEST = 12
MOST_TANGLED = 2_000_000
MOST_TANGLED_IN_ALL = 5_000_000
"""Most marks (`[`, `*`, `<`, …) times characters of one block, and of all blocks: the work of pairing them."""

_SIGNS = "[]()*_`<!&\\"
_MARKS = re.compile(f"[{re.escape(_SIGNS)}]")
_OPENING = frozenset("*+>- \t0123456789")
_DEEP_START = re.compile(r"\n(?=[*+>\- \t0-9.]{13})")
"""Where a line may begin that opens more than so many lists and quotations: each takes a sign at least."""
_NESTED = re.compile(rf"[ \t]*(?:>[ \t]*|(?:[*+-]|\d{{1,9}}\.)[ \t]+){{{DEEPEST + 1}}}")
ROW_OF_SIGNS = re.compile(r"[ ]{0,3}([-+*])(?:[ ]+\1)+[ ]+(?=\w)")
"""Signs that draw a row before words, and open nothing: `* * * Hết * * *`."""
_DEEP_ITEM = re.compile(rf"[ ]{{{4 * (DEEPEST + 1)},}}(?:[*+-]|\d{{1,9}}\.)[ ]")


def exceeded(text: str, *, first_line: int, path: str) -> Problem | None:
    """Return the first bound that a text exceeds, None for a text that can be read."""
    if len(text) > LONGEST_TEXT:
        return error("text-too-long", path, first_line, limit=LONGEST_TEXT)
    if len(text) >= MOST_LINES <= text.count("\n"):
        return error("text-too-many-lines", path, first_line, limit=MOST_LINES)
    is_small = len(text) <= LONGEST_LINE and len(text) * _marks_in(text) <= MOST_TANGLED
    if is_small and text[:1] not in _OPENING and not _DEEP_START.search(text):
        return None
    lines = text.split("\n")
    if is_small:
        for number, line in enumerate(lines, first_line):
            if line[:1] in _OPENING and _nested(line):
                return error("text-too-nested", path, number, limit=DEEPEST)
        return None
    return _exceeded_by_line(lines, first_line, path)


def _marks_in(text: str) -> int:
    """Return the number of marks in a text; to look for each of them first is three times as fast as one pattern."""
    count = 0
    for sign in _SIGNS:
        if sign in text:
            count += text.count(sign)
    return count


def _exceeded_by_line(lines: list[str], first_line: int, path: str) -> Problem | None:
    """Return the first bound that a line or a block exceeds."""
    size, marks, tangled = 0, 0, 0
    for number, line in enumerate(lines, first_line):
        if len(line) > LONGEST_LINE:
            return error("line-too-long", path, number, limit=LONGEST_LINE)
        if _nested(line):
            return error("text-too-nested", path, number, limit=DEEPEST)
        if not line or line.isspace():
            size, marks, tangled = 0, 0, tangled + size * marks
            continue
        size += len(line)
        marks += len(_MARKS.findall(line))
        if size * marks > MOST_TANGLED or tangled + size * marks > MOST_TANGLED_IN_ALL:
            return error("text-too-tangled", path, number)
    return None


def _nested(line: str) -> bool:
    """Return whether a line opens more lists and quotations inside one another than a reader could follow."""
    if line[:1] not in _OPENING or not (_NESTED.match(line) or _DEEP_ITEM.match(line.expandtabs(4))):
        return False
    return not set(line.strip()) <= set("*-_ ") and not ROW_OF_SIGNS.match(line)

"""Lines as office programs write them, made lines of Markdown: hyphens and blanks of their own, tables, bold words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise, takewhile

from bulletins.body.fences import find_fences, has_fence

_WORD_DASH = re.compile(r"^([ \t]*)-\u00a0[ \t\u00a0]*(?=\S)")
OFFICE_BLANK = re.compile(r"([ \t]*(?:[-+*–—]|\(?\w{1,6}(?:\.\d{1,2})*[.)/]))[\t\u00a0][ \t\u00a0]*(?=[^\t]*$)(?=\S)")
"""A marker with a tab or a no-break space behind it, which is a blank."""
_NOTE_SIGN = re.compile(r"\*(?<=[^\W_]\*)\*{0,2}(?=[\s.,;:)!?]|$)")
"""Stars behind a word that refer to a note, as on paper."""
_NOTE_LINE = re.compile(r"^([ ]{0,3})(\*{1,3})(?=[ \t:)]*[^\s*])(?![^*]*\*)")
_NOTE_BELOW = re.compile(r"\n[ ]{0,3}\*{1,3}(?=[ \t:)]*[^\s*])(?![^*\n]*\*)")
_DRAWN_RULE = re.compile(r"[ ]{0,3}(?:\+|[-=]+\+)(?:[-=]+\+)*[-=]*[ ]*")
"""A line between the rows of a table that is drawn with signs, or around it: `+----+----+`."""
_COUNTED = re.compile(r"[ \u00a0]*(\d{1,2}(?:\.\d{1,2})+)\t\s*[^\W\d_][^\t]*")
_BLANK_BOLD = re.compile(r"\*\*([^*`]+)\*\*")


def typed_lines(lines: list[str], text: str) -> list[str]:
    """Return the lines of a text with bullets of word processors, tables of tabs and blanks inside stars made good."""
    if "-\u00a0" in text:
        lines = _with_dashes(lines)
    if "\t" in text or "\u00a0" in text:
        lines = [OFFICE_BLANK.sub(r"\1 ", line, count=1) if OFFICE_BLANK.match(line) else line for line in lines]
    if "\t" in text:
        lines = _with_bars(lines)
    if "-+" in text or "=+" in text:
        lines = [_ruled(lines, index) for index in range(len(lines))]
    if "**" in text:
        lines = [_bold(line) if "** " in line or " **" in line else line for line in lines]
    return lines


def with_note_stars(text: str) -> str:
    """Return a text in which stars behind a word, and before the one line that explains them, mean themselves.

    Stars of which a line holds others are marks of Markdown; two lines that begin with as many are items of a list.
    """
    if "*" not in text or not (_NOTE_BELOW.search(text) and _NOTE_SIGN.search(text)):
        return text
    lines = text.split("\n")
    code = {
        index
        for start, end in (find_fences(lines).closed if has_fence(text) else ())
        for index in range(start, end + 1)
    }
    prose = [(index, line) for index, line in enumerate(lines) if "*" in line and "`" not in line and index not in code]
    signed = [(index, line) for index, line in prose if "*" not in _NOTE_SIGN.sub("", line)]
    begun = [(index, found) for index, line in prose if (found := _NOTE_LINE.match(line))]
    signs = {stars: index for index, line in reversed(signed) for stars in _NOTE_SIGN.findall(line)}
    below = {found[2]: index for index, found in begun}
    alone = {stars for stars in below if [found[2] for _, found in begun].count(stars) == 1}
    notes = {
        stars for stars in alone & signs.keys() if signs[stars] < below[stars] and not _is_closed(lines, below[stars])
    }
    for index, line in signed:
        lines[index] = _NOTE_SIGN.sub(lambda found: _shown(found[0]) if found[0] in notes else found[0], line)
    for index, found in begun:
        if found[2] in notes:
            lines[index] = found[1] + _shown(found[2]) + found.string[found.end() :]
    return "\n".join(lines)


def _is_closed(lines: Sequence[str], index: int) -> bool:
    """Return whether the lines below one in its block hold stars that may close what it opens."""
    block = takewhile(str.strip, lines[index + 1 :])
    return any("*" in line and not _NOTE_LINE.match(line) for line in block)


def _shown(stars: str) -> str:
    """Return stars as Markdown writes those that mean themselves."""
    return stars.replace("*", "\\*")


def _with_dashes(lines: list[str]) -> list[str]:
    """Return lines in which a hyphen before a no-break space is what the other signs of its block are."""
    result: list[str] = []
    for _, block in groupby(lines, key=lambda line: bool(line.strip())):
        written = list(block)
        sign = "- " if any(line.lstrip().startswith("- ") for line in written) else "• "
        result += [_WORD_DASH.sub(rf"\1{sign}", line, count=1) for line in written]
    return result


def _bold(line: str) -> str:
    """Return a line whose bold words have no blank inside their stars."""
    if "`" in line or line.count("**") % 2 or "***" in line:
        return line
    return _BLANK_BOLD.sub(_tight, line)


def _tight(found: re.Match[str]) -> str:
    """Return bold words with their blanks outside the stars; between figures stars are no marks."""
    inner = found[1]
    words = inner.strip()
    if not words or inner == words:
        return found[0]
    before, after = found.string[: found.start()], found.string[found.end() :]
    edges = (before.rstrip()[-1:], words[0], words[-1], after.lstrip()[:1])
    if all(edge.isdecimal() for edge in edges):
        return found[0]
    lead = " " if inner[0].isspace() and before and not before[-1].isspace() else ""
    return f"{lead}**{words}**{' ' if inner[-1].isspace() and after and not after[0].isspace() else ''}"


def _with_bars(lines: list[str]) -> list[str]:
    """Return lines with bars for tabs where two lines or more of a block hold tabs; all other tabs become blanks."""
    result = list(lines)
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].strip():
            continue
        _bar_block(result, lines, start, index)
        start = index + 1
    return result


def _bar_block(result: list[str], lines: Sequence[str], start: int, end: int) -> None:
    """Put bars into the rows of one block."""
    tabbed = [index for index in range(start, end) if "\t" in lines[index].strip()]
    if len(tabbed) < 2 or any("|" in lines[index] for index in tabbed):  # noqa: PLR2004  (one line is no table)
        return
    if _are_counted([lines[index] for index in tabbed]):
        for index in tabbed:
            result[index] = " ".join(lines[index].split())
        return
    span = range(tabbed[0], tabbed[-1] + 1)
    rows = [lines[index].rstrip(" \u00a0").split("\t") for index in span]
    width = max(len(row) for row in rows)
    used = [column for column in range(width) if any(column < len(row) and row[column].strip() for row in rows)]
    if len(used) < 2:  # noqa: PLR2004  (one column is an indent)
        return
    for index, row in zip(span, rows, strict=True):
        cells = [row[column].strip().replace("|", "\\|") for column in used if column < len(row)]
        result[index] = f"| {' | '.join(cells)} |"


def _are_counted(lines: Sequence[str]) -> bool:
    """Return whether lines are numbered like parts of a document, each number the next one: `1.1⇥…`, `1.2⇥…`, `2.1⇥…`.

    Figures that do not go up by one, as in a table of marks, and rows of more cells are none.
    """
    found = [_COUNTED.fullmatch(line) for line in lines]
    numbers = [tuple(map(int, each[1].split("."))) for each in found if each]
    return len(numbers) == len(lines) and all(_is_next(above, below) for above, below in pairwise(numbers))


def _is_next(above: tuple[int, ...], below: tuple[int, ...]) -> bool:
    """Return whether a number follows another: one part of it goes up by one, what stands behind begins at one."""
    if below == (*above, 1):
        return True
    return any(
        below == (*above[:at], above[at] + 1, *[1] * (len(below) - at - 1)) for at in range(min(len(above), len(below)))
    )


def _ruled(lines: Sequence[str], index: int) -> str:
    """Return a line of a drawn table as Markdown's rule where rows stand above and below it, empty at its edge."""
    line = lines[index]
    if "+" not in line or not _DRAWN_RULE.fullmatch(line):
        return line
    above, below = (0 <= place < len(lines) and "|" in lines[place] for place in (index - 1, index + 1))
    if above and below:
        return line.replace("=", "-").replace("+", "|")
    return "" if above or below else line

"""Lines as word processors write them, made lines of Markdown: hyphens and blanks of their own, tabs, bold words."""

from __future__ import annotations

import re
from itertools import groupby

from bulletins.body.tab_tables import with_bars

_WORD_DASH = re.compile(r"^([ \t]*)-\u00a0[ \t\u00a0]*(?=\S)")
_OFFICE_BLANK = re.compile(r"([ \t]*(?:[-+*–—]|\(?\w{1,6}(?:\.\d{1,2})*[.)/]))[\t\u00a0][ \t\u00a0]*(?=[^\t]*$)(?=\S)")
_BLANK_BOLD = re.compile(r"\*\*([^*`]+)\*\*")


def typed_lines(lines: list[str], text: str) -> list[str]:
    """Return the lines of a text with bullets of word processors, tables of tabs and blanks inside stars made good."""
    if "-\u00a0" in text:
        lines = _with_dashes(lines)
    if "\t" in text or "\u00a0" in text:
        lines = [_OFFICE_BLANK.sub(r"\1 ", line, count=1) if _OFFICE_BLANK.match(line) else line for line in lines]
    if "\t" in text:
        lines = with_bars(lines)
    if "**" in text:
        lines = [_bold(line) if "** " in line or " **" in line else line for line in lines]
    return lines


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

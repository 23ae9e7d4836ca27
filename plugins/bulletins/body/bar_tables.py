"""Tables of bars inside Python-Markdown: with a rule line or without, every cell of every row kept."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

from bulletins.body.attributes import ROW
from bulletins.body.prepared import take_line, unmarked

_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
_LINE_END = re.compile("\ufdd0(\\d+)\ufdd1$")
_MANY = 3
"""Rows of which the first is the head though it holds figures."""


class BarTables(TableProcessor):
    """Reads tables of bars, the library's and those that have no rule line or too many cells."""

    def __init__(self, parser: BlockParser) -> None:
        """Begin at the start."""
        super().__init__(parser, {"use_align_attribute": False})
        self._span = (0, 0)

    def test(self, parent: ET.Element, block: str) -> bool:
        """Return whether a block holds a table."""
        if "|" not in block or "\n" not in block:
            return False
        lines = [_LINE_END.sub("", line).strip(" ") for line in block.split("\n")]
        self.separator = ()
        if super().test(parent, "\n".join(lines)):
            self._span = (0, len(lines))
            return True
        self.separator = ()
        self._span = _bar_lines(lines)
        first, end = self._span
        if end - first < 2:  # noqa: PLR2004  (one line of bars is prose)
            return False
        if _RULE.fullmatch(lines[first + 1]):
            self.separator = lines[first + 1].strip("|").split("|")
        self.border = True
        return not _RULE.fullmatch(lines[first]) and end - first > bool(self.separator)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Build the table, hand back what stands above and below it."""
        separator, border = self.separator, self.border
        lines = blocks.pop(0).split("\n")
        first, end = self._span
        if first:
            self.parser.parseBlocks(parent, ["\n".join(lines[:first])])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))
        self.border = border
        rows = [lines[first], *lines[first + 1 + bool(separator) : end]]
        cells = [self._cells(row) for row in rows]
        sides = [_side(cell.strip(" ")) for cell in separator]
        columns = max(len(sides), *(len(row) for row in cells))
        sides += [""] * (columns - len(sides))
        wanted = len(separator) or _usual([len(row) for row in cells])
        has_head = bool(separator) or len(rows) >= _MANY or not any(map(_has_figure, cells[0]))
        table = ET.SubElement(parent, "table")
        if has_head:
            head = ET.SubElement(table, "thead")
            _add_row(head, cells[0], sides, rows[0], wanted)
        body = ET.SubElement(table, "tbody")
        for row, written in list(zip(cells, rows, strict=True))[has_head:]:
            _add_row(body, row, sides, written, wanted)
        if not len(body):
            _add_row(body, [], sides, "", 0)

    def _cells(self, row: str) -> list[str]:
        """Return the cells of a row."""
        return [cell.strip(" ") for cell in self._split_row(_LINE_END.sub("", row.strip(" ")).strip(" "))]


def _bar_lines(lines: Sequence[str]) -> tuple[int, int]:
    """Return from where to where lines are rows: those that begin with a bar, or all where each has as many bars."""
    first = next((index for index, line in enumerate(lines) if line.startswith("|")), -1)
    if first < 0:
        if any("](" in line for line in lines):
            return 0, 0
        bars = {line.replace("\\|", "").count("|") for line in lines}
        return (0, len(lines)) if len(bars) == 1 and 0 not in bars else (0, 0)
    end = next((index for index, line in enumerate(lines) if index > first and not line.startswith("|")), len(lines))
    return first, end


def _usual(numbers: Sequence[int]) -> int:
    """Return the number that occurs most often, the first of several."""
    return max(numbers, key=list(numbers).count)


def _side(cell: str) -> str:
    """Return to which side a rule aligns its column."""
    sides = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}
    return sides[cell.startswith(":"), cell.endswith(":")]


def _has_figure(cell: str) -> bool:
    """Return whether a cell is a figure rather than the name of a column."""
    return unmarked(cell)[:1].isdigit()


def _add_row(parent: ET.Element, cells: Sequence[str], sides: Sequence[str], written: str, wanted: int) -> None:
    """Add a row; one with fewer or more cells than wanted says so."""
    tr = ET.SubElement(parent, "tr")
    if len(cells) != wanted or "*" in written:
        tr.set("data-line", f"\ufdd0{take_line(written)}\ufdd1")
    if len(cells) != wanted:
        tr.set(ROW, f"{len(cells)} {wanted}")
    for index, side in enumerate(sides):
        is_head = parent.tag == "thead" and index < len(cells)
        cell = ET.SubElement(tr, "th" if is_head else "td")
        cell.text = cells[index] if index < len(cells) else ""
        if side:
            cell.set("style", f"text-align: {side};")

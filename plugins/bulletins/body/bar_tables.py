"""Tables of bars inside Python-Markdown: with a rule line or without, every cell of every row kept."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import NamedTuple

from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

from bulletins.body.attributes import ROW
from bulletins.body.prepared import take_line, unmarked
from bulletins.body.table_frames import set_figures_right

_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
_LINE_END = re.compile("\ufdd0(\\d+)\ufdd1$")
_MANY = 3
"""Rows of which the first is the head though it holds figures."""


class TableRow(NamedTuple):
    """A row of a table: its line, 0 where nobody noted it, and its cells."""

    line: int
    cells: list[str]


class BarTables(TableProcessor):
    """Reads tables of bars, the library's and those that have no rule line or too many cells."""

    def __init__(self, parser: BlockParser) -> None:
        """Begin at the start."""
        super().__init__(parser, {"use_align_attribute": False})
        self._span = (0, 0)
        self._rule: list[str] = []

    def test(self, parent: ET.Element, block: str) -> bool:
        """Return whether a block holds a table."""
        if "|" not in block or "\n" not in block:
            return False
        lines = [_LINE_END.sub("", line).strip(" ") for line in block.split("\n")]
        if super().test(parent, "\n".join(lines)):
            self._span, self._rule = (0, len(lines)), list(self.separator)
            return True
        self._span = _bar_lines(lines)
        first, end = self._span
        if end - first < 2:  # noqa: PLR2004  (one line of bars is prose)
            return False
        has_rule = _RULE.fullmatch(lines[first + 1]) is not None
        self._rule = lines[first + 1].strip("|").split("|") if has_rule else []
        self.border = True
        return not _RULE.fullmatch(lines[first])

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Build the table, hand back what stands above and below it."""
        rule, border = self._rule, self.border
        first, end = self._span
        lines = blocks.pop(0).split("\n")
        if first:
            self.parser.parseBlocks(parent, ["\n".join(lines[:first])])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))
        self.border = border
        below = (
            row for row in lines[first + 1 + bool(rule) : end] if not _RULE.fullmatch(_LINE_END.sub("", row.strip(" ")))
        )
        written = [lines[first], *below]
        _build(parent, rule, [TableRow(line=take_line(row), cells=self._cells(row)) for row in written])

    def _cells(self, row: str) -> list[str]:
        """Return the cells of a row."""
        bare = _LINE_END.sub("", row.strip(" ")).strip(" ")
        if self.border:
            bare = self.RE_END_BORDER.sub("", bare.removeprefix("|"))
        cells: list[str] = self._split(bare)  # type: ignore[attr-defined]  # the stubs leave it out
        return [cell.strip(" ") for cell in cells]


def _build(parent: ET.Element, rule: Sequence[str], rows: Sequence[TableRow]) -> None:
    """Build a table of these rows; the rule, where there is one, says how many columns there are and their sides."""
    sides = [_side(cell.strip(" ")) for cell in rule]
    columns = max(len(sides), *(len(row.cells) for row in rows))
    sides += [""] * (columns - len(sides))
    wanted = len(rule) or _usual([len(row.cells) for row in rows])
    has_head = bool(rule) or len(rows) >= _MANY or not any(map(_has_figure, rows[0].cells))
    below = rows[has_head:]
    sides = set_figures_right(sides, ([unmarked(cell) for cell in row.cells] for row in below))
    table = ET.SubElement(parent, "table")
    if has_head:
        _add_row(ET.SubElement(table, "thead"), rows[0], sides, wanted)
    body = ET.SubElement(table, "tbody")
    for row in below or [TableRow(line=0, cells=[""] * wanted)]:
        _add_row(body, row, sides, wanted)


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


def _add_row(parent: ET.Element, row: TableRow, sides: Sequence[str], wanted: int) -> None:
    """Add a row; one with fewer or more cells than wanted says so."""
    tr = ET.SubElement(parent, "tr")
    count = len(row.cells)
    if count != wanted or any("*" in cell for cell in row.cells):
        tr.set("data-line", f"\ufdd0{row.line}\ufdd1")
    if count != wanted:
        tr.set(ROW, f"{count} {wanted}")
    for index, side in enumerate(sides):
        is_head = parent.tag == "thead" and index < count
        cell = ET.SubElement(tr, "th" if is_head else "td")
        cell.text = row.cells[index] if index < count else ""
        if side:
            cell.set("style", f"text-align: {side};")

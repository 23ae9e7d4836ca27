"""The frames of tables, which can be scrolled, and the words above the columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from bulletins.body.anchors import Anchors
from bulletins.body.attributes import written
from bulletins.body.output import OpenTable
from bulletins.model.bulletin import Heading

_MOST_HEADS = 6
_FITTING_COLUMNS = 3
_FITTING_ROWS = 12
_FIGURE = re.compile(r"[-+−–≈~<>]? ?\d[\d.,  ]*(?:/ ?\d[\d.,]*)?(?: ?[%‰đ₫])?")


def set_figures_right(sides: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return to which side each column is aligned: one of figures to the right, if its author set it to no side.

    The first column names the rows, though it may do so by numbers.
    """
    aligned = list(sides)
    columns = list(zip_longest(*rows, fillvalue=""))
    for index, cells in enumerate(columns[: len(aligned)]):
        filled = [cell.strip(" *") for cell in cells if cell.strip(" *–-")]
        if index and not aligned[index] and filled and all(_FIGURE.fullmatch(cell) for cell in filled):
            aligned[index] = "right"
    return aligned


class TableFrames:
    """Follows the tables of one text that are open, and frames each when its head is known."""

    def __init__(self, anchors: Anchors, headings: Sequence[Heading]) -> None:
        """Name frames that have no other name after the last of the headings so far; `tables` are those not ended."""
        self._anchors = anchors
        self._headings = headings
        self.tables: list[OpenTable] = []

    def open(self) -> None:
        """Begin a table."""
        self.tables.append(OpenTable())

    def enter(self, tag: str) -> None:
        """Move to the row or cell that an element begins."""
        if self.tables:
            self.tables[-1].enter(tag)

    @property
    def label(self) -> str:
        """Return the words above the cell that is being written, empty where they tell nothing of its numbers."""
        return self.tables[-1].label if self.tables else ""

    def add_head(self, words: str) -> None:
        """Keep the words of one more cell of the head."""
        if self.tables:
            self.tables[-1].heads.append(words)

    def add_caption(self, attributes: dict[str, str]) -> None:
        """Name the frame after the table's caption, which gets an id for it."""
        if self.tables:
            attributes.setdefault("id", self._anchors.table())
            self.tables[-1].caption = attributes["id"]

    def close(self) -> str:
        """End a table and return the tag of its frame: a keyboard can reach it to scroll, so it says what it is.

        A group, not a region: a page with ten tables should not have ten landmarks. A table that no screen is too small
        for stops no keyboard.
        """
        table = self.tables.pop()
        name = {"aria-label": ", ".join(head for head in table.heads[:_MOST_HEADS] if head)}
        if table.caption:
            name = {"aria-labelledby": table.caption}
        elif not name["aria-label"]:
            name = {"aria-label": self._headings[-1].text} if self._headings else {}
        if table.columns > _FITTING_COLUMNS or table.rows > _FITTING_ROWS:
            name["tabindex"] = "0"
        return f"<div{written({'class': 'table', 'role': 'group'} | name)}>"

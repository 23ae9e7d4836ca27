"""The elements, paragraphs and tables of a body whose end has not been read yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from bulletins.body.images import Remote
from bulletins.body.phone_numbers import tells_numbers
from bulletins.body.problems import Position
from bulletins.model.bulletin import Figure
from bulletins.model.problem import Problem


@dataclass(slots=True, kw_only=True)
class OpenElement:
    """An element that was begun: what closes it, where its tag stands, where its words begin."""

    tag: str
    closing: str
    place: int
    words: int
    attributes: dict[str, str]


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph that may turn out to be a row of photos; `alone` while nothing else was seen in it."""

    place: int
    alone: bool = True
    shared_caption: str = ""
    images: list[tuple[Position, Figure | Remote | Problem]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class OpenTable:
    """A table that was begun: the words of its head, the id of its caption, the column that is being written."""

    heads: list[str] = field(default_factory=list)
    caption: str = ""
    column: int = -1

    def enter(self, tag: str) -> None:
        """Move to the cell or row that an element begins."""
        if tag == "tr":
            self.column = -1
        elif tag in {"td", "th"}:
            self.column += 1

    @property
    def label(self) -> str:
        """Return the words above the cell that is being written, empty where they tell nothing of its numbers."""
        head = self.heads[self.column] if 0 <= self.column < len(self.heads) else ""
        return head if tells_numbers(head) else ""

"""The HTML of a body while it is written: text with its references, divided into blocks where photos stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from bulletins.body.images import Remote, split_credit
from bulletins.body.phone_numbers import tells_numbers
from bulletins.body.policy import sanitiser
from bulletins.body.problems import Position
from bulletins.model.bulletin import Block, Figure, Gallery, Html, Reference
from bulletins.model.problem import Problem
from bulletins.model.value import replace


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
    """A table that was begun: the words of its head, the id of its caption, its size, the column being written."""

    heads: list[str] = field(default_factory=list)
    caption: str = ""
    rows: int = 0
    columns: int = 0
    column: int = -1

    def enter(self, tag: str) -> None:
        """Move to the cell or row that an element begins."""
        if tag == "tr":
            self.rows += 1
            self.column = -1
        elif tag in {"td", "th"}:
            self.column += 1
            self.columns = max(self.columns, self.column + 1)

    @property
    def label(self) -> str:
        """Return the words above the cell that is being written, empty where they tell nothing of its numbers."""
        head = self.heads[self.column] if 0 <= self.column < len(self.heads) else ""
        return head if tells_numbers(head) else ""


_REFERENCE = re.compile("\ufdd2(\\d+)\ufdd3")


class SharedCaption(NamedTuple):
    """The caption below a row of photos."""

    text: str


class HtmlOutput:
    """Collects HTML in order; a reserved place is filled when what stands there is known.

    All HTML passes the sanitiser, but for that of a text whose every element is Markdown's own. That is safe: its
    elements and attributes are those of a closed list, written by us; all text and every value in it is escaped; it has
    no address that leads out of the site and no link in a link. So it is, to the letter, what the sanitiser would make
    of it, which tests hold it to.
    """

    def __init__(self, *, is_own: bool = False) -> None:
        """Begin empty; `is_own` where every element will be Markdown's own."""
        self._is_own = is_own
        self._html: list[str] = []
        self._references: list[Reference] = []
        self._parts: list[str | Figure | SharedCaption] = []

    def write(self, html: str) -> int:
        """Append HTML and return its place."""
        self._html.append(html)
        return len(self._html) - 1

    def doubt(self) -> None:
        """Have the sanitiser look at the HTML after all."""
        self._is_own = False

    def fill(self, place: int, html: str) -> None:
        """Replace what stands at a place."""
        self._html[place] = html

    def refer(self, reference: Reference) -> str:
        """Return what stands for a reference's address until the end."""
        self._references.append(reference)
        return f"\ufdd2{len(self._references) - 1}\ufdd3"

    def show(self, place: int, pictures: list[Figure | Remote], caption: str = "") -> None:
        """Put photos where the paragraph that began at a place stood, with the caption that they share."""
        del self._html[place:]
        for picture in pictures:
            if isinstance(picture, Remote):
                self.doubt()
                self._html.append(_remote_figure(picture))
            else:
                self._cut()
                self._parts.append(picture)
        if caption:
            self._cut()
            self._parts.append(SharedCaption(caption))

    def finish(self, settle: Callable[[Reference], Reference]) -> tuple[Block, ...]:
        """Return the blocks: HTML sanitised, references settled, neighbouring photos gathered."""
        self._cut()
        blocks: list[Block] = []
        figures: list[Figure] = []
        settled = [settle(reference) for reference in self._references]
        for part in self._parts:
            if isinstance(part, Figure):
                figures.append(part)
                continue
            if isinstance(part, SharedCaption):
                blocks += _gathered(figures, part.text)
                figures = []
                continue
            html = _split(part if self._is_own else sanitiser().clean(part), settled)
            if html is not None:
                blocks += _gathered(figures)
                blocks.append(html)
                figures = []
        return (*blocks, *_gathered(figures))

    def _cut(self) -> None:
        """End the piece of HTML that is being written."""
        if self._html:
            self._parts.append("".join(self._html))
            self._html = []


def _gathered(figures: list[Figure], words: str = "") -> list[Block]:
    """Return one figure as itself, more as a gallery; with the caption that they share, if there is one."""
    caption, credit = split_credit(words)
    if len(figures) > 1:
        return [Gallery(figures=tuple(figures), caption=caption, credit=credit)]
    if words and figures and not (figures[0].caption or figures[0].credit):
        return [replace(figures[0], caption=caption, credit=credit)]
    below: list[Block] = [Html(pieces=(f"<p><em>{escape(words, quote=False)}</em></p>",))] if words else []
    return [*figures, *below]


def _split(html: str, references: list[Reference]) -> Html | None:
    """Return HTML cut at its references, None where nothing is left to see."""
    html = html.strip()
    if not html:
        return None
    cut = _REFERENCE.split(html)
    return Html(pieces=tuple(cut[::2]), references=tuple(references[int(number)] for number in cut[1::2]))


def _remote_figure(picture: Remote) -> str:
    """Return a photo on an allowed host, with its words."""
    words = " | ".join(part for part in (picture.caption, picture.credit) if part)
    caption = f"<figcaption>{escape(words)}</figcaption>" if words else ""
    address, alt = escape(picture.address), escape(picture.alt)
    image = f'<img src="{address}" alt="{alt}" loading="lazy" decoding="async" referrerpolicy="no-referrer">'
    return f"<figure>{image}{caption}</figure>"

"""The document as every reader returns it: blocks in reading order, and each loss with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bulletins.model.loss import DocumentPlace, Loss, LossKind, loss
from bulletins.model.photo import NO_EDIT, PhotoEdit
from bulletins.model.value import replace


class BlockStyle(StrEnum):
    """The role of a paragraph, told by its style in the document."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    CAPTION = "caption"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Letters that look alike; a line break within a paragraph is the sign of a new line.

    `link` is an address, `note` the label of a footnote whose sign stands here (the text is empty then).
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    struck: bool = False
    link: str = ""
    note: str = ""


LINE_BREAK = Span(text="\n")
"""A break within a paragraph or an item, which readers are to see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSpot:
    """A picture where it stands; `media` is the key of its bytes, `edit` how its document shows it."""

    media: str
    place: DocumentPlace
    name: str = ""
    alt: str = ""
    edit: PhotoEdit = NO_EDIT


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMark:
    """A paragraph's place in a list that its source made: its level from 0, and its number or label (empty: bullet)."""

    level: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowParagraph:
    """A paragraph: spans and pictures in order; `level` is a heading's, from 1; `align` is `left` where unknown."""

    pieces: tuple[Span | PictureSpot, ...]
    place: DocumentPlace
    style: BlockStyle = BlockStyle.BODY
    level: int = 0
    mark: ListMark | None = None
    align: str = "left"
    size: float = 0.0

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the letters without the pictures."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Span))

    @property
    def pictures(self) -> tuple[PictureSpot, ...]:
        """Return the pictures."""
        return tuple(piece for piece in self.pieces if isinstance(piece, PictureSpot))

    @property
    def text(self) -> str:
        """Return the letters alone."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCell:
    """A cell of a table with the columns and rows that it covers."""

    blocks: tuple[FlowBlock, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowTable:
    """A table; a cell that covers several rows is listed in the first of them only."""

    rows: tuple[tuple[FlowCell, ...], ...]
    place: DocumentPlace

    @property
    def cells(self) -> tuple[FlowCell, ...]:
        """Return all cells, row by row."""
        return tuple(cell for row in self.rows for cell in row)

    @property
    def inner(self) -> tuple[FlowBlock, ...]:
        """Return the blocks of all cells in reading order."""
        return tuple(block for cell in self.cells for block in cell.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowRule:
    """A line across the page that divides the text."""

    place: DocumentPlace


FlowBlock = FlowParagraph | FlowTable | FlowRule


def paragraphs_in(blocks: Iterable[FlowBlock]) -> Iterator[FlowParagraph]:
    """Yield all paragraphs of blocks in reading order, those in cells too."""
    for block in blocks:
        if isinstance(block, FlowParagraph):
            yield block
        elif isinstance(block, FlowTable):
            yield from paragraphs_in(block.inner)


def pictures_in(blocks: Iterable[FlowBlock]) -> Iterator[PictureSpot]:
    """Yield all pictures of blocks, those in cells too."""
    return (picture for paragraph in paragraphs_in(blocks) for picture in paragraph.pictures)


def with_paragraphs(block: FlowBlock, change: Callable[[FlowParagraph], FlowParagraph]) -> FlowBlock:
    """Return a block in which each paragraph is changed, those in cells too."""
    if isinstance(block, FlowParagraph):
        return change(block)
    if not isinstance(block, FlowTable):
        return block
    rows = tuple(
        tuple(replace(cell, blocks=tuple(with_paragraphs(inner, change) for inner in cell.blocks)) for cell in row)
        for row in block.rows
    )
    return replace(block, rows=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFlow:
    """A document as read: blocks, notes by label, the bytes of pictures by key, and what was lost so far."""

    blocks: tuple[FlowBlock, ...]
    notes: tuple[tuple[str, tuple[FlowParagraph, ...]], ...] = ()
    media: tuple[tuple[str, bytes], ...] = ()
    losses: tuple[Loss, ...] = ()


class FlowFindings:
    """Counts paragraphs, tables and pictures as a reader meets them, and notes each loss at the present place."""

    def __init__(self) -> None:
        """Begin before the first paragraph."""
        self._paragraphs = 0
        self._tables = 0
        self._pictures = 0
        self._open_tables: list[int] = []
        self._part = ""
        self._losses: list[Loss] = []

    @property
    def place(self) -> DocumentPlace:
        """Return the present place."""
        table = self._open_tables[-1] if self._open_tables else 0
        return DocumentPlace(paragraph=self._paragraphs, table=table, part=self._part)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """Return everything noted so far."""
        return tuple(self._losses)

    def next_paragraph(self) -> DocumentPlace:
        """Return the place of the next paragraph."""
        self._paragraphs += 1
        return self.place

    def next_picture(self) -> DocumentPlace:
        """Return the place of the next picture."""
        self._pictures += 1
        here = self.place
        return DocumentPlace(paragraph=here.paragraph, table=here.table, picture=self._pictures, part=here.part)

    def open_table(self) -> DocumentPlace:
        """Return the place of a table that begins here; all places are inside the table until it is closed."""
        self._tables += 1
        self._open_tables.append(self._tables)
        return DocumentPlace(paragraph=self._paragraphs + 1, table=self._tables, part=self._part)

    def close_table(self) -> None:
        """End the table that was opened last."""
        self._open_tables.pop()

    def enter(self, part: str) -> None:
        """Go on in a part beside the text, or with an empty name in the text."""
        self._part = part

    def add(self, code: str, kind: LossKind, place: DocumentPlace | None = None, **details: object) -> None:
        """Note something that is lost, changed or open, at the present place unless another is given."""
        self._losses.append(loss(code, kind, place or self.place, **details))

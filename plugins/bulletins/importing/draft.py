"""A bulletin as an editor would lay it out, not yet written to files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bulletins.importing.flow import PictureSpot, Span
from bulletins.model.loss import Loss


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftParagraph:
    """A paragraph of prose, or of a quotation."""

    spans: tuple[Span, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftHeading:
    """A heading of the text, `level` 2 to 4."""

    spans: tuple[Span, ...]
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """An item of a list: its level from 0; `number` is 0 for a bullet, `marker` a sign of neither kind, as typed."""

    spans: tuple[Span, ...]
    level: int = 0
    number: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftList:
    """Items that follow one another."""

    items: tuple[DraftItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTable:
    """A table of even rows, the first its head; a cell holds lines, a line spans."""

    rows: tuple[tuple[tuple[tuple[Span, ...], ...], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPhoto:
    """A photo with its words; `alt` is empty where somebody must still describe the photo."""

    picture: PictureSpot
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftGallery:
    """One photo, or several that stand together."""

    photos: tuple[DraftPhoto, ...]


DraftBlock = DraftParagraph | DraftHeading | DraftList | DraftTable | DraftGallery


@dataclass(frozen=True, slots=True, kw_only=True)
class ManuscriptDraft:
    """A bulletin read from a document; `unit_hints` are lines that may name its unit, the surest first.

    `media` are the bytes of its pictures by key, `notes` its footnotes by label in the order of their signs.
    """

    title: str
    summary: str
    blocks: tuple[DraftBlock, ...]
    authors: tuple[str, ...] = ()
    published: date | None = None
    event: date | None = None
    unit_hints: tuple[str, ...] = ()
    notes: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    media: tuple[tuple[str, bytes], ...] = ()
    losses: tuple[Loss, ...] = ()
    aliases: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def photos(self) -> tuple[DraftPhoto, ...]:
        """Return all photos in the order of the text."""
        return tuple(photo for block in self.blocks if isinstance(block, DraftGallery) for photo in block.photos)

"""The layout of a text: its blocks, pictures and documents as views, in one of its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, repeat
from typing import TypeVar

from bulletins.model.bulletin import Block, Bulletin, Figure, Html, StaticPage, Text, TextFacts
from bulletins.model.identity import Language, SitePath
from bulletins.model.localized import Phrase
from bulletins.model.page import AuthoredLink
from bulletins.model.views.parts import (
    NO_WORDS,
    AttachmentView,
    BlockView,
    CorrectionView,
    FigureView,
    GalleryView,
    Href,
    HtmlView,
)
from bulletins.pages.addresses import RESERVED_ANCHORS, TEMPLATE_ANCHORS
from bulletins.pages.links import Links
from bulletins.pages.references import lead

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All parts of a text that its page shows below the title.

    `credit` is whom all photos are by, where there are several and it is the same one. `anchors` are all ids on the
    page so far, `authored` the links that authors wrote.
    """

    credit: Phrase

    cover: FigureView | None
    body: tuple[BlockView, ...]
    photos: tuple[FigureView, ...]
    attachments: tuple[AttachmentView, ...]
    corrections: tuple[CorrectionView, ...]
    anchors: tuple[str, ...]
    authored: tuple[AuthoredLink, ...]


class AnchorOwners:
    """The ids of one page, none given twice."""

    __slots__ = ("_reserved", "_taken")

    def __init__(self, taken: Iterable[str]) -> None:
        """Start with the ids that are already on the page."""
        self._taken = dict.fromkeys((*TEMPLATE_ANCHORS, *taken))
        self._reserved = frozenset(RESERVED_ANCHORS)

    def claim(self, wanted: str) -> str:
        """Return the wanted id, or the first of `wanted-2`, `wanted-3`, … that is free."""
        found, number = wanted, 1
        while found in self._taken or found in self._reserved:
            number += 1
            found = f"{wanted}-{number}"
        self._taken[found] = None
        return found

    def number(self, stem: str) -> str:
        """Return the first of `stem-1`, `stem-2`, … that is free."""
        number = 1
        while f"{stem}-{number}" in self._taken:
            number += 1
        return self.claim(f"{stem}-{number}")

    def all(self) -> tuple[str, ...]:
        """Return every id of the page."""
        return tuple(self._taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockViews:
    """The maker of one text's views: it knows the page, and the ids and authored links used so far."""

    links: Links
    own: SitePath
    anchors: AnchorOwners
    authored: list[AuthoredLink] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: repeat(0))
    """The number of the next photo; 0 where captions say none."""

    def set_block(self, block: Block, text: TextFacts) -> BlockView | None:
        """Return the view of a block; None where none of its photos was prepared."""
        if isinstance(block, Html):
            return self.set_html(block, text.origin.path)
        if isinstance(block, Figure):
            return self.set_figure(block, text)
        figures = self.set_figures((figure, text) for figure in block.figures)
        if not figures:
            return None
        language = self.foreign(text)
        return GalleryView(
            figures=figures,
            caption=Phrase(text=block.caption, language=language if block.caption else None),
            credit=Phrase(text=block.credit, language=language if block.credit else None),
        )

    def set_html(self, block: Html, origin: str) -> HtmlView:
        """Return the view of a piece of HTML with its links led."""
        authored = [lead(self.links, reference, self.own, origin) for reference in block.references]
        self.authored.extend(authored)
        return HtmlView(pieces=block.pieces, hrefs=tuple(link.href for link in authored))

    def set_address(self, path: SitePath, origin: str, line: int) -> Href:
        """Return an address that a text offers, noted as an authored link."""
        link = AuthoredLink(href=Href(path=path), origin=origin, line=line)
        self.authored.append(link)
        return link.href

    def set_figure(self, figure: Figure, text: TextFacts) -> FigureView | None:
        """Return the view of a figure that a text gives, its words marked where the text is in another language."""
        language = self.foreign(text)
        image = self.links.context.pictures.described(figure, language, text.origin.path)
        if image is None:
            return None
        return FigureView(
            image=image,
            caption=Phrase(text=figure.caption, language=language if figure.caption else None),
            credit=Phrase(text=figure.credit, language=language if figure.credit else None),
            anchor=self.anchors.number("photo"),
            number=next(self.numbers),
        )

    def set_figures(self, figures: Iterable[tuple[Figure, TextFacts]]) -> tuple[FigureView, ...]:
        """Return the views of figures, each with the text that gives it."""
        views = (self.set_figure(figure, text) for figure, text in figures)
        return tuple(view for view in views if view)

    def foreign(self, text: TextFacts) -> Language | None:
        """Return a text's language where it is not the page's."""
        return None if text.language == self.links.language else text.language


def lay_out(links: Links, source: Bulletin | StaticPage, text: Text, own: SitePath) -> Layout:
    """Return a text's blocks, pictures and documents; parts that a translation lacks are the original's, marked so.

    A text of nothing but photos below it opens with the first of them.
    """
    original, facts = source.original, text.facts
    numbered = isinstance(source, Bulletin) and source.numbered_photos
    setter = BlockViews(
        links=links,
        own=own,
        anchors=AnchorOwners((*facts.anchors, *facts.heading_anchors)),
        numbers=count(1) if numbered else repeat(0),
    )
    cover = facts.cover or original.cover
    cover_view = setter.set_figure(cover, facts if facts.cover else original) if cover else None
    body = tuple(view for view in (setter.set_block(block, facts) for block in text.body) if view)
    photos = setter.set_figures(
        (figure, facts if own else original)
        for figure, own in _merge(original.photos, facts.photos, lambda figure: figure.photo)
    )
    if cover_view is None and photos and not text.words.figures:
        cover_view, *rest = photos
        photos = tuple(rest)
    return Layout(
        credit=_common_credit(cover_view, body, photos),
        cover=cover_view,
        body=body,
        photos=photos,
        attachments=_attachments(setter, original, facts),
        corrections=_corrections(setter, original, facts),
        anchors=setter.anchors.all(),
        authored=tuple(setter.authored),
    )


def _common_credit(cover: FigureView | None, body: Iterable[BlockView], photos: Iterable[FigureView]) -> Phrase:
    """Return the credit shared by all photos of a text; empty for fewer than two photos, or different credits."""
    names = [cover.credit] if cover else []
    for block in body:
        if isinstance(block, FigureView):
            names.append(block.credit)
        elif isinstance(block, GalleryView):
            names += [figure.credit if figure.credit.text else block.credit for figure in block.figures]
    names += [figure.credit for figure in photos]
    return names[0] if len(names) > 1 and len(set(names)) == 1 else NO_WORDS


def _merge(originals: tuple[T, ...], given: tuple[T, ...], key: Callable[[T], str]) -> Iterable[tuple[T, bool]]:
    """Yield every entry of the original in order, in the translation's words where it has them (then True)."""
    if len(given) == len(originals):
        return ((entry, True) for entry in given)
    words = {key(entry): entry for entry in given}
    return ((words.get(key(entry), entry), key(entry) in words) for entry in originals)


def _attachments(setter: BlockViews, original: TextFacts, text: TextFacts) -> tuple[AttachmentView, ...]:
    """Return the documents offered beside a text; each is published with its page."""
    files = setter.links.context.files
    merged = _merge(original.attachments, text.attachments, lambda attachment: attachment.file)
    return tuple(
        AttachmentView(
            href=setter.set_address(files.offer(each.file), (text if own else original).origin.path, each.line),
            title=Phrase(text=each.title, language=None if own else setter.foreign(original)),
            kind=each.file.rpartition(".")[2].upper(),
            size=files.size(each.file),
        )
        for each, own in merged
    )


def _corrections(setter: BlockViews, original: TextFacts, text: TextFacts) -> tuple[CorrectionView, ...]:
    """Return the corrections in the given order: in the translation's words, else the original's, marked so."""
    source = text if text.corrections else original
    language = setter.foreign(source)
    return tuple(
        CorrectionView(on=each.on, text=Phrase(text=each.text, language=language)) for each in source.corrections
    )

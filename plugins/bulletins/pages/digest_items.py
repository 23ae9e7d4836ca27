"""The items of a digest on its page: their leads, or their whole texts one below another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bulletins.model.identity import SitePath, Slug
from bulletins.model.page import AuthoredLink
from bulletins.model.site import BulletinEntry
from bulletins.model.value import replace
from bulletins.model.views.article_views import DigestItem
from bulletins.model.views.parts import BlockView, FigureView, GalleryView, Href, HtmlView
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.layout import AnchorOwners, lay_out

_ID = re.compile(r' (id|aria-labelledby|aria-describedby)="([^"]+)"')
_HEADING = re.compile(r"(</?h)([2-5])(?=[ >])")


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestItems:
    """The maker of a digest's items: it knows the page, the ids used so far, and what whole texts add to the page."""

    edition: LanguageEdition
    page: SitePath
    anchors: AnchorOwners
    places: list[str] = field(default_factory=list)
    authored: list[AuthoredLink] = field(default_factory=list)

    def make(self, entry: BulletinEntry) -> tuple[DigestItem, ...]:
        """Return the items of a digest, in order."""
        whole = entry.bulletin.whole_items
        return tuple(self._whole(slug) if whole else self._teaser(slug) for slug in entry.items)

    def _teaser(self, slug: Slug) -> DigestItem:
        """Return an item that shows its lead and leads to its own page."""
        anchor = self.anchors.claim(slug)
        self.places.append(anchor)
        return DigestItem(anchor=anchor, card=self.edition.card(slug))

    def _whole(self, slug: Slug) -> DigestItem:
        """Return an item with its byline, text and photos; its ids begin with the item's id, so that all are unique."""
        item = self._teaser(slug)
        edition = self.edition
        bulletin = edition.context.site.bulletins[slug].bulletin
        text = edition.context.texts.best(bulletin, edition.language)
        layout = lay_out(edition.links, bulletin, text, self.page)
        own = frozenset((*text.facts.anchors, *text.facts.heading_anchors))
        self.places.extend(f"{item.anchor}.{place}" for place in sorted(own))
        self.authored.extend(replace(link, href=self._lead(link.href, item.anchor, own)) for link in layout.authored)
        cover = (layout.cover,) if layout.cover else ()
        photos = (GalleryView(figures=layout.photos),) if layout.photos else ()
        blocks = self._set(item.anchor, own, (*cover, *layout.body, *photos))
        return replace(item, authors=bulletin.authors, blocks=tuple(blocks), words=text.words.count)

    def _lead(self, href: Href, item: str, own: frozenset[str]) -> Href:
        """Return a link in an item's text; a link to an anchor of that text leads to the anchor on this page."""
        inside = href.path == self.page and href.anchor in own
        return replace(href, anchor=f"{item}.{href.anchor}") if inside else href

    def _set(self, item: str, own: frozenset[str], blocks: Iterable[BlockView]) -> Iterable[BlockView]:
        """Yield an item's blocks with ids of this page, headings one level below the item's title."""
        for block in blocks:
            if isinstance(block, HtmlView):
                pieces = (_HEADING.sub(_lower, _ID.sub(rf' \1="{item}.\2"', piece)) for piece in block.pieces)
                hrefs = tuple(self._lead(href, item, own) for href in block.hrefs)
                yield HtmlView(pieces=tuple(pieces), hrefs=hrefs)
            elif isinstance(block, FigureView):
                yield self._figure(block)
            else:
                yield replace(block, figures=tuple(map(self._figure, block.figures)))

    def _figure(self, figure: FigureView) -> FigureView:
        """Return a photo with an id of this page."""
        anchor = self.anchors.number("photo")
        self.places.append(anchor)
        return replace(figure, anchor=anchor)


def _lower(heading: re.Match[str]) -> str:
    """Return the beginning of a heading's tag, one level down."""
    return f"{heading[1]}{int(heading[2]) + 1}"

"""The context that all pages are planned in: the site, the settings, and values that all languages share."""

from __future__ import annotations

from dataclasses import dataclass

from bulletins.model.bulletin import Bulletin
from bulletins.model.identity import ContentPath, SitePath, Slug
from bulletins.model.photo import ImageSet, is_media
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Site
from bulletins.model.source import Source
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.pages.addresses import SiteAddresses, site_addresses
from bulletins.pages.dates import Calendar
from bulletins.pages.documents import Files
from bulletins.pages.lookups import Lookups, TracedTable
from bulletins.pages.pictures import Pictures
from bulletins.pages.share_cards import PlanCard, ShareCards
from bulletins.pages.shown_texts import ShownTexts
from bulletins.pages.unit_names import Translate, UnitNames

WITHDRAWN = "-"
"""Marks the names of withdrawn bulletins among what was looked up; no slug begins like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """All values that planning may read; `addresses` are in the order of the site's languages.

    `texts` joins the words of a text to its facts.
    """

    site: Site
    lookups: Lookups
    settings: BuildSettings
    words: Translate
    names: UnitNames
    addresses: tuple[SiteAddresses, ...]
    pictures: Pictures
    share: ShareCards
    files: Files
    calendar: Calendar
    withdrawn: Table[Slug, Bulletin]
    texts: ShownTexts

    @property
    def root(self) -> str:
        """Return the absolute address that the site's addresses are appended to; empty without a site address."""
        return self.settings.site_url.rstrip("/")

    def absolute(self, path: SitePath) -> str:
        """Return the absolute form of an address; empty without a site address."""
        root = self.settings.media_base if self.settings.media_base and is_media(path) else self.root
        return f"{root}{path}" if self.root else ""


def make_context(  # noqa: PLR0913, PLR0917  (all that planning may look at comes in here)
    site: Site,
    images: Table[ContentPath, ImageSet],
    sources: Table[ContentPath, Source],
    settings: BuildSettings,
    words: Translate,
    texts: ShownTexts,
    cards: PlanCard | None = None,
) -> PageContext:
    """Return the context that all pages are planned in."""
    addresses = site_addresses(site.config)
    lookups = Lookups()
    bulletins = TracedTable(site.bulletins, lookups)
    return PageContext(
        site=replace(site, bulletins=bulletins),
        lookups=lookups,
        settings=settings,
        words=words,
        names=UnitNames(site, words),
        addresses=addresses,
        pictures=Pictures(images, sources),
        share=ShareCards(cards if settings.site_url else None, lookups),
        files=Files(sources, addresses[0], bulletins=bulletins, pages=site.pages, lookups=lookups),
        calendar=Calendar(site),
        texts=texts,
        withdrawn=TracedTable(Table((each.slug, each) for each in site.withdrawn), lookups, WITHDRAWN),
    )

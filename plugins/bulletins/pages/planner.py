"""The planner of all pages: it plans every page of the assembled site, and makes one page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletins.model.identity import ContentPath
from bulletins.model.page import Page
from bulletins.model.photo import Asset, CardSubject, ImageSet, ShareCard
from bulletins.model.search import NOTHING_TO_FIND, SearchContent
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Site
from bulletins.model.source import Source
from bulletins.model.table import Table
from bulletins.pages.archive import order_archive
from bulletins.pages.bulletin import order_bulletins
from bulletins.pages.campaign import order_campaigns
from bulletins.pages.context import Translate, lay_groundwork
from bulletins.pages.edition import LanguageEdition, open_editions
from bulletins.pages.extension_pages import order_extension_pages
from bulletins.pages.feeds import order_feeds
from bulletins.pages.follow import order_follow
from bulletins.pages.home import order_home, order_manifests
from bulletins.pages.indexes import order_indexes
from bulletins.pages.lists import order_listings
from bulletins.pages.not_found import order_not_found
from bulletins.pages.orders import PlannedPage, TracedPage
from bulletins.pages.redirects import order_redirects
from bulletins.pages.search import order_search
from bulletins.pages.search_documents import find_search_content
from bulletins.pages.share_cards import PlanCard
from bulletins.pages.shown_texts import ShownTexts, WordsByPath
from bulletins.pages.sitemap import SitemapLine, order_news, order_robots, order_sitemap, sitemap_line
from bulletins.pages.static import order_statics
from bulletins.pages.unit import order_units
from bulletins.pages.withdrawn import order_withdrawn

NO_SITE_URL = "no-site-url"
"""The note that feeds, sitemap and canonical addresses were left out for want of a site address."""


class PagePlanner:
    """Plans and makes the pages of one site; parts that many pages share are made once.

    `orders` are all pages but the sitemap, which lists the others, by path. A site without bulletins has no pages:
    nothing could stand on its home page, and assembling has said so.
    """

    def __init__(  # noqa: PLR0913  (all that planning may look at comes in here, by name)
        self,
        site: Site,
        *,
        images: Table[ContentPath, ImageSet],
        sources: Table[ContentPath, Source],
        settings: BuildSettings,
        words: WordsByPath,
        translate: Translate,
        cards: PlanCard | None = None,
    ) -> None:
        """Order every page. Share cards are planned where `cards` is given and the site has an address."""
        self._ground = lay_groundwork(site, images, sources, settings, translate, ShownTexts(words), cards)
        self.orders: tuple[PlannedPage, ...] = ()
        if site.timeline:
            editions = open_editions(self._ground)
            orders = [*_order_readable(editions), *order_feeds(editions), *order_manifests(editions)]
            orders += [*order_news(editions), *order_robots(self._ground)]
            orders += list(order_redirects(editions, orders))
            orders += list(order_extension_pages(editions, orders))
            self.orders = tuple(sorted(orders, key=lambda order: order.path))

    def use_words(self, words: WordsByPath) -> None:
        """Make pages with other words of the same texts from now on; the planned pages stay as they are.

        What pages with other words offered counts no longer: documents and share cards are offered anew.
        """
        if self._ground.texts.use(words):
            self._ground.trace.wording += 1
            self._ground.files.forget()
            self._ground.share.forget()

    def order_sitemap(self, lines: Iterable[SitemapLine]) -> tuple[PlannedPage, ...]:
        """Return the sitemap's files, by path; none for a site without pages or address."""
        if not self.orders:
            return ()
        return tuple(sorted(order_sitemap(self._ground, lines), key=lambda order: order.path))

    def make(self, order: PlannedPage) -> TracedPage:
        """Return a page that was ordered."""
        trace = self._ground.trace
        trace.begin()
        self._ground.pictures.problems.clear()
        page = order.make()
        return TracedPage(
            page=page,
            needs=frozenset(trace.needs),
            assets=tuple(trace.assets),
            subjects=tuple(trace.subjects),
            problems=tuple(sorted(self._ground.pictures.problems)),
        )

    def line(self, page: Page) -> SitemapLine | None:
        """Return a page's line in the sitemap; None for none."""
        return sitemap_line(self._ground, page)

    def offer(self, assets: Iterable[ContentPath], subjects: Iterable[CardSubject]) -> None:
        """Note the documents and share cards of a page that is reused, so that they count as offered."""
        for asset in assets:
            self._ground.files.offer(asset)
        for subject in subjects:
            self._ground.share.ask(subject)

    @property
    def searchable(self) -> SearchContent:
        """Return all documents of the search; none where the search is turned off."""
        if not (self.orders and self._ground.settings.search):
            return NOTHING_TO_FIND
        return find_search_content(self._ground)

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Return the documents that the pages made so far offer, by path."""
        return self._ground.files.assets()

    @property
    def cards(self) -> tuple[ShareCard, ...]:
        """Return the share cards of the pages made so far, by path."""
        return self._ground.share.cards()

    @property
    def subjects(self) -> tuple[CardSubject, ...]:
        """Return the subjects of all share cards asked for so far."""
        return self._ground.share.subjects()

    @property
    def notes(self) -> tuple[str, ...]:
        """Return codes of sentences for the report, such as `no-site-url`."""
        return () if self._ground.root or not self.orders else (NO_SITE_URL,)


def _order_readable(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield every page that people read."""
    yield from order_home(editions)
    yield from order_bulletins(editions)
    yield from order_withdrawn(editions)
    yield from order_units(editions)
    yield from order_campaigns(editions)
    yield from order_listings(editions)
    yield from order_archive(editions)
    yield from order_indexes(editions)
    yield from order_statics(editions)
    yield from order_search(editions)
    yield from order_follow(editions)
    yield from order_not_found(editions)

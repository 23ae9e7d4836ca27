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
from bulletins.pages.archive import plan_archive
from bulletins.pages.bulletin import plan_bulletins, plan_withdrawn
from bulletins.pages.campaign import plan_campaigns
from bulletins.pages.context import make_context
from bulletins.pages.edition import LanguageEdition, open_editions
from bulletins.pages.extension_pages import plan_extension_pages
from bulletins.pages.feeds import plan_feeds
from bulletins.pages.follow import plan_follow
from bulletins.pages.home import plan_home, plan_manifests
from bulletins.pages.indexes import plan_indexes
from bulletins.pages.lists import plan_listings
from bulletins.pages.planned_pages import PlannedPage, TracedPage
from bulletins.pages.redirects import plan_redirects
from bulletins.pages.search import plan_not_found, plan_search
from bulletins.pages.search_documents import find_search_content
from bulletins.pages.share_cards import PlanCard
from bulletins.pages.shown_texts import ShownTexts, WordsByPath
from bulletins.pages.sitemap import SitemapLine, plan_news, plan_robots, plan_sitemap, sitemap_line
from bulletins.pages.static import plan_statics
from bulletins.pages.unit import plan_units
from bulletins.pages.unit_names import Translate

NO_SITE_URL = "no-site-url"
"""The note that feeds, sitemap and canonical addresses were left out for want of a site address."""


class PagePlanner:
    """Plans and makes the pages of one site; parts that many pages share are made once.

    `planned` are all pages but the sitemap, which lists the others, by path. A site without bulletins has no pages:
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
        """Plan every page. Share cards are planned where `cards` is given and the site has an address."""
        self._context = make_context(site, images, sources, settings, translate, ShownTexts(words), cards)
        self.planned: tuple[PlannedPage, ...] = ()
        if site.timeline:
            editions = open_editions(self._context)
            planned = [*_plan_readable(editions), *plan_feeds(editions), *plan_manifests(editions)]
            planned += [*plan_news(editions), *plan_robots(self._context)]
            planned += list(plan_redirects(editions, planned))
            planned += list(plan_extension_pages(editions, planned))
            self.planned = tuple(sorted(planned, key=lambda page: page.path))

    def use_words(self, words: WordsByPath) -> None:
        """Make pages with other words of the same texts from now on; the planned pages stay as they are.

        What pages with other words offered counts no longer: documents and share cards are offered anew.
        """
        if self._context.texts.use(words):
            self._context.lookups.wording += 1
            self._context.files.forget()
            self._context.share.forget()

    def plan_sitemap(self, lines: Iterable[SitemapLine]) -> tuple[PlannedPage, ...]:
        """Return the sitemap's files, by path; none for a site without pages or address."""
        if not self.planned:
            return ()
        return tuple(sorted(plan_sitemap(self._context, lines), key=lambda page: page.path))

    def make(self, planned: PlannedPage) -> TracedPage:
        """Return a page that was planned."""
        lookups = self._context.lookups
        lookups.begin()
        self._context.pictures.problems.clear()
        page = planned.make()
        return TracedPage(
            page=page,
            needs=frozenset(lookups.needs),
            assets=tuple(lookups.assets),
            subjects=tuple(lookups.subjects),
            problems=tuple(sorted(self._context.pictures.problems)),
        )

    def line(self, page: Page) -> SitemapLine | None:
        """Return a page's line in the sitemap; None for none."""
        return sitemap_line(self._context, page)

    def offer(self, assets: Iterable[ContentPath], subjects: Iterable[CardSubject]) -> None:
        """Note the documents and share cards of a page that is reused, so that they count as offered."""
        for asset in assets:
            self._context.files.offer(asset)
        for subject in subjects:
            self._context.share.ask(subject)

    @property
    def searchable(self) -> SearchContent:
        """Return all documents of the search; none where the search is turned off."""
        if not (self.planned and self._context.settings.search):
            return NOTHING_TO_FIND
        return find_search_content(self._context)

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Return the documents that the pages made so far offer, by path."""
        return self._context.files.assets()

    @property
    def cards(self) -> tuple[ShareCard, ...]:
        """Return the share cards of the pages made so far, by path."""
        return self._context.share.cards()

    @property
    def subjects(self) -> tuple[CardSubject, ...]:
        """Return the subjects of all share cards asked for so far."""
        return self._context.share.subjects()

    @property
    def notes(self) -> tuple[str, ...]:
        """Return codes of sentences for the report, such as `no-site-url`."""
        return () if self._context.root or not self.planned else (NO_SITE_URL,)


def _plan_readable(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield every page that people read."""
    yield from plan_home(editions)
    yield from plan_bulletins(editions)
    yield from plan_withdrawn(editions)
    yield from plan_units(editions)
    yield from plan_campaigns(editions)
    yield from plan_listings(editions)
    yield from plan_archive(editions)
    yield from plan_indexes(editions)
    yield from plan_statics(editions)
    yield from plan_search(editions)
    yield from plan_follow(editions)
    yield from plan_not_found(editions)

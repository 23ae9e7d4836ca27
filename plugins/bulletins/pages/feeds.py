"""Feeds: Atom for the site, units, campaigns and sections, JSON Feed for the site and units, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import islice

from bulletins.model.identity import SitePath, Slug
from bulletins.model.page import Page
from bulletins.model.source import FileStatus
from bulletins.model.value import replace
from bulletins.model.views.machines import FeedEntry, FeedView
from bulletins.model.views.parts import GalleryView
from bulletins.pages.addresses import output_path
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.layout import lay_out
from bulletins.pages.lookups import Memo
from bulletins.pages.planned_pages import PlannedPage

ATOM = ("xml", "atom")
JSON = ("json", "json")
"""The two forms of a feed: the file's extension, and its template and kind."""


def plan_feeds(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield every feed; none without a site address, since everything in a feed is absolute."""
    if not editions[0].context.root:
        return
    for edition in editions:
        yield from _plan_edition(edition, FeedMaker(edition))


class FeedMaker:
    """The maker of one language's feeds; an entry is made once and used in all feeds that list the bulletin."""

    __slots__ = ("_edition", "_entries")

    def __init__(self, edition: LanguageEdition) -> None:
        """Start with no entry made."""
        self._edition = edition
        self._entries: Memo[Slug, FeedEntry] = Memo(edition.context.lookups)

    def plan(
        self, page: SitePath, slugs: Sequence[Slug], title: str, subtitle: str, forms: Iterable[tuple[str, str]]
    ) -> Iterator[PlannedPage]:
        """Yield the feeds that belong to a page. One without entries keeps its address, and the site's first day."""
        context = self._edition.context
        newest = self._newest(slugs)
        oldest = context.site.bulletins[context.site.timeline[0]].bulletin.published
        first = None if newest else oldest.astimezone(context.calendar.zone)
        for extension, form in forms:
            yield PlannedPage(
                path=output_path(self._edition.addresses.feed(page, extension)),
                kind=form,
                make=partial(self._make, page, (extension, form), newest, first, title, subtitle),
                arguments=(newest, first),
            )

    def _make(  # noqa: PLR0913, PLR0917  (what one feed is)
        self,
        page: SitePath,
        form: tuple[str, str],
        newest: tuple[Slug, ...],
        first: datetime | None,
        title: str,
        subtitle: str,
    ) -> Page:
        """Return one feed; without entries it was last changed on the site's first day."""
        edition, context = self._edition, self._edition.context
        extension, name = form
        path = edition.addresses.feed(page, extension)
        entries = tuple(self._entries.get(slug, self._make_entry) for slug in newest)
        if form == JSON:  # it holds no whole texts: an edit of a text changes no byte of it
            entries = tuple(replace(entry, content=()) for entry in entries)
        view = FeedView(
            language=edition.language,
            title=title,
            subtitle=subtitle,
            page_url=context.absolute(page),
            self_url=context.absolute(path),
            author=edition.chrome.site_name.text,
            updated=first or max(entry.updated for entry in entries),
            entries=entries,
        )
        return Page(path=output_path(path), kind=name, template=name, view=view)

    def _newest(self, slugs: Sequence[Slug]) -> tuple[Slug, ...]:
        """Return the newest bulletins that are published in this language."""
        bulletins, language = self._edition.context.site.bulletins, self._edition.language
        published = (
            slug
            for slug in reversed(slugs)
            if bulletins[slug].bulletin.fate is FileStatus.PUBLISHED
            and bulletins[slug].bulletin.text(language) is not None
        )
        return tuple(islice(published, self._edition.context.settings.feed_size))

    def _make_entry(self, slug: Slug) -> FeedEntry:
        """Return a bulletin's entry, made anew."""
        return make_entry(self._edition, slug)


def make_entry(edition: LanguageEdition, slug: Slug) -> FeedEntry:
    """Return a bulletin as an entry; its permalink is its id, so that a corrected title makes no second entry."""
    context, links = edition.context, edition.links
    bulletin = context.site.bulletins[slug].bulletin
    text = context.texts.best(bulletin, edition.language)
    url, zone = context.absolute(edition.addresses.bulletin(slug)), context.calendar.zone
    layout = lay_out(links, bulletin, text, edition.addresses.bulletin(slug))
    cover = (layout.cover,) if layout.cover else ()
    photos = (GalleryView(figures=layout.photos),) if layout.photos else ()
    campaigns = (links.campaign(campaign).label.text for campaign in bulletin.campaigns)
    return FeedEntry(
        identity=url,
        url=url,
        title=text.title,
        summary=text.summary,
        published=bulletin.published.astimezone(zone),
        updated=context.calendar.updated(bulletin, text.facts).astimezone(zone),
        authors=bulletin.authors or (links.unit(bulletin.units[0]).label.text,),
        categories=(links.section(bulletin.section).label.text, *campaigns),
        content=(*cover, *layout.body, *photos),
    )


def _plan_edition(edition: LanguageEdition, maker: FeedMaker) -> Iterator[PlannedPage]:
    """Yield every feed of one language."""
    site, addresses, language = edition.context.site, edition.addresses, edition.language
    name = edition.chrome.site_name.text
    short = edition.chrome.short_name.text or name
    subtitle = site.config.description.text(language)
    yield from maker.plan(addresses.home(), site.timeline, name, subtitle, (ATOM, JSON))
    for slug, unit in site.units.items():
        title = f"{edition.context.names.full(slug, language).text} – {short}"
        about = unit.unit.description.text(language)
        yield from maker.plan(addresses.unit(slug), unit.bulletins, title, about, (ATOM, JSON))
    for slug, campaign in site.campaigns.items():
        title = f"{campaign.campaign.name.text(language)} – {short}"
        about = campaign.campaign.description.text(language)
        yield from maker.plan(addresses.campaign(slug), campaign.bulletins, title, about, (ATOM,))
    for term in site.config.sections:
        title = f"{term.name.text(language)} – {short}"
        yield from maker.plan(addresses.section(term.slug), site.sections.get(term.slug, ()), title, "", (ATOM,))

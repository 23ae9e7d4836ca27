"""Feeds: Atom for the site, units, campaigns and sections, JSON Feed for the site and units, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from plugins.model.identity import SitePath, Slug
from plugins.model.page import Page
from plugins.model.source import Fate
from plugins.model.views.machines import FeedEntry, FeedView
from plugins.pages.addresses import output_path
from plugins.pages.edition import Edition

ATOM = ("xml", "atom")
JSON = ("json", "json")
"""The two forms of a feed: the file's extension, and its template and kind."""


def plan_feeds(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield every feed; none without a site address, since everything in a feed is absolute."""
    if not editions[0].ground.root:
        return
    for edition in editions:
        yield from _plan_edition(edition, FeedDesk(edition))


class FeedDesk:
    """Makes the feeds of one language. Entries are made once: a bulletin is in the feeds of all its listings."""

    __slots__ = ("_edition", "_entries")

    def __init__(self, edition: Edition) -> None:
        """Start with no entry made."""
        self._edition = edition
        self._entries: dict[Slug, FeedEntry] = {}

    def plan(
        self, page: SitePath, slugs: Sequence[Slug], title: str, subtitle: str, forms: Iterable[tuple[str, str]]
    ) -> Iterator[Page]:
        """Yield the feeds that belong to a page. One without entries keeps its address, and the site's first day."""
        edition, ground = self._edition, self._edition.ground
        entries = self._newest(slugs)
        first = ground.site.bulletins[ground.site.timeline[0]].bulletin.published
        for extension, form in forms:
            path = edition.addresses.feed(page, extension)
            view = FeedView(
                language=edition.language,
                title=title,
                subtitle=subtitle,
                page_url=ground.absolute(page),
                self_url=ground.absolute(path),
                author=edition.chrome.site_name.text,
                updated=max((entry.updated for entry in entries), default=first),
                entries=entries,
            )
            yield Page(path=output_path(path), kind=form, template=form, view=view)

    def _newest(self, slugs: Sequence[Slug]) -> tuple[FeedEntry, ...]:
        """Return the entries of the newest bulletins that are published in this language."""
        bulletins, language = self._edition.ground.site.bulletins, self._edition.language
        published = (
            slug
            for slug in reversed(slugs)
            if bulletins[slug].bulletin.fate is Fate.PUBLISHED and bulletins[slug].bulletin.text(language) is not None
        )
        return tuple(self._entry(slug) for slug in islice(published, self._edition.ground.settings.feed_size))

    def _entry(self, slug: Slug) -> FeedEntry:
        """Return a bulletin's entry, always the same value."""
        if slug not in self._entries:
            self._entries[slug] = make_entry(self._edition, slug)
        return self._entries[slug]


def make_entry(edition: Edition, slug: Slug) -> FeedEntry:
    """Return a bulletin as an entry; its permalink identifies it, so a corrected title makes no second one."""
    ground, links = edition.ground, edition.links
    bulletin = ground.site.bulletins[slug].bulletin
    text = bulletin.text(edition.language) or bulletin.original
    url = ground.absolute(edition.addresses.bulletin(slug))
    campaigns = (links.campaign(campaign).label.text for campaign in bulletin.campaigns)
    return FeedEntry(
        identity=url,
        url=url,
        title=text.title,
        summary=text.summary,
        published=bulletin.published,
        updated=ground.calendar.updated(bulletin, text),
        authors=bulletin.authors or (links.unit(bulletin.units[0]).label.text,),
        categories=(links.section(bulletin.section).label.text, *campaigns),
    )


def _plan_edition(edition: Edition, desk: FeedDesk) -> Iterator[Page]:
    """Yield every feed of one language."""
    site, addresses, language = edition.ground.site, edition.addresses, edition.language
    name = edition.chrome.site_name.text
    short = edition.chrome.short_name.text or name
    subtitle = site.config.description.text(language)
    yield from desk.plan(addresses.home(), site.timeline, name, subtitle, (ATOM, JSON))
    for slug, unit in site.units.items():
        title = f"{unit.unit.name.text(language)} – {short}"
        about = unit.unit.description.text(language)
        yield from desk.plan(addresses.unit(slug), unit.bulletins, title, about, (ATOM, JSON))
    for slug, campaign in site.campaigns.items():
        title = f"{campaign.campaign.name.text(language)} – {short}"
        about = campaign.campaign.description.text(language)
        yield from desk.plan(addresses.campaign(slug), campaign.bulletins, title, about, (ATOM,))
    for term in site.config.sections:
        title = f"{term.name.text(language)} – {short}"
        yield from desk.plan(addresses.section(term.slug), site.sections.get(term.slug, ()), title, "", (ATOM,))

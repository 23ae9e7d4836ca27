"""The numbered lists of bulletins: the list of all bulletins, and each section's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bulletins.model.identity import SitePath, Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.views.list_views import ListingView
from bulletins.model.views.parts import FeedLink
from bulletins.pages.addresses import TEMPLATE_ANCHORS, SiteAddresses, output_path
from bulletins.pages.chrome import feed_links
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.head import ArticleHead, find_ways, make_head, number_title
from bulletins.pages.pagination import ListPage, make_pager, paginate
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.sharing import list_card
from bulletins.pages.structured_data import describe_place

ListPosition = Callable[[SiteAddresses, int], SitePath]
"""Gives the address of a listing's page in one language by its number."""


def plan_listings(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the list of all bulletins and that of every section, in every language."""
    site = editions[0].context.site
    yield from _plan_listing(editions, site.timeline, None, SiteAddresses.bulletins)
    for term in site.config.sections:
        slugs = site.sections.get(term.slug, ())
        yield from _plan_listing(editions, slugs, term.slug, _section_place(term.slug))


def _section_place(slug: Slug) -> ListPosition:
    """Return where a section's pages lie."""
    return lambda addresses, number: addresses.section(slug, number)


def _plan_listing(
    editions: Sequence[LanguageEdition], slugs: tuple[Slug, ...], section: Slug | None, place: ListPosition
) -> Iterator[PlannedPage]:
    """Yield every page of one listing in every language."""
    for list_page in paginate(slugs, editions[0].context.settings.page_size):
        for edition in editions:
            yield PlannedPage(
                path=output_path(place(edition.addresses, list_page.number)),
                kind="section" if section else "listing",
                make=partial(_make_sheet_page, editions, edition, list_page, section, place),
                arguments=(list_page,),
            )


def _make_sheet_page(
    editions: Sequence[LanguageEdition],
    edition: LanguageEdition,
    list_page: ListPage[Slug],
    section: Slug | None,
    place: ListPosition,
) -> Page:
    """Return one page of one listing in one language."""
    path = place(edition.addresses, list_page.number)
    language_links = find_ways(
        edition.context.site.config, [place(each.addresses, list_page.number) for each in editions]
    )
    title, feeds = _title(edition, section)
    name = number_title(edition, title.text, list_page.number)
    return Page(
        path=output_path(path),
        kind="section" if section else "listing",
        template="listing.html",
        view=ListingView(
            chrome=edition.chrome,
            head=make_head(
                edition,
                path,
                language_links,
                name,
                feeds=feeds,
                article=ArticleHead(structured_data=describe_place(edition, ())),
                card=list_card(edition, title),
            ),
            title=title,
            section=title if section else None,
            cards=edition.cards(list_page.items),
            pager=make_pager(list_page, partial(place, edition.addresses)),
        ),
        anchors=TEMPLATE_ANCHORS,
    )


def _title(edition: LanguageEdition, section: Slug | None) -> tuple[Phrase, tuple[FeedLink, ...]]:
    """Return a listing's title and the feeds that belong to it; the site's own stand on every page anyway."""
    if section is None:
        return Phrase(text=edition.context.words(edition.language, "All bulletins")), ()
    title = edition.links.section(section).label
    return title, feed_links(edition.links, edition.addresses.section(section), title.text, json=False)

"""The search page and the page for an address that leads nowhere; without scripts both offer links to the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bulletins.model.identity import Slug
from bulletins.model.page import Page
from bulletins.model.views.article_views import NotFoundView
from bulletins.model.views.list_views import SearchView
from bulletins.pages.addresses import NOT_FOUND, TEMPLATE_ANCHORS, output_path
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.head import LanguageLinks, find_ways, make_head
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.relatives import latest_year, running_campaigns, top_units

NEWEST = 5
"""How many bulletins the page of an address that leads nowhere offers."""


def plan_search(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the search page in every language; it counts nothing, so that no new bulletin changes it."""
    for edition in editions:
        yield PlannedPage(
            path=output_path(edition.addresses.search()),
            kind="search",
            make=partial(_make_search_page, editions, edition),
            arguments=(latest_year(edition.context),),
        )


def _make_search_page(editions: Sequence[LanguageEdition], edition: LanguageEdition) -> Page:
    """Return the search page in one language."""
    path = edition.addresses.search()
    language_links = find_ways(edition.context.site.config, [each.addresses.search() for each in editions])
    return Page(
        path=output_path(path),
        kind="search",
        template="search.html",
        view=SearchView(
            chrome=edition.chrome,
            head=make_head(edition, path, language_links, edition.context.words(edition.language, "Search")),
            units=top_units(edition),
            campaigns=running_campaigns(edition),
        ),
        anchors=TEMPLATE_ANCHORS,
    )


def plan_not_found(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the one 404 page."""
    newest = editions[0].context.site.timeline[: -NEWEST - 1 : -1]
    make = partial(_make_not_found_page, editions, newest)
    yield PlannedPage(path=output_path(NOT_FOUND), kind="not-found", make=make, arguments=newest)


def _make_not_found_page(editions: Sequence[LanguageEdition], newest: tuple[Slug, ...]) -> Page:
    """Return the 404 page, in the default language and with every language's chrome."""
    edition = editions[0]
    title = edition.context.words(edition.language, "Page not found")
    return Page(
        path=output_path(NOT_FOUND),
        kind="not-found",
        template="not-found.html",
        view=NotFoundView(
            chrome=edition.chrome,
            head=make_head(edition, NOT_FOUND, LanguageLinks(exact=(), every=()), title, index=False),
            chromes=tuple(each.chrome for each in editions),
            newest=edition.cards(newest),
            units=top_units(edition),
        ),
        anchors=TEMPLATE_ANCHORS,
    )

"""Pages of units: their place in the tree, their history, and the bulletins of them and of the units under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bulletins.model.extensions import Hook
from bulletins.model.identity import SitePath, Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.site import UnitEntry
from bulletins.model.value import replace
from bulletins.model.views.list_views import ArchiveMonth, UnitView
from bulletins.model.views.parts import ContactView, Counted, Head, Href, Link
from bulletins.pages.addresses import TEMPLATE_ANCHORS, UNTRANSLATED, month_anchor, output_path
from bulletins.pages.chrome import feed_links, make_contact
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.extension_pages import PlannedPart, make_parts, plan_parts
from bulletins.pages.head import ArticleHead, find_ways, make_head, number_title
from bulletins.pages.pagination import ListPage, make_pager, paginate
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.relatives import children_of, predecessors_of, siblings_of, successors_of
from bulletins.pages.sharing import unit_card
from bulletins.pages.structured_data import describe_place, describe_unit

INHERITED = 10
"""Most bulletins of its predecessors that a unit's page shows."""

MANY = 20
"""From so many bulletins on, a unit's year has links to its months."""

MonthPlaces = tuple[tuple[int, int, int], ...]
"""Months of a year as (month, number of the page on which it begins, bulletins), newest first."""

NOTHING = Phrase(text="")
NO_CONTACT = ContactView(address=NOTHING, phone="", email="")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnListing:
    """The bulletins on a unit's own page: its newest, those of its predecessors, and the number in each year."""

    newest: tuple[Slug, ...]
    inherited: tuple[Slug, ...]
    years: tuple[tuple[int, int], ...]
    total: int


def plan_units(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield every unit's own page and its pages by year, in every language."""
    context = editions[0].context
    for slug, entry in context.site.units.items():
        years = context.calendar.years(entry.bulletins)
        listing = OwnListing(
            newest=entry.bulletins[: -context.settings.page_size - 1 : -1],
            inherited=entry.inherited[: -INHERITED - 1 : -1],
            years=tuple((year, len(slugs)) for year, slugs in years),
            total=len(entry.bulletins),
        )
        for edition in editions:
            parts = plan_parts(edition, edition.context.settings.extensions.unit_parts, slug)
            yield PlannedPage(
                path=output_path(edition.addresses.unit(slug)),
                kind="unit",
                make=partial(_make_unit_page, editions, edition, entry, listing, parts),
                arguments=(listing, *((name, part.arguments) for _, name, part in parts)),
                origin=entry.unit.origin.path,
            )
        for year, slugs in years:
            yield from _plan_year(editions, entry, year, slugs)


def _plan_year(
    editions: Sequence[LanguageEdition], entry: UnitEntry, year: int, slugs: tuple[Slug, ...]
) -> Iterator[PlannedPage]:
    """Yield every page of one year of a unit, in every language.

    The count of the year stands on its own address only; numbered pages never change.
    """
    context = editions[0].context
    sheets = paginate(slugs, context.settings.page_size)
    months = context.calendar.months(slugs) if len(slugs) >= MANY else ()
    jumps = tuple((month, _find_sheet(sheets, found[-1]), len(found)) for (_, month), found in reversed(months))
    for list_page in sheets:
        total = 0 if list_page.number else len(slugs)
        shown = () if list_page.number else jumps
        for edition in editions:
            yield PlannedPage(
                path=output_path(edition.addresses.unit(entry.unit.slug, year, list_page.number)),
                kind="unit-year",
                make=partial(_make_year_page, editions, edition, entry, year, list_page, total, shown),
                arguments=(list_page, total, shown),
                origin=entry.unit.origin.path,
            )


def _find_sheet(sheets: Sequence[ListPage[Slug]], slug: Slug) -> int:
    """Return the number of the page that shows a bulletin."""
    return next(list_page.number for list_page in sheets if slug in list_page.items)


def _make_unit_page(
    editions: Sequence[LanguageEdition],
    edition: LanguageEdition,
    entry: UnitEntry,
    listing: OwnListing,
    parts: tuple[tuple[Hook, str, PlannedPart], ...],
) -> Page:
    """Return a unit's own page in one language."""
    unit, path = entry.unit, edition.addresses.unit(entry.unit.slug)
    name = edition.context.names.full(unit.slug, edition.language).text
    head = make_head(
        edition,
        path,
        find_ways(edition.context.site.config, [each.addresses.unit(unit.slug) for each in editions]),
        name,
        description=unit.description.text(edition.language),
        feeds=feed_links(edition.links, path, name, json=True),
        article=ArticleHead(structured_data=describe_unit(edition, entry)),
        card=unit_card(edition, entry),
    )
    view = replace(_own_view(edition, entry, head, listing), parts=make_parts(edition, parts))
    return _make_page(path, "unit", view, entry)


def _make_year_page(  # noqa: PLR0913, PLR0917  (which page it is)
    editions: Sequence[LanguageEdition],
    edition: LanguageEdition,
    entry: UnitEntry,
    year: int,
    list_page: ListPage[Slug],
    total: int,
    jumps: MonthPlaces,
) -> Page:
    """Return one page of one year of a unit, in one language: nothing that a bulletin of another year could change."""
    unit = entry.unit
    addresses = [each.addresses.unit(unit.slug, year, list_page.number) for each in editions]
    path = edition.addresses.unit(unit.slug, year, list_page.number)
    title = number_title(
        edition, f"{edition.context.names.full(unit.slug, edition.language).text} – {year}", list_page.number
    )
    language_links = find_ways(edition.context.site.config, addresses)
    trail = tuple(edition.links.unit(slug) for slug in (*entry.ancestors, unit.slug))
    article = ArticleHead(structured_data=describe_place(edition, trail))
    head = make_head(edition, path, language_links, title, article=article, card=unit_card(edition, entry))
    view = replace(
        _plain_view(edition, entry, head),
        trail=trail,
        year=year,
        months=edition.months(list_page.items),
        pager=make_pager(list_page, partial(edition.addresses.unit, unit.slug, year)),
        total=total,
        jumps=tuple(
            ArchiveMonth(
                month=month,
                href=Href(path=edition.addresses.unit(unit.slug, year, number), anchor=month_anchor(year, month)),
                count=count,
            )
            for month, number, count in jumps
        ),
    )
    return _make_page(path, "unit-year", view, entry)


def _make_page(path: SitePath, kind: str, view: UnitView, entry: UnitEntry) -> Page:
    """Return one page of a unit; on one of a year the months have ids."""
    places = tuple(month_anchor(month.year, month.month) for month in view.months) if view.year else (UNTRANSLATED,)
    return Page(
        path=output_path(path),
        kind=kind,
        template="unit.html",
        view=view,
        anchors=(*TEMPLATE_ANCHORS, *places),
        origin=entry.unit.origin.path,
    )


def _plain_view(edition: LanguageEdition, entry: UnitEntry, head: Head) -> UnitView:
    """Return the view that all pages of a unit share; no bulletin changes it."""
    unit, links = entry.unit, edition.links
    return UnitView(
        chrome=edition.chrome,
        head=head,
        name=edition.context.names.full(unit.slug, edition.language),
        level=links.term(edition.context.site.config.levels, unit.level),
        trail=tuple(links.unit(slug) for slug in entry.ancestors),
        description=NOTHING,
        contact=NO_CONTACT,
        valid_from=unit.valid_from,
        closed_on=unit.valid_to,
        successors=(),
        predecessors=(),
        year=None,
        months=(),
        pager=None,
        years=(),
        total=0,
        children=(),
        closed_children=(),
        siblings=(),
        inherited=(),
    )


def _own_view(edition: LanguageEdition, entry: UnitEntry, head: Head, listing: OwnListing) -> UnitView:
    """Return the view of a unit's own page."""
    unit = entry.unit
    return replace(
        _plain_view(edition, entry, head),
        description=unit.description.phrase(edition.language),
        contact=make_contact(edition.links, unit.contact),
        successors=successors_of(edition, unit),
        predecessors=predecessors_of(edition, entry),
        months=edition.months(listing.newest),
        years=_count_years(edition, unit.slug, listing.years),
        total=listing.total,
        children=children_of(edition, unit.slug, closed=False),
        closed_children=children_of(edition, unit.slug, closed=True),
        siblings=siblings_of(edition, unit),
        inherited=tuple(replace(card, inherited=True) for card in edition.cards(listing.inherited)),
    )


def _count_years(edition: LanguageEdition, slug: Slug, years: tuple[tuple[int, int], ...]) -> tuple[Counted, ...]:
    """Return the way to every year with bulletins and how many it has, newest first."""
    return tuple(
        Counted(
            link=Link(href=Href(path=edition.addresses.unit(slug, year)), label=Phrase(text=str(year))),
            count=count,
        )
        for year, count in reversed(years)
    )

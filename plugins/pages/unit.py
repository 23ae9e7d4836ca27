"""Pages of units: their place in the tree, their history, and the bulletins of them and of the units under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from plugins.model.identity import SitePath, Slug
from plugins.model.localized import Phrase
from plugins.model.page import Page
from plugins.model.site import UnitEntry
from plugins.model.views.listings import UnitView
from plugins.model.views.parts import ContactView, Counted, Head, Href, Link
from plugins.pages.addresses import TEMPLATE_ANCHORS, output_path
from plugins.pages.chrome import feed_links, make_contact
from plugins.pages.edition import Edition
from plugins.pages.head import find_ways, make_head, number_title
from plugins.pages.kinship import children_of, predecessors_of, siblings_of, successors_of
from plugins.pages.pagination import Sheet, make_pager, paginate
from plugins.pages.sharing import unit_card

INHERITED = 10
"""Most bulletins of its predecessors that a unit's page shows."""

NOTHING = Phrase(text="")
NO_CONTACT = ContactView(address=NOTHING, phone="", email="")

Years = tuple[tuple[int, tuple[Slug, ...]], ...]


def plan_units(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield every unit's own page and its pages by year, in every language."""
    ground = editions[0].ground
    for slug, entry in ground.site.units.items():
        years = ground.calendar.years(entry.bulletins)
        ways = find_ways(ground.site.config, [each.addresses.unit(slug) for each in editions])
        for edition in editions:
            path = edition.addresses.unit(slug)
            head = make_head(
                edition,
                path,
                ways,
                entry.unit.name.text(edition.language),
                description=entry.unit.description.text(edition.language),
                feeds=feed_links(edition.links, path, entry.unit.name.text(edition.language), json=True),
                card=unit_card(edition, entry),
            )
            yield _make_page(path, "unit", _own_view(edition, entry, head, years), entry)
        for year, slugs in years:
            yield from _plan_year(editions, entry, year, slugs)


def _plan_year(editions: Sequence[Edition], entry: UnitEntry, year: int, slugs: tuple[Slug, ...]) -> Iterator[Page]:
    """Yield every page of one year of a unit, in every language."""
    ground = editions[0].ground
    unit = entry.unit
    for sheet in paginate(slugs, ground.settings.page_size):
        ways = find_ways(ground.site.config, [each.addresses.unit(unit.slug, year, sheet.number) for each in editions])
        for edition, way in zip(editions, ways.exact, strict=True):
            title = number_title(edition, f"{unit.name.text(edition.language)} – {year}", sheet.number)
            head = make_head(edition, way.href.path, ways, title, card=unit_card(edition, entry))
            view = _year_view(edition, entry, head, (year, slugs), sheet)
            yield _make_page(way.href.path, "unit-year", view, entry)


def _make_page(path: SitePath, kind: str, view: UnitView, entry: UnitEntry) -> Page:
    """Return one page of a unit."""
    return Page(
        path=output_path(path),
        kind=kind,
        template="unit.html",
        view=view,
        anchors=TEMPLATE_ANCHORS,
        origin=entry.unit.origin.path,
    )


def _plain_view(edition: Edition, entry: UnitEntry, head: Head) -> UnitView:
    """Return what all pages of a unit show: which unit it is. None of it changes with a bulletin."""
    unit, links = entry.unit, edition.links
    return UnitView(
        chrome=edition.chrome,
        head=head,
        name=unit.name.phrase(edition.language),
        level=links.term(edition.ground.site.config.levels, unit.level),
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


def _own_view(edition: Edition, entry: UnitEntry, head: Head, years: Years) -> UnitView:
    """Return what a unit's own page shows."""
    unit = entry.unit
    newest = entry.bulletins[: -edition.ground.settings.page_size - 1 : -1]
    inherited = edition.cards(entry.inherited[: -INHERITED - 1 : -1])
    return replace(
        _plain_view(edition, entry, head),
        description=unit.description.phrase(edition.language),
        contact=make_contact(edition.links, unit.contact),
        successors=successors_of(edition, unit),
        predecessors=predecessors_of(edition, entry),
        months=edition.months(newest),
        years=_count_years(edition, unit.slug, years),
        total=len(entry.bulletins),
        children=children_of(edition, unit.slug, closed=False),
        closed_children=children_of(edition, unit.slug, closed=True),
        siblings=siblings_of(edition, unit),
        inherited=tuple(replace(card, inherited=True) for card in inherited),
    )


def _year_view(
    edition: Edition, entry: UnitEntry, head: Head, year: tuple[int, tuple[Slug, ...]], sheet: Sheet[Slug]
) -> UnitView:
    """Return what a page of one year of a unit shows: nothing that a bulletin of another year could change.

    The count of the year stands on its own address only; numbered pages never change.
    """
    number, slugs = year
    plain = _plain_view(edition, entry, head)
    return replace(
        plain,
        trail=(*plain.trail, edition.links.unit(entry.unit.slug)),
        year=number,
        months=edition.months(sheet.items),
        pager=make_pager(sheet, partial(edition.addresses.unit, entry.unit.slug, number)),
        total=0 if sheet.number else len(slugs),
    )


def _count_years(edition: Edition, slug: Slug, years: Years) -> tuple[Counted, ...]:
    """Return the way to every year with bulletins and how many it has, newest first."""
    return tuple(
        Counted(
            link=Link(href=Href(path=edition.addresses.unit(slug, year)), label=Phrase(text=str(year))),
            count=len(slugs),
        )
        for year, slugs in reversed(years)
    )

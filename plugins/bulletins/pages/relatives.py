"""The units above, below, beside, before and after a unit; running campaigns, and the newest year with bulletins."""

from __future__ import annotations

from datetime import date, timedelta

from bulletins.model.identity import Slug
from bulletins.model.registry import Campaign, Succession, Unit
from bulletins.model.site import UnitEntry
from bulletins.model.views.list_views import SuccessionView
from bulletins.model.views.parts import Link
from bulletins.pages.context import PageContext
from bulletins.pages.edition import LanguageEdition

NEIGHBOURS = 12
"""Most siblings named on either side of a unit: a province may have a hundred communes."""


def is_closed(edition: LanguageEdition, slug: Slug) -> bool:
    """Return whether a unit has ended: it has a last day, whatever the day of the build."""
    return edition.context.site.units[slug].unit.valid_to is not None


def children_of(edition: LanguageEdition, slug: Slug, *, closed: bool) -> tuple[Link, ...]:
    """Return the units directly under a unit, the open or the closed ones, in the language's order."""
    children = edition.order.children.get(slug, ())
    return tuple(edition.links.unit(child) for child in children if is_closed(edition, child) is closed)


def siblings_of(edition: LanguageEdition, unit: Unit) -> tuple[Link, ...]:
    """Return the open units with the same parent; of many, those that stand nearest in the language's order."""
    order = edition.order
    family = order.roots if unit.parent is None else order.children.get(unit.parent, ())
    place = family.index(unit.slug)
    before = _nearest(edition, family[:place][::-1])
    after = _nearest(edition, family[place + 1 :])
    return tuple(edition.links.unit(slug) for slug in (*reversed(before), *after))


def _nearest(edition: LanguageEdition, slugs: tuple[Slug, ...]) -> list[Slug]:
    """Return the first open units of some that come nearest first."""
    found: list[Slug] = []
    for slug in slugs:
        if len(found) == NEIGHBOURS:
            break
        if not is_closed(edition, slug):
            found.append(slug)
    return found


def top_units(edition: LanguageEdition) -> tuple[Link, ...]:
    """Return the open units right under the roots; where there are none, the open roots themselves."""
    roots = edition.order.roots
    below = tuple(link for root in roots for link in children_of(edition, root, closed=False))
    return below or tuple(edition.links.unit(root) for root in roots if not is_closed(edition, root))


def successors_of(edition: LanguageEdition, unit: Unit) -> tuple[SuccessionView, ...]:
    """Return the units that carry on a unit's work, with the day on which they took over."""
    units = edition.context.site.units
    return tuple(_step(edition, step, unit, units[step.unit].unit) for step in unit.successors)


def predecessors_of(edition: LanguageEdition, entry: UnitEntry) -> tuple[SuccessionView, ...]:
    """Return the units whose work a unit carries on, with the day on which it took over."""
    units = edition.context.site.units
    return tuple(_step(edition, step, units[step.unit].unit, entry.unit) for step in entry.predecessors)


def _step(edition: LanguageEdition, step: Succession, before: Unit, after: Unit) -> SuccessionView:
    """Return one succession: it took place the day after the last of the unit before."""
    on: date | None = before.valid_to + timedelta(days=1) if before.valid_to else after.valid_from
    return SuccessionView(link=edition.links.unit(step.unit), whole=step.whole, on=on)


def is_running(context: PageContext, campaign: Campaign) -> bool:
    """Return whether a campaign had not ended by the year of the newest bulletin."""
    return campaign.end is None or campaign.end >= latest_year(context)


def latest_year(context: PageContext) -> int:
    """Return the year of the newest bulletin."""
    return context.calendar.day(context.site.timeline[-1]).year


def running_campaigns(edition: LanguageEdition) -> tuple[Link, ...]:
    """Return the campaigns that run and have a bulletin, in the language's order."""
    site = edition.context.site
    return tuple(
        edition.links.campaign(slug)
        for slug in site.campaign_order[edition.language]
        if site.campaigns[slug].bulletins and is_running(edition.context, site.campaigns[slug].campaign)
    )

"""Which bulletins belong to which unit, campaign and section, from old to new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from bulletins.assembly.content_index import ContentIndex, Key, Kind
from bulletins.assembly.order import unit_key
from bulletins.assembly.publishable import order_of
from bulletins.model.bulletin import Bulletin
from bulletins.model.identity import Slug
from bulletins.model.registry import Succession, Unit
from bulletins.model.site import CampaignEntry, UnitEntry
from bulletins.model.table import Table

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def timeline_of(index: ContentIndex) -> tuple[Bulletin, ...]:
    """Return the bulletins that are shown, by time of publication, then slug."""
    shown = (one for slug, one in index.bulletins.items() if index.is_shown(Key(Kind.BULLETIN, slug)))
    return tuple(sorted(shown, key=lambda bulletin: (bulletin.published, bulletin.slug)))


def unit_entries(index: ContentIndex, timeline: tuple[Bulletin, ...]) -> Table[Slug, UnitEntry]:
    """Return every unit in its tree with the bulletins of its branch and those of its predecessors."""
    ancestors = {slug: _ancestors(index, unit) for slug, unit in index.units.items()}
    predecessors = _predecessors(index)
    listings: dict[Slug, list[Slug]] = defaultdict(list)
    own: dict[Slug, int] = defaultdict(int)
    for bulletin in timeline:
        branch = {slug for unit in bulletin.units for slug in (unit, *ancestors[unit])}
        for slug in sorted(branch):
            listings[slug].append(bulletin.slug)
        for slug in bulletin.units:
            own[slug] += 1
    inherited = _inherited(index, predecessors, listings, timeline)
    return Table(
        (
            slug,
            UnitEntry(
                unit=unit,
                ancestors=ancestors[slug],
                predecessors=predecessors[slug],
                bulletins=tuple(listings[slug]),
                own=own[slug],
                inherited=inherited[slug],
            ),
        )
        for slug, unit in index.units.items()
    )


def campaign_entries(index: ContentIndex, timeline: tuple[Bulletin, ...]) -> Table[Slug, CampaignEntry]:
    """Return every campaign with its bulletins, the units that took part, and what continued it."""
    listings = _grouped((campaign, bulletin.slug) for bulletin in timeline for campaign in bulletin.campaigns)
    units = _grouped((campaign, unit) for one in timeline for campaign in one.campaigns for unit in one.units)
    ordered = sorted(index.campaigns.values(), key=lambda one: (one.start or 0, one.slug))
    followed = _grouped((one.follows, one.slug) for one in ordered if one.follows is not None)
    language = index.config.default_language
    rank = {slug: unit_key(unit, index.config, language) for slug, unit in index.units.items()}
    return Table(
        (
            slug,
            CampaignEntry(
                campaign=campaign,
                bulletins=listings.get(slug, ()),
                units=tuple(sorted(frozenset(units.get(slug, ())), key=rank.__getitem__)),
                followed_by=followed.get(slug, ()),
            ),
        )
        for slug, campaign in index.campaigns.items()
    )


def section_listings(index: ContentIndex, timeline: tuple[Bulletin, ...]) -> Table[Slug, tuple[Slug, ...]]:
    """Return the bulletins of each section, in site.yml's order of sections; one without bulletins is there too."""
    listings = _grouped((bulletin.section, bulletin.slug) for bulletin in timeline)
    return Table((term.slug, listings.get(term.slug, ())) for term in index.config.sections)


def _ancestors(index: ContentIndex, unit: Unit) -> tuple[Slug, ...]:
    """Return the units above a unit, from the root down to its parent."""
    above: list[Slug] = []
    parent = unit.parent
    while parent is not None:
        above.append(parent)
        parent = index.units[parent].parent
    return tuple(reversed(above))


def _predecessors(index: ContentIndex) -> dict[Slug, tuple[Succession, ...]]:
    """Return the units that ended in each unit, by slug."""
    found = _grouped(
        (one.unit, Succession(unit=slug, whole=one.whole))
        for slug, unit in index.units.items()
        for one in unit.successors
    )
    return {slug: found.get(slug, ()) for slug in index.units}


def _inherited(
    index: ContentIndex,
    predecessors: dict[Slug, tuple[Succession, ...]],
    listings: dict[Slug, list[Slug]],
    timeline: tuple[Bulletin, ...],
) -> dict[Slug, tuple[Slug, ...]]:
    """Return what each unit has from its predecessors and theirs, without what its own branch has."""
    before = {slug: tuple(one.unit for one in predecessors[slug]) for slug in index.units}
    place = {bulletin.slug: number for number, bulletin in enumerate(timeline)}
    inherited: dict[Slug, tuple[Slug, ...]] = {}
    for slug in order_of(before):
        earlier = {one for unit in before[slug] for one in (*listings[unit], *inherited[unit])}
        inherited[slug] = tuple(sorted(earlier.difference(listings[slug]), key=place.__getitem__))
    return inherited


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the second parts of pairs by their first, in the order in which they came."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}

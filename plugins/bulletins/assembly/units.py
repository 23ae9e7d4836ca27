"""The checks of units and of campaigns: parents, predecessors and owners that are unknown, or that form a circle."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.assembly.content_index import ContentIndex, Key, Kind
from bulletins.assembly.publishable import cycles
from bulletins.assembly.references import unknown
from bulletins.model.config import SiteConfig
from bulletins.model.problem import Problem, error, warning
from bulletins.model.registry import Unit


def unit_problems(index: ContentIndex) -> Iterator[Problem]:
    """Give what is wrong with units, one by one and together."""
    levels = level_ranks(index.config)
    for unit in index.units.values():
        yield from _unknown_units(index, unit)
        parent = index.units.get(unit.parent) if unit.parent is not None else None
        if parent is not None and parent is not unit:
            yield from _level_problems(unit, parent, levels)
            unread = unit.valid_to is None and Key(Kind.UNIT, unit.slug) in index.refused
            yield from () if unread else _life_problems(unit, parent)
    yield from _parent_cycles(index)
    yield from _successor_cycles(index)


def level_ranks(config: SiteConfig) -> dict[str, int]:
    """Return each level's rank, 0 for the highest."""
    return {term.slug: rank for rank, term in enumerate(config.levels)}


def _unknown_units(index: ContentIndex, unit: Unit) -> Iterator[Problem]:
    """Give a parent and successors that do not exist."""
    shown = unit.origin.path
    if unit.parent is not None:
        yield from unknown(index, Key(Kind.UNIT, unit.parent), shown, unit.origin.line("parent"))
    for succession in unit.successors:
        yield from unknown(
            index, Key(Kind.UNIT, succession.unit), shown, unit.origin.entry("successors", succession.unit)
        )


def _level_problems(unit: Unit, parent: Unit, levels: dict[str, int]) -> Iterator[Problem]:
    """Give a unit whose level is not below its parent's."""
    below, above = levels.get(unit.level), levels.get(parent.level)
    if below is not None and above is not None and below <= above:
        yield warning(
            "level-not-below",
            unit.origin.path,
            unit.origin.line("level"),
            level=unit.level,
            parent=parent.slug,
            above=parent.level,
        )


def _life_problems(unit: Unit, parent: Unit) -> Iterator[Problem]:
    """Give a unit that goes on after its parent has ended."""
    if parent.valid_to is not None and (unit.valid_to is None or unit.valid_to > parent.valid_to):
        line = unit.origin.line("valid_to" if unit.valid_to is not None else "parent")
        yield warning("unit-outlives-parent", unit.origin.path, line, parent=parent.slug, end=parent.valid_to)


def _parent_cycles(index: ContentIndex) -> Iterator[Problem]:
    """Give each circle of parents once, at the first of its units."""
    parents = {slug: (unit.parent,) if unit.parent is not None else () for slug, unit in index.units.items()}
    for circle in cycles(parents):
        origin = index.units[circle[0]].origin
        yield error("parent-cycle", origin.path, origin.line("parent"), chain=" → ".join((*circle, circle[0])))


def _successor_cycles(index: ContentIndex) -> Iterator[Problem]:
    """Give each circle of successors once, at the first of its units."""
    successors = {slug: tuple(one.unit for one in unit.successors) for slug, unit in index.units.items()}
    for circle in cycles(successors):
        origin = index.units[circle[0]].origin
        line = origin.entry("successors", (*circle, circle[0])[1])
        yield error("successor-cycle", origin.path, line, chain=" → ".join((*circle, circle[0])))


def campaign_problems(index: ContentIndex) -> Iterator[Problem]:
    """Give owners and predecessors that do not exist, and campaigns that follow one another in a circle."""
    for campaign in index.campaigns.values():
        origin = campaign.origin
        if campaign.owner is not None:
            yield from unknown(index, Key(Kind.UNIT, campaign.owner), origin.path, origin.line("owner"))
        if campaign.follows is not None:
            yield from unknown(index, Key(Kind.CAMPAIGN, campaign.follows), origin.path, origin.line("follows"))
    follows = {slug: (one.follows,) if one.follows is not None else () for slug, one in index.campaigns.items()}
    for circle in cycles(follows):
        origin = index.campaigns[circle[0]].origin
        yield error("follows-cycle", origin.path, origin.line("follows"), chain=" → ".join((*circle, circle[0])))

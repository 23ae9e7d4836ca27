"""The order in which each language reads units and campaigns."""

from __future__ import annotations

from collections import defaultdict

from bulletins.assembly.content_index import ContentIndex
from bulletins.assembly.units import level_ranks
from bulletins.model.collation import CollationKey, collation_key
from bulletins.model.config import SiteConfig
from bulletins.model.identity import Language, Slug
from bulletins.model.registry import Campaign, Unit
from bulletins.model.site import UnitOrder
from bulletins.model.table import Table


def unit_orders(index: ContentIndex) -> tuple[UnitOrder, ...]:
    """Return the tree of units as each language reads it, in site.yml's order of languages."""
    return tuple(_unit_order(index, language.code) for language in index.config.languages)


def unit_key(unit: Unit, config: SiteConfig, language: Language) -> tuple[int, CollationKey, Slug]:
    """Return what units are sorted by among their siblings: level, then short name as the language sorts it."""
    ranks = level_ranks(config)
    name = unit.short_name.text(language) or unit.name.text(language)
    return ranks.get(unit.level, len(ranks)), collation_key(name, language), unit.slug


def campaign_order(index: ContentIndex) -> Table[Language, tuple[Slug, ...]]:
    """Return the campaigns as each language lists them: those that run this year first, then by name."""
    year = index.today.year
    return Table(
        (
            language.code,
            tuple(
                campaign.slug
                for campaign in sorted(
                    index.campaigns.values(), key=lambda one: _campaign_key(one, year, language.code)
                )
            ),
        )
        for language in index.config.languages
    )


def _unit_order(index: ContentIndex, language: Language) -> UnitOrder:
    """Return the tree of units as one language reads it."""
    children: dict[Slug, list[Slug]] = defaultdict(list)
    roots: list[Slug] = []
    for unit in sorted(index.units.values(), key=lambda one: unit_key(one, index.config, language)):
        (roots if unit.parent is None else children[unit.parent]).append(unit.slug)
    table = Table((slug, tuple(children[slug])) for slug in index.units)
    return UnitOrder(language=language, roots=tuple(roots), children=table)


def _campaign_key(campaign: Campaign, year: int, language: Language) -> tuple[bool, CollationKey, Slug]:
    """Return what campaigns are sorted by."""
    started = campaign.start is None or campaign.start <= year
    running = started and (campaign.end is None or year <= campaign.end)
    return not running, collation_key(campaign.name.text(language), language), campaign.slug

"""Names typed where slugs belong: each reported with the slug of the unit or campaign that bears the name."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.assembly.catalogue import ContentIndex
from bulletins.assembly.keys import Key, Kind, content_path
from bulletins.assembly.name_index import NameHolder, NameIndex
from bulletins.model.problem import Problem, error
from bulletins.model.site import Content
from bulletins.model.source import SourceKind, SourceLines, TypedName
from bulletins.model.value import replace

_MOST_LISTED = 9
_LONGEST_SHOWN = 60


def without_misnamed(material: Content) -> Content:
    """Return the material with every file that names a unit or campaign wrongly among the refused."""
    misnamed = (content_path(origin.path) for origin in _origins(material) if origin.mentions)
    return replace(material, refused=material.refused | frozenset(misnamed))


def mention_problems(material: Content, catalogue: ContentIndex) -> Iterator[Problem]:
    """Give one problem for each name that stands where a slug belongs."""
    misnamed = [origin for origin in _origins(material) if origin.mentions]
    if not misnamed:
        return
    names = {Kind.UNIT: NameIndex(catalogue.units.values()), Kind.CAMPAIGN: NameIndex(catalogue.campaigns.values())}
    for origin in misnamed:
        for mention in origin.mentions:
            kind = Kind.UNIT if mention.kind is SourceKind.UNIT else Kind.CAMPAIGN
            bearers = names[kind].bearers(mention.typed, mention.slug)
            if bearers:
                yield _named(mention, bearers, origin.path)
            else:
                yield _unknown(catalogue, Key(kind, mention.slug), mention, origin.path)


def _origins(material: Content) -> Iterator[SourceLines]:
    """Give where everything was read that can name units and campaigns."""
    yield from (manuscript.text.origin for manuscript in material.bulletins)
    yield from (unit.origin for unit in material.units)
    yield from (campaign.origin for campaign in material.campaigns)


def _named(mention: TypedName, bearers: tuple[NameHolder, ...], path: str) -> Problem:
    """Return which slug to type for a name, or between which to choose."""
    place = (path, mention.line, mention.column)
    typed = mention.typed[:_LONGEST_SHOWN]
    if len(bearers) == 1:
        return error("name-for-slug", *place, key=mention.key, value=typed, slug=bearers[0].slug)
    listed = ", ".join(f"{bearer.slug} ({bearer.name})" for bearer in bearers[:_MOST_LISTED])
    more = " …" if bearers[_MOST_LISTED:] else ""
    return error("name-of-several", *place, key=mention.key, value=typed, slugs=listed + more)


def _unknown(catalogue: ContentIndex, key: Key, mention: TypedName, path: str) -> Problem:
    """Return that nobody bears a name, with the nearest slug there is; its own where that file could not be read."""
    place = (path, mention.line, mention.column)
    typed = mention.typed[:_LONGEST_SHOWN]
    nearest = catalogue.near[key.kind].to(key.slug)
    if key in catalogue.refused:
        return error("name-for-slug", *place, key=mention.key, value=typed, slug=key.slug)
    if key.kind is Kind.UNIT:
        if nearest:
            return error("unknown-unit", *place, slug=typed, nearest=nearest)
        return error("unknown-unit-alone", *place, slug=key.slug)
    if nearest:
        return error("unknown-campaign", *place, slug=typed, nearest=nearest)
    return error("unknown-campaign-alone", *place, slug=key.slug)

"""Bulletins of one unit and one day that bear the same title: one of them is there twice, most often.

Titles are words, and the site is assembled without words. So assembling tells who shares a unit and a day, and titles
are compared where words are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from bulletins.assembly.catalogue import ContentIndex, Key, Kind
from bulletins.assembly.manuscripts import UNDATED
from bulletins.assembly.name_index import spoken
from bulletins.model.bulletin import Words
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, warning
from bulletins.model.site import TitledTexts
from bulletins.model.source import FileStatus


def same_days(catalogue: ContentIndex) -> tuple[tuple[str, ...], ...]:
    """Return the paths of bulletins that share their unit and their day, withdrawn and faulty ones left out."""
    zone = ZoneInfo(catalogue.config.time_zone)
    groups: dict[tuple[date, Slug], list[Slug]] = defaultdict(list)
    for slug, bulletin in catalogue.bulletins.items():
        if bulletin.units and bulletin.published != UNDATED and bulletin.fate is not FileStatus.WITHDRAWN:
            groups[bulletin.published.astimezone(zone).date(), bulletin.units[0]].append(slug)
    several = (group for _, group in sorted(groups.items()) if len(group) > 1)
    sound = ([slug for slug in group if Key(Kind.BULLETIN, slug) not in catalogue.refused] for group in several)
    return tuple(_paths(catalogue, group) for group in sound if len(group) > 1)


def _paths(catalogue: ContentIndex, slugs: list[Slug]) -> tuple[str, ...]:
    """Return the paths of bulletins as a person sees them."""
    return tuple(catalogue.bulletins[slug].original.origin.path for slug in slugs)


def repeated_titles(titled: TitledTexts, words: Mapping[str, Words]) -> Iterator[Problem]:
    """Give each bulletin whose title another one of its unit and day has already."""
    for paths in titled.same_days:
        first: dict[tuple[str, ...], str] = {}
        for path in paths:
            title = spoken(words[path].title)
            if title in first:
                yield warning("same-title-and-day", path, other=first[title])
            first.setdefault(title, path)

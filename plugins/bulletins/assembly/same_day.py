"""Bulletins of one unit and one day that bear the same title: one of them is there twice, most often.

Titles are words, and a site that says something in other words is not assembled anew. So assembling keeps who shares a
unit and a day, and whoever puts other words in looks there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bulletins.assembly.catalogue import ContentIndex
from bulletins.assembly.keys import Key, Kind
from bulletins.assembly.manuscripts import UNDATED
from bulletins.assembly.name_index import spoken
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, problem, soften
from bulletins.model.site import Assembly, SameDay
from bulletins.model.source import FileStatus

REPEATED = "same-title-and-day"


def same_days(catalogue: ContentIndex) -> tuple[SameDay, ...]:
    """Return the bulletins that share their unit and their day with another, withdrawn and faulty ones left out."""
    zone = ZoneInfo(catalogue.config.time_zone)
    groups: dict[tuple[date, Slug], list[Slug]] = defaultdict(list)
    for slug, bulletin in catalogue.bulletins.items():
        if bulletin.units and bulletin.published != UNDATED and bulletin.fate is not FileStatus.WITHDRAWN:
            groups[bulletin.published.astimezone(zone).date(), bulletin.units[0]].append(slug)
    several = (group for _, group in sorted(groups.items()) if len(group) > 1)
    sound = ([slug for slug in group if Key(Kind.BULLETIN, slug) not in catalogue.refused] for group in several)
    return tuple(_same_day(catalogue, group) for group in sound if len(group) > 1)


def _same_day(catalogue: ContentIndex, slugs: list[Slug]) -> SameDay:
    """Return bulletins of one day with their paths and titles."""
    originals = [catalogue.bulletins[slug].original for slug in slugs]
    return SameDay(texts=tuple((text.origin.path, text.title) for text in originals))


def repeated_titles(days: tuple[SameDay, ...]) -> Iterator[Problem]:
    """Give each bulletin whose title another one of its unit and day has already."""
    for day in days:
        first: dict[tuple[str, ...], str] = {}
        for path, title in day.texts:
            words = spoken(title)
            if words in first:
                yield problem(REPEATED, path, other=first[words])
            first.setdefault(words, path)


def retitled(assembly: Assembly, titles: Mapping[str, str]) -> Assembly:
    """Return what assembling gives where texts, by their paths as a person sees them, have got these titles."""
    days = tuple(
        SameDay(texts=tuple((path, titles.get(path, title)) for path, title in day.texts)) for day in assembly.same_days
    )
    if days == assembly.same_days:
        return assembly
    others = (found for found in assembly.problems if found.code != REPEATED)
    problems = {*others, *soften(repeated_titles(days), assembly.drafts)}
    return replace(assembly, same_days=days, problems=tuple(sorted(problems)))

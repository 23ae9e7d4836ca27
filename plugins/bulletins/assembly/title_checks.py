"""The checks of titles: written in capitals, or the same for two bulletins of one unit and day.

The site is assembled without words, and titles are words. So assembling only says which titles are to be checked and
which bulletins share a unit and a day; the titles are compared later, where the words are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from bulletins.assembly.capital_titles import capital_problems
from bulletins.assembly.content_index import ContentIndex, Key, Kind
from bulletins.assembly.manuscripts import UNDATED
from bulletins.assembly.name_index import spoken
from bulletins.model.bulletin import Words
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, soften, warning
from bulletins.model.site import SiteFacts, TitledTexts
from bulletins.model.source import FileStatus


def titled_texts(index: ContentIndex) -> TitledTexts:
    """Return the texts whose titles are looked at: none that was withdrawn or that has an error of its own."""
    texts = (
        text
        for key, article in index.articles()
        if index.fates[key] is not FileStatus.WITHDRAWN and key not in index.refused
        for text in article.texts
    )
    return TitledTexts(texts=tuple(texts), same_days=same_days(index))


def title_problems(facts: SiteFacts, titled: TitledTexts, words: Mapping[str, Words]) -> tuple[Problem, ...]:
    """Return what is wrong with titles: one in capitals, or one that another bulletin of the unit and day bears.

    `words` are those of every text by the path a person sees.
    """
    found = (*capital_problems(facts, titled, words), *repeated_titles(titled, words))
    return soften(found, facts.drafts)


def same_days(index: ContentIndex) -> tuple[tuple[str, ...], ...]:
    """Return the paths of bulletins that share their unit and their day, withdrawn and faulty ones left out."""
    zone = ZoneInfo(index.config.time_zone)
    groups: dict[tuple[date, Slug], list[Slug]] = defaultdict(list)
    for slug, bulletin in index.bulletins.items():
        if bulletin.units and bulletin.published != UNDATED and bulletin.fate is not FileStatus.WITHDRAWN:
            groups[bulletin.published.astimezone(zone).date(), bulletin.units[0]].append(slug)
    several = (group for _, group in sorted(groups.items()) if len(group) > 1)
    sound = ([slug for slug in group if Key(Kind.BULLETIN, slug) not in index.refused] for group in several)
    return tuple(_paths(index, group) for group in sound if len(group) > 1)


def _paths(index: ContentIndex, slugs: list[Slug]) -> tuple[str, ...]:
    """Return the paths of bulletins as a person sees them."""
    return tuple(index.bulletins[slug].original.origin.path for slug in slugs)


def repeated_titles(titled: TitledTexts, words: Mapping[str, Words]) -> Iterator[Problem]:
    """Give each bulletin whose title another one of its unit and day has already."""
    for paths in titled.same_days:
        first: dict[tuple[str, ...], str] = {}
        for path in paths:
            title = spoken(words[path].title)
            if title in first:
                yield warning("same-title-and-day", path, other=first[title])
            first.setdefault(title, path)

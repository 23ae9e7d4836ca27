"""Which documents share an index: those of one language, the newest year apart, so that old files stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bulletins.model.identity import Language
from bulletins.model.search import AnswerKind, SearchContent, SearchDocument

MOST = 32_768
"""Years before the newest share a segment until it holds so many bulletins."""


class Segment(NamedTuple):
    """Documents of one language with an index of their own, the oldest first.

    `year` is the last one of its bulletins; 0 for everything that has no day: units, campaigns, static pages.
    """

    language: Language
    year: int
    documents: tuple[SearchDocument, ...]


def divide(content: SearchContent) -> list[Segment]:
    """Return the segments of every language: first what has no day, then bulletins from the newest segment back."""
    return [segment for language in content.languages for segment in _of_language(content, language)]


def _of_language(content: SearchContent, language: Language) -> Iterator[Segment]:
    """Yield the segments of one language that hold anything."""
    own = sorted((each for each in content.documents if each.language == language), key=_order)
    timeless = tuple(each for each in own if each.published is None)
    if timeless:
        yield Segment(language, 0, timeless)
    dated = [each for each in own if each.published is not None]
    ends = _ends(Counter(each.published.year for each in dated if each.published))
    for end, start in reversed(list(zip(ends, [0, *ends], strict=False))):
        group = tuple(each for each in dated if each.published and start < each.published.year <= end)
        yield Segment(language, end, group)


def _order(document: SearchDocument) -> tuple[date, bool, bool, str, str]:
    """Return the place of a document in its segment: later is newer, and ranks first where all else is equal.

    Units come first of what has no day: the box that finds units looks at no others.
    """
    day = document.published or date.min
    return day, document.kind is not AnswerKind.UNIT, not document.ended, document.identity, document.path


def _ends(years: Counter[int]) -> list[int]:
    """Return the last year of each segment, oldest first: the newest year, in which most is written, is one alone."""
    ends: list[int] = []
    held = 0
    *earlier, newest = sorted(years) or [0]
    for year in earlier:
        held += years[year]
        if held >= MOST:
            ends.append(year)
            held = 0
    return [*ends, *([earlier[-1]] if held else []), *([newest] if years else [])]

"""Which documents share an index: those of one language, the newest year apart where there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bulletins.model.identity import Language
from bulletins.model.search import AnswerKind, SearchContent, SearchDocument

MOST = 32_768
"""Years before the newest share a segment until it holds so many bulletins."""
WHOLE = 1_000
"""So many documents share a segment whatever their days: each segment costs a query a file or two for each pair."""
WITH_UNITS = 5_000
"""So many documents of the newest year share one with what has no day: units are found by three letters among them."""


class Segment(NamedTuple):
    """Documents of one language with an index of their own: first those without a day, then the oldest.

    `year` is the last one of its bulletins; 0 where it has none.
    """

    language: Language
    year: int
    documents: tuple[SearchDocument, ...]


def divide(content: SearchContent) -> list[Segment]:
    """Return the segments of every language, the newest first; last what has no day, if it has one of its own."""
    return [segment for language in content.languages for segment in _of_language(content, language)]


def _of_language(content: SearchContent, language: Language) -> Iterator[Segment]:
    """Yield the segments of one language."""
    own = sorted((each for each in content.documents if each.language == language), key=_order)
    for years in _share(Counter(map(_year, own))):
        yield Segment(language, max(years), tuple(each for each in own if _year(each) in years))


def _year(document: SearchDocument) -> int:
    """Return the year of a document; 0 where it has no day."""
    return document.published.year if document.published else 0


def _order(document: SearchDocument) -> tuple[date, bool, bool, int, str, str]:
    """Return the place of a document in its segment: later is newer, and ranks first where all else is equal.

    Units come first of what has no day: the box that finds units looks at no others. Upper units rank first.
    """
    day = document.published or date.min
    is_unit = document.kind is AnswerKind.UNIT
    return day, not is_unit, not document.ended, -is_unit * len(document.units), document.identity, document.path


def _share(documents: Counter[int]) -> list[list[int]]:
    """Return which years share a segment, by how many documents each has; the newest first.

    The newest year, in which most is written, has one of its own, with what has no day as long as both are few.
    """
    if documents.total() <= WHOLE:
        return [sorted(documents)] if documents else []
    dated = sorted(documents.keys() - {0})
    older: list[list[int]] = []
    for year in dated[:-1]:
        if older and sum(documents[each] for each in older[-1]) < MOST:
            older[-1].append(year)
        else:
            older.append([year])
    newest, timeless = dated[-1:], [0]
    if documents[0] + documents[max(documents)] <= WITH_UNITS:
        newest, timeless = [0, *newest], []
    return [years for years in (newest, *reversed(older), timeless) if any(documents[each] for each in years)]

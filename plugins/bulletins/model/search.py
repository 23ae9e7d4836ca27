"""The search's values for each page: the words that it is found by, and the words that it is shown with."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bulletins.model.identity import Language, SitePath, Slug
from bulletins.model.value import Value


class AnswerKind(StrEnum):
    """The kind of page that an answer of the search leads to."""

    BULLETIN = "b"
    DIGEST = "d"
    UNIT = "u"
    CAMPAIGN = "c"
    STATIC_PAGE = "p"


class SearchDocument(Value, frozen=True, kw_only=True):
    """One page in one language. All texts are plain.

    It is found by `title`, `lead`, `names` (of units and campaigns, former names, words of old addresses) and `body`.
    It is shown with `title`, `lead` and `place` (its unit, or where a unit stands in the tree). `identity` is the same
    for all languages of one thing. `units` begin with the publisher; for a unit they are its parents from the top down,
    then itself. `ended` units and campaigns come after those that go on. One without a title keeps the place of a
    bulletin that was withdrawn, and is never found.
    """

    kind: AnswerKind
    language: Language
    path: SitePath
    identity: str
    title: str
    lead: str = ""
    body: str = ""
    names: tuple[str, ...] = ()
    place: str = ""
    published: date | None = None
    units: tuple[Slug, ...] = ()
    campaigns: tuple[Slug, ...] = ()
    section: Slug | None = None
    ended: bool = False


class FilterName(Value, frozen=True, kw_only=True):
    """A unit, campaign or section that answers can be narrowed to, in one language; a unit names its parent."""

    kind: str
    slug: Slug
    name: str
    parent: Slug | None = None


class SearchContent(Value, frozen=True, kw_only=True):
    """Everything that can be found on a site.

    `documents` are in no particular order. `filters` are the names of what answers can be narrowed to, by language.
    `abbreviations` are (short, long) pairs.
    """

    documents: tuple[SearchDocument, ...]
    languages: tuple[Language, ...]
    filters: tuple[tuple[Language, tuple[FilterName, ...]], ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()


NOTHING_TO_FIND = SearchContent(documents=(), languages=())
"""A site that cannot be searched."""

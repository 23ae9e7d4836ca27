"""Views of pages that list: units, campaigns, sections, their indexes, the archive, search."""

from __future__ import annotations

from datetime import date

from bulletins.model.localized import Phrase
from bulletins.model.value import Value
from bulletins.model.views.article_views import HomePart
from bulletins.model.views.parts import (
    Card,
    Chrome,
    ContactView,
    Counted,
    Head,
    Href,
    Link,
    MonthGroup,
    Pager,
)


class SuccessionView(Value, frozen=True, kw_only=True):
    """One step of a unit's history: into or from which unit, all of it or a part, and on which day."""

    link: Link
    whole: bool
    on: date | None


class UnitView(Value, frozen=True, kw_only=True):
    """A unit: its own page (newest bulletins by month) or, with `year`, all its bulletins of that year.

    `closed_on` is the last day of a closed unit. `years` count bulletins by year, newest first. `this_year` is the
    count of the newest of them. `inherited` are its predecessors' newest bulletins, on its own page only. `jumps` lead
    to the months of a year with many bulletins, newest first.
    """

    chrome: Chrome
    head: Head
    name: Phrase
    level: Phrase
    trail: tuple[Link, ...]
    description: Phrase
    contact: ContactView
    valid_from: date | None
    closed_on: date | None
    successors: tuple[SuccessionView, ...]
    predecessors: tuple[SuccessionView, ...]
    year: int | None
    months: tuple[MonthGroup, ...]
    pager: Pager | None
    years: tuple[Counted, ...]
    total: int
    children: tuple[Link, ...]
    closed_children: tuple[Link, ...]
    siblings: tuple[Link, ...]
    inherited: tuple[Card, ...]
    parts: tuple[HomePart, ...] = ()
    jumps: tuple[ArchiveMonth, ...] = ()


class CampaignView(Value, frozen=True, kw_only=True):
    """A campaign with its timeline, newest first; later pages of the timeline carry a pager number."""

    chrome: Chrome
    head: Head
    name: Phrase
    kind: Phrase
    description: Phrase
    owner: Link | None
    start: int | None
    end: int | None
    follows: Link | None
    followed_by: tuple[Link, ...]
    units: tuple[Link, ...]
    months: tuple[MonthGroup, ...]
    pager: Pager
    total: int | None
    """How many bulletins in all; None on numbered pages, which must not change once full."""


class ListingView(Value, frozen=True, kw_only=True):
    """Bulletins of a section, or all of them, newest first. `section` is None for all."""

    chrome: Chrome
    head: Head
    title: Phrase
    section: Phrase | None
    cards: tuple[Card, ...]
    pager: Pager


class UnitNode(Value, frozen=True, kw_only=True):
    """One line of the unit tree. `closed` units stand in the tree of their day, marked."""

    link: Link
    level: Phrase
    count: int
    closed_on: date | None
    children: tuple[UnitNode, ...] = ()


class PlacedUnit(Value, frozen=True, kw_only=True):
    """A unit in a list that is no tree, with the short name of the unit above it."""

    link: Link
    parent: Phrase | None


class UnitsIndexView(Value, frozen=True, kw_only=True):
    """The whole tree of units with their counts; where they are many, all that have not ended by their first letter."""

    chrome: Chrome
    head: Head
    roots: tuple[UnitNode, ...]
    letters: tuple[tuple[str, tuple[PlacedUnit, ...]], ...]


class CampaignRow(Value, frozen=True, kw_only=True):
    """One campaign of the index; `start` and `end` are years, None is open."""

    link: Link
    kind: Phrase
    description: Phrase
    start: int | None
    end: int | None
    count: int


class CampaignsIndexView(Value, frozen=True, kw_only=True):
    """All campaigns: those still running, then those that ended."""

    chrome: Chrome
    head: Head
    running: tuple[CampaignRow, ...]
    ended: tuple[CampaignRow, ...]


class ArchiveMonth(Value, frozen=True, kw_only=True):
    """One month of the archive: its page, and how many bulletins it holds."""

    month: int
    href: Href
    count: int


class ArchiveYear(Value, frozen=True, kw_only=True):
    """One year of the archive, months newest first."""

    year: int
    href: Href
    count: int
    months: tuple[ArchiveMonth, ...]


class ArchiveView(Value, frozen=True, kw_only=True):
    """The archive: all years, or with `only` one year, newest first."""

    chrome: Chrome
    head: Head
    years: tuple[ArchiveYear, ...]
    only: int | None


class ArchiveMonthView(Value, frozen=True, kw_only=True):
    """The bulletins of one month, newest first, with the neighbouring months that have any."""

    chrome: Chrome
    head: Head
    year: int
    month: int
    cards: tuple[Card, ...]
    pager: Pager
    up: Href
    earlier: ArchiveMonth | None
    earlier_year: int | None
    later: ArchiveMonth | None
    later_year: int | None


class SearchView(Value, frozen=True, kw_only=True):
    """The search page, which leads to the archive, the units and the campaigns."""

    chrome: Chrome
    head: Head
    units: tuple[Link, ...]
    campaigns: tuple[Link, ...]

"""The checks of bulletins against the registries: unknown units, campaigns and sections; units closed on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bulletins.assembly.content_index import ContentIndex, Key, Kind
from bulletins.assembly.manuscripts import UNDATED
from bulletins.assembly.references import unknown
from bulletins.model.bulletin import Bulletin
from bulletins.model.nearest import Nearest
from bulletins.model.problem import Problem, error, warning
from bulletins.model.registry import Unit
from bulletins.model.source import FileStatus

_FAR_AHEAD = timedelta(days=400)
_CLOSE = timedelta(days=31)
_DAY_IN_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=-|$)")


def bulletin_problems(index: ContentIndex) -> Iterator[Problem]:
    """Give what each bulletin names that does not exist, and units named on a day on which they did not exist."""
    zone = ZoneInfo(index.config.time_zone)
    sections = Nearest(term.slug for term in index.config.sections)
    known = frozenset(term.slug for term in index.config.sections)
    for bulletin in index.bulletins.values():
        origin = bulletin.original.origin
        for unit in bulletin.units:
            if unit not in index.units:
                yield from unknown(index, Key(Kind.UNIT, unit), origin.path, origin.entry("unit", unit))
        for campaign in bulletin.campaigns:
            if campaign not in index.campaigns:
                line = origin.entry("campaign", campaign)
                yield from unknown(index, Key(Kind.CAMPAIGN, campaign), origin.path, line)
        if known and bulletin.section not in known:
            nearest = sections.to(bulletin.section)
            line = origin.line("section")
            yield error("unknown-section", origin.path, line, slug=bulletin.section, nearest=nearest)
        yield from _life_problems(index, bulletin, zone)
        if bulletin.published != UNDATED and Key(Kind.BULLETIN, bulletin.slug) not in index.refused:
            yield from _date_problems(index, bulletin, bulletin.published.astimezone(zone).date())


def _date_problems(index: ContentIndex, bulletin: Bulletin, day: date) -> Iterator[Problem]:
    """Give a date that is far ahead, or far from the one that the folder's name or the folder of the year gives."""
    origin = bulletin.original.origin
    if day > index.today + _FAR_AHEAD and bulletin.fate is not FileStatus.WITHDRAWN:
        yield warning("date-far-ahead", origin.path, origin.line("date"), date=day)
        return
    days = (day, *(() if bulletin.event_date is None else (bulletin.event_date,)))
    name, first, last = _days_of_folder(origin.path)
    waits = bulletin.fate is FileStatus.HELD and first != last  # a folder of a year says little of what is still ahead
    if not waits and not any(first - _CLOSE <= one <= last + _CLOSE for one in days):
        yield warning("date-not-of-folder", origin.path, origin.line("date"), date=day, name=name)


def _days_of_folder(path: str) -> tuple[str, date, date]:
    """Return a folder's name with the first and the last day that it can mean: that of the name, or the year's."""
    _, _, year, name, *_ = path.split("/")
    found = _DAY_IN_NAME.match(name)
    try:
        day = date.fromisoformat(found[0]) if found else None
    except ValueError:
        day = None
    if day is not None:
        return name, day, day
    whole = int(year) if year.isdecimal() and len(year) == len("2026") and year > "0000" else 1
    return (year, date(whole, 1, 1), date(whole, 12, 31)) if whole > 1 else (year, date.min + _CLOSE, date.max - _CLOSE)


def _life_problems(index: ContentIndex, bulletin: Bulletin, zone: ZoneInfo) -> Iterator[Problem]:
    """Give the bulletin's units that were not there yet, or no longer, on the day of its event or publication."""
    units = [index.units[slug] for slug in bulletin.units if slug in index.units]
    bounded = [unit for unit in units if unit.valid_from is not None or unit.valid_to is not None]
    day = _day(index, bulletin, zone) if bounded else None
    if day is None:
        return
    origin = bulletin.original.origin
    for unit in bounded:
        slug = unit.slug
        if (unit.valid_from is None or unit.valid_from <= day) and (unit.valid_to is None or day <= unit.valid_to):
            continue
        line = origin.entry("unit", slug)
        if unit.valid_from is not None and day < unit.valid_from:
            yield warning("before-unit", origin.path, line, unit=slug, day=day, start=unit.valid_from)
        if unit.valid_to is not None and day > unit.valid_to:
            successors = _successors(unit)
            if successors:
                yield warning(
                    "after-unit", origin.path, line, unit=slug, day=day, end=unit.valid_to, successors=successors
                )
            else:
                yield warning("after-unit-alone", origin.path, line, unit=slug, day=day, end=unit.valid_to)


def _day(index: ContentIndex, bulletin: Bulletin, zone: ZoneInfo) -> date | None:
    """Return the day of a bulletin's event or publication, None where it was written but cannot be read."""
    if bulletin.event_date is not None:
        return bulletin.event_date
    unread = Key(Kind.BULLETIN, bulletin.slug) in index.refused and bulletin.original.origin.has("event_date")
    return None if unread or bulletin.published == UNDATED else bulletin.published.astimezone(zone).date()


def _successors(unit: Unit) -> str:
    """Return the slugs of a unit's successors as a list to read."""
    return ", ".join(succession.unit for succession in unit.successors)

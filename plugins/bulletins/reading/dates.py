"""Days, times and years: ISO 8601 as typed, in the site's time zone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from bulletins.model.problem import error
from bulletins.reading.fields import Reader
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import DASHES, Field
from bulletins.reading.texts import read_word

FIRST_YEAR = 1930
"""Bulletins dated earlier are taken for typing errors."""

FIRST_REGISTRY_YEAR = 1800
"""Units and campaigns may be older."""

_LAST_YEAR = 2200

_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_TIME = r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?"
_OFFSET = r"(Z|z|[+-][0-9]{2}:?[0-9]{2})"
_ISO_DAY = re.compile(_DAY)
_ISO_MOMENT = re.compile(rf"{_DAY}(?:[Tt ]{_TIME} ?{_OFFSET}?)?")
_YEAR = re.compile(r"[0-9]{4}")
_DAY_FIRST = re.compile(
    r"(?:ngày )?([0-9]{1,2})(?:[/.-]| tháng )([0-9]{1,2})(?:[/.-]| năm |, )([0-9]{4})(?: .*)?", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})(?:[T ].*)?", re.IGNORECASE)
_DASH = re.compile(rf"\s*[{DASHES}]\s*")
_CLOCK = re.compile(r"\b([0-9]{1,2})(?::|h|g| giờ )([0-9]{2})\b", re.IGNORECASE)

_HOURS = 24
_MINUTES = 60
_MONTHS = 12


def read_day(first_year: int = FIRST_YEAR) -> Reader[date]:
    """Return a reader of a day, `2024-07-10`; earlier than `first_year` is an error."""

    def _read(field: Field, problems: FileProblems) -> date | None:
        text = read_word(field, problems)
        if text is None:
            return None
        found = _ISO_DAY.fullmatch(text)
        if found is None:
            _report_not_iso(field, text, problems, time=False)
            return None
        return _day(found, field, problems, first_year)

    return _read


def read_moment(zone: ZoneInfo) -> Reader[datetime]:
    """Return a reader of a day with or without a time; without an offset the time is the zone's, without a time 0:00.

    A time that a change of clocks skips is an error; of a time that happens twice the first is meant.
    """

    def _read(field: Field, problems: FileProblems) -> datetime | None:
        text = read_word(field, problems)
        if text is None:
            return None
        found = _ISO_MOMENT.fullmatch(text)
        if found is None:
            _report_not_iso(field, text, problems, time=True)
            return None
        day = _day(found, field, problems, FIRST_YEAR)
        return None if day is None else _moment(day, found, zone, field, problems)

    return _read


def read_year(field: Field, problems: FileProblems) -> int | None:
    """Return a year of four digits."""
    text = read_word(field, problems)
    if text is None:
        return None
    if not _YEAR.fullmatch(text):
        problems.add(error("not-a-year", problems.path, field.line, field.value.column, value=text[:40]))
        return None
    year = int(text)
    if FIRST_REGISTRY_YEAR <= year <= _LAST_YEAR:
        return year
    _report_out_of_range(field, text, problems, FIRST_REGISTRY_YEAR)
    return None


def _day(found: re.Match[str], field: Field, problems: FileProblems, first_year: int) -> date | None:
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not first_year <= year <= _LAST_YEAR:
        _report_out_of_range(field, found[0], problems, first_year)
        return None
    place = (problems.path, field.value.line, field.value.column)
    if not 1 <= month <= _MONTHS:
        problems.add(error("no-such-month", *place, value=found[0], month=found[2]))
        return None
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        problems.add(error("no-such-day", *place, value=found[0], month=f"{year}-{month:02}", last=last))
        return None
    return date(year, month, day)


def _moment(day: date, found: re.Match[str], zone: ZoneInfo, field: Field, problems: FileProblems) -> datetime | None:
    hour, minute, second = (int(found[group] or 0) for group in (4, 5, 6))
    place = (problems.path, field.value.line, field.value.column)
    offset = _offset(found[7])
    if hour >= _HOURS or minute >= _MINUTES or second >= _MINUTES or (found[7] and offset is None):
        problems.add(error("no-such-time", *place, value=found[0]))
        return None
    typed = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=offset or zone)
    moment = typed.astimezone(UTC).astimezone(zone)
    skipped = offset is None and moment.replace(tzinfo=None) != typed.replace(tzinfo=None)
    if skipped and found[4]:
        problems.add(error("skipped-time", *place, value=found[0], zone=zone.key, instead=f"{moment:%Y-%m-%d %H:%M}"))
        return None
    return moment


def _offset(text: str | None) -> timezone | None:
    """Return the offset from UTC that was typed, None where there is none or it cannot be."""
    if text is None:
        return None
    if text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours >= _HOURS or minutes >= _MINUTES:
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if text[0] == "-" else span)


def _report_out_of_range(field: Field, value: str, problems: FileProblems, first_year: int) -> None:
    place = (problems.path, field.value.line, field.value.column)
    problems.add(error("date-out-of-range", *place, value=value, first=first_year, last=_LAST_YEAR))


def _report_not_iso(field: Field, text: str, problems: FileProblems, *, time: bool) -> None:
    """Say what is not an ISO date, with what was probably meant where that can be told."""
    place = (problems.path, field.value.line, field.value.column)
    dash = _DASH.search(text)
    meant = _meant(_DASH.sub("-", text), time=time)
    if meant and dash is not None:
        problems.add(error("dash-in-date", *place, value=text[:40], sign=dash[0].strip(), suggestion=meant))
        return
    if meant:
        problems.add(error("not-iso-date", *place, value=text[:40], suggestion=meant))
        return
    problems.add(error("not-a-date", *place, key=field.key, value=text[:40]))


def meant_date(text: str) -> str:
    """Return the date of another notation in ISO's, "" where it is none."""
    return _meant(_DASH.sub("-", text), time=False)


def _meant(text: str, *, time: bool) -> str:
    """Return the date of another notation in ISO's, day before month as in Vietnamese, "" where it is none."""
    short = text[:80]
    year_first = _YEAR_FIRST.fullmatch(short)
    day_first = None if year_first else _DAY_FIRST.search(short)
    if year_first:
        year, month, day = year_first.groups()
    elif day_first:
        day, month, year = day_first.groups()
    else:
        return ""
    if int(month) > _MONTHS >= int(day):
        day, month = month, day
    if not (1 <= int(month) <= _MONTHS and 1 <= int(day) <= monthrange(max(int(year), 1), int(month))[1]):
        return ""
    clock = _CLOCK.search(short) if time else None
    hour = "" if clock is None or int(clock[1]) >= _HOURS else f" {int(clock[1]):02}:{clock[2]}"
    return f"{year}-{int(month):02}-{int(day):02}{hour}"

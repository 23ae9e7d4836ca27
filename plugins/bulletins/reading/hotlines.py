"""Telephones in site.yml: the country whose numbers are written without `+`, and the short numbers readers may call."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bulletins.model.problem import error
from bulletins.reading.fields import as_field, items_of
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field
from bulletins.reading.texts import read_text

_FEWEST, _MOST = 3, 12
_LONGEST_SHOWN = 40


def read_region(field: Field, problems: FileProblems) -> str | None:
    """Return the two letters of a country, in capitals."""
    text = read_text(field, problems)
    if text is None or text.upper() in _countries():
        return None if text is None else text.upper()
    place = (problems.path, field.value.line, field.value.column)
    problems.add(error("unknown-phone-region", *place, value=text[:_LONGEST_SHOWN]))
    return None


def read_hotlines(field: Field, problems: FileProblems) -> tuple[str, ...] | None:
    """Return the digits of short telephone numbers, given one an item or between commas; wrong ones are reported."""
    items = items_of(field, problems)
    if items is None:
        return None
    hotlines: list[str] = []
    for item in items:
        text = read_text(as_field(field, item), problems) or ""
        for part in filter(None, (each.strip() for each in text.split(","))):
            digits = part.replace(" ", "").replace(".", "").replace("-", "")
            if digits.isdecimal() and digits.isascii() and _FEWEST <= len(digits) <= _MOST:
                hotlines.append(digits)
            else:
                place = (problems.path, item.line, item.column)
                problems.add(error("hotline-not-number", *place, value=part[:_LONGEST_SHOWN]))
    return tuple(dict.fromkeys(hotlines))


def country_of(time_zone: str) -> str:
    """Return the two letters of the country that a time zone lies in, empty where it lies in none or in several."""
    return next((country for country, zone in _zones() if zone == time_zone), "")


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    """Return every time zone behind its country, as the time zone database has them."""
    rows = _table("zone.tab")
    return tuple((row[0], row[2]) for row in rows)


@cache
def _countries() -> frozenset[str]:
    """Return the two letters of every country."""
    return frozenset(row[0] for row in _table("iso3166.tab"))


def _table(name: str) -> list[list[str]]:
    """Return the rows of one of the time zone database's tables."""
    text = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]

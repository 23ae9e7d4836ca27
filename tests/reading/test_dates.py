"""Dates: ISO as typed, in the site's zone, and a suggestion for any other notation."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from bulletins.model.bulletin import SharedFields
from bulletins.model.config import SiteConfig
from bulletins.model.value import replace
from bulletins.reading import read_manuscript
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.samples import FRONT_MATTER, bulletin, said, site


def _with_date(written: str) -> str:
    return FRONT_MATTER.replace("2024-07-10 15:15", written)


def _problems(written: str) -> list[str]:
    return said(read_manuscript(bulletin(_with_date(written)), site(), ()).problems)


def _shared(front_matter: str) -> SharedFields:
    outcome = read_manuscript(bulletin(front_matter), site(), ())
    assert outcome.value is not None, outcome.problems
    return outcome.value.facts.shared


def _in_zone(moment: datetime, config: SiteConfig) -> datetime:
    return moment.astimezone(ZoneInfo(config.time_zone))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-07-10", "2024-07-10T00:00:00+07:00"),
        ("2024-07-10 15:15", "2024-07-10T15:15:00+07:00"),
        ("2024-07-10T15:15", "2024-07-10T15:15:00+07:00"),
        ("2024-07-10 15:15:30", "2024-07-10T15:15:30+07:00"),
        ("2024-07-10T00:30+07:00", "2024-07-10T00:30:00+07:00"),
        ("2024-07-09T17:30Z", "2024-07-10T00:30:00+07:00"),
        ('"2024-07-10"', "2024-07-10T00:00:00+07:00"),
        ("2024-07-10 15:15  # sửa sau", "2024-07-10T15:15:00+07:00"),
    ],
)
def test_iso_dates_are_read_in_the_sites_zone(written: str, expected: str) -> None:
    """Days, times, seconds and offsets are read in the site's zone and end up as a moment in UTC."""
    published = _shared(_with_date(written)).published
    assert published is not None
    assert published.tzinfo is UTC
    assert expected == _in_zone(published, site()).isoformat()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-02-31", "3:7 no-such-day last=29 month=2024-02 value=2024-02-31"),
        ("2024-13-01", "3:7 no-such-month month=13 value=2024-13-01"),
        ("2024-07-10 24:10", "3:7 no-such-time value=2024-07-10 24:10"),
        ("2024-07-10 10:10+25:00", "3:7 no-such-time value=2024-07-10 10:10+25:00"),
        ("03/04/2024", "3:7 not-iso-date suggestion=2024-04-03 value=03/04/2024"),
        ("10.7.2024 15:15", "3:7 not-iso-date suggestion=2024-07-10 15:15 value=10.7.2024 15:15"),
        ("15h15 ngày 10/7/2024", "3:7 not-iso-date suggestion=2024-07-10 15:15 value=15h15 ngày 10/7/2024"),
        ("07/13/2024", "3:7 not-iso-date suggestion=2024-07-13 value=07/13/2024"),
        ("ngày 10 tháng 7 năm 2024", "3:7 not-iso-date suggestion=2024-07-10 value=ngày 10 tháng 7 năm 2024"),
        ("2024-7-9", "3:7 not-iso-date suggestion=2024-07-09 value=2024-7-9"),
        ("hôm qua", "3:7 not-a-date key=date value=hôm qua"),
        ("31/02/2024", "3:7 not-a-date key=date value=31/02/2024"),
        ("1024-07-10", "3:7 date-out-of-range first=1930 last=2200 value=1024-07-10"),
        ("٢٠٢٤-٠٧-١٠", "3:7 not-a-date key=date value=٢٠٢٤-٠٧-١٠"),
    ],
)
def test_other_dates_are_refused_with_advice(written: str, expected: str) -> None:
    """Days that do not exist and other notations are errors that say what to type."""
    assert [expected] == _problems(written)


def test_a_time_that_the_clocks_skipped_is_refused() -> None:
    """An hour lost to summer time is an error; of an hour that comes twice the first is meant."""
    berlin = replace(site(), time_zone="Europe/Berlin")
    skipped = read_manuscript(bulletin(_with_date("2024-03-31 02:30")), berlin, ())
    assert said(skipped.problems) == [
        "3:7 skipped-time instead=2024-03-31 03:30 value=2024-03-31 02:30 zone=Europe/Berlin"
    ]
    twice = read_manuscript(bulletin(_with_date("2024-10-27 02:30")), berlin, ()).value
    assert twice is not None
    assert twice.facts.shared.published is not None
    assert datetime(2024, 10, 27, 0, 30, tzinfo=UTC) == twice.facts.shared.published


def test_a_day_whose_midnight_was_skipped_begins_later() -> None:
    """Where the clocks were put forward at midnight, a day without a time begins at its first moment."""
    havana = replace(site(), time_zone="America/Havana")
    read = read_manuscript(bulletin(_with_date("2024-03-10")), havana, ()).value
    assert read is not None
    assert read.facts.shared.published is not None
    assert _in_zone(read.facts.shared.published, havana).isoformat() == "2024-03-10T01:00:00-04:00"


def test_events_come_before_publication_and_corrections_after() -> None:
    """An event after the publication and a correction before it are errors."""
    late = f"{FRONT_MATTER}event_date: 2024-07-11\ncorrections:\n  - date: 2024-07-09\n    text: Sửa số liệu.\n"
    assert said(read_manuscript(bulletin(late), site(), ()).problems) == [
        "6 event-after-publication event=2024-07-11 published=2024-07-10",
        "8 correction-before-publication on=2024-07-09 published=2024-07-10",
    ]


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_is_read_as_itself(day: date) -> None:
    """Any day in ISO's notation is that day in the site's zone, also where it was written day first."""
    published = _shared(_with_date(day.isoformat())).published
    assert published is not None
    assert day == _in_zone(published, site()).date()
    assert [f"3:7 not-iso-date suggestion={day} value={day:%d/%m}/{day.year}"] == _problems(f"{day:%d/%m}/{day.year}")

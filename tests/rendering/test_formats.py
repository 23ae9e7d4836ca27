"""How dates, numbers, sizes and lists are written in each language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_datetime
from bulletins.rendering import read_catalogue
from bulletins.rendering.locale_formats import Formats
from hypothesis import given
from hypothesis import strategies as st

from tests.rendering.samples.things import THEME

QUARTER_PAST_EIGHT = datetime(2024, 7, 10, 8, 15, tzinfo=UTC)
PARTS = ("EEEE", "d", "MMMM", "y", "w", "HH", "mm", "h", "a", "z", "'on '", "''", "'o''clock'", " ", ", ", "/", ":")


def formats(language: str) -> Formats:
    """Return how a language of the theme writes things, in Viet Nam."""
    return Formats(language, read_catalogue(THEME, language), "Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "Thứ Tư, ngày 10 tháng 7 năm 2024, 15:15"),
        ("en", "Wednesday, 10 July 2024, 15:15"),
        ("fr", "mercredi 10 juillet 2024, 15:15"),
        ("ja", "2024年7月10日水曜日, 15:15"),
    ],
)
def test_moment(language: str, words: str) -> None:
    """A moment is written by the catalogue's pattern, in the site's zone, with the zone's offset for machines."""
    expected = f"<time datetime=2024-07-10T15:15+07:00>{words}</time>"
    assert formats(language).moment(QUARTER_PAST_EIGHT) == expected


def with_pattern(pattern: str) -> Formats:
    """Return how English writes things if a catalogue has this pattern for moments."""
    catalogue = NullTranslations()
    moments = {"EEEE, d MMMM y, HH:mm": pattern}
    catalogue.pgettext = lambda _, message: moments.get(message, message)  # type: ignore[assignment]  # the same
    return Formats("en", catalogue, "Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("HH:mm, EEEE 'the' d.", "15:15, Wednesday the 10."),
        ("'at' h:mm a 'on' d MMM", "at 3:15 PM on 10 Jul"),
        ("d/M HH:mm y", "10/7 15:15 2024"),
        ("d MMM, HH 'o''clock'", "10 Jul, 15 o'clock"),
        ("short", "7/10/24, 3:15 PM"),
        ("d MMM, HH:mm zzzz", "10 Jul, 15:15 GMT+07:00"),
    ],
)
def test_patterns_of_moments(pattern: str, words: str) -> None:
    """A catalogue may put the day and the time of a moment in any order, words around them, and the zone's name."""
    assert with_pattern(pattern).moment(QUARTER_PAST_EIGHT).striptags() == words


@given(st.lists(st.sampled_from(PARTS), unique=True).map("".join))
def test_any_pattern(pattern: str) -> None:
    """Whatever a pattern says, a moment is written by it as Babel writes it."""
    local = QUARTER_PAST_EIGHT.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    written = with_pattern(pattern).moment(QUARTER_PAST_EIGHT).unescape()
    assert written == f"<time datetime=2024-07-10T15:15+07:00>{format_datetime(local, pattern, locale='en')}</time>"


def test_midnight() -> None:
    """A bulletin dated with a day alone shows no hour; the day is the one in the site's zone."""
    midnight = datetime(2024, 7, 9, 17, 0, tzinfo=UTC)
    assert formats("en").moment(midnight).endswith(">Wednesday, 10 July 2024</time>")


@pytest.mark.parametrize(("language", "words"), [("vi", "5/1/2025"), ("en", "5 Jan 2025")])
def test_short_date(language: str, words: str) -> None:
    """Lists show a short date; half past midnight is that day, whatever the machine's zone."""
    early = datetime(2025, 1, 4, 17, 30, tzinfo=UTC)
    expected = f"<time datetime=2025-01-05>{words}</time>"
    assert formats(language).short_date(early) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("vi", ("Tháng 7", "Tháng 7 năm 2024", "5/1/2025")),
        ("en", ("July", "July 2024", "5 January 2025")),
        ("es", ("julio", "julio de 2024", "5 de enero de 2025")),
    ],
)
def test_months(language: str, expected: tuple[str, str, str]) -> None:
    """Months stand alone, with their year, and in days; where the theme has no catalogue, as Babel writes them."""
    say = formats(language)
    day = say.day(date(2025, 1, 5)).striptags()
    assert (say.month(7), say.month_year(2024, 7), day) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("vi", ("1.234,5", "1,2 MB", "48 kB", "1 kB")), ("en", ("1,234.5", "1.2 MB", "48 kB", "1 kB"))],
)
def test_numbers(language: str, expected: tuple[str, ...]) -> None:
    """Numbers and sizes have the language's points and commas; no file is 0 kB."""
    say = formats(language)
    assert (say.number(1234.5), say.size(1_234_567), say.size(48_200), say.size(3)) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("vi", ("A, B và C", "tiếng Anh")), ("en", ("A, B, and C", "English"))]
)
def test_words(language: str, expected: tuple[str, str]) -> None:
    """Lists and names of languages stand as they do inside a sentence."""
    say = formats(language)
    assert (say.enumerate(("A", "B", "C")), say.language_name("en")) == expected

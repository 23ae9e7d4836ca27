"""Dates, numbers, sizes and lists as one language writes them.

The patterns of dates are entries of the catalogues (context `pattern`), in the letters of Unicode's date fields:
https://cldr.unicode.org/translation/date-time/date-time-patterns. A language without one reads Babel's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from functools import lru_cache
from gettext import NullTranslations
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, tokenize_pattern, untokenize_pattern
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from bulletins.rendering.markup import read_locale
from bulletins.rendering.safe import escape, safe

KILOBYTE = 1000
MEGABYTE = 1000 * KILOBYTE
REMEMBERED = 1 << 13
"""How many dates a renderer remembers: more than a site has days between two of its bulletins' years."""

DAY_FIELDS = frozenset("GyYuUQqMLwWdDFgEec")
TIME_FIELDS = frozenset("abBhHKkmsSA")
"""Letters of a pattern that say the day, and those that say the time of day; others may need both."""

NAMED = frozenset({"full", "long", "medium", "short"})
"""Babel's own patterns, by name."""

SOME_DAY = date(2001, 1, 1)


PATTERNS = frozenset({"EEEE, d MMMM y, HH:mm", "EEEE, d MMMM y", "d MMMM y", "d MMM y", "MMMM y"})
"""The English patterns, which a catalogue without its own gives back."""


class BabelPatterns:
    """The patterns that Babel has for a language: they stand in for those that its catalogue lacks."""

    def __init__(self, language: str, locale: Locale) -> None:
        """Keep Babel's locale; English writes by the patterns of the theme itself."""
        self._locale = None if language.partition("-")[0] == "en" else locale

    def unless(self, pattern: str, name: str, after: str = "") -> str:
        """Return a catalogue's pattern, or Babel's of a name (`full`, `yMMMM`), with `after` behind it."""
        if self._locale is None or self._locale.language == "en" or pattern not in PATTERNS:
            return pattern
        formats = self._locale.datetime_skeletons if name[0] == "y" else self._locale.date_formats
        return f"{formats[name].pattern}{after}" if name in formats else pattern


class Formats:
    """One language's way to write dates (in the site's zone), numbers, sizes and lists."""

    def __init__(self, language: str, catalogue: NullTranslations, time_zone: str) -> None:
        """Read the patterns once; dates are remembered, as most pages show the same few."""
        self._locale = read_locale(language)
        self._catalogue = catalogue
        self._zone = ZoneInfo(time_zone)
        pgettext = catalogue.pgettext
        own = BabelPatterns(language, self._locale)
        self._moment = self._parted(own.unless(pgettext("pattern", "EEEE, d MMMM y, HH:mm"), "full", ", HH:mm"))
        self._long = own.unless(pgettext("pattern", "EEEE, d MMMM y"), "full")
        self._day = own.unless(pgettext("pattern", "d MMMM y"), "long")
        self._short = own.unless(pgettext("pattern", "d MMM y"), "medium")
        self._month_year = own.unless(pgettext("pattern", "MMMM y"), "yMMMM")
        self._month = pgettext("pattern", "LLLL")
        remember = lru_cache(maxsize=REMEMBERED)
        self.moment: Callable[[datetime], Markup] = remember(self._write_moment)
        self.long_date: Callable[[date], Markup] = self._writer(self._long)
        self.day: Callable[[date], Markup] = self._writer(self._day)
        self.short_date: Callable[[date], Markup] = self._writer(self._short)
        self.number: Callable[[float], str] = remember(self._write_number)
        """Return a number with the language's points and commas, at most one decimal place."""
        self.month_year: Callable[[int, int], str] = remember(self._write_month_year)

    def iso(self, moment: date) -> str:
        """Return a day or a moment (with the zone's offset) as machines read it."""
        if isinstance(moment, datetime):
            return moment.astimezone(self._zone).isoformat(timespec="minutes")
        return moment.isoformat()

    def month(self, number: int) -> str:
        """Return the name of a month, 1 to 12."""
        return format_date(date(2001, number, 1), self._month, locale=self._locale)

    def _write_number(self, value: float) -> str:
        """Return a number with the language's points and commas, at most one decimal place."""
        return format_decimal(value, "#,##0.#", locale=self._locale)

    def size(self, count: int) -> str:
        """Return a file's size in MB with one decimal place, or in whole kB below one MB, never 0."""
        gettext = self._catalogue.gettext
        if count >= MEGABYTE:
            return gettext("%(size)s MB") % {"size": self.number(round(count / MEGABYTE, 1))}
        return gettext("%(size)s kB") % {"size": self.number(max(1, round(count / KILOBYTE)))}

    def enumerate(self, items: Iterable[str]) -> str:
        """Return words as a list in a sentence: `A, B và C`."""
        return format_list(list(items), locale=self._locale)

    def language_name(self, language: str) -> str:
        """Return a language's name in this language, as it stands inside a sentence; the code where it has none."""
        name = read_locale(language).get_language_name(self._locale) or language
        lowers = self._catalogue.pgettext("language names inside a sentence: upper or lower", "upper") == "lower"
        return name[:1].lower() + name[1:] if lowers else name

    def _write_moment(self, moment: datetime) -> Markup:
        """Return a moment as a `<time>`; midnight sharp means that the author gave a day alone."""
        local = moment.astimezone(self._zone)
        if local.time() == time():
            return self._element(moment, format_date(local, self._long, locale=self._locale))
        return self._element(moment, "".join([write(local) for write in self._moment]))

    def _parted(self, pattern: str) -> list[Callable[[datetime], str]]:
        """Return functions that write a moment by a pattern, part by part: its day and its time are each remembered.

        A pattern that says a zone stays whole, one of which Babel does not write a part as it has read it, and the name
        of one of Babel's own.
        """
        parts: list[tuple[bool, list[tuple[str, Any]]]] = []
        for token in tokenize_pattern(pattern):
            kind, letter = token[0], token[1][0]
            is_day = parts[-1][0] if parts and kind == "chars" else letter not in TIME_FIELDS
            if not parts or parts[-1][0] is not is_day:
                parts.append((is_day, []))
            parts[-1][1].append(token)
        letters = {token[1][0] for _, tokens in parts for token in tokens if token[0] == "field"}
        written = [untokenize_pattern(tokens) for _, tokens in parts]
        is_known = pattern not in NAMED and letters <= DAY_FIELDS | TIME_FIELDS
        if not is_known or [*map(tokenize_pattern, written)] != [tokens for _, tokens in parts]:
            return [lambda moment: format_datetime(moment, pattern, locale=self._locale)]
        return [self._part(each, is_day=is_day) for each, (is_day, _) in zip(written, parts, strict=True)]

    def _part(self, pattern: str, *, is_day: bool) -> Callable[[datetime], str]:
        """Return a function that writes the day of a moment by a pattern, or its time of day."""
        remember = lru_cache(maxsize=REMEMBERED)
        if is_day:
            of_day = remember(lambda day: format_date(day, pattern, locale=self._locale))
            return lambda moment: of_day(moment.date())
        of_time = remember(
            lambda clock: format_datetime(datetime.combine(SOME_DAY, clock), pattern, locale=self._locale)
        )
        return lambda moment: of_time(moment.time())

    def _writer(self, pattern: str) -> Callable[[date], Markup]:
        """Return a function that writes a day, or the day of a moment, by a pattern."""

        @lru_cache(maxsize=REMEMBERED)
        def written(day: date) -> Markup:
            return self._element(day, format_date(day, pattern, locale=self._locale))

        def write(day: date) -> Markup:
            return written(day.astimezone(self._zone).date() if isinstance(day, datetime) else day)

        return write

    def _write_month_year(self, year: int, month: int) -> str:
        """Return a month of a year."""
        return format_date(date(year, month, 1), self._month_year, locale=self._locale)

    def _element(self, moment: date, text: str) -> Markup:
        """Return the words in a `<time>` that machines read too."""
        return safe(f"<time datetime={self.iso(moment)}>{escape(text)}</time>")

"""The reader of a new union's answers: each gives a value, or a sentence on what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from bulletins.model.colours import contrast, parse_colour, six_digits
from bulletins.model.identity import Language, Slug
from bulletins.model.localized import Localized
from bulletins.model.problem import Outcome, Problem, error
from bulletins.model.slugs import slugged
from bulletins.newsite.readable_colours import Grounds, is_readable, nearest_readable
from bulletins.newsite.sample_words import SampleNames, read_words, words_or_english

T = TypeVar("T")

PLACE = "start"
LONGEST_NAME = 100
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
"""How the file of a logo may end."""

CheckAddress = Callable[[str], tuple[Problem, ...]]
"""Returns what speaks against publishing under an address."""

Describe = Callable[[Language], tuple[str, str] | None]
"""Returns a language's name in itself and its direction, None for what is no language."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers as typed, in the order they are asked for; empty for the usual one."""

    languages: str = ""
    name: str = ""
    unit: str = ""
    level: str = ""
    colour: str = ""
    address: str = ""
    zone: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLanguage:
    """One language of the site: code, name in itself, direction."""

    code: Language
    name: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSite:
    """The values that a new site begins with.

    `levels` go from the top down; `colours` are by day and by night, None for the theme's. `address` is empty where it
    is not known yet; `logo` is the picture's file, None where there is none.
    """

    tongues: tuple[SiteLanguage, ...]
    name: Localized
    unit: Localized
    level: Slug
    levels: SampleNames
    colours: tuple[str, str] | None
    address: str
    zone: str
    logo: Path | None = None


class AnswerReader:
    """Reads answers one by one, in the order they are asked for: what the languages are decides how names are read."""

    def __init__(self, grounds: tuple[Grounds, Grounds], describe: Describe, check_address: CheckAddress) -> None:
        """Take what colours stand on by day and by night, who knows the languages, and what may be published where."""
        self._day, self._night = grounds
        self._describe = describe
        self._check_address = check_address

    @staticmethod
    def levels(tongues: tuple[SiteLanguage, ...]) -> str:
        """Return the levels to choose from as a numbered line, in the first language."""
        levels = words_or_english(tongues[0].code).levels
        return "; ".join(f"{number} {name}" for number, name in enumerate(levels.values(), 1))

    @staticmethod
    def usual_zone(tongues: tuple[SiteLanguage, ...]) -> str:
        """Return the time zone of the first language's country."""
        return words_or_english(tongues[0].code).time_zone

    def languages(self, typed: str) -> Outcome[tuple[SiteLanguage, ...]]:
        """Return the languages in the order typed, Vietnamese where there are none."""
        codes = dict.fromkeys(part.lower().replace("_", "-") for part in re.split(r"[\s,;]+", typed) if part)
        tongues = [self._tongue(Language(code)) for code in codes or ("vi",)]
        wrong = [code for code, tongue in zip(codes, tongues, strict=False) if tongue is None]
        if wrong:
            return Outcome(value=None, problems=tuple(error("start-language", PLACE, typed=one) for one in wrong))
        return Outcome(value=tuple(tongue for tongue in tongues if tongue is not None))

    def _tongue(self, code: Language) -> SiteLanguage | None:
        described = self._describe(code) if _CODE.fullmatch(code) else None
        if described is None:
            return None
        first, *rest = code.split("-")
        written = "-".join([first, *(part.upper() if len(part) == 2 else part for part in rest)])  # noqa: PLR2004  (a country)
        words = read_words(code)
        name = described[0] if words is None else words.name
        return SiteLanguage(code=Language(written), name=name, direction=described[1])

    def names(
        self, typed: str, tongues: tuple[SiteLanguage, ...], usual: Localized | None = None
    ) -> Outcome[Localized]:
        """Return names in the order of the languages, with | between; one that is left out is the first one's."""
        parts = [" ".join(part.split()) for part in typed.split("|")]
        if usual is not None and not any(parts):
            return Outcome(value=usual)
        if len(parts) > len(tongues):
            return _no(error("start-too-many-names", PLACE, typed=typed.strip(), count=len(tongues)))
        if not any(letter.isalnum() for letter in parts[0]):
            return _no(error("start-no-name", PLACE, language=tongues[0].name))
        long = next((part for part in parts if len(part) > LONGEST_NAME), "")
        if long:
            return _no(error("start-long-name", PLACE, length=len(long), limit=LONGEST_NAME))
        named = zip(tongues, parts, strict=False)
        return Outcome(value=Localized(entries=tuple((tongue.code, part) for tongue, part in named if part)))

    def level(self, typed: str, tongues: tuple[SiteLanguage, ...]) -> Outcome[tuple[Slug, SampleNames]]:
        """Return the level of the first unit and all levels: by number, by name, or a new one on top of the others."""
        levels = words_or_english(tongues[0].code).levels
        text = " ".join(typed.split()) or "1"
        if text.isdecimal():
            if 0 < int(text) <= len(levels):
                return Outcome(value=(Slug(list(levels)[int(text) - 1]), levels))
            return _no(error("start-level", PLACE, typed=text[:LONGEST_NAME], levels=self.levels(tongues)))
        known = next((slug for slug, name in levels.items() if text.casefold() in (slug, name.casefold())), None)
        if known is not None:
            return Outcome(value=(Slug(known), levels))
        slug = slugged(text, longest=40)
        if not slug or len(text) > LONGEST_NAME:
            return _no(error("start-level", PLACE, typed=text[:LONGEST_NAME], levels=self.levels(tongues)))
        return Outcome(value=(Slug(slug), {slug: text, **{key: name for key, name in levels.items() if key != slug}}))

    def colour(self, typed: str) -> Outcome[tuple[str, str]]:
        """Return a colour by day and the shade of it for the night; no value and no problem for the theme's own."""
        text = typed.strip().lower()
        if not text:
            return Outcome(value=None)
        found = _COLOUR.fullmatch(text)
        if found is None:
            return _no(error("start-no-colour", PLACE, typed=typed.strip()[:LONGEST_NAME]))
        colour = f"#{six_digits(found[1])}".upper()
        if not is_readable(colour, self._day):
            ratio = f"{contrast(parse_colour(colour), parse_colour(self._day[0])):.1f}"
            near = nearest_readable(colour, self._day)
            return _no(error("start-pale-colour", PLACE, typed=colour, ratio=ratio, nearest=near))
        return Outcome(value=(colour, nearest_readable(colour, self._night)))

    def address(self, typed: str) -> Outcome[str]:
        """Return the site's address without a slash behind it, empty where it is not known yet."""
        text = typed.strip().rstrip("/")
        if text and not _is_address(text):
            return _no(error("start-address", PLACE, typed=text[:LONGEST_NAME]))
        found = self._check_address(text) if text else ()
        return Outcome(value=None if found else text, problems=found)

    @staticmethod
    def logo(typed: str) -> Outcome[Path]:
        """Return the file of a logo; no value and no problem where there is none."""
        text = typed.strip().strip("\"'")
        if not text:
            return Outcome(value=None)
        file = Path(text).expanduser()
        if file.suffix.lower() not in PICTURES:
            return _no(error("start-logo-kind", PLACE, typed=text[:LONGEST_NAME], kinds=", ".join(PICTURES)))
        if not file.is_file():
            return _no(error("start-no-logo", PLACE, typed=text[:LONGEST_NAME]))
        return Outcome(value=file)

    def zone(self, typed: str, tongues: tuple[SiteLanguage, ...]) -> Outcome[str]:
        """Return a time zone that the time zone database has, that of the first language's country where none is."""
        text = typed.strip() or self.usual_zone(tongues)
        known = {name.lower(): name for name in available_timezones()}
        name = known.get(text.lower())
        if name is None:
            return _no(error("start-zone", PLACE, typed=text[:LONGEST_NAME]))
        return Outcome(value=ZoneInfo(name).key)

    def beginning(self, answers: Answers) -> Outcome[NewSite]:
        """Return everything the answers say, or all that is wrong with them at once."""
        languages, colour = self.languages(answers.languages), self.colour(answers.colour)
        address, logo = self.address(answers.address), self.logo(answers.logo)
        problems = (*languages.problems, *colour.problems, *address.problems, *logo.problems)
        tongues = languages.value
        if tongues is None:
            return Outcome(value=None, problems=problems)
        name = self.names(answers.name, tongues)
        unit = self.names(answers.unit, tongues, name.value or Localized(entries=()))
        level, zone = self.level(answers.level, tongues), self.zone(answers.zone, tongues)
        problems = (*problems, *name.problems, *unit.problems, *level.problems, *zone.problems)
        if problems or not (name.value and unit.value and level.value and zone.value):
            return Outcome(value=None, problems=problems)
        beginning = NewSite(
            tongues=tongues,
            name=name.value,
            unit=unit.value,
            level=level.value[0],
            levels=level.value[1],
            colours=colour.value,
            address=address.value or "",
            zone=zone.value,
            logo=logo.value,
        )
        return Outcome(value=beginning)


def _no(found: Problem) -> Outcome[T]:
    return Outcome(value=None, problems=(found,))


def _is_address(text: str) -> bool:
    if not re.fullmatch(r"https?://[^\s\"'<>\\?#]+", text):
        return False
    try:
        parts = urlsplit(text)
        return "." in (parts.hostname or "").strip(".") and parts.username is None and parts.port != 0
    except ValueError:
        return False

"""site.yml → SiteConfig: the words and choices of one union's site."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bulletins.model.colours import six_digits
from bulletins.model.config import FEATURED_DAYS, NO_CONTACT, Notice, SiteConfig, Term
from bulletins.model.identity import Language
from bulletins.model.localized import NOTHING
from bulletins.model.nearest import nearest
from bulletins.model.photo import PHOTO_FOLDER
from bulletins.model.problem import Outcome, error
from bulletins.model.slugs import is_slug
from bulletins.model.source import Source, SourceLines
from bulletins.model.value import replace
from bulletins.reading.abbreviations import read_abbreviations
from bulletins.reading.document import read_document
from bulletins.reading.fields import Fields, Reader, open_fields
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.hotlines import country_of, read_hotlines, read_region
from bulletins.reading.languages import ADDRESS_KEYS, TAKEN_WORDS, read_languages, read_terms
from bulletins.reading.lines import Field
from bulletins.reading.photo_keys import read_each, read_path
from bulletins.reading.registries import read_contact, read_link
from bulletins.reading.texts import read_word
from bulletins.reading.values import read_https, read_localized, read_slug, read_slugs

SITE_KEYS = (
    "name",
    "short_name",
    "tagline",
    "description",
    "languages",
    "time_zone",
    "sections",
    "levels",
    "campaign_types",
    "contact",
    "editor",
    "licence",
    "licence_url",
    "logo",
    "colours",
    "notice",
    "featured",
    "highlights",
    "schemes",
    "films",
    "featured_days",
    "menu",
    "follow",
    "phone_region",
    "hotlines",
    "abbreviations",
    "photo_folder",
)
"""The keys of site.yml."""

_DAYS = re.compile(r"[1-9][0-9]{0,2}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_SHORT_COLOUR = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


def read_config(source: Source) -> Outcome[SiteConfig]:
    """Return everything site.yml says, with everything that is wrong in it; None where its languages cannot be told.

    What else cannot be read is empty, a time zone UTC.
    """
    problems = FileProblems(source)
    record = read_document(source, SITE_KEYS, problems)
    config = None if record is None else _config(record, problems)
    return Outcome(value=config, problems=problems.found)


def _config(record: Fields, problems: FileProblems) -> SiteConfig | None:
    """Return what could be read, None without languages: every text of the site is read by them."""
    languages = record.require("languages", read_languages) or ()
    codes = tuple(language.code for language in languages)
    words = read_localized(codes)
    name = record.require("name", words) or NOTHING
    config = SiteConfig(
        origin=SourceLines(path=problems.path),
        name=name,
        short_name=record.read("short_name", words) or name,
        tagline=record.read("tagline", words) or NOTHING,
        description=record.read("description", words) or NOTHING,
        languages=languages,
        time_zone=record.require("time_zone", _read_zone) or "UTC",
        sections=record.require("sections", read_terms(codes)) or (),
        levels=_terms("levels", codes, record),
        campaign_types=_terms("campaign_types", codes, record),
        contact=record.read("contact", read_contact(codes)) or NO_CONTACT,
        editor=record.read("editor", words) or NOTHING,
        licence=record.read("licence", words) or NOTHING,
        licence_url=record.read("licence_url", read_https) or "",
        logo=record.read("logo", read_path(".")),
        colours=record.read("colours", _read_colours) or (),
        notice=record.read("notice", _read_notice(codes)),
        featured=record.read("featured", read_slugs) or (),
        featured_days=record.read("featured_days", _read_days) or FEATURED_DAYS,
        menu=record.read("menu", read_slugs) or (),
        highlights=record.read("highlights", read_slugs) or (),
        schemes=record.read("schemes", read_slugs) or (),
        films=record.read("films", read_each(read_link)) or (),
        follow=record.read("follow", read_each(read_link)) or (),
        phone_region=record.read("phone_region", read_region) or "",
        hotlines=record.read("hotlines", read_hotlines) or (),
        abbreviations=record.read("abbreviations", read_abbreviations) or (),
        photo_folder=record.read("photo_folder", read_slug) or PHOTO_FOLDER,
    )
    _check_photo_folder(config, record, problems)
    region = config.phone_region or country_of(config.time_zone)
    return replace(config, origin=problems.origin(record.lines), phone_region=region) if languages else None


def _check_photo_folder(config: SiteConfig, record: Fields, problems: FileProblems) -> None:
    """Report a folder of photos whose name is a language's code, an address word, or the site's own."""
    words = {getattr(one.addresses, key) for one in config.languages for key in ADDRESS_KEYS}
    if config.photo_folder in words | {*TAKEN_WORDS, *(one.code for one in config.languages)}:
        field = record.field("photo_folder") or record.field("languages")
        line = record.line if field is None else field.line
        problems.add(error("taken-photo-folder", problems.path, line, word=config.photo_folder))


def _terms(key: str, languages: tuple[Language, ...], record: Fields) -> tuple[Term, ...]:
    """Return a closed list that may be left out, but not be empty where it is there."""
    read = record.read if record.field(key) is None else record.require
    return read(key, read_terms(languages)) or ()


def _read_zone(field: Field, problems: FileProblems) -> str | None:
    """Return the name of a time zone that the time zone database has."""
    text = read_word(field, problems)
    if text is None or _is_zone(text):
        return text
    place = (problems.path, field.value.line, field.value.column)
    known = sorted(available_timezones())
    near = next((name for name in known if name.lower() == text.lower()), "") or nearest(text, known)
    if near:
        problems.add(error("unknown-time-zone", *place, value=text[:40], nearest=near))
    else:
        problems.add(error("unknown-time-zone-far", *place, value=text[:40]))
    return None


def _read_days(field: Field, problems: FileProblems) -> int | None:
    """Return a number of days, from 1 to 999."""
    text = read_word(field, problems)
    if text is None:
        return None
    if _DAYS.fullmatch(text):
        return int(text)
    problems.add(error("not-days", problems.path, field.value.line, field.value.column, value=text[:40]))
    return None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return False
    return name in _known_zones()


@cache
def _known_zones() -> frozenset[str]:
    """Return the names of all time zones; looking them up goes through folders."""
    return frozenset(available_timezones())


def _read_colours(field: Field, problems: FileProblems) -> tuple[tuple[str, str, str], ...] | None:
    """Return the colours that replace the theme's: a name, and how it looks by day and by night."""
    record = open_fields(field, problems)
    if record is None:
        return None
    colours = [(name, record.require(name, _read_pair)) for name in record.names if _is_token(name, record, problems)]
    return tuple((name, *pair) for name, pair in colours if pair is not None)


def _is_token(name: str, record: Fields, problems: FileProblems) -> bool:
    if is_slug(name):
        return True
    field = record.field(name)
    line = record.line if field is None else field.line
    problems.add(error("value-without-letters", problems.path, line, key="colours", value=name[:60]))
    return False


def _read_pair(field: Field, problems: FileProblems) -> tuple[str, str] | None:
    record = open_fields(field, problems, ("light", "dark"))
    if record is None:
        return None
    light = record.require("light", _read_colour)
    dark = record.require("dark", _read_colour)
    return (light, dark) if light and dark else None


def _read_colour(field: Field, problems: FileProblems) -> str | None:
    """Return a colour as #RRGGBB."""
    text = read_word(field, problems)
    if text is None:
        return None
    if _COLOUR.fullmatch(text):
        return text.upper()
    place = (problems.path, field.value.line, field.value.column)
    short = _SHORT_COLOUR.fullmatch(text)
    suggestion = "9B1150" if short is None else six_digits(short[1])
    problems.add(error("not-a-colour", *place, value=text[:40], suggestion=f"#{suggestion}".upper()))
    return None


def _read_notice(languages: tuple[Language, ...]) -> Reader[Notice]:
    def _read(field: Field, problems: FileProblems) -> Notice | None:
        record = open_fields(field, problems, ("text", "bulletin"))
        if record is None:
            return None
        text = record.require("text", read_localized(languages))
        bulletin = record.read("bulletin", read_slug)
        if bulletin is not None:
            problems.locate("notice", bulletin, dict(record.lines)["bulletin"])
        return None if text is None else Notice(text=text, bulletin=bulletin)

    return _read

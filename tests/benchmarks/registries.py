"""The made-up site around the bulletins: site.yml, a tree of units on four levels, campaigns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.benchmarks.vocabulary import ENGLISH, PLACE_FIRST, PLACE_SECOND, VIETNAMESE

SECTIONS = ("hoat-dong", "chuyen-de", "cach-lam-hay", "thong-bao")
FIRST_YEAR = 2015
LEVELS = (("central", "", 0.0), ("province", "tỉnh", 0.1), ("commune", "xã", 0.4), ("branch", "xóm", 1.0))
"""Levels from the top: key, the Vietnamese word before a place, and up to which share of the units they reach."""

SITE = """\
name: {vi: Bản tin thử nghiệm, en: Test bulletins}
short_name: {vi: Bản tin, en: Bulletins}
tagline: {vi: Dữ liệu để đo tốc độ, en: Data for measuring speed}
description: {vi: Mọi nội dung ở đây do máy ghép lại., en: Everything here was put together by a program.}
languages:
  vi:
    name: Tiếng Việt
    addresses:
      bulletins: ban-tin
      units: don-vi
      campaigns: phong-trao
      sections: chuyen-muc
      archive: luu-tru
      search: tim-kiem
      page: trang
      feed: feed
  en:
    name: English
time_zone: Asia/Ho_Chi_Minh
sections:
  hoat-dong: {vi: Hoạt động, en: Activities}
  chuyen-de: {vi: Chuyên đề, en: Features}
  cach-lam-hay: {vi: Cách làm hay, en: Good practice}
  thong-bao: {vi: Thông báo, en: Notices}
levels:
  central: {vi: Trung ương, en: Central}
  province: {vi: Tỉnh, en: Province}
  commune: {vi: Xã, en: Commune}
  branch: {vi: Chi hội, en: Branch}
campaign_types:
  movement: {vi: Phong trào, en: Movement}
  scheme: {vi: Đề án, en: Scheme}
contact:
  email: bulletins@example.org
editor: {vi: Ban Biên tập, en: The editors}
licence: {vi: Được dùng lại tự do, en: Free to reuse}
menu: [gioi-thieu, lien-he]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticPage:
    """A page that is not news: its title, summary and text by language."""

    slug: str
    texts: dict[str, tuple[str, str, str]]


STATIC_PAGES = (
    StaticPage(
        slug="gioi-thieu",
        texts={
            "vi": (
                "Giới thiệu",
                "Trang này có sẵn trong mọi lần đo.",
                "Nội dung ở đây do máy ghép lại để đo tốc độ.\n\n## Cách ghép\n\nCùng một hạt giống, cùng một chữ.\n",
            ),
            "en": (
                "About",
                "This page is part of every measurement.",
                "What stands here was put together by a program.\n\n## How\n\nThe same seed gives the same words.\n",
            ),
        },
    ),
    StaticPage(
        slug="lien-he",
        texts={
            "vi": ("Liên hệ", "Viết cho ban biên tập.", "Thư gửi về **bulletins@example.org**.\n"),
            "en": ("Contact", "Write to the editors.", "Mail goes to **bulletins@example.org**.\n"),
        },
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit of the tree; `parent` is empty for the root."""

    slug: str
    place: str
    name: str
    level: str
    parent: str


def plan_units(count: int, random: Random) -> tuple[Unit, ...]:
    """Return that many units, parents before children: one root, a tenth provinces, three tenths communes, branches."""
    places = [f"{first} {second}" for first in PLACE_FIRST for second in PLACE_SECOND]
    random.shuffle(places)
    units = [Unit(slug="trung-uong", place="Trung ương", name="Trung ương Hội", level="central", parent="")]
    above = [units[0]]
    for number, (level, word, share) in enumerate(LEVELS[1:], start=1):
        until = count if share == 1 else max(1 + number, round(count * share))
        here = [
            _unit(index, places, level=level, word=word, parent=random.choice(above).slug)
            for index in range(len(units), min(until, count))
        ]
        units += here
        above = here or above
    return tuple(units)


def ancestors(unit: Unit, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the slugs of the units above a unit, from the root down."""
    parents = {each.slug: each.parent for each in units}
    above: list[str] = []
    parent = unit.parent
    while parent:
        above.append(parent)
        parent = parents[parent]
    return tuple(reversed(above))


def unit_file(unit: Unit) -> str:
    """Return a unit's registry file."""
    parent = f"parent: {unit.parent}\n" if unit.parent else ""
    english = ascii_text(unit.place)
    return (
        f"name: {{vi: {unit.name}, en: Women’s Union of {english} ({unit.level})}}\n"
        f"short_name: {{vi: {unit.place}, en: {english}}}\n"
        f"level: {unit.level}\n{parent}"
        f"description: {{vi: Đơn vị dùng để đo tốc độ., en: A unit for measuring speed.}}\n"
    )


def campaign_slug(number: int) -> str:
    """Return the slug of the campaign with that number, counted from 0."""
    return f"{slugged(VIETNAMESE.topics[number % len(VIETNAMESE.topics)])}-{number + 1}"


def campaign_file(number: int) -> str:
    """Return a campaign's registry file; every fourth one continues the one before it."""
    topic = number % len(VIETNAMESE.topics)
    vietnamese, english = f"{VIETNAMESE.topics[topic]} {number + 1}", f"{ENGLISH.topics[topic]} {number + 1}"
    follows = f"follows: {campaign_slug(number - 1)}\n" if number % 4 == 3 else ""
    return (
        f"name: {{vi: Phong trào {vietnamese}, en: Movement for {english}}}\n"
        f"short_name: {{vi: {vietnamese.capitalize()}, en: {english.capitalize()}}}\n"
        f"type: {'scheme' if number % 3 == 2 else 'movement'}\n"
        f"owner: trung-uong\nstart: {FIRST_YEAR}\n{follows}"
        f"description: {{vi: Cùng nhau làm {vietnamese}., en: Working together for {english}.}}\n"
    )


def ascii_text(text: str) -> str:
    """Return Vietnamese text without its marks."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))


def slugged(text: str) -> str:
    """Return a slug of words without punctuation."""
    return ascii_text(text).lower().replace(" ", "-")


def _unit(index: int, places: list[str], *, level: str, word: str, parent: str) -> Unit:
    """Return the unit with that number; places are used again, numbered, where there are more units than places."""
    place = places[index % len(places)]
    if index >= len(places):
        place += f" {index // len(places) + 1}"
    return Unit(
        slug=f"{slugged(word)}-{slugged(place)}",
        place=place,
        name=f"Hội LHPN {word} {place}",
        level=level,
        parent=parent,
    )

"""Help points: where women find help, told in the front matter; a page by unit, a part of units' pages, a file.

help_point: Nhà văn hóa ấp Một | 0912 345 678 | cả ngày
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from bulletins.api import (
    HomePart,
    HomePartItem,
    Key,
    KeyFacts,
    Link,
    PageContext,
    PlannedPage,
    PlannedPart,
    Problem,
    Registry,
    Slug,
    Value,
    View,
    error,
)

HERE = Path(__file__).parent
FOLDERS = {"vi": "diem-tua"}
"""The first word of the addresses, by language; `help-points` in all others."""
_VALUE = re.compile(r"\s*([^|]*\S)\s*\|\s*(\+?[0-9][0-9 .()-]{1,20}[0-9])\s*\|\s*([^|]*\S)\s*")


class HelpPoint(Value, frozen=True):
    """One help point: the bulletin that tells of it, where it is, its telephone as typed and as dialled, its hours."""

    link: Link
    place: str
    phone: str
    dialled: str
    hours: str


class UnitHelp(Value, frozen=True):
    """The help points that one unit has told of."""

    unit: Link
    points: tuple[HelpPoint, ...]


class HelpPointsView(View, frozen=True):
    """All help points, by unit."""

    units: tuple[UnitHelp, ...]


def extend(registry: Registry) -> None:
    """Say what this extension adds."""
    label = {"vi": "Điểm tựa", "en": "Help point"}
    registry.key("help_point", Key.TEXT, translated=True, check=check_help_point, label=label)
    registry.pages("help-points", plan_page)
    registry.feed("help-points-file", plan_file)
    registry.unit_part("help-points", plan_unit)
    registry.templates(HERE / "templates")
    registry.static(HERE / "static")
    registry.words(
        "vi", {"Help points": "Điểm tựa", "All help points": "Tất cả điểm tựa", "Call %(number)s": "Gọi %(number)s"}
    )
    registry.sentence(
        "help-point-unread",
        vi=(
            "chưa đọc được “{value}” ở “help_point”",
            "hãy viết: nơi | số điện thoại | giờ, ví dụ Nhà văn hóa ấp Một | 0912 345 678 | cả ngày",
        ),
        en=(
            "“{value}” in “help_point” cannot be read",
            "write: place | telephone | hours, such as Village hall | 0912 345 678 | all day",
        ),
    )


def check_help_point(facts: KeyFacts) -> Iterator[Problem]:
    """Yield an error for a help point without its three parts, or with a telephone that cannot be dialled."""
    value = str(facts.extra["help_point"])
    if _VALUE.fullmatch(value) is None:
        yield error("help-point-unread", facts.path, facts.line("help_point"), value=value)


def plan_page(context: PageContext) -> Iterator[PlannedPage]:
    """Yield the page of all help points, where there are any."""
    slugs = _slugs(context)
    if slugs:
        yield PlannedPage(address=_folder(context), template="help-points.html", make=make_page, arguments=(slugs,))


def make_page(context: PageContext, slugs: tuple[Slug, ...]) -> HelpPointsView:
    """Return the help points by unit, units in the order in which they first told of one."""
    units: dict[Link, list[HelpPoint]] = {}
    for slug in slugs:
        units.setdefault(context.card(slug).unit, []).append(_point(context, slug))
    found = tuple(UnitHelp(unit=unit, points=tuple(points)) for unit, points in units.items())
    return HelpPointsView(title=context.words("Help points"), units=found)


def plan_unit(context: PageContext, unit: Slug) -> PlannedPart | None:
    """Return the part of a unit's page that names its help points, None where it has none."""
    slugs = _slugs(context, unit)
    return PlannedPart(make=make_unit, arguments=(slugs,)) if slugs else None


def make_unit(context: PageContext, slugs: tuple[Slug, ...]) -> HomePart:
    """Return the help points of a unit, with the way to all of them."""
    points = [_point(context, slug) for slug in slugs]
    more = Link(href=context.href(_folder(context)), label=context.label(context.words("All help points")))
    items = tuple(
        HomePartItem(link=point.link, note=f"{point.place} · {point.phone} · {point.hours}") for point in points
    )
    return HomePart(name="help-points", title=context.words("Help points"), items=items, more=more)


def plan_file(context: PageContext) -> Iterator[PlannedPage]:
    """Yield a file that other programs read, a map for one; it holds what is published, and no draft."""
    slugs = tuple(slug for slug in _slugs(context) if context.is_published(slug))
    if slugs:
        yield PlannedPage(address=f"{_folder(context)}help-points.json", make=make_file, arguments=(slugs,))


def make_file(context: PageContext, slugs: tuple[Slug, ...]) -> str:
    """Return the help points as JSON."""
    points = [(point, context.absolute(point.link.href)) for point in (_point(context, slug) for slug in slugs)]
    rows = [
        {"place": point.place, "telephone": point.dialled, "hours": point.hours, "url": url} for point, url in points
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _slugs(context: PageContext, unit: Slug | None = None) -> tuple[Slug, ...]:
    """Return the bulletins that tell of a help point, of a unit or of all, as the site orders them."""
    return tuple(sorted(slug for slug, _ in context.bulletins_with("help_point", unit)))


def _point(context: PageContext, slug: Slug) -> HelpPoint:
    """Return the help point that a bulletin tells of; its check has looked at it."""
    place, phone, hours = str(context.value(slug, "help_point")).split("|")
    dialled = re.sub(r"[^+0-9]", "", phone)
    return HelpPoint(
        link=context.link(slug), place=place.strip(), phone=phone.strip(), dialled=dialled, hours=hours.strip()
    )


def _folder(context: PageContext) -> str:
    """Return where the pages lie in a language."""
    return f"{FOLDERS.get(context.language, 'help-points')}/"

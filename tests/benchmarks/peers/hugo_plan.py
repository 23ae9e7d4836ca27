"""Which pages of lists there are, for Hugo's content adapter: years of units, numbered pages, the archive, sitemaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.benchmarks.bulletins import Bulletin
from tests.benchmarks.registries import SECTIONS

SIZE = 20
"""How many bulletins a page of a list holds."""
WORDS = {
    "vi": {
        "bulletins": "ban-tin",
        "units": "don-vi",
        "campaigns": "phong-trao",
        "sections": "chuyen-muc",
        "archive": "luu-tru",
        "search": "tim-kiem",
        "page": "trang",
    },
    "en": {
        "bulletins": "bulletins",
        "units": "units",
        "campaigns": "campaigns",
        "sections": "sections",
        "archive": "archive",
        "search": "search",
        "page": "page",
    },
}
"""The words of addresses, as site.yml has them."""
TITLES = {"vi": {"archive": "Lưu trữ", "search": "Tìm kiếm"}, "en": {"archive": "Archive", "search": "Search"}}
PREFIX = {"vi": "", "en": "/en"}

Page = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The lists that a bulletin is in."""

    year: str
    month: str
    units: tuple[str, ...]
    campaigns: tuple[str, ...]
    section: str


def place(bulletin: Bulletin, trail: tuple[str, ...]) -> Placed:
    """Return the lists that a bulletin is in; `trail` are its unit and those above it."""
    return Placed(
        year=f"{bulletin.entry.published:%Y}",
        month=f"{bulletin.entry.published:%Y-%m}",
        units=trail,
        campaigns=bulletin.campaigns,
        section=bulletin.section,
    )


def numbered_pages(count: int) -> int:
    """Return how many numbered pages a list has beside its own address: that one keeps the newest 20 to 39."""
    return max(0, count // SIZE - 1)


def plan_pages(placed: Sequence[Placed], units: Sequence[str]) -> dict[str, list[Page]]:
    """Return the front matter of every page of a list, by language."""
    return {language: list(_plan_language(placed, units, language)) for language in WORDS}


def _plan_language(placed: Sequence[Placed], units: Sequence[str], language: str) -> Iterator[Page]:
    months = Counter(each.month for each in placed)
    years = sorted({each.year for each in placed})
    yield _page(language, "search", ("search",))
    yield _page(language, "archive", ("archive",))
    for year in years:
        yield _page(language, "archive", ("archive", year), year=year)
    for month, count in sorted(months.items()):
        for number in range(numbered_pages(count) + 1):
            yield _page(language, "archive-month", ("archive", *month.split("-")), number, month=month)
    yield from _plan_units(placed, units, language)
    yield from _plan_lists(placed, language)
    if language == "vi":
        yield from _plan_sitemaps(years)


def _plan_units(placed: Sequence[Placed], units: Sequence[str], language: str) -> Iterator[Page]:
    """Yield the pages of every year of every unit."""
    years = Counter((unit, each.year) for each in placed for unit in each.units)
    rank = {slug: number for number, slug in enumerate(units)}
    for (unit, year), count in sorted(years.items(), key=lambda item: (rank[item[0][0]], item[0][1])):
        for number in range(numbered_pages(count) + 1):
            yield _page(language, "unit-year", ("units", unit, year), number, of=f"/units/{unit}", year=year)


def _plan_lists(placed: Sequence[Placed], language: str) -> Iterator[Page]:
    """Yield the numbered pages of all bulletins, of sections and of campaigns."""
    campaigns = Counter(slug for each in placed for slug in each.campaigns)
    sections = Counter(each.section for each in placed)
    yield from _numbered(language, "listing-page", ("bulletins",), len(placed))
    for slug in SECTIONS:
        yield from _numbered(language, "listing-page", ("sections", slug), sections[slug])
    for slug, count in sorted(campaigns.items()):
        yield from _numbered(language, "campaign-page", ("campaigns", slug), count)


def _numbered(language: str, layout: str, way: tuple[str, ...], count: int) -> Iterator[Page]:
    """Yield the numbered pages of one list; its own address is a page of its own."""
    for number in range(1, numbered_pages(count) + 1):
        yield _page(language, layout, way, number, of=f"/{'/'.join(way)}")


def _page(language: str, layout: str, way: tuple[str, ...], number: int = 0, **params: str) -> Page:
    """Return the front matter of one page; `way` is its address, the first word yet to be put into the language."""
    words = WORDS[language]
    tail = f"{words['page']}-{number}/" if number else ""
    title = TITLES[language].get(way[0], way[-1])
    if len(way) > 1:
        title = f"{title} – {'/'.join(way[1:])}"
    if number:
        title = f"{title} – {words['page']} {number}"
    return {
        "path": "/".join((*way, *((f"page-{number}",) if number else ()))),
        "title": title,
        "layout": layout,
        "url": f"{PREFIX[language]}/{'/'.join((words[way[0]], *way[1:]))}/{tail}",
        "build": {"list": "local", "render": "always"},
        "params": {"number": number, **params},
    }


def _plan_sitemaps(years: Sequence[str]) -> Iterator[Page]:
    """Yield the index of sitemaps and its parts: one a year, and one for everything that is no bulletin."""
    parts = {f"sitemap-{year}.xml": year for year in years} | {"sitemap-pages.xml": ""}
    yield _sitemap("sitemap.xml", "sitemap-index", {"parts": sorted(parts)})
    for name, year in parts.items():
        yield _sitemap(name, "sitemap-part", {"year": year})


def _sitemap(name: str, layout: str, params: dict[str, object]) -> Page:
    """Return the front matter of one file of the sitemap."""
    return {
        "path": name.replace(".", "-"),
        "title": name,
        "layout": layout,
        "url": f"/{name}",
        "outputs": ["addresses"],
        "build": {"list": "never", "render": "always"},
        "params": params,
    }

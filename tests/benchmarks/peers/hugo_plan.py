"""Which pages of lists there are, for Hugo's content adapter: years of units, numbered pages, the archive, sitemaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
        "follow": "feed",
        "page": "trang",
    },
    "en": {
        "bulletins": "bulletins",
        "units": "units",
        "campaigns": "campaigns",
        "sections": "sections",
        "archive": "archive",
        "search": "search",
        "follow": "feed",
        "page": "page",
    },
}
"""The words of addresses, as site.yml has them."""
TITLES = {
    "vi": {"archive": "Lưu trữ", "search": "Tìm kiếm", "follow": "Theo dõi"},
    "en": {"archive": "Archive", "search": "Search", "follow": "Follow"},
}
PREFIX = {"vi": "", "en": "/en"}

Page = dict[str, object]
Names = Mapping[str, Mapping[str, str]]
"""The names of lists by path and language."""


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


def plan_pages(placed: Sequence[Placed], units: Sequence[str], names: Names) -> dict[str, list[Page]]:
    """Return the front matter of every page of a list, by language; `names` are those of all lists."""
    return {language: list(_plan_language(placed, units, names, language)) for language in WORDS}


def _plan_language(placed: Sequence[Placed], units: Sequence[str], names: Names, language: str) -> Iterator[Page]:
    years = sorted({each.year for each in placed})
    for name in ("search", "follow"):
        yield _page(language, name, (name,), TITLES[language][name])
    yield from _plan_archive(placed, years, language)
    yield from _plan_units(placed, units, names, language)
    yield from _plan_lists(placed, names, language)
    if language == "vi":
        yield from _plan_sitemaps(years)


def _plan_archive(placed: Sequence[Placed], years: Sequence[str], language: str) -> Iterator[Page]:
    """Yield the archive, its years and its months."""
    title = TITLES[language]["archive"]
    yield _page(language, "archive", ("archive",), title)
    for year in years:
        yield _page(language, "archive", ("archive", year), f"{title} – {year}", year=year)
    for key, count in sorted(Counter(each.month for each in placed).items()):
        year, month = key.split("-")
        for number in range(numbered_pages(count) + 1):
            name = f"{title} – {int(month)}/{year}"
            yield _page(language, "archive-month", ("archive", year, month), name, number, month=key)


def _plan_units(placed: Sequence[Placed], units: Sequence[str], names: Names, language: str) -> Iterator[Page]:
    """Yield the pages of every year of every unit."""
    years = Counter((unit, each.year) for each in placed for unit in each.units)
    rank = {slug: number for number, slug in enumerate(units)}
    for (unit, year), count in sorted(years.items(), key=lambda item: (rank[item[0][0]], item[0][1])):
        path = f"/units/{unit}"
        title = f"{names[path][language]} – {year}"
        for number in range(numbered_pages(count) + 1):
            yield _page(language, "unit-year", ("units", unit, year), title, number, of=path, year=year)


def _plan_lists(placed: Sequence[Placed], names: Names, language: str) -> Iterator[Page]:
    """Yield the numbered pages of all bulletins, of sections and of campaigns; a list's own address is another page."""
    campaigns = Counter(slug for each in placed for slug in each.campaigns)
    sections = Counter(each.section for each in placed)
    lists = [
        ("listing-page", ("bulletins",), len(placed)),
        *(("listing-page", ("sections", slug), sections[slug]) for slug in SECTIONS),
        *(("campaign-page", ("campaigns", slug), count) for slug, count in sorted(campaigns.items())),
    ]
    for layout, way, count in lists:
        path = f"/{'/'.join(way)}"
        for number in range(1, numbered_pages(count) + 1):
            yield _page(language, layout, way, names[path][language], number, of=path)


def _page(language: str, layout: str, way: tuple[str, ...], title: str, number: int = 0, **params: str) -> Page:
    """Return the front matter of one page; `way` is its address, the first word yet to be put into the language."""
    words = WORDS[language]
    tail = f"{words['page']}-{number}/" if number else ""
    return {
        "path": "/".join((*way, *((f"page-{number}",) if number else ()))),
        "title": f"{title} – {words['page']} {number}" if number else title,
        "layout": layout,
        "url": f"{PREFIX[language]}/{'/'.join((words[way[0]], *way[1:]))}/{tail}",
        "build": {"list": "local", "render": "always"},
        "params": {"number": number, **params},
    }


def _plan_sitemaps(years: Sequence[str]) -> Iterator[Page]:
    """Yield the index of sitemaps, its parts (one a year, and one for everything else), and the sitemap of news."""
    parts = {f"sitemap-{year}.xml": year for year in years} | {"sitemap-pages.xml": ""}
    yield _sitemap("sitemap.xml", "sitemap-index", {"parts": sorted(parts)})
    yield _sitemap("sitemap-news.xml", "sitemap-news", {})
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

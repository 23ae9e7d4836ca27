"""What search engines' programs read: the sitemap in parts, and robots.txt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from plugins.model.identity import Language, SitePath
from plugins.model.page import Page
from plugins.model.views.articles import BulletinView
from plugins.model.views.machines import FeedView, RobotsView, SitemapView
from plugins.model.views.parts import Href, SitemapEntry
from plugins.pages.addresses import ROBOTS, SITEMAP, output_path
from plugins.pages.groundwork import Groundwork
from plugins.pages.orders import Order

LARGEST = 25_000
"""Most addresses in one part; the protocol allows twice as many, translations aside."""


class SitemapLine(NamedTuple):
    """What the sitemap says of a page, in plain words: a site has many. `part` is the name of the part that says it.

    `modified` is an ISO day, empty for none; `alternates` are (language, address) pairs.
    """

    part: str
    path: str
    modified: str
    alternates: Sequence[Sequence[str]]


def order_sitemap(ground: Groundwork, lines: Iterable[SitemapLine]) -> Iterator[Order]:
    """Yield the index of sitemaps and its parts: one of bulletins for each year, one of everything else.

    So a new bulletin changes the part of its year. There is none without a site address.
    """
    if not ground.root:
        return
    by_part: dict[str, list[SitemapLine]] = {}
    for line in lines:
        by_part.setdefault(line.part, []).append(line)
    paths: list[SitePath] = []
    for name, own in sorted(by_part.items()):
        for path, chunk in _cut(name, sorted(own, key=lambda line: line.path)):
            paths.append(path)
            written = json.dumps(chunk, separators=(",", ":"))
            make = partial(_make_part, path, chunk)
            yield Order(path=output_path(path), kind="sitemap", make=make, given=(written,))
    make = partial(_make_page, SITEMAP, SitemapView(entries=(), parts=tuple(Href(path=path) for path in paths)))
    yield Order(path=output_path(SITEMAP), kind="sitemap", make=make, given=tuple(paths))


def order_robots(ground: Groundwork) -> Iterator[Order]:
    """Yield robots.txt, which names the sitemap where there is one."""
    path = output_path(ROBOTS)
    page = Page(path=path, kind="robots", template="robots.txt", view=RobotsView(sitemap=ground.absolute(SITEMAP)))
    yield Order(path=path, kind="robots", make=lambda: page)


def sitemap_line(ground: Groundwork, page: Page) -> SitemapLine | None:
    """Return a page's line with its translations, the default language's first; None where search engines may not."""
    view = page.view
    if isinstance(view, FeedView | SitemapView | RobotsView) or not view.head.index:
        return None
    part, modified = "pages", ""
    if isinstance(view, BulletinView):
        published = view.published.astimezone(ground.calendar.zone).date()
        part = str(published.year)
        modified = max((published, *(correction.on for correction in view.corrections))).isoformat()
    alternates = tuple((way.language, way.href.path) for way in view.head.alternates)
    return SitemapLine(part, view.head.path, modified, alternates)


def _make_part(path: SitePath, lines: Iterable[SitemapLine]) -> Page:
    """Return one part of the sitemap, made."""
    entries = (
        SitemapEntry(
            path=SitePath(line.path),
            modified=date.fromisoformat(line.modified) if line.modified else None,
            alternates=tuple((Language(language), SitePath(address)) for language, address in line.alternates),
        )
        for line in lines
    )
    return _make_page(path, SitemapView(entries=tuple(entries)))


def _make_page(path: SitePath, view: SitemapView) -> Page:
    """Return one file of the sitemap, made."""
    return Page(path=output_path(path), kind="sitemap", template="sitemap.xml", view=view)


def _cut(name: str, entries: Sequence[SitemapLine]) -> Iterator[tuple[SitePath, tuple[SitemapLine, ...]]]:
    """Yield the addresses and lines of the files that a part fills; the first keeps the plain name."""
    for number, start in enumerate(range(0, len(entries), LARGEST), 1):
        tail = f"-{number}" if number > 1 else ""
        yield SitePath(f"/sitemap-{name}{tail}.xml"), tuple(entries[start : start + LARGEST])

"""What search engines' programs read: the sitemap in parts, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from plugins.model.identity import SitePath
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
    """What the sitemap says of a page, and the name of the part that says it."""

    part: str
    entry: SitemapEntry


def order_sitemap(ground: Groundwork, lines: Iterable[SitemapLine]) -> Iterator[Order]:
    """Yield the index of sitemaps and its parts: one of bulletins for each year, one of everything else.

    So a new bulletin changes the part of its year. There is none without a site address.
    """
    if not ground.root:
        return
    sorted_lines: dict[str, list[SitemapEntry]] = {}
    for line in lines:
        sorted_lines.setdefault(line.part, []).append(line.entry)
    parts: list[SitePath] = []
    for name, entries in sorted(sorted_lines.items()):
        for path, chunk in _cut(name, sorted(entries, key=lambda entry: entry.path)):
            parts.append(path)
            yield _order(path, SitemapView(entries=chunk))
    yield _order(SITEMAP, SitemapView(entries=(), parts=tuple(Href(path=path) for path in parts)))


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
    part, modified = "pages", None
    if isinstance(view, BulletinView):
        published = view.published.astimezone(ground.calendar.zone).date()
        part = str(published.year)
        modified = max((published, *(correction.on for correction in view.corrections)))
    alternates = tuple((way.language, way.href.path) for way in view.head.alternates)
    return SitemapLine(part, SitemapEntry(path=view.head.path, modified=modified, alternates=alternates))


def _order(path: SitePath, view: SitemapView) -> Order:
    """Return one file of the sitemap."""
    return Order(path=output_path(path), kind="sitemap", make=partial(_make_page, path, view), given=(view,))


def _make_page(path: SitePath, view: SitemapView) -> Page:
    """Return one file of the sitemap, made."""
    return Page(path=output_path(path), kind="sitemap", template="sitemap.xml", view=view)


def _cut(name: str, entries: Sequence[SitemapEntry]) -> Iterator[tuple[SitePath, tuple[SitemapEntry, ...]]]:
    """Yield the addresses and entries of the files that a part fills; the first keeps the plain name."""
    for number, start in enumerate(range(0, len(entries), LARGEST), 1):
        tail = f"-{number}" if number > 1 else ""
        yield SitePath(f"/sitemap-{name}{tail}.xml"), tuple(entries[start : start + LARGEST])

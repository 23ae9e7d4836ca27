"""What search engines' programs read: the sitemap in parts, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from plugins.model.identity import SitePath
from plugins.model.page import Page
from plugins.model.views.articles import BulletinView
from plugins.model.views.machines import FeedView, RobotsView, SitemapView
from plugins.model.views.parts import Head, Href, SitemapEntry
from plugins.pages.addresses import ROBOTS, SITEMAP, output_path
from plugins.pages.groundwork import Groundwork

LARGEST = 25_000
"""Most addresses in one part; the protocol allows twice as many, translations aside."""


def plan_sitemap(ground: Groundwork, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the index of sitemaps and its parts: one of bulletins for each year, one of everything else.

    So a new bulletin changes the part of its year. There is none without a site address.
    """
    if not ground.root:
        return
    parts: list[SitePath] = []
    for name, entries in sorted(_sort_entries(ground, pages).items()):
        for path, chunk in _cut(name, sorted(entries, key=lambda entry: entry.path)):
            parts.append(path)
            yield _make_page(path, SitemapView(entries=chunk))
    yield _make_page(SITEMAP, SitemapView(entries=(), parts=tuple(Href(path=path) for path in parts)))


def plan_robots(ground: Groundwork) -> Iterator[Page]:
    """Yield robots.txt, which names the sitemap where there is one."""
    view = RobotsView(sitemap=ground.absolute(SITEMAP))
    yield Page(path=output_path(ROBOTS), kind="robots", template="robots.txt", view=view)


def _make_page(path: SitePath, view: SitemapView) -> Page:
    """Return one file of the sitemap."""
    return Page(path=output_path(path), kind="sitemap", template="sitemap.xml", view=view)


def _sort_entries(ground: Groundwork, pages: Iterable[Page]) -> dict[str, list[SitemapEntry]]:
    """Return an entry for every page that search engines may list, by the name of the part it belongs to."""
    parts: dict[str, list[SitemapEntry]] = {}
    for page in pages:
        view = page.view
        if isinstance(view, FeedView | SitemapView | RobotsView) or not view.head.index:
            continue
        name, modified = "pages", None
        if isinstance(view, BulletinView):
            published = view.published.astimezone(ground.calendar.zone).date()
            name = str(published.year)
            modified = max((published, *(correction.on for correction in view.corrections)))
        parts.setdefault(name, []).append(_make_entry(view.head, modified))
    return parts


def _make_entry(head: Head, modified: date | None) -> SitemapEntry:
    """Return a page's entry with its translations, the default language's first."""
    alternates = tuple((way.language, way.href.path) for way in head.alternates)
    return SitemapEntry(path=head.path, modified=modified, alternates=alternates)


def _cut(name: str, entries: Sequence[SitemapEntry]) -> Iterator[tuple[SitePath, tuple[SitemapEntry, ...]]]:
    """Yield the addresses and entries of the files that a part fills; the first keeps the plain name."""
    for number, start in enumerate(range(0, len(entries), LARGEST), 1):
        tail = f"-{number}" if number > 1 else ""
        yield SitePath(f"/sitemap-{name}{tail}.xml"), tuple(entries[start : start + LARGEST])

"""The files that search engines read: the sitemap in parts, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain, groupby

from bulletins.model.identity import Language, SitePath, Slug
from bulletins.model.page import Page
from bulletins.model.source import FileStatus
from bulletins.model.views.article_views import BulletinView
from bulletins.model.views.machines import MachineView, NewsEntry, NewsView, RobotsView, SitemapView
from bulletins.model.views.parts import Href, SitemapEntry
from bulletins.pages.addresses import NEWS_SITEMAP, ROBOTS, SITEMAP, output_path
from bulletins.pages.context import PageContext
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.planned_pages import PlannedPage

_TAB = "\t"
NEWS = timedelta(days=2)
LONGEST_NEWS = 500
"""How far back a news sitemap goes, and how many bulletins it may hold: half of what is allowed, for two languages."""

LARGEST = 25_000
"""Most addresses in one part; the protocol allows twice as many, translations aside."""


SitemapLine = str
"""What the sitemap says of a page, as one line of text: a site has many, and nearly all stay as they were.

Between tabs stand the name of the part that says it, the page's address, the ISO day it was last changed (empty for
none), and languages and addresses of its translations by turns. So lines sort by part and address.
"""


def plan_sitemap(context: PageContext, lines: Iterable[SitemapLine]) -> Iterator[PlannedPage]:
    """Yield the index of sitemaps and its parts: one of bulletins for each year, one of everything else.

    So a new bulletin changes the part of its year. There is none without a site address.
    """
    if not context.root:
        return
    paths: list[SitePath] = []
    for name, own in groupby(sorted(lines), key=lambda line: line[: line.index(_TAB)]):
        for path, chunk in _cut(name, list(own)):
            paths.append(path)
            written = "\n".join(chunk)
            make = partial(_make_part, path, written)
            yield PlannedPage(path=output_path(path), kind="sitemap", make=make, arguments=(written,))
    make = partial(_make_page, SITEMAP, SitemapView(entries=(), parts=tuple(Href(path=path) for path in paths)))
    yield PlannedPage(path=output_path(SITEMAP), kind="sitemap", make=make, arguments=tuple(paths))


def plan_news(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the news sitemap: bulletins of the two days up to the newest bulletin, in every language.

    Two days are what search engines ask for; they pass over what has become older since. So the file changes with a
    bulletin, and not with the clock.
    """
    context = editions[0].context
    if not context.root:
        return
    bulletins = context.site.bulletins
    published = [slug for slug in context.site.timeline if bulletins[slug].bulletin.fate is FileStatus.PUBLISHED]
    newest = [bulletins[slug].bulletin.published for slug in published[-1:]]
    recent = tuple(slug for slug in published[-LONGEST_NEWS:] if newest[0] - bulletins[slug].bulletin.published <= NEWS)
    path = output_path(NEWS_SITEMAP)
    yield PlannedPage(path=path, kind="sitemap-news", make=partial(_make_news, editions, recent), arguments=recent)


def _make_news(editions: Sequence[LanguageEdition], recent: tuple[Slug, ...]) -> Page:
    """Return the news sitemap, newest first."""
    entries = tuple(
        NewsEntry(
            path=edition.addresses.bulletin(slug),
            publication=edition.chrome.site_name.text,
            language=edition.language,
            published=bulletin.published,
            title=text.title,
        )
        for slug, bulletin in ((slug, editions[0].context.site.bulletins[slug].bulletin) for slug in reversed(recent))
        for edition in editions
        if (text := edition.context.texts.find(bulletin, edition.language)) is not None
    )
    path = output_path(NEWS_SITEMAP)
    return Page(path=path, kind="sitemap-news", template="sitemap-news.xml", view=NewsView(entries=entries))


def plan_robots(context: PageContext) -> Iterator[PlannedPage]:
    """Yield robots.txt, which names the sitemaps where there are any."""
    path = output_path(ROBOTS)
    view = RobotsView(sitemap=context.absolute(SITEMAP), news=context.absolute(NEWS_SITEMAP))
    page = Page(path=path, kind="robots", template="robots.txt", view=view)
    yield PlannedPage(path=path, kind="robots", make=lambda: page)


def sitemap_line(context: PageContext, page: Page) -> SitemapLine | None:
    """Return a page's line with its translations, the default language's first; None where search engines may not."""
    view = page.view
    if isinstance(view, MachineView) or not view.head.index:
        return None
    part, modified = "pages", ""
    if isinstance(view, BulletinView):
        published = view.published.astimezone(context.calendar.zone).date()
        part = str(published.year)
        modified = max((published, *(correction.on for correction in view.corrections))).isoformat()
    alternates = chain.from_iterable((way.language, way.href.path) for way in view.head.alternates)
    return _TAB.join((part, view.head.path, modified, *alternates))


def _make_part(path: SitePath, written: str) -> Page:
    """Return one part of the sitemap, made from its lines."""
    return _make_page(path, SitemapView(entries=tuple(map(_entry, written.split("\n")))))


def _entry(line: SitemapLine) -> SitemapEntry:
    """Return the values in a line of the sitemap."""
    _, path, modified, *others = line.split(_TAB)
    return SitemapEntry(
        path=SitePath(path),
        modified=date.fromisoformat(modified) if modified else None,
        alternates=tuple(zip(map(Language, others[::2]), map(SitePath, others[1::2]), strict=True)),
    )


def _make_page(path: SitePath, view: SitemapView) -> Page:
    """Return one file of the sitemap, made."""
    return Page(path=output_path(path), kind="sitemap", template="sitemap.xml", view=view)


def _cut(name: str, entries: Sequence[SitemapLine]) -> Iterator[tuple[SitePath, Sequence[SitemapLine]]]:
    """Yield the addresses and lines of the files that a part fills; the first keeps the plain name."""
    for number, start in enumerate(range(0, len(entries), LARGEST), 1):
        tail = f"-{number}" if number > 1 else ""
        yield SitePath(f"/sitemap-{name}{tail}.xml"), entries[start : start + LARGEST]

"""Makes every page whose inputs differ from its `PageRecord`; reuses the others.

A page stands if the key of the site, its template key, its arguments and every bulletin that it looked up are as
recorded, and its file holds what it held. Otherwise it is made again; and rendered again if it shows something else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple, Protocol

from bulletins.build.known_pages import KnownPage, KnownPages, differences
from bulletins.build.plan import PageTools
from bulletins.build.render_jobs import PageRenderer, RenderedPage, RenderInputs, RenderJob, render_pages, template_key
from bulletins.checking import LinkChecker, LinksOnPage
from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.page import AuthoredLink, Page
from bulletins.model.problem import Problem
from bulletins.model.records import PageRecord
from bulletins.model.settings import BuildSettings
from bulletins.model.stamp import Stamp
from bulletins.model.value import replace
from bulletins.pages import PlannedPage
from bulletins.workers.pool import Pool

PIECE = 40
ENOUGH = 400
"""How many pages travel together, and from how many on it pays to call other processes."""


class PageFiles(Protocol):
    """The files of pages: those of the last build, and the new ones in the staging folder."""

    def holds(self, path: OutputPath, digest: Digest, size: int) -> bool:
        """Return whether the file at a path already holds bytes of that digest and size."""

    def write_staged(self, path: OutputPath, data: bytes) -> Stamp:
        """Return the stamp of a file with the bytes that are to lie at a path; done by copies of this process, too."""


class PageTask(NamedTuple):
    """A page to be made and rendered, and the key of the bytes that its file already holds (empty for none)."""

    planned: PlannedPage
    known: str


class FinishedPage(NamedTuple):
    """A page that was made: its record, its links, whether it was rendered, and the stamp of its new file."""

    path: OutputPath
    page: KnownPage
    links: LinksOnPage | None = None
    is_rendered: bool = False
    written: Stamp | None = None


class PageMaker:
    """Makes the pages of one planned site."""

    def __init__(self, tools: PageTools, settings: BuildSettings, known: KnownPages) -> None:
        """Find out what has changed since the pages that are known were made."""
        self._planner = tools.planner
        self._checker = LinkChecker(settings.site_url, settings.base_path)
        self._keys = tools.keys
        self._template_key = cache(partial(template_key, tools.render))
        self._known = known.pages
        self._same_site = known.keys.site_key == tools.keys.site_key
        self._changed = differences(known.keys.bulletin_keys, tools.keys.bulletin_keys)
        self._planned: dict[OutputPath, PlannedPage] = {}
        self._pages: dict[OutputPath, KnownPage] = {}
        self._taken: list[tuple[OutputPath, str]] = []
        self._names: dict[str, str] = {name: name for name in tools.keys.bulletin_keys}
        self.rendered: list[OutputPath] = []

    @property
    def kinds(self) -> Iterable[str]:
        """Return the kind of every page."""
        return (planned.kind for planned in self._planned.values())

    @property
    def made(self) -> KnownPages:
        """Return all pages that are known by now."""
        return KnownPages(self._pages, self._keys)

    def make_all(self, pool: Pool, render: Callable[[], RenderInputs], files: PageFiles) -> Iterator[FinishedPage]:
        """Yield every page once its file is written, reused pages first; `render` renders the others."""
        for planned in self._rounds():
            fresh = [each for each in planned if not self._can_be_reused(each, files.holds)]
            yield from (FinishedPage(each.path, self._pages[each.path]) for each in planned if each.path in self._pages)
            if fresh:
                yield from self._render(pool, render(), files, [self._task(each, files) for each in fresh])

    def check_all(self) -> None:
        """Make every page that may have changed, and check its links; nothing is rendered."""
        for planned in self._rounds():
            for each in planned:
                if not self._can_be_reused(each, lambda *_: True):  # no file is asked: nothing is going to be written
                    self._keep(self._make(each)[1])

    def remade(self, tools: PageTools, settings: BuildSettings) -> PageMaker | None:
        """Return the page maker for the same site with other words of bulletins; every page is made again.

        Only pages that looked such a bulletin up are made again. None where one of them now has other ids, documents or
        cards, or another line in the sitemap: then pages beside it may have changed as well.
        """
        maker = PageMaker(tools, settings, self.made)
        maker._planned, maker._pages = self._planned, dict(self._pages)
        for path, page in self._pages.items():
            if maker._changed.isdisjoint(page.record.lookups):
                continue
            made = maker._make(self._planned[path])[1]
            if _offers(made.page.record) != _offers(page.record):
                return None
            maker._keep(made)
        return maker

    def find_lost_links(self, files: Container[OutputPath]) -> tuple[Problem, ...]:
        """Return the problems of links on pages made by this maker; all pages must be known."""
        anchors = {path: page.record.anchors for path, page in self._pages.items()}
        return tuple(sorted(self._checker.find_seen(anchors, files)))

    def page(self, path: OutputPath) -> Page:
        """Return a page, made anew; KeyError where the site has none there."""
        return self._planner.make(self._planned[path]).page

    def find_problems(self, files: Iterable[OutputPath], unshown: tuple[AuthoredLink, ...] = ()) -> tuple[Problem, ...]:
        """Return the problems of the pages that were made, those of links on no page, and those of all paths."""
        self._checker.note(LinksOnPage(OutputPath(""), unshown, (), (), ()))
        anchors = {path: page.record.anchors for path, page in self._pages.items()}
        claims = [*((path, self._planned[path].origin) for path in sorted(self._pages)), *self._taken]
        return self._checker.find(anchors, claims, tuple(files))

    def _rounds(self) -> Iterator[tuple[PlannedPage, ...]]:
        """Yield all planned pages in two rounds: first all but the sitemap, then the sitemap, which needs them."""
        yield self._enter(self._planner.planned)
        for planned in self._with_lost_links():
            links = self._make(planned)[1].links
            if links is not None:
                self._checker.note(links)
        lines = (page.record.sitemap_line for page in self._pages.values())
        yield self._enter(self._planner.plan_sitemap(line for line in lines if line))

    def _enter(self, planned: tuple[PlannedPage, ...]) -> tuple[PlannedPage, ...]:
        """Return planned pages, known from now on; of two with one path the first counts, the other is a problem."""
        entered: dict[OutputPath, PlannedPage] = {}
        self._taken += [(each.path, each.origin) for each in planned if entered.setdefault(each.path, each) is not each]
        self._planned.update(entered)
        return tuple(entered.values())

    def _can_be_reused(self, planned: PlannedPage, holds: Callable[[OutputPath, Digest, int], bool]) -> bool:
        """Return whether a page is unchanged, both in its content and in its file."""
        page = self._known.get(planned.path)
        if page is None or not self._is_current(planned, page.record):
            return False
        if not holds(planned.path, page.digest, page.size):
            return False
        self._planner.offer(page.record.documents, page.record.subjects)
        self._pages[planned.path] = page
        return True

    def _is_current(self, planned: PlannedPage, record: PageRecord) -> bool:
        """Return whether nothing has changed that a page was made from or is rendered with."""
        return (
            self._same_site
            and record.template_key == self._template_key(record.template)
            and self._changed.isdisjoint(record.lookups)
            and record.arguments == _digest_arguments(planned)
        )

    def _with_lost_links(self) -> Iterator[PlannedPage]:
        """Yield unchanged pages, except those with an authored link to a place that no longer exists."""
        before, now = self._known, self._pages
        gone = before.keys() - now.keys()
        fresh = {path for path, page in now.items() if before.get(path) is not page}
        lost = {
            f"{path}#{anchor}"
            for path in fresh & before.keys()
            for anchor in frozenset(before[path].record.anchors) - frozenset(now[path].record.anchors)
        }
        for path in now.keys() - fresh if gone or lost else ():
            if any(_is_lost(each, gone, lost) for each in now[path].record.authored):
                yield self._planned[path]

    def _task(self, planned: PlannedPage, files: PageFiles) -> PageTask:
        """Return a planned page with the recorded page key if the file at its path is unchanged, else with none."""
        before = self._known.get(planned.path)
        stands = before is not None and files.holds(planned.path, before.digest, before.size)
        return PageTask(planned, before.record.page_key if before is not None and stands else "")

    def _make(self, planned: PlannedPage) -> tuple[Page, FinishedPage]:
        """Return a page that was made, and its links; the facts of rendering are still missing."""
        traced = self._planner.make(planned)
        page = traced.page
        links = self._checker.look(page)
        links = links._replace(problems=(*links.problems, *traced.problems))
        record = PageRecord(
            kind=planned.kind,
            source=planned.origin,
            template=page.template,
            template_key=self._template_key(page.template),
            page_key=Digest(""),
            lookups=tuple(sorted(traced.needs)),
            arguments=_digest_arguments(planned),
            anchors=page.anchors,
            authored=links.leads,
            sitemap_line=self._planner.line(page),
            documents=traced.assets,
            subjects=traced.subjects,
        )
        return page, FinishedPage(page.path, KnownPage(record, Digest(""), 0), links)

    def _render(
        self, pool: Pool, render: RenderInputs, files: PageFiles, tasks: Sequence[PageTask]
    ) -> Iterator[FinishedPage]:
        """Yield pages made, rendered and written to the staging folder."""
        if pool.can_fork:
            work = partial(self._make_and_render, PageRenderer(render), files)
            copied = pool.run_copied(work, tasks, piece=PIECE, enough=ENOUGH)
            pages: Iterator[FinishedPage] = map(self._with_own_names, copied)
        else:
            pages = self._make_and_send(pool, render, files, tasks)
        for finished in pages:
            self._keep(finished)
            if finished.is_rendered:
                self.rendered.append(finished.path)
            yield finished

    def _make_and_render(
        self, renderer: PageRenderer, files: PageFiles, tasks: Iterable[PageTask]
    ) -> list[FinishedPage]:
        """Return pages made and rendered by this process, which may be a forked copy of the one that asked."""
        pages = ((self._make(planned), known) for planned, known in tasks)
        return [self._finished(made, renderer.render(RenderJob(page, known)), files) for (page, made), known in pages]

    def _make_and_send(
        self, pool: Pool, render: RenderInputs, files: PageFiles, tasks: Iterable[PageTask]
    ) -> Iterator[FinishedPage]:
        """Yield pages made here and rendered by workers that know nothing of the site."""
        waiting: deque[FinishedPage] = deque()

        def jobs() -> Iterator[RenderJob]:
            for planned, known in tasks:
                page, made = self._make(planned)
                waiting.append(made)
                yield RenderJob(page, known)

        for rendered in pool.run(partial(render_pages, render), jobs(), piece=PIECE, enough=ENOUGH):
            yield self._finished(waiting.popleft(), rendered, files)

    def _finished(self, made: FinishedPage, rendered: RenderedPage, files: PageFiles) -> FinishedPage:
        """Return a page with its whole record; its bytes are written unless its file holds them already."""
        path, (key, data) = made.path, rendered
        written = None
        if data is None:
            digest, size = self._known[path].digest, self._known[path].size
        else:
            digest, size = digest_of(data), len(data)
            if not files.holds(path, digest, size):
                written = files.write_staged(path, data)
        record = replace(made.page.record, page_key=key)
        return FinishedPage(path, KnownPage(record, digest, size), made.links, data is not None, written)

    def _with_own_names(self, finished: FinishedPage) -> FinishedPage:
        """Return a page that names bulletins and templates by strings of this process: those of copies are all new."""
        known, record = self._names, finished.page.record
        record = replace(
            record,
            kind=known.setdefault(record.kind, record.kind),
            template=known.setdefault(record.template, record.template),
            template_key=known.setdefault(record.template_key, record.template_key),
            lookups=tuple([known.setdefault(name, name) for name in record.lookups]),
        )
        return finished._replace(page=finished.page._replace(record=record))

    def _keep(self, finished: FinishedPage) -> None:
        """Remember a page that was made, and what it offers."""
        record = finished.page.record
        self._pages[finished.path] = finished.page
        if finished.links is not None:
            self._checker.note(finished.links)
        self._planner.offer(record.documents, record.subjects)


def _digest_arguments(planned: PlannedPage) -> str:
    """Return the digest of what a page was planned with, empty for nothing."""
    return digest_of(repr(planned.arguments).encode("utf-8")) if planned.arguments else ""


def _offers(record: PageRecord) -> tuple[object, ...]:
    """Return the anchors, sitemap line, documents and cards of a page, which other results depend on."""
    return record.anchors, record.sitemap_line, record.documents, record.subjects


def _is_lost(link: str, gone: Container[OutputPath], lost: Container[str]) -> bool:
    """Return whether a link leads to a page that no longer exists, or to an anchor that the page no longer has."""
    return link in lost or link.partition("#")[0] in gone

"""The last look at the pages: no two files claim one place, and every link leads somewhere.

Problems that an author can mend carry the place where the author wrote; all others name the page and are ours.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from bulletins.checking.places import ClaimedPath, check_claims
from bulletins.checking.walking import LinkWalker
from bulletins.model.identity import OutputPath, SitePath
from bulletins.model.page import AuthoredLink, Page
from bulletins.model.problem import Problem, error
from bulletins.model.views.machines import FeedView, MachineView
from bulletins.pages.addresses import output_path
from bulletins.pages.publicity import absolute_addresses, check_addresses

Targets = Mapping[OutputPath, Collection[str]]
"""Every page of the site, and the places on it that links may lead to."""


class LinksOnPage(NamedTuple):
    """The links of one page: those that authors wrote, the site's own, absolute addresses, and their problems."""

    page: OutputPath
    authored: tuple[AuthoredLink, ...]
    own: tuple[tuple[SitePath, str], ...]
    absolute: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def leads(self) -> tuple[str, ...]:
        """Return where the links lead that authors wrote, as `path#anchor`."""
        return tuple(sorted({f"{output_path(link.href.path)}#{link.href.anchor}" for link in self.authored}))


class LinkChecker:
    """Looks at pages one by one and, when all are known, says what is wrong with their links.

    What many pages share is looked at once, so the time goes with what is different. Pages may be looked at by copies
    of an inspection, in any order; the one that is asked in the end must have been told of every sight.
    """

    __slots__ = ("_absolute", "_authored", "_base_path", "_found", "_own", "_root", "_walker")

    def __init__(self, root: str, base_path: str) -> None:
        """Look at nothing yet; `root` is the site's absolute address, empty where it has none."""
        self._root = root
        self._base_path = base_path
        self._absolute: dict[str, OutputPath] = {}
        self._walker = LinkWalker()
        self._own: dict[tuple[SitePath, str], OutputPath] = {}
        self._authored: list[AuthoredLink] = []
        self._found: list[Problem] = []

    def look(self, page: Page) -> LinksOnPage:
        """Return what is seen on a page, without what was seen before and many pages share."""
        authored = {(link.href.path, link.href.anchor) for link in page.authored}
        view = page.view
        texts = isinstance(view, FeedView)  # those of a feed are looked at on their own pages
        links = () if texts else ((href.path, href.anchor) for href in self._walker.links(view, page.path))
        return LinksOnPage(
            page=page.path,
            authored=page.authored,
            own=tuple(link for link in links if link not in authored),
            absolute=tuple(absolute_addresses(page, self._root)),
            problems=tuple(_check_head(page)),
        )

    def note(self, sight: LinksOnPage) -> None:
        """Keep what was seen on a page."""
        for link in sight.own:
            self._own[link] = min(self._own.get(link, sight.page), sight.page)
        for address in sight.absolute:
            self._absolute[address] = min(self._absolute.get(address, sight.page), sight.page)
        self._authored += sight.authored
        self._found += sight.problems

    def find(self, pages: Targets, claims: Iterable[ClaimedPath], files: Collection[OutputPath]) -> tuple[Problem, ...]:
        """Return everything that is wrong with what was looked at, and with where all pages and other files lie."""
        everything = [*claims, *((path, "") for path in files)]
        return tuple(sorted({*self.find_seen(pages, frozenset(files)), *check_claims(everything)}))

    def find_seen(self, pages: Targets, others: Container[OutputPath]) -> set[Problem]:
        """Return what is wrong with what was looked at alone."""
        own = (
            error(
                "internal-dead-link",
                where,
                page=where,
                address=f"{path}#{anchor}" if _leads(path, pages, others) else path,
            )
            for (path, anchor), where in self._own.items()
            if not _arrives(path, anchor, pages, others)
        )
        authored = (
            _dead(link, pages, others)
            for link in self._authored
            if not _arrives(link.href.path, link.href.anchor, pages, others)
        )
        absolute = check_addresses(self._absolute, self._root, self._base_path, (pages, others))
        return {*self._found, *own, *authored, *absolute}


def _leads(path: SitePath, pages: Targets, others: Container[OutputPath]) -> bool:
    """Return whether there is a file at an address."""
    target = output_path(path)
    return path.startswith("/") and (target in pages or target in others)


def _arrives(path: SitePath, anchor: str, pages: Targets, others: Container[OutputPath]) -> bool:
    """Return whether there is a file at an address, and the place on it if it is a page."""
    if not _leads(path, pages, others):
        return False
    places = pages.get(output_path(path))
    return not anchor or places is None or anchor in places


def _dead(link: AuthoredLink, pages: Targets, others: Container[OutputPath]) -> Problem:
    """Return what is wrong with a link that an author wrote."""
    href = link.href
    if _leads(href.path, pages, others):
        return error("dead-anchor", link.origin, link.line, address=href.path, anchor=href.anchor)
    return error("dead-link", link.origin, link.line, address=href.path)


def _check_head(page: Page) -> Iterator[Problem]:
    """Yield a problem where a page says that it lies somewhere else than it does."""
    view = page.view
    if isinstance(view, MachineView):
        return
    if output_path(view.head.path) != page.path:
        yield error("internal-dead-link", page.path, page=page.path, address=view.head.path)

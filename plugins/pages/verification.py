"""The last look at a plan: no two files claim one place, and every link leads somewhere.

Problems that an author can mend carry the place where the author wrote; all others name the page and are ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from plugins.model.identity import OutputPath, SitePath
from plugins.model.page import Page, Plan
from plugins.model.problem import Problem, problem
from plugins.model.views.machines import FeedView, RobotsView, SitemapView
from plugins.model.views.parts import Href
from plugins.pages.addresses import output_path
from plugins.pages.claims import Claim, check_claims
from plugins.pages.publicity import AbsoluteAddresses, find_root
from plugins.pages.walking import Walker


def verify(plan: Plan, *, others: frozenset[OutputPath], base_path: str) -> tuple[Problem, ...]:
    """Return everything that must not be published; `others` are files that no plan holds: pictures and the theme's."""
    inspection = Inspection(find_root(plan), base_path)
    for page in plan.pages:
        inspection.look(page)
    claims = [(page.path, page.origin) for page in plan.pages]
    files = [*(asset.output for asset in plan.assets), *sorted(others)]
    return inspection.find({page.path: page.anchors for page in plan.pages}, claims, files)


Targets = Mapping[OutputPath, Collection[str]]
"""Every page of the site, and the places on it that links may lead to."""


class Inspection:
    """Looks at pages one by one and, when all are known, says what is wrong with their links.

    What many pages share is looked at once, so the time goes with what is different.
    """

    __slots__ = ("_absolute", "_authored", "_found", "_own", "_walker")

    def __init__(self, root: str, base_path: str) -> None:
        """Look at nothing yet; `root` is the site's absolute address, empty where it has none."""
        self._absolute = AbsoluteAddresses(root, base_path)
        self._walker = Walker()
        self._own: dict[tuple[SitePath, str], OutputPath] = {}
        self._authored: list[Href] = []
        self._found: list[Problem] = []

    def look(self, page: Page) -> tuple[str, ...]:
        """Note the links of a page, and return where those lead that authors wrote, as `path#anchor`."""
        authored = []
        for href in self._walker.links(page.view):
            if href.origin:
                authored.append(href)
            else:
                self._own.setdefault((href.path, href.anchor), page.path)
        self._authored += authored
        self._absolute.look(page)
        self._found.extend(_check_head(page))
        return tuple(sorted({f"{output_path(href.path)}#{href.anchor}" for href in authored}))

    def find(self, pages: Targets, claims: Iterable[Claim], files: Collection[OutputPath]) -> tuple[Problem, ...]:
        """Return everything that is wrong with what was looked at, and with where all pages and other files lie."""
        others = frozenset(files)
        own = (
            problem(
                "internal-dead-link",
                where,
                page=where,
                address=f"{path}#{anchor}" if _leads(path, pages, others) else path,
            )
            for (path, anchor), where in self._own.items()
            if not _arrives(path, anchor, pages, others)
        )
        authored = (
            _dead(href, pages, others) for href in self._authored if not _arrives(href.path, href.anchor, pages, others)
        )
        absolute = self._absolute.find(pages, others)
        everything = [*claims, *((path, "") for path in files)]
        return tuple(sorted({*self._found, *own, *authored, *absolute, *check_claims(everything)}))


def _leads(path: SitePath, pages: Targets, others: frozenset[OutputPath]) -> bool:
    """Return whether there is a file at an address."""
    target = output_path(path)
    return path.startswith("/") and (target in pages or target in others)


def _arrives(path: SitePath, anchor: str, pages: Targets, others: frozenset[OutputPath]) -> bool:
    """Return whether there is a file at an address, and the place on it if it is a page."""
    if not _leads(path, pages, others):
        return False
    places = pages.get(output_path(path))
    return not anchor or places is None or anchor in places


def _dead(href: Href, pages: Targets, others: frozenset[OutputPath]) -> Problem:
    """Return what is wrong with a link that an author wrote."""
    if _leads(href.path, pages, others):
        return problem("dead-anchor", href.origin, href.line, address=href.path, anchor=href.anchor)
    return problem("dead-link", href.origin, href.line, address=href.path)


def _check_head(page: Page) -> Iterator[Problem]:
    """Yield a problem where a page says that it lies somewhere else than it does."""
    view = page.view
    if isinstance(view, FeedView | SitemapView | RobotsView):
        return
    if output_path(view.head.path) != page.path:
        yield problem("internal-dead-link", page.path, page=page.path, address=view.head.path)

"""Absolute addresses: those in feeds, canonical links and robots.txt, and the sitemap's."""

from __future__ import annotations

from collections.abc import Container, Iterator
from urllib.parse import urlsplit

from plugins.model.identity import OutputPath, SitePath
from plugins.model.page import Page, Plan
from plugins.model.problem import Problem, problem
from plugins.model.views.machines import FeedEntry, FeedView, RobotsView, SitemapView
from plugins.pages.addresses import SITEMAP, output_path


class AbsoluteAddresses:
    """The absolute addresses that pages give away, each with the first page that does."""

    __slots__ = ("_base_path", "_given", "_root")

    def __init__(self, root: str, base_path: str) -> None:
        """Know none yet; `root` is the site's absolute address without a closing slash, empty where it has none."""
        self._root = root
        self._base_path = base_path
        self._given: dict[str, OutputPath] = {}

    def look(self, page: Page) -> None:
        """Note the addresses of a page; those of a sitemap are made absolute here."""
        for address in _addresses(page):
            self._given.setdefault(address, page.path)
        if isinstance(page.view, SitemapView):
            for entry in page.view.entries:
                for path in (entry.path, *(path for _, path in entry.alternates)):
                    self._given.setdefault(f"{self._root}{path}", page.path)

    def find(self, *targets: Container[OutputPath]) -> Iterator[Problem]:
        """Yield a problem for every address that is not under the site's, or leads to none of the targets."""
        root = self._root
        for address, page in self._given.items():
            path = address.removeprefix(root) if root and address.startswith(f"{root}/") else ""
            file = output_path(SitePath(path))
            if not path or not any(file in group for group in targets):
                yield problem("internal-dead-link", page, page=page, address=address)
        if root and urlsplit(root).path != self._base_path:
            yield problem("internal-dead-link", "robots.txt", page="robots.txt", address=root)


def find_root(plan: Plan) -> str:
    """Return the site's absolute address without a closing slash, as robots.txt has it; empty where there is none."""
    for page in plan.pages:
        if isinstance(page.view, RobotsView):
            return page.view.sitemap.removesuffix(SITEMAP)
    return ""


def _addresses(page: Page) -> Iterator[str]:
    """Yield the absolute addresses that a page gives away."""
    view = page.view
    if isinstance(view, FeedView):
        yield view.page_url
        yield view.self_url
        for entry in view.entries:
            yield from _entry_addresses(entry)
    elif isinstance(view, RobotsView):
        if view.sitemap:
            yield view.sitemap
    elif not isinstance(view, SitemapView) and view.head.canonical:
        yield view.head.canonical


def _entry_addresses(entry: FeedEntry) -> tuple[str, str]:
    """Return the absolute addresses of a feed's entry."""
    return entry.url, entry.identity

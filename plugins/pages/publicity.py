"""Absolute addresses: those in feeds, canonical links and robots.txt, and the sitemap's."""

from __future__ import annotations

from collections.abc import Container, Iterator
from urllib.parse import urlsplit

from plugins.model.identity import OutputPath, SitePath
from plugins.model.page import Page, Plan
from plugins.model.problem import Problem, problem
from plugins.model.views.machines import FeedEntry, FeedView, RobotsView, SitemapView
from plugins.pages.addresses import SITEMAP, output_path


def check_absolute(plan: Plan, targets: Container[OutputPath], base_path: str) -> Iterator[Problem]:
    """Yield a problem for every absolute address that is not under the site's, or leads nowhere in it."""
    root = _find_root(plan)
    seen: set[str] = set()
    for page in plan.pages:
        for address in _addresses(page):
            if address in seen:
                continue
            seen.add(address)
            path = address.removeprefix(root) if root and address.startswith(f"{root}/") else ""
            if not path or output_path(SitePath(path)) not in targets:
                yield problem("internal-dead-link", page.path, page=page.path, address=address)
        yield from _check_sitemap(page, targets)
    if root and urlsplit(root).path != base_path:
        yield problem("internal-dead-link", "robots.txt", page="robots.txt", address=root)


def _find_root(plan: Plan) -> str:
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


def _check_sitemap(page: Page, targets: Container[OutputPath]) -> Iterator[Problem]:
    """Yield a problem for every address of a sitemap that leads nowhere."""
    if not isinstance(page.view, SitemapView):
        return
    for entry in page.view.entries:
        for path in (entry.path, *(path for _, path in entry.alternates)):
            if output_path(path) not in targets:
                yield problem("internal-dead-link", page.path, page=page.path, address=path)

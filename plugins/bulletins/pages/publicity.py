"""The checks of absolute addresses in feeds, canonical links, robots.txt and the sitemap."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from bulletins.model.identity import OutputPath, SitePath
from bulletins.model.page import Page
from bulletins.model.problem import Problem, error
from bulletins.model.views.machines import (
    FeedEntry,
    FeedView,
    ManifestView,
    NewsView,
    OutlineView,
    RobotsView,
    SitemapView,
    TextView,
)
from bulletins.pages.addresses import output_path


def check_addresses(
    given: Mapping[str, OutputPath], root: str, base_path: str, targets: Iterable[Container[OutputPath]]
) -> Iterator[Problem]:
    """Yield a problem for every address that is not under the site's, or leads to none of the targets.

    `given` holds each address with a page that gives it; `root` is the site's absolute address without a closing slash,
    empty where it has none.
    """
    groups = tuple(targets)
    for address, page in given.items():
        path = address.removeprefix(root) if root and address.startswith(f"{root}/") else ""
        file = output_path(SitePath(path))
        if not path or not any(file in group for group in groups):
            yield error("internal-dead-link", page, page=page, address=address)
    if root and urlsplit(root).path != base_path:
        yield error("internal-dead-link", "robots.txt", page="robots.txt", address=root)


def absolute_addresses(page: Page, root: str) -> Iterator[str]:
    """Yield the absolute addresses that a page gives away; those of a sitemap are made absolute here."""
    view = page.view
    if isinstance(view, FeedView):
        yield view.page_url
        yield view.self_url
        for entry in view.entries:
            yield from _entry_addresses(entry)
    elif isinstance(view, RobotsView):
        yield from (address for address in (view.sitemap, view.news) if address)
    elif isinstance(view, SitemapView):
        for listed in view.entries:
            yield from (f"{root}{path}" for path in (listed.path, *(path for _, path in listed.alternates)))
    elif isinstance(view, NewsView):
        yield from (f"{root}{entry.path}" for entry in view.entries)
    elif isinstance(view, ManifestView | OutlineView | TextView):
        return
    elif view.head.canonical:
        yield view.head.canonical


def _entry_addresses(entry: FeedEntry) -> tuple[str, str]:
    """Return the absolute addresses of a feed's entry."""
    return entry.url, entry.identity

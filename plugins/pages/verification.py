"""The last look at a plan: no two files claim one place, and every link leads somewhere.

Problems that an author can mend carry the place where the author wrote; all others name the page and are ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.identity import OutputPath
from plugins.model.page import Page, Plan
from plugins.model.problem import Problem, problem
from plugins.model.views.machines import FeedView, RobotsView, SitemapView
from plugins.model.views.parts import Href
from plugins.pages.addresses import output_path
from plugins.pages.claims import check_claims
from plugins.pages.publicity import check_absolute
from plugins.pages.walking import Walker


def verify(plan: Plan, *, others: frozenset[OutputPath], base_path: str) -> tuple[Problem, ...]:
    """Return everything that must not be published; `others` are files that no plan holds: pictures and the theme's.

    Each value that pages share is looked at once, so the time goes with what is different.
    """
    targets = _targets(plan, others)
    found = [
        *check_claims(plan, others),
        *_check_links(plan, targets),
        *check_absolute(plan, frozenset(targets), base_path),
    ]
    return tuple(sorted(set(found)))


Targets = dict[OutputPath, frozenset[str] | None]
"""Every file that links may lead to, and its anchors; None where they are not known."""


def _targets(plan: Plan, others: frozenset[OutputPath]) -> Targets:
    """Return every file of the site with its anchors; pages that have the same ones share them."""
    shared: dict[tuple[str, ...], frozenset[str]] = {}
    targets: Targets = dict.fromkeys(others)
    targets.update((asset.output, None) for asset in plan.assets)
    for page in plan.pages:
        anchors = shared.get(page.anchors)
        if anchors is None:
            anchors = shared[page.anchors] = frozenset(page.anchors)
        targets[page.path] = anchors
    return targets


def _check_links(plan: Plan, targets: Targets) -> Iterator[Problem]:
    """Yield a problem for every link of every page that leads nowhere."""
    walker = Walker()
    for page in plan.pages:
        for href in walker.links(page.view):
            found = _check_link(href, page, targets)
            if found:
                yield found
        yield from _check_head(page)


def _check_link(href: Href, page: Page, targets: Targets) -> Problem | None:
    """Return what is wrong with a link; said to its author where it has one."""
    target = output_path(href.path) if href.path.startswith("/") else None
    if target is None or target not in targets:
        if href.origin:
            return problem("dead-link", href.origin, href.line, address=href.path)
        return problem("internal-dead-link", page.path, page=page.path, address=href.path)
    anchors = targets[target]
    if not href.anchor or anchors is None or href.anchor in anchors:
        return None
    if href.origin:
        return problem("dead-anchor", href.origin, href.line, address=href.path, anchor=href.anchor)
    return problem("internal-dead-link", page.path, page=page.path, address=f"{href.path}#{href.anchor}")


def _check_head(page: Page) -> Iterator[Problem]:
    """Yield a problem where a page says that it lies somewhere else than it does."""
    view = page.view
    if isinstance(view, FeedView | SitemapView | RobotsView):
        return
    if output_path(view.head.path) != page.path:
        yield problem("internal-dead-link", page.path, page=page.path, address=view.head.path)

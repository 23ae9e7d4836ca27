"""With nothing but the Tab key every page can be read through, and one always sees where one is."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.browser.sites import Site
from tests.browser.windows import Window

PREPARE = """() => {
    window.look = element => [element, element.parentElement, element.closest('article')].filter(Boolean)
        .flatMap(box => [null, '::before', '::after'].map(part => {
            const style = getComputedStyle(box, part);
            const ring = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
            return `${ring} ${style.boxShadow}`;
        })).join('|');
    window.stops = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
        .filter(element => element.checkVisibility() && !element.disabled && element.tabIndex >= 0);
    window.plain = new Map(window.stops.map(element => [element, window.look(element)]));
    window.previous = null;
    window.visited = new Set();
    return window.stops.length;
}"""

STOP = """() => {
    const element = document.activeElement;
    if (!element || element === document.body || window.visited.has(element)) return null;
    window.visited.add(element);
    const name = `${element.tagName.toLowerCase()} “${(element.innerText || element.name || '').trim().slice(0, 40)}”`;
    const found = [];
    const box = element.getClientRects()[0];
    if (!box || box.width < 3 || box.height < 3) found.push('is not visible');
    else {
        const below = box.top + Math.min(box.height, 60) > innerHeight + 1;
        if (box.top < 0 || box.left < 0 || box.right > innerWidth + 1 || below)
            found.push(`is outside the window (${[box.left, box.top, box.right, box.bottom].map(Math.round)})`);
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!hit || !element.contains(hit))
            found.push(`is covered by ${hit && hit.tagName}.${hit && hit.className}`);
    }
    if (window.plain.get(element) === window.look(element)) found.push('has no visible focus');
    const before = Node.DOCUMENT_POSITION_PRECEDING;
    if (window.previous && !(element.compareDocumentPosition(window.previous) & before)) found.push('is out of order');
    window.previous = element;
    return {name, found, leads: element.getAttribute('href')};
}"""

SHORTER = """() => document.querySelectorAll('main ul, main ol, main section').forEach(list => {
    const alike = [...list.children].filter(each => each.matches('li, article') && each.querySelector('a[href]'));
    alike.slice(4, -2).forEach(each => each.remove());
})"""
"""Leaves the first four and the last two of what a list repeats: the next ten would say nothing else."""


def walk(window: Window) -> tuple[list[tuple[str, str | None]], list[str]]:
    """Return what Tab stops at from the top of a page to its end, with where it leads, and what is wrong with it."""
    expected = window.page.evaluate(PREPARE)
    stops: list[tuple[str, str | None]] = []
    found: list[str] = []
    for _ in range(expected + 1):
        window.page.keyboard.press("Tab")
        stop: dict[str, Any] | None = window.page.evaluate(STOP)
        if stop is None:
            break
        stops.append((stop["name"], stop["leads"]))
        found += [f"{stop['name']} {fault}" for fault in stop["found"]]
    if len(stops) != expected:
        found.append(f"Tab stops {len(stops)} times, but {expected} links and controls can be seen")
    return stops, found


def skip(window: Window, stops: list[tuple[str, str | None]]) -> list[str]:
    """Return what is wrong with the link that leads over what stands before the text: it comes first, and Enter goes.

    The next Tab stays inside the text.
    """
    window.page.locator("a[href='#main']").first.focus()
    window.page.keyboard.press("Enter")
    inside = window.page.evaluate("document.activeElement.matches('main')")
    window.page.keyboard.press("Tab")
    stays = window.page.evaluate("!document.querySelector('main a[href]') || !!document.activeElement.closest('main')")
    first = stops[0][1] if stops else None
    if (first, inside, stays) == ("#main", True, True):
        return []
    return [f"first link {first}, focus on main {inside}, next stop in main {stays}"]


@pytest.mark.browser
def test_tab_goes_through_the_page(site: Site, window: Window) -> None:
    """Tab stops at every visible link in the document's order; each stop is in sight, uncovered and marked.

    The first shows a link to the text; Enter goes there, and the next Tab stays inside it. Of long lists only some are
    walked through unless FULL is set.
    """
    found: list[str] = []
    for shown in site.kinds():
        window.page.goto(site.address(shown))
        if not os.environ.get("FULL"):
            window.page.evaluate(SHORTER)
        stops, faults = walk(window)
        found += [f"{shown.path}: {fault}" for fault in (*faults, *skip(window, stops))]
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
def test_tab_goes_through_the_page_on_a_desk(site: Site, window: Window) -> None:
    """The same holds where columns stand side by side."""
    window.resize(1280)
    found: list[str] = []
    for shown in site.of_kind("home", "bulletin")[:2]:
        window.page.goto(site.address(shown))
        found += [f"{shown.path}: {fault}" for fault in walk(window)[1]]
    assert not found, "\n".join(["", *found])

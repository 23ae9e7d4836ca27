"""Pages stay within their budgets, by what a server with gzip really sent; they load without a jolt or a stray."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import SAMPLE, Site, Sites
from tests.browser.weights import measure, packed, scroll, write_table
from tests.browser.windows import Window

SHIFT = """() => new Promise(done => {
    const shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});
    const parsed = performance.getEntriesByType('navigation')[0].domInteractive;
    setTimeout(() => done(shifts.reduce((sum, each) => sum + (each.startTime > parsed && each.value), 0)), 50);
})"""
"""How far a page moves once all of its markup is there; where a browser stops in the midst of it is chance."""
PIECES = """async () => {
    const markup = await (await fetch(location.href)).text();
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
    const shifts = [];
    document.open();
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({type: 'layout-shift'});
    for (let at = 0; at < markup.length; at += 97) {
        document.write(markup.slice(at, at + 97));
        await frame();
    }
    document.close();
    await frame();
    return shifts.reduce((sum, each) => sum + each.value, 0);
}"""
"""How far a page moves that comes in pieces of 97 signs, each painted before the next is there."""
BROKEN = """() => [...document.images].filter(image => image.complete && !image.naturalWidth).map(image => image.src)"""


@pytest.mark.browser
def test_pages_stay_within_their_budgets(sites: Sites, browser: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    """Text bulletin, style sheet, scripts, home and the bulletin with most photos hold what is promised."""
    weights = measure(browser, sites[SAMPLE])
    with capsys.disabled():
        print(f"\n{write_table(weights)}")  # noqa: T201  (the table is what one wants to see)
    assert [each.what for each in weights if not each.holds] == []


@pytest.mark.browser
def test_pages_load_calmly(site: Site, window: Window) -> None:
    """Scrolled to its end no page shifts, asks another host for anything, lacks an image or complains."""
    found: list[str] = []
    for shown in site.samples():
        window.page.goto(site.address(shown))
        scroll(window)
        shift = window.page.evaluate(SHIFT)
        found += [f"{shown.path}: shifts by {shift:.4f}"] if shift else []
        found += [f"{shown.path}: no image at {address}" for address in window.page.evaluate(BROKEN)]
        found += [f"{shown.path}: {line}" for line in window.errors]
        window.errors.clear()
    assert not found, "\n".join(["", *found])
    assert window.strays(site.server.origin) == []


@pytest.mark.browser
def test_a_page_in_pieces_hardly_moves(sites: Sites, window: Window) -> None:
    """A list of bulletins with photos stays where it is while the slowest of lines brings it, sign by sign."""
    site = sites[SAMPLE]
    longest = max(site.of_kind("section"), key=packed)
    window.page.goto(site.address(longest))
    assert 0 < window.page.evaluate(PIECES) < 0.05

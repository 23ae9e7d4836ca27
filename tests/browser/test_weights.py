"""Pages stay within their budgets, by what a server with gzip really sent; they load without a jolt or a stray."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import SAMPLE, Site, Sites
from tests.browser.weights import measure, scroll, write_table
from tests.browser.windows import Window

SHIFT = """() => new Promise(done => {
    const shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(shifts.reduce((sum, each) => sum + each.value, 0)), 50);
})"""
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

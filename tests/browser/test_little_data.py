"""Readers who ask for less data get the words of lists without their pictures."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import SAMPLE, Site, Sites
from tests.browser.weights import packed, scroll
from tests.browser.windows import Window, open_window
from tests.chromium import ARGUMENTS

ASKED = "matchMedia('(prefers-reduced-data: reduce)').matches"
PICTURES = "() => [...document.querySelectorAll('main picture')].filter(each => each.checkVisibility()).length"


@pytest.fixture
def sparing(browser: Browser) -> Iterator[Window]:
    """Give a window whose reader asks for less data; Chromium knows the question where it is told to."""
    executable = os.environ.get("BROWSER") or shutil.which("chromium")
    arguments = [*ARGUMENTS, "--enable-blink-features=PrefersReducedData"]
    other = browser.browser_type.launch(executable_path=executable, args=arguments)
    with open_window(other) as window:
        session = window.page.context.new_cdp_session(window.page)
        feature = {"name": "prefers-reduced-data", "value": "reduce"}
        session.send("Emulation.setEmulatedMedia", {"features": [feature]})
        yield window
    other.close()


def images_sent(site: Site, window: Window, path: str) -> int:
    """Return how many bytes of images a page took, scrolled to its end; the window asks for nothing afterwards."""
    site.server.transfers.clear()
    window.page.goto(f"{site.server.root}{path}", wait_until="networkidle")
    scroll(window)
    window.page.wait_for_load_state("networkidle")
    taken = sum(each.size for each in site.server.transfers if "/anh/" in each.path)
    window.page.goto("about:blank")
    return taken


@pytest.mark.browser
def test_lists_come_without_pictures(sites: Sites, window: Window, sparing: Window) -> None:
    """On the home page only the lead keeps its picture, on a campaign's none; a bulletin keeps its photos."""
    site = sites[SAMPLE]
    home, campaign = (max(site.of_kind(kind), key=packed).path for kind in ("home", "campaign"))
    plenty, little = images_sent(site, window, home), images_sent(site, sparing, home)
    sparing.page.goto(f"{site.server.root}{home}", wait_until="networkidle")
    assert sparing.page.evaluate(ASKED)
    assert sparing.page.evaluate(PICTURES) == 1
    sparing.page.goto("about:blank")
    assert 0 < little < plenty / 2
    assert images_sent(site, window, campaign) > 0
    assert images_sent(site, sparing, campaign) == 0
    bulletin = max(site.of_kind("bulletin"), key=packed).path
    assert images_sent(site, sparing, bulletin) > 0

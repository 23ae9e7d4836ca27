"""Built and served sites, each once for all tests, and windows to look at them with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import Site, Sites, site_names
from tests.browser.windows import Window, open_window


@pytest.fixture(scope="session")
def sites(run_folder: Path) -> Iterator[Sites]:
    """Give the sites, each built by the first process that asks for it."""
    with ExitStack() as stack:
        yield Sites(run_folder / "the-sites", stack)


@pytest.fixture(params=site_names())
def site(request: pytest.FixtureRequest, sites: Sites) -> Site:
    """Give each site in turn."""
    return sites[request.param]


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    """Give an empty window, 390 px wide, that asks for less motion, so that nothing is measured while it moves."""
    with open_window(browser, reduced_motion="reduce") as opened:
        yield opened

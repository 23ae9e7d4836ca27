"""A running preview over real files, and a window to look at it with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.preview.running import Running, running


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Running]:
    """Give a preview of one page at the root of the host."""
    with running(tmp_path) as started:
        yield started


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Give one preview for all tests that only look at it."""
    with running(tmp_path_factory.mktemp("standing")) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a new window."""
    context = browser.new_context(viewport={"width": 800, "height": 600})
    yield context.new_page()
    context.close()

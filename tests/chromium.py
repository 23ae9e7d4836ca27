"""A real Chromium for tests marked `browser`, and the rule for machines that have none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, BrowserType, Error, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP *.bulletins.test 127.0.0.1",
)
MISSING = (
    "this test needs Chromium: run `python -m playwright install chromium`, "
    "or name an installed one in the environment variable BROWSER"
)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a headless Chromium: the one BROWSER names, else the one on the PATH, else Playwright's own.

    Where there is none the test is skipped, but fails where CI is set.
    """
    with sync_playwright() as playwright:
        browser = _launch(playwright.chromium)
        try:
            yield browser
        finally:
            browser.close()


def _launch(chromium: BrowserType) -> Browser:
    executable = os.environ.get("BROWSER") or shutil.which("chromium")
    try:
        return chromium.launch(executable_path=executable, args=list(ARGUMENTS))
    except Error as error:
        if "executable doesn't exist" in error.message.lower():
            _refuse()
        raise


def _refuse() -> NoReturn:
    """Skip the test, or fail it on a machine that is there to run every test."""
    if os.environ.get("CI"):
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)

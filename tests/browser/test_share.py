"""What a reader can do with a bulletin's address where scripts run."""

from __future__ import annotations

import pytest

from tests.browser.sites import SAMPLE, Sites
from tests.browser.windows import Window

UNSHARED = "Object.defineProperty(Navigator.prototype, 'share', {value: undefined})"
SHARED = "Object.defineProperty(Navigator.prototype, 'share', {value: async what => { window.given = what; }})"


@pytest.mark.browser
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_address_is_copied_where_the_device_does_not_share(sites: Sites, window: Window, language: str) -> None:
    """The canonical address is in the clipboard after a press on the button, and a line that is read out says so."""
    page = window.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(UNSHARED)
    shown = next(each for each in sites[SAMPLE].of_kind("bulletin") if each.language == language)
    page.goto(sites[SAMPLE].address(shown))
    page.get_by_role("button").click()
    said = page.get_by_role("status")
    said.get_by_text({"vi": "Đã chép địa chỉ.", "en": "The address has been copied."}[language]).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"https://example.org/repository{shown.path}"


@pytest.mark.browser
def test_a_device_that_shares_is_asked_to(sites: Sites, window: Window) -> None:
    """Its own way to share is given the page's title and canonical address."""
    page = window.page
    page.add_init_script(SHARED)
    shown = sites[SAMPLE].of_kind("bulletin")[0]
    page.goto(sites[SAMPLE].address(shown))
    page.get_by_role("button").click()
    given = page.evaluate("window.given")
    assert given == {"title": page.title(), "url": f"https://example.org/repository{shown.path}"}


@pytest.mark.browser
@pytest.mark.parametrize(("language", "words"), [("vi", ["Cỡ chữ", "Màu nền"]), ("en", ["Size of text", "Colours"])])
def test_choices_are_in_the_language_of_the_page(sites: Sites, window: Window, language: str, words: list[str]) -> None:
    """The script brings the words of the reader's size and colours with it, and what is chosen holds at once."""
    page = window.page
    shown = next(each for each in sites[SAMPLE].of_kind("bulletin") if each.language == language)
    page.goto(sites[SAMPLE].address(shown))
    for name in words:
        page.get_by_label(name).select_option(index=2)
    chosen = page.evaluate("[document.documentElement.dataset.text, document.documentElement.dataset.theme]")
    assert chosen == ["largest", "dark"]

"""What a reader can do with a bulletin's address where scripts run."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import SAMPLE, Sites
from tests.browser.windows import Window, open_window

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
    page.locator("#share button").click()
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
    page.locator(".rail [href='#share']").click()
    given = page.wait_for_function("window.given").json_value()
    assert given == {"title": page.title(), "url": f"https://example.org/repository{shown.path}"}


@pytest.mark.browser
@pytest.mark.parametrize("agent", ["[FBAN/FB4A;FBAV/480.0.0.0.0;]", "Zalo android/24120511"])
def test_a_browser_inside_another_program_has_links_and_copies(sites: Sites, browser: Browser, agent: str) -> None:
    """Where it can neither share nor reach a clipboard, the upper link leads to plain links, and copying works."""
    mobile = f"Mozilla/5.0 (Linux; Android 10; wv) AppleWebKit/537.36 Chrome/99.0.0.0 Mobile Safari/537.36 {agent}"
    shown = sites[SAMPLE].of_kind("bulletin")[0]
    with open_window(browser, user_agent=mobile, permissions=["clipboard-read"]) as window:
        page = window.page
        page.add_init_script(UNSHARED)
        page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})")
        page.goto(sites[SAMPLE].address(shown))
        page.locator(".rail [href='#share']").click()
        row = page.locator("#share")
        row.locator("a").first.wait_for()
        encoded = quote(f"https://example.org/repository{shown.path}", safe="/")
        addresses = [link.get_attribute("href") or "" for link in row.locator("a").all()]
        assert [encoded in address for address in addresses] == [True, True, True, False]
        row.locator("button").click()
        page.get_by_role("status").get_by_text("Đã chép địa chỉ.").wait_for()
        assert window.errors == []


@pytest.mark.browser
@pytest.mark.parametrize(("language", "words"), [("vi", ["Cỡ chữ", "Màu nền"]), ("en", ["Size of text", "Colours"])])
def test_choices_are_in_the_language_of_the_page(sites: Sites, window: Window, language: str, words: list[str]) -> None:
    """The script brings the words of the reader's size and colours with it, and what is chosen holds at once."""
    page = window.page
    shown = next(each for each in sites[SAMPLE].of_kind("bulletin") if each.language == language)
    page.goto(sites[SAMPLE].address(shown))
    page.locator(".choices summary").click()
    for name in words:
        page.locator(".choices label", has_text=name).locator("select").select_option(index=2)
    chosen = page.evaluate("[document.documentElement.dataset.text, document.documentElement.dataset.theme]")
    assert chosen == ["largest", "dark"]

"""What a person sees in a real browser while writing."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal

import pytest
from bulletins.preview import PreviewWords
from playwright.sync_api import Browser, Page, expect

from tests.preview.running import Running, running

pytestmark = pytest.mark.browser

VIETNAMESE = PreviewWords(language="vi", title="Chưa thể đăng", warnings="Nên xem lại", close="Đóng", serving="{url}")


def _open(page: Page, url: str) -> None:
    """Open a page and wait until it listens."""
    with page.expect_response(lambda response: response.url.endswith("/__preview/events")):
        page.goto(url)


def test_save_reloads_page_where_it_was(preview: Running, page: Page) -> None:
    """A saved text is in the open page within two seconds, scrolled as before."""
    _open(page, preview.url)
    page.evaluate("scrollTo(0, 1500)")
    began = time.perf_counter()
    preview.folder.save("index.txt", "second words")
    expect(page.get_by_text("second words")).to_be_attached()
    seconds = time.perf_counter() - began
    print(f"save to reloaded page: {seconds * 1000:.0f} ms")  # noqa: T201  (the time is what one wants to know)
    page.wait_for_load_state()
    assert page.evaluate("scrollY") == 1500
    assert seconds < 2


def test_mistake_shows_over_last_good_page_until_mended(preview: Running, page: Page) -> None:
    """A broken save shows its problem over the old text; the mended one shows the new text without it."""
    _open(page, preview.url)
    preview.folder.save("index.txt", "title\n!<img src=x onerror=alert(1)>")
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    expect(alert).to_have_text("content/index.txt:2: error marked: <img src=x onerror=alert(1)>")
    expect(alert.locator("strong")).to_have_text("content/index.txt:2:")
    expect(alert.locator("img")).to_have_count(0)
    expect(page.get_by_text("first words")).to_be_attached()
    preview.folder.save("index.txt", "mended words")
    expect(page.get_by_text("mended words")).to_be_visible()
    expect(alert).to_have_count(0)


def test_overlay_closes_with_escape_or_button_and_comes_back(preview: Running, page: Page) -> None:
    """Esc and the button close the problems; the next broken save shows them again."""
    _open(page, preview.url)
    alert = page.get_by_role("alert")
    preview.folder.save("index.txt", "!wrong")
    expect(alert).to_be_visible()
    page.keyboard.press("Escape")
    expect(alert).to_have_count(0)
    preview.folder.save("index.txt", "!still wrong")
    expect(alert).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(alert).to_have_count(0)


def test_every_open_page_follows_also_on_other_pages(preview: Running, browser: Browser) -> None:
    """Two windows both reload, and a page opened after a mistake shows it too."""
    context = browser.new_context()
    pages = [context.new_page(), context.new_page()]
    for page in pages:
        _open(page, preview.url)
    preview.folder.save("index.txt", "for both")
    for page in pages:
        expect(page.get_by_text("for both")).to_be_visible()
    preview.folder.save("index.txt", "!wrong")
    preview.wait_for_builds(3)
    pages[0].goto(preview.url)
    expect(pages[0].get_by_role("alert")).to_be_visible()
    context.close()


def test_page_of_problems_becomes_the_site(tmp_path: Path, page: Page) -> None:
    """A first build with mistakes shows them as a page; other mistakes replace them; mended, the site is there."""
    with running(tmp_path, texts={"index.txt": "!wrong"}) as preview:
        page.goto(preview.url)
        expect(page.get_by_role("alert")).to_contain_text("content/index.txt:1: error marked: wrong")
        preview.folder.save("index.txt", "!otherwise wrong")
        expect(page.get_by_role("alert")).to_contain_text("otherwise wrong")
        preview.folder.save("index.txt", "mended")
        expect(page.get_by_text("mended")).to_be_visible()


def test_warnings_stay_folded_in_the_sites_language(tmp_path: Path, page: Page) -> None:
    """Warnings come beside the new page, folded up, in the words and the language that were given."""
    with running(tmp_path, texts={"index.txt": ""}, words=VIETNAMESE) as preview:
        page.goto(preview.url)
        warning = page.get_by_text("content/index.txt:1:")
        expect(page.get_by_text("Nên xem lại")).to_be_visible()
        expect(warning).not_to_be_visible()
        page.get_by_text("Nên xem lại").click()
        expect(warning).to_be_visible()
        assert page.locator("#preview-problems").get_attribute("lang") == "vi"


def test_page_reloads_after_restart_of_the_preview(tmp_path: Path, page: Page) -> None:
    """A page left open over a restart on the same port finds the new preview and reloads."""
    with running(tmp_path) as preview:
        _open(page, preview.url)
        port = int(preview.url.rstrip("/").rpartition(":")[2])
    with running(tmp_path, texts={"index.txt": "after the restart"}, port=port):
        expect(page.get_by_text("after the restart")).to_be_visible(timeout=10_000)


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(255, 253, 251)"), ("dark", "rgb(33, 26, 37)")])
def test_overlay_follows_light_and_dark(
    tmp_path: Path, browser: Browser, scheme: Literal["light", "dark"], ground: str
) -> None:
    """The ground of the overlay follows the system's scheme."""
    with running(tmp_path) as preview, browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        _open(page, preview.url)
        preview.folder.save("index.txt", "!wrong")
        expect(page.locator("#preview-problems .panel")).to_have_css("background-color", ground)

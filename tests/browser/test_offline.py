"""What devices keep where a site asks for it: read without a network, never older than the last visit, removable."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.value import replace
from bulletins.reports import Format
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Server, serve
from tests.browser.windows import open_window
from tests.sites import NOW, copy_base, settings_for

READ = "/ban-tin/2024-07-10-so-ket-giua-nhiem-ky/"
OF_UNIT = "/ban-tin/2024-03-08-ngay-hoi-ao-dai/"
UNIT = "/don-vi/tinh-sen/"
UNREAD = "/gioi-thieu/"
TITLE = "Tỉnh Sen sơ kết giữa nhiệm kỳ"
KEPT = """async () => {
    const pages = {};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const key of await cache.keys()) pages[new URL(key.url).pathname] = await (await cache.match(key)).text();
    }
    return pages;
}"""
HAS = "async ([path, words]) => ((await (await caches.match(path))?.text()) || '').includes(words)"
GONE = """async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length"""


def make(folder: Path, *, offline: bool) -> None:
    """Build the tiny site, with or without what devices keep."""
    settings = replace(settings_for(folder), offline=offline)
    said: list[str] = []
    assert build(lambda: settings, Console(style=Format.TEXT, language="en", write=said.append), lambda: NOW) == 0, said


def wait_for(page: Page, path: str, words: str) -> None:
    """Wait until the device keeps a page that has these words."""
    for _ in range(100):
        if page.evaluate(HAS, [path, words]):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{path} is not kept with: {words}")


def visit(page: Page, server: Server, path: str) -> None:
    """Come to a page from elsewhere, and wait until it is kept."""
    page.goto(f"{server.root}{path}")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    wait_for(page, path, "<")


@pytest.mark.browser
def test_what_was_read_and_asked_for_is_there_without_a_network(tmp_path: Path, browser: Browser) -> None:
    """A page that was read, the unit's latest and answers of the search come back; other addresses say what is kept."""
    copy_base(tmp_path)
    make(tmp_path, offline=True)
    with serve(tmp_path / "output") as server, open_window(browser) as window:
        page = window.page
        visit(page, server, READ)
        page.evaluate(f"['', 'vi'].forEach(one => localStorage[location.origin + '/' + one] = '{UNIT}\\nTỉnh Sen')")
        visit(page, server, "/")
        assert page.locator("#mine a").get_attribute("href") == UNIT
        wait_for(page, OF_UNIT, "<")
        visit(page, server, "/tim-kiem/?q=nhiem%20ky".partition("?")[0])
        page.locator("main input").fill("giua nhiem ky")
        page.wait_for_selector("main .found__list li")
        window.page.context.set_offline(True)
        for path, words in ((READ, TITLE), (OF_UNIT, "áo dài"), (UNIT, "Sen")):
            page.goto(f"{server.root}{path}")
            expect(page.locator("main h1")).to_contain_text(words)
        page.goto(f"{server.root}/tim-kiem/?q=giua%20nhiem%20ky")
        expect(page.locator("main .found__list li").first).to_contain_text("giữa nhiệm kỳ")
        page.goto(f"{server.root}{UNREAD}")
        expect(page.locator("h1")).to_have_text("Không có mạng. Máy này còn giữ các trang:")
        page.locator("main li a", has_text=TITLE).first.click()
        expect(page.locator("main h1")).to_have_text(TITLE)


@pytest.mark.browser
def test_what_was_taken_back_goes_with_the_next_visit_and_everything_with_the_setting(
    tmp_path: Path, browser: Browser
) -> None:
    """A withdrawn text is on no device after the next visit; turned off, nothing is kept and nothing keeps."""
    text = copy_base(tmp_path) / "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"
    words = text.read_text(encoding="utf-8")
    make(tmp_path, offline=True)
    with serve(tmp_path / "output") as server, open_window(browser) as window:
        visit(window.page, server, READ)
        front, end, rest = words.partition("\n---\n")
        text.write_text(f"{front}\nstatus: withdrawn\nreason: Bài viết nhầm.{end}{rest}", encoding="utf-8")
        make(tmp_path, offline=True)
        visit(window.page, server, "/")
        wait_for(window.page, READ, "Bài viết nhầm")
        kept: dict[str, str] = window.page.evaluate(KEPT)
        assert [path for path, page in kept.items() if TITLE in page] == []
        make(tmp_path, offline=False)
        window.page.goto(f"{server.root}/")
        for _ in range(100):
            if window.page.evaluate(GONE):
                break
            window.page.wait_for_timeout(100)
        assert window.page.evaluate(GONE)

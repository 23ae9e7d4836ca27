"""A Word file becomes a published bulletin over two computers, in a real browser: clicks and seconds are counted."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.tools import node_module
from tests.browser.windows import open_window
from tests.publishing.published_site import Desk, git
from tests.writing.serving import WritingSession, serving
from tests.writing.test_walk import AXE, MADE, WIDE, word_file

pytestmark = pytest.mark.browser
TITLE = "Trao hai mươi sổ tiết kiệm cho chị em khó khăn"
PUBLISHED = 120_000


class Clicks:
    """Counts what is clicked or chosen."""

    def __init__(self) -> None:
        """Count from nothing."""
        self.count = 0

    def __call__(self, place: Locator) -> None:
        """Click."""
        self.count += 1
        place.click()


def drop(page: Page, clicks: Clicks, file: Path) -> None:
    """Choose a file in the frame of the list."""
    with page.expect_file_chooser() as chooser:
        clicks(page.get_by_text("Chọn tệp Word"))
    chooser.value.set_files(file)


def written(page: Page, clicks: Clicks, folder: Path) -> Path:
    """Return the package of a Word file in which two problems were mended."""
    drop(page, clicks, word_file(folder))
    expect(page.locator(".fields")).to_be_visible(timeout=MADE)
    page.locator(".field[data-key=unit]").get_by_role("combobox").fill("ben ao")
    page.keyboard.press("Enter")
    body = page.get_by_label("Nội dung", exact=True)
    body.fill(body.input_value().replace("![](", "![Các chị chụp ảnh chung trước nhà văn hóa]("))
    clicks.count += 1
    page.get_by_label("Tình trạng").select_option("published")
    clicks(page.get_by_role("button", name="Gửi duyệt"))
    page.get_by_label("Lời nhắn").fill("Mời chị duyệt.")
    with page.expect_download() as download:
        clicks(page.get_by_role("button", name="Tạo tệp gửi"))
    package = folder / download.value.suggested_filename
    download.value.save_as(package)
    return package


def published(page: Page, clicks: Clicks, place: str) -> None:
    """Look ahead and publish to the place that is chosen."""
    clicks(page.get_by_label(place))
    clicks(page.get_by_role("button", name="Xem trước khi đăng"))
    expect(page.locator(".verdict")).to_contain_text("Có thể đăng", timeout=PUBLISHED)
    clicks(page.get_by_role("button", name="Đăng", exact=True))
    expect(page.locator(".verdict")).to_contain_text("Đã xong", timeout=PUBLISHED)


def test_from_a_word_file_to_a_published_bulletin(session: WritingSession, browser: Browser, tmp_path: Path) -> None:
    """The writer sends a package, the editor takes it in and publishes it to a folder and to a branch."""
    desk, clicks, began = Desk(tmp_path / "editor"), Clicks(), time.monotonic()
    with serving(desk.folder) as editor, open_window(browser, WIDE, locale="vi-VN") as window:
        page = window.page
        page.goto(session.page)
        package = written(page, clicks, tmp_path)
        page.goto(editor.page)
        drop(page, clicks, package)
        expect(page.get_by_text("Mời chị duyệt.")).to_be_visible(timeout=MADE)
        expect(page.locator("h1")).to_have_text(TITLE)
        clicks(page.get_by_role("button", name="Nhận bài"))
        expect(page.get_by_label("Tiêu đề", exact=True)).to_have_value(TITLE, timeout=MADE)
        clicks(page.get_by_role("link", name="Đăng trang"))
        page.get_by_label("Thư mục", exact=True).fill(str(desk.target))
        published(page, clicks, "Một thư mục")
        published(page, clicks, "GitHub Pages")
        expect(page.get_by_alt_text("Mã QR của địa chỉ trang")).to_be_visible()
        page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
        assert page.evaluate(AXE) == []
        sys.stdout.write(f"Word file to readers: {clicks.count} clicks, {time.monotonic() - began:.1f} s\n")
        (address,) = re.findall(r"^(ban-tin/\S*trao-hai-muoi\S*/index\.html)$", listed(desk), re.MULTILINE)
        assert TITLE in git(desk.remote, "show", f"gh-pages:{address}")
        assert (desk.target / address).read_text(encoding="utf-8").count("<img") >= 5
        assert git(desk.folder, "status", "--porcelain", "content") == ""

        returned(page, tmp_path)
        notice = git(desk.remote, "show", f"gh-pages:{address}")
        assert "Bài được rút khi trang tin trở lại nội dung" in notice
        assert "<img" not in notice.partition("<main")[2].partition("</main")[0]
        assert TITLE in git(desk.folder, "show", f"HEAD:content/bulletins/2026/{address.split('/')[1]}/index.md")


def returned(page: Page, folder: Path) -> None:
    """Return to what was published before: a look ahead names what is withdrawn, then it goes online."""
    clicks, began = Clicks(), time.monotonic()
    clicks(page.get_by_text("Trở lại nội dung trước"))
    rows = page.locator(".states li")
    expect(rows).to_have_count(2, timeout=MADE)
    expect(rows.first).to_contain_text("đang trên mạng")
    assert page.evaluate(AXE) == []
    clicks(rows.nth(1).get_by_role("button"))
    expect(page.locator(".verdict")).to_contain_text("Có thể trở lại", timeout=PUBLISHED)
    expect(page.locator(".log")).to_contain_text(f"nên được rút, còn lại thông báo: 1\n  {TITLE} (content/bulletins/")
    page.screenshot(path=folder / "return.png", full_page=True)
    clicks(page.get_by_role("button", name="Trở lại và đăng"))
    expect(page.locator(".verdict")).to_contain_text("Đã xong", timeout=PUBLISHED)
    sys.stdout.write(f"return: {clicks.count} clicks, {time.monotonic() - began:.1f} s\n")


def listed(desk: Desk) -> str:
    """Return the paths of what is published on the branch."""
    return git(desk.remote, "ls-tree", "-r", "--name-only", "gh-pages")

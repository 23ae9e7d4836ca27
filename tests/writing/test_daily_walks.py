"""A correction, a withdrawal and a digest by mouse and keyboard, from the list to the page that readers will see."""

from __future__ import annotations

import sys
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.windows import open_window
from tests.writing.serving import WritingSession
from tests.writing.test_two_computers import Clicks

pytestmark = pytest.mark.browser

MADE = 20_000
"""Milliseconds within which a page is made on a busy machine."""
NEWS = "Tỉnh Sen sơ kết giữa nhiệm kỳ"
CLOTHES = "Huyện Ao: hai trăm chị em dự ngày hội áo dài"


def opened(page: Page, session: WritingSession, clicks: Clicks, title: str) -> None:
    """Open a text from the list."""
    page.goto("about:blank")
    page.goto(session.page)
    clicks(page.get_by_role("link", name=title))
    expect(page.get_by_label("Tiêu đề", exact=True)).to_have_value(title)


def show_more(page: Page, clicks: Clicks) -> None:
    """Open the other fields, if the text has nothing in them yet."""
    if not page.locator("details.more-fields").evaluate("each => each.open"):
        clicks(page.locator("details.more-fields > summary"))


def saved(page: Page) -> None:
    """Save by the keyboard, and wait until it is said."""
    page.keyboard.press("Control+s")
    expect(page.locator(".state-line")).to_contain_text("Đã lưu lúc")


def test_a_correction_and_a_digest(session: WritingSession, browser: Browser) -> None:
    """Each is done with what the form shows, and the page beside it says what was typed."""
    with open_window(browser, (1280, 900), locale="vi-VN") as window:
        page = window.page
        view = page.frame_locator("iframe")

        clicks, began = Clicks(), time.monotonic()
        opened(page, session, clicks, NEWS)
        show_more(page, clicks)
        clicks(page.get_by_role("button", name="Thêm đính chính"))
        page.keyboard.type("Số hội viên dự hội nghị là 120, không phải 102.")
        saved(page)
        expect(view.get_by_text("Số hội viên dự hội nghị là 120, không phải 102.")).to_be_visible(timeout=MADE)
        sys.stdout.write(f"correction: {clicks.count} clicks, {time.monotonic() - began:.1f} s\n")

        clicks, began = Clicks(), time.monotonic()
        page.goto("about:blank")
        page.goto(session.page)
        clicks(page.get_by_role("button", name="Bài mới"))
        dialog = page.get_by_role("dialog")
        page.keyboard.type("Điểm tin tuần đầu tháng 8")
        dialog.get_by_role("combobox", name="Đơn vị").fill("tinh sen")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        clicks(dialog.get_by_role("button", name="Bắt đầu viết"))
        page.get_by_label("Tóm tắt (sapo)").fill("Hai việc của tuần đầu tháng 8.")
        page.get_by_label("Tình trạng").select_option("published")
        show_more(page, clicks)
        items = page.get_by_role("combobox", name="Các tin trong bản tổng hợp")
        for typed in ("so ket giua", "ngay hoi ao dai"):
            items.fill(typed)
            items.press("Enter")
        saved(page)
        for title in (NEWS, CLOTHES):
            expect(view.get_by_role("heading", name=title)).to_be_visible(timeout=MADE)
        sys.stdout.write(f"digest: {clicks.count} clicks, {time.monotonic() - began:.1f} s\n")
        assert window.strays(session.origin) == []


def test_a_withdrawal_says_its_reason(session: WritingSession, browser: Browser) -> None:
    """The page of a withdrawn bulletin shows the reason, and nothing of its text."""
    with open_window(browser, (1280, 900), locale="vi-VN") as window:
        page, clicks, began = window.page, Clicks(), time.monotonic()
        opened(page, session, clicks, "Bản thảo chưa xong")
        page.get_by_label("Tình trạng").select_option("withdrawn")
        show_more(page, clicks)
        page.get_by_label("Lý do rút bài").fill("Bài đăng nhầm ngày.")
        saved(page)
        view = page.frame_locator("iframe")
        expect(view.get_by_text("Bài đăng nhầm ngày.")).to_be_visible(timeout=MADE)
        expect(view.get_by_text("Câu bí mật của bản nháp.")).to_have_count(0)
        sys.stdout.write(f"withdrawal: {clicks.count} clicks, {time.monotonic() - began:.1f} s\n")

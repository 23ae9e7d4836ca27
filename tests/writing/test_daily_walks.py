"""A correction, a withdrawal and a digest by mouse and keyboard, from the list to the page that readers will see."""

from __future__ import annotations

import sys
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.tools import node_module
from tests.browser.windows import open_window
from tests.writing.serving import WritingSession
from tests.writing.test_two_computers import Clicks
from tests.writing.test_walk import AXE

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


def test_a_new_unit_has_a_bulletin(session: WritingSession, browser: Browser) -> None:
    """Its file says what was typed; a unit of the same name is shown before another is made; a new text can name it."""
    with open_window(browser, (1280, 900), locale="vi-VN") as window:
        page, clicks, began = window.page, Clicks(), time.monotonic()
        page.goto(session.page)
        clicks(page.get_by_role("button", name="Đơn vị mới"))
        dialog = page.get_by_role("dialog")
        page.keyboard.type("Hội Phụ nữ xã Cồn Gió")
        dialog.get_by_label("Tên ngắn trong danh sách").fill("Cồn Gió")
        dialog.get_by_label("Cấp", exact=True).select_option(label="Cấp xã")
        dialog.get_by_role("combobox", name="Trực thuộc").fill("tinh sen")
        page.keyboard.press("Enter")
        dialog.get_by_label("Hoạt động từ ngày").fill("2025-07-01")
        clicks(dialog.get_by_role("button", name="Tạo đơn vị"))
        expect(page.get_by_text("Đã tạo Hội Phụ nữ xã Cồn Gió (content/units/xa-con-gio.yml)")).to_be_visible()
        sys.stdout.write(f"new unit: {clicks.count} clicks, {time.monotonic() - began:.1f} s\n")
        assert session.text("units/xa-con-gio.yml").read_text(encoding="utf-8") == (
            "name:\n  vi: Hội Phụ nữ xã Cồn Gió\nshort_name:\n  vi: Cồn Gió\nlevel: commune\nparent: tinh-sen\n"
            "valid_from: 2025-07-01\n"
        )
        end = time.monotonic() + MADE / 1000
        while not any(unit["slug"] == "xa-con-gio" for unit in session.ask("list")["units"]):
            assert time.monotonic() < end
            time.sleep(0.1)
        page.reload()
        page.get_by_role("button", name="Bài mới").click()
        page.get_by_role("dialog").get_by_role("combobox", name="Đơn vị").fill("con gio")
        expect(page.get_by_role("option", name="Hội Phụ nữ xã Cồn Gió")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")

        page.get_by_role("button", name="Đơn vị mới").click()
        page.keyboard.type("Hội phụ nữ xã Bến Ao")
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_contain_text("Đã có đơn vị cùng tên")
        page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
        assert page.evaluate(AXE) == []
        assert window.strays(session.origin) == []


def test_no_unit_is_made_twice_or_in_another_place(session: WritingSession) -> None:
    """A unit that is there is refused; another of its name is made when sure; faults are said, nothing is written."""
    units = session.folder / "content/units"
    before = sorted(units.iterdir())
    there = {"name": "Hội Phụ nữ xã Bến Ao", "level": "commune", "parent": "tinh-sen"}
    for values, code in (
        (there, "unit-exists"),
        ({"name": "…", "level": "commune"}, "unit-without-name"),
        ({"name": "Xã Mới", "level": "planet"}, "import-cell-term"),
        ({**there, "name": "Xã Mới", "parent": "khong-co"}, "import-cell-unit"),
        (
            {"name": "Xã Mới", "level": "commune", "valid-from": "2025-07-01", "valid-to": "2024-07-01"},
            "ends-before-start",
        ),
    ):
        answer = session.ask("new-unit", values=values, sure=True)
        assert [found["code"] for found in answer["problems"]] == [code]
    elsewhere = {**there, "parent": "huyen-ao", "slug": "../../x"}
    answer = session.ask("new-unit", values=elsewhere)
    assert (answer["slug"], [unit["slug"] for unit in answer["same"]]) == ("xa-ben-ao-huyen-ao", ["xa-ben-ao"])
    assert sorted(units.iterdir()) == before
    assert session.ask("new-unit", values=elsewhere, sure=True)["file"] == "content/units/xa-ben-ao-huyen-ao.yml"
    assert len(sorted(units.iterdir())) == len(before) + 1
    again = session.ask("new-unit", values={"name": "Hội Phụ nữ huyện Ao", "level": "district", "parent": "tinh-sen"})
    assert (again["slug"], [unit["ended"] for unit in again["same"]]) == ("huyen-ao-tinh-sen", [True])


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

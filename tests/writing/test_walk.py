"""People write: from a Word file to a page, with mistakes mended on the way, in a real browser."""

from __future__ import annotations

import gzip
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bulletins.preview.writing_page import FILES, FOLDER
from bulletins.writing.package_files import Note, Package, pack_package
from playwright.sync_api import Browser, Page, expect

from tests.browser.tools import node_module
from tests.browser.windows import Window, open_window
from tests.importing.word_files import WordFile, picture_bytes
from tests.writing.serving import DRAFT, WritingSession

pytestmark = pytest.mark.browser

AXE = """async () => {
    const found = await axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}});
    return found.violations.map(each => `${each.id}: ${each.nodes.map(node => node.target).slice(0, 3)}`);
}"""
WIDE = (1280, 900)
MADE = 30_000
"""Milliseconds within which five photos are made on a busy machine."""
TRANSLATED = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"
NEWS = "bulletins/2024/2024-07-10-so-ket-giua-nhiem-ky/index.md"


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    """Give a wide window in Vietnamese."""
    with open_window(browser, WIDE, locale="vi-VN") as opened:
        yield opened


def word_file(path: Path) -> Path:
    """Return a Word file of a hall meeting with five photos, of which two say what is to be seen."""
    word = WordFile()
    word.p("Trao hai mươi sổ tiết kiệm cho chị em khó khăn", style="Title")
    word.p("Sáng 9/3, hai mươi hội viên nhận sổ tiết kiệm tại nhà văn hóa.", bold=True)
    word.p("Số tiền do các chi hội góp từ đầu năm, mỗi sổ năm trăm nghìn đồng.")
    for number, colour in enumerate(("red", "green", "blue", "yellow", "purple")):
        alt = f"Chị em nhận sổ ở hàng ghế thứ {number + 1}" if number < 4 else ""
        word.picture(picture_bytes(colour, (1280, 960)), alt=alt)
        word.p(f"Chú thích {number + 1}. Ảnh: Thu Hà", italic=True)
        word.p(f"Đoạn {number + 1}: các chi hội kể chuyện góp tiền, mỗi nơi một cách.")
    file = path / "so tiết kiệm.docx"
    file.write_bytes(word.bytes())
    return file


def open_text(page: Page, session: WritingSession, path: str) -> None:
    """Open a text's form."""
    page.goto("about:blank")
    page.goto(f"{session.page}#/{path}")
    expect(page.get_by_label("Tiêu đề", exact=True)).to_be_visible()


def test_from_a_word_file_to_its_page(session: WritingSession, window: Window, tmp_path: Path) -> None:
    """A dropped Word file fills the form; a missing unit and a photo's words are mended; the saved page shows all."""
    page, began = window.page, time.monotonic()
    page.goto(session.page)
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Chọn tệp Word").click()
    chooser.value.set_files(word_file(tmp_path))
    expect(page.locator(".fields")).to_be_visible(timeout=MADE)
    title = page.get_by_label("Tiêu đề", exact=True)
    expect(title).to_have_value("Trao hai mươi sổ tiết kiệm cho chị em khó khăn")
    expect(page.get_by_label("Tóm tắt (sapo)")).to_have_value(re.compile("^Sáng 9/3, hai mươi hội viên"))
    expect(page.get_by_label("Nội dung", exact=True)).to_have_value(re.compile(r"!\[Chị em nhận sổ ở hàng ghế thứ 1\]"))
    report = page.locator(".import-report")
    expect(report.get_by_role("checkbox")).not_to_have_count(0)
    report.get_by_role("checkbox").first.check()
    expect(page.locator(".field[data-key=unit] .notes .error")).to_be_visible(timeout=MADE)
    page.locator(".summary").get_by_role("button", name="Nội dung").first.click()
    assert page.evaluate("getSelection().toString()").startswith("![](")
    page.locator(".field[data-key=unit]").get_by_role("combobox").fill("ben ao")
    page.keyboard.press("Enter")
    expect(page.locator(".field[data-key=unit] .chosen")).to_contain_text("Bến Ao")
    body = page.get_by_label("Nội dung", exact=True)
    body.fill(body.input_value().replace("![](", "![Các chị chụp ảnh chung trước nhà văn hóa]("))
    page.get_by_label("Tình trạng").select_option("published")
    page.keyboard.press("Control+s")
    expect(page.locator(".state-line")).to_contain_text("Đã lưu lúc")
    view = page.frame_locator("iframe")
    expect(page.locator(".head .facts")).to_contain_text("Đăng · ", timeout=MADE)
    expect(view.get_by_role("heading", level=1)).to_have_text("Trao hai mươi sổ tiết kiệm cho chị em khó khăn")
    expect(view.get_by_alt_text("Các chị chụp ảnh chung trước nhà văn hóa").first).to_be_attached()
    assert len(set(view.locator("main img").evaluate_all("images => images.map(each => each.src)"))) == 5
    expect(page.locator(".summary li.error")).to_have_count(0)
    sys.stdout.write(f"Word file to page: {time.monotonic() - began:.1f} s\n")
    path = page.evaluate("decodeURIComponent(location.hash.slice(2))")
    text = session.text(path).read_text(encoding="utf-8")
    assert "status: draft" not in text
    assert "unit: xa-ben-ao\n" in text
    photos = [file.read_bytes() for file in session.text(path).parent.glob("*.jpg")]
    assert len(photos) == 5
    assert not any(b"Exif" in photo for photo in photos)
    assert window.strays(session.origin) == []


def test_what_is_typed_survives_a_reload_and_a_new_window(
    session: WritingSession, window: Window, browser: Browser
) -> None:
    """A reload gives back what was not saved; another window is offered it, and takes it only when asked."""
    page = window.page
    open_text(page, session, DRAFT)
    summary = page.get_by_label("Tóm tắt (sapo)")
    summary.fill("Câu chưa lưu.")
    expect(page.locator(".state-line")).to_contain_text("đã cất tạm")
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_label("Tóm tắt (sapo)")).to_have_value("Câu chưa lưu.")
    expect(page.get_by_text("Đã lấy lại phần chưa lưu")).to_be_visible()
    with open_window(browser, WIDE, locale="vi-VN") as other:
        open_text(other.page, session, DRAFT)
        expect(other.page.get_by_label("Tóm tắt (sapo)")).not_to_have_value("Câu chưa lưu.")
        other.page.get_by_role("button", name="Lấy phần này vào đây").click()
        expect(other.page.get_by_label("Tóm tắt (sapo)")).to_have_value("Câu chưa lưu.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Bỏ phần chưa lưu").click()
    expect(page.get_by_label("Tóm tắt (sapo)")).not_to_have_value("Câu chưa lưu.")


def test_a_change_in_notepad_is_shown_beside_ones_own(session: WritingSession, window: Window) -> None:
    """A file that changed meanwhile: untouched fields follow, a field changed in both places shows both."""
    page, file = window.page, session.text(DRAFT)
    open_text(page, session, DRAFT)
    title = page.get_by_label("Tiêu đề", exact=True)
    title.fill("Tiêu đề của tôi")
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub("title: .*", "title: Của Notepad", text) + "\nĐoạn của Notepad.\n", encoding="utf-8")
    expect(page.get_by_label("Nội dung", exact=True)).to_have_value(re.compile("Đoạn của Notepad"))
    conflict = page.locator(".conflict")
    expect(conflict).to_contain_text("Của Notepad")
    expect(title).to_have_value("Tiêu đề của tôi")
    page.keyboard.press("Control+s")
    expect(page.locator(".state-line")).to_contain_text("Chưa ghi gì")
    assert "title: Của Notepad\n" in file.read_text(encoding="utf-8")
    conflict.get_by_role("button", name="Giữ bản tôi đang viết").click()
    page.keyboard.press("Control+s")
    expect(page.locator(".state-line")).to_contain_text("Đã lưu lúc")
    assert "title: Tiêu đề của tôi\n" in file.read_text(encoding="utf-8")
    assert "Đoạn của Notepad." in file.read_text(encoding="utf-8")


def test_a_mistake_is_told_at_its_field(session: WritingSession, window: Window) -> None:
    """A saved mistake stands at its field and on top; its link leads there; mended, both are gone."""
    page = window.page
    open_text(page, session, NEWS)
    summary = page.get_by_label("Tóm tắt (sapo)")
    right = summary.input_value()
    summary.fill("")
    page.keyboard.press("Control+s")
    field = page.locator(".field[data-key=summary]")
    expect(field.locator(".notes .error")).to_be_visible()
    page.locator(".summary").get_by_role("button", name="Tóm tắt (sapo)").first.click()
    expect(summary).to_be_focused()
    summary.fill(right)
    page.keyboard.press("Control+s")
    expect(field.locator(".notes .error")).to_have_count(0)


def test_the_page_follows_the_cursor_and_the_cursor_the_page(session: WritingSession, window: Window) -> None:
    """The paragraph under the cursor is marked in the page; a click into the page brings the cursor to its line.

    After a save the page says the new words in its place, without loading its styles and photos again.
    """
    page = window.page
    open_text(page, session, NEWS)
    view, body = page.frame_locator("iframe"), page.get_by_label("Nội dung", exact=True)
    words = body.input_value().split("\n\n")[0].strip()
    view.locator("main p").filter(has_text=words[:30]).first.click()
    expect(body).to_be_focused()
    assert body.evaluate("box => box.value.slice(box.selectionStart)").startswith(words[:30])
    page.keyboard.press("End")
    expect(view.locator("[style*=outline]")).to_contain_text(words[:30])
    page.evaluate("document.querySelector('iframe').contentWindow.loadedOnce = true")
    before = body.input_value()
    body.fill(f"Câu mới thêm vào.\n\n{before}")
    page.keyboard.press("Control+s")
    expect(view.get_by_text("Câu mới thêm vào.")).to_be_visible()
    assert page.evaluate("document.querySelector('iframe').contentWindow.loadedOnce")
    view.locator("main p").filter(has_text=words[:30]).first.click()
    assert body.evaluate("box => box.value.slice(box.selectionStart)").startswith(words[:30])
    body.fill(before)
    page.keyboard.press("Control+s")
    expect(view.get_by_text("Câu mới thêm vào.")).to_have_count(0)


def test_keys_alone_choose_move_and_save(session: WritingSession, window: Window) -> None:
    """A unit is chosen, moved in front and taken out by keys alone, without tones."""
    page = window.page
    open_text(page, session, DRAFT)
    unit = page.locator(".field[data-key=unit]").get_by_role("combobox")
    unit.focus()
    page.keyboard.type("huyen ao")
    page.keyboard.press("Enter")
    chosen = page.locator(".field[data-key=unit] .chosen li")
    expect(chosen).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Lên trước: ")).press("Enter")
    expect(chosen.first).to_contain_text("Ao")
    chosen.first.get_by_role("button", name=re.compile("^Bỏ ra: ")).press("Enter")
    expect(chosen).to_have_count(1)
    expect(unit).to_be_focused()
    page.keyboard.type("không có đơn vị này")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Tiêu đề", exact=True)).to_be_visible()


def conflicting_package(session: WritingSession, folder: Path) -> Path:
    """Return a package that somebody made without knowing what this site has of the same bulletin."""
    text = session.text(TRANSLATED)
    came = re.sub("title: .*", "title: Của người viết", text.read_text(encoding="utf-8"), count=1)
    note = Note(at="2024-08-05T08:00:00+00:00", text="Chị xem giúp em.")
    made = Package(folder=TRANSLATED.rpartition("/")[0], texts=(("index.md", came.encode()),), notes=(note,))
    package = folder / "gói bài.zip"
    package.write_bytes(pack_package(made))
    return package


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(session: WritingSession, browser: Browser, scheme: str, width: int, tmp_path: Path) -> None:
    """List, form and package, wide by day and narrow by night: no rule is broken."""
    script = node_module("axe-core/axe.min.js").read_text(encoding="utf-8")
    with open_window(browser, (width, 900), color_scheme=scheme, locale="vi-VN") as opened:
        page = opened.page
        for target in ("", "#/bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md", f"#/{DRAFT}"):
            page.goto("about:blank")
            page.goto(session.page + target)
            expect(page.locator(".texts, .fields")).to_be_visible()
            page.get_by_role("button", name="English", exact=True).click()
            expect(page.locator("h1")).to_be_visible()
            page.wait_for_timeout(200)
            for details in page.locator("details").all():
                details.evaluate("each => { each.open = true; }")
            page.evaluate(script)
            assert page.evaluate(AXE) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.get_by_role("button", name="Tiếng Việt", exact=True).click()
        page.goto("about:blank")
        page.goto(session.page)
        page.locator("#documents").set_input_files(conflicting_package(session, tmp_path))
        expect(page.locator(".package .conflict")).to_be_visible(timeout=20_000)
        page.evaluate(script)
        assert page.evaluate(AXE) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_new_text_begins_as_a_draft(session: WritingSession, window: Window) -> None:
    """A title and a unit make a draft that opens at once; what it lacks is told at its fields."""
    page = window.page
    page.goto(session.page)
    page.get_by_role("button", name="Bài mới").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Tiêu đề").fill("Tin mới: chị em trồng hoa #1")
    dialog.get_by_role("combobox", name="Đơn vị").fill("tinh sen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Bắt đầu viết").click()
    expect(page.locator(".fields")).to_be_visible()
    expect(page.get_by_label("Tiêu đề", exact=True)).to_have_value("Tin mới: chị em trồng hoa #1")
    expect(page.get_by_label("Tình trạng")).to_have_value("draft")
    path = page.evaluate("decodeURIComponent(location.hash.slice(2))")
    assert "tin-moi-chi-em-trong-hoa-1" in path
    assert "status: draft\n" in session.text(path).read_text(encoding="utf-8")


def test_all_scripts_and_styles_are_light() -> None:
    """The page's own files weigh less than 60 kB packed, all together."""
    assert len(gzip.compress(b"".join((FOLDER / name).read_bytes() for name in sorted(FILES)))) < 60_000

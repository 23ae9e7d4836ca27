"""Photos as cards: their order, turned, cropped, and back, in a real browser; what is written is what the model has."""

from __future__ import annotations

import io
import json
import re
import sys
import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.browser.tools import node_module
from tests.browser.windows import open_window
from tests.writing.serving import DRAFT, WritingSession
from tests.writing.test_walk import AXE, MADE, open_text

pytestmark = pytest.mark.browser

NAMES = ("do", "xanh", "vang")
COLOURS = {"do": "red", "xanh": "blue", "vang": "yellow"}


def camera_photo(name: str) -> bytes:
    """Return a photo of 400 by 200: a colour on the left, white on the right, with a place in its metadata."""
    image = Image.new("RGB", (400, 200), "white")
    image.paste(COLOURS[name], (0, 0, 200, 200))
    exif = Image.Exif()
    exif[0x010E] = "nhà chị Lan"
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif, quality=95)
    return file.getvalue()


def seen(file: Path) -> list[object]:
    """Return the size of a photo, and whether its left top and right bottom are coloured or white."""
    with Image.open(file) as image:
        assert not set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        width, height = image.size
        corners = [image.crop((x, y, x + 4, y + 4)).convert("RGB") for x, y in ((8, 8), (width - 12, height - 12))]
    darkest = [min(low for low, _ in corner.getextrema()) for corner in corners]  # type: ignore[misc]  # three bands
    return [(width, height), *("white" if shade > 200 else "colour" for shade in darkest)]


def filled(page: Page, session: WritingSession) -> Locator:
    """Return the cards of a draft to which three photos were added."""
    open_text(page, session, DRAFT)
    field = page.locator(".field[data-key=photos]")
    for number, name in enumerate(NAMES):
        with page.expect_file_chooser() as chooser:
            field.get_by_text("Thêm ảnh").click()
        chooser.value.set_files({"name": f"{name}.jpg", "mimeType": "image/jpeg", "buffer": camera_photo(name)})
        expect(field.locator(".card")).to_have_count(number + 1, timeout=MADE)
        field.locator("[data-part=alt]").last.fill(f"Ảnh {name}.jpg")
    return field.locator(".card")


def crop(page: Page, folder: Path) -> None:
    """Crop the first photo to a half of its width and three quarters of its height: drawn, then typed."""
    page.get_by_role("button", name="Cắt ảnh vang.jpg").click()
    dialog = page.get_by_role("dialog")
    drawn = dialog.locator(".cropping img").bounding_box()
    assert drawn is not None
    page.mouse.move(drawn["x"] + drawn["width"] / 4, drawn["y"] + 2)
    page.mouse.down()
    page.mouse.move(drawn["x"] + drawn["width"] / 2, drawn["y"] + drawn["height"] / 2, steps=3)
    page.mouse.up()
    expect(dialog.get_by_label("Cắt bên trái (%)")).to_have_value("25")
    page.screenshot(path=folder / "crop.png")
    page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(AXE) == []
    for side, typed in (("bên trái", "0"), ("bên phải", "50"), ("phía trên", "0"), ("phía dưới", "25")):
        dialog.get_by_label(f"Cắt {side} (%)").fill(typed)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def test_photos_are_ordered_turned_and_cropped(session: WritingSession, browser: Browser, tmp_path: Path) -> None:
    """By mouse and keyboard; the file holds pixels alone, the focus goes along, undo gives all back."""
    began = time.monotonic()
    with open_window(browser, (1280, 2600), locale="vi-VN") as window:  # so high that all cards are in sight
        page = window.page
        cards = filled(page, session)
        cards.nth(2).locator(".handle").drag_to(cards.nth(0))
        expect(cards.locator("figcaption")).to_have_text(["vang.jpg", "do.jpg", "xanh.jpg"])
        page.get_by_role("button", name="Ra sau: do.jpg").focus()
        page.keyboard.press("Enter")
        expect(cards.locator("figcaption")).to_have_text(["vang.jpg", "xanh.jpg", "do.jpg"])
        expect(page.get_by_role("button", name="Lên trước: do.jpg")).to_be_focused()

        file = session.text(DRAFT).with_name("vang.jpg")
        first = file.read_bytes()
        focus = cards.first.locator("[data-part=focus]")
        cards.first.locator("img").first.click(position={"x": 5, "y": 5})
        was = focus.input_value()
        page.get_by_role("button", name="Xoay phải ảnh vang.jpg").click()
        expect(cards.first.get_by_text("đã được ghi ngay")).to_be_visible(timeout=MADE)
        assert seen(file) == [(200, 400), "colour", "white"]
        across, down = (int(each.strip("%")) for each in was.split())
        expect(focus).to_have_value(f"{100 - down}% {across}%")
        page.get_by_role("button", name="Hoàn tác việc xoay, cắt ảnh vang.jpg").click()
        expect(cards.first.get_by_text("đã trở lại như trước")).to_be_visible(timeout=MADE)
        expect(focus).to_have_value(was)
        assert file.read_bytes() == first

        crop(page, tmp_path)
        expect(cards.first.get_by_text("đã được ghi ngay")).to_be_visible(timeout=MADE)
        assert seen(file) == [(200, 150), "colour", "colour"]
        page.screenshot(path=tmp_path / "cards.png")
        assert page.evaluate(AXE) == []

        page.keyboard.press("Control+s")
        expect(page.locator(".state-line")).to_contain_text("Đã lưu lúc")
        written = session.text(DRAFT).read_text(encoding="utf-8")
        assert [line.split()[-1] for line in written.splitlines() if "src:" in line] == [
            "vang.jpg",
            "xanh.jpg",
            "do.jpg",
        ]
        shown = page.frame_locator("iframe").locator("main img[alt='Ảnh vang.jpg']").first
        expect(shown).to_have_attribute("width", "200", timeout=MADE)
        assert window.strays(session.origin) == []
        sys.stdout.write(f"photos as cards: {time.monotonic() - began:.1f} s\n")


def chosen(page: Page, label: str, *names: str) -> None:
    """Choose photos of this computer."""
    with page.expect_file_chooser() as chooser:
        page.get_by_text(label, exact=True).click()
    payload = [FilePayload(name=f"{name}.jpg", mimeType="image/jpeg", buffer=camera_photo(name)) for name in names]
    chooser.value.set_files(payload)


def test_a_row_of_photos_shares_a_caption(session: WritingSession, browser: Browser, tmp_path: Path) -> None:
    """Photos that are put into the text stand in a row; its one caption is a field, and changes its own line alone."""
    folder = session.text(DRAFT).parent.with_name("2024-08-20-day-anh")
    folder.mkdir()
    head = (
        "---\ntitle: Một dãy ảnh\ndate: 2024-08-20\nunit: tinh-sen  # nơi đăng\nsummary: Một câu.\nstatus: draft\n---\n"
    )
    before = f"{head}Mở đầu.\n\n```\n![x](x.jpg)\n![y](y.jpg)\n```\n\n\nKết thúc.  \nHết.\n"
    (folder / "index.md").write_text(before, encoding="utf-8", newline="\r\n")
    path = f"bulletins/2024/{folder.name}/index.md"
    with open_window(browser, (1280, 1400), locale="vi-VN") as window:
        page = window.page
        listed_text(page, session, path)
        body = page.get_by_label("Nội dung", exact=True)
        body.evaluate(
            "box => { const at = box.value.indexOf('Kết thúc') - 1; box.focus(); box.setSelectionRange(at, at); }"
        )
        chosen(page, "Ảnh ở đây", "do", "xanh", "vang")
        expect(body).to_have_value(
            re.compile(r"```\n\n!\[\]\(do.jpg\)\n!\[\]\(xanh.jpg\)\n!\[\]\(vang.jpg\)\n\nKết"), timeout=MADE
        )
        for name in NAMES:
            body.fill(body.input_value().replace(f"![]({name}", f"![Ảnh màu {name}]({name}"))
        rows = page.locator(".photo-rows .card")
        expect(rows.locator("img")).to_have_count(3)
        rows.get_by_label("Chú thích chung của cả dãy").fill("Ba *màu")
        expect(rows.get_by_role("alert")).to_contain_text("Những gì vừa gõ ở đây chưa vào bài")
        rows.get_by_label("Chú thích chung của cả dãy").fill("Ba màu")
        rows.get_by_label("Nguồn ảnh").fill("Chi hội")
        shared = re.compile(r"vang.jpg\)\n\*Ba màu \| Chi hội\*\n\nKết thúc.  \n")
        expect(body).to_have_value(shared)
        page.screenshot(path=tmp_path / "row.png")
        page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
        assert page.evaluate(AXE) == []
        page.keyboard.press("Control+s")
        expect(page.locator(".state-line")).to_contain_text("Đã lưu lúc")
        expect(page.frame_locator("iframe").locator("main")).to_contain_text("Ba màu", timeout=MADE)
        lines = [f"![Ảnh màu {name}]({name}.jpg)\n" for name in NAMES]
        after = before.replace("\n\nKết", f"\n{''.join(lines)}*Ba màu | Chi hội*\n\nKết")
        assert (folder / "index.md").read_bytes() == after.encode().replace(b"\n", b"\r\n")
        body.fill(body.input_value().replace("Ba màu |", "Ba sắc màu |"))
        expect(rows.get_by_label("Chú thích chung của cả dãy")).to_have_value("Ba sắc màu")
        for name in ("Chú thích chung của cả dãy", "Nguồn ảnh"):
            rows.get_by_label(name).fill("")
        expect(body).to_have_value(re.compile(r"vang.jpg\)\n\nKết thúc"))
        film_still(page, tmp_path)
        page.keyboard.press("Control+s")
        expect(page.locator(".state-line")).to_contain_text("Đã lưu lúc")
        expect(page.locator(".state-line")).not_to_contain_text("Chưa lưu")
        assert "video_still: do-2.jpg\r\n" in (folder / "index.md").read_bytes().decode()


def film_still(page: Page, folder: Path) -> None:
    """Give a film a picture: one of the text's, then none, then one of this computer."""
    more = page.locator(".more-fields")
    more.locator("summary").first.click()
    field = more.locator(".field[data-key=video_still]")
    more.get_by_label("Địa chỉ video").fill("https://video.example.org/ngay-hoi")
    field.get_by_role("button", name="Lấy ảnh xanh.jpg").click()
    expect(field.locator("figcaption")).to_have_text("xanh.jpg")
    field.get_by_role("button", name="Bỏ ra: xanh.jpg").click()
    expect(field.get_by_role("button", name="Lấy ảnh")).to_have_count(3)
    field.scroll_into_view_if_needed()
    page.screenshot(path=folder / "still.png")
    assert page.evaluate(AXE) == []
    chosen(page, "Chọn ảnh cho video", "do")
    expect(field.locator("figcaption")).to_have_text("do-2.jpg", timeout=MADE)


def listed_text(page: Page, session: WritingSession, path: str) -> None:
    """Open a text that was written a moment ago."""
    expect(page).to_have_url("about:blank")
    page.goto(session.page)
    expect(page.get_by_role("link", name="Một dãy ảnh")).to_be_visible(timeout=MADE)
    open_text(page, session, path)


@pytest.mark.parametrize(
    "asked",
    [
        {"turn": 45},
        {"turn": "90"},
        {"left": 0.5, "right": 0.5},
        {"top": -0.1},
        {"left": "x"},
        {"top": 1e400},
        {"turn": []},
    ],
)
def test_an_edit_that_leaves_no_photo_is_refused(session: WritingSession, asked: dict[str, object]) -> None:
    """What no card sends is answered with 400; the photo stays as it is."""
    text = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"
    photo = session.text(text).with_name("ngay-hoi.jpg")
    before = photo.read_bytes()
    body = json.dumps({"language": "vi", "window": "x", "path": text, "src": "ngay-hoi.jpg", **asked}).encode()
    status, _, _ = session.request("POST", "/__write/edit-photo", session.own_headers(body), body)
    assert status == 400
    assert photo.read_bytes() == before

"""Photos as cards: their order, turned, cropped, and back, in a real browser; what is written is what the model has."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

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

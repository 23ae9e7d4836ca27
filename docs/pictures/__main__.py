"""Takes the pictures of the guides for staff: the preview and the pages themselves, in a browser.

Run by hand from the project's folder: `python -m docs.pictures`. Needs Chromium, as the tests do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs.illustrations.canvas import LANDSCAPE, Canvas
from docs.illustrations.scenes_awards import draw_certificates
from docs.illustrations.scenes_crafts import draw_ao_dai_garden
from docs.illustrations.scenes_water import draw_fishing_harbour
from docs.pictures.guides import FOLDER, GUIDES, ROOT, Guide, lay_out

NOW = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
DESKTOP = (900, 620)
PHONE = (390, 720)
LARGEST = 60 * 1024
QUALITIES = (80, 70, 60, 50, 40)
SECONDS = 30

PHOTOS: dict[str, Callable[[Canvas], None]] = {
    "hoi-thi.jpg": draw_ao_dai_garden,
    "trao-giai.jpg": draw_certificates,
    "harbour.jpg": draw_fishing_harbour,
    "certificates.jpg": draw_certificates,
}


def main() -> None:
    """Take all pictures of all guides."""
    with sync_playwright() as playwright:
        executable = os.environ.get("BROWSER") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for guide in GUIDES:
            with tempfile.TemporaryDirectory() as folder:
                photos = {name: _drawn(name, Path(folder)) for name in guide.photos}
                _take_all(guide, lay_out(guide, Path(folder), photos), browser)
        browser.close()


def _take_all(guide: Guide, content: Path, browser: Browser) -> None:
    """Go through what the guide tells its reader to do, and take a picture of each."""
    file = content / guide.bulletin / "index.md"
    added = {lines.split(":")[0]: lines for lines in guide.blocks("yaml")}
    title = _said("title", guide.example)
    with _preview(content, guide.language) as url:
        address = url.rstrip("/") + guide.address
        page = browser.new_page(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, color_scheme="light")
        phone = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, color_scheme="light")
        _save(_shot(page, address, title), guide, "draft")
        file.write_text(guide.wrong, encoding="utf-8")
        page.locator(".panel.errors").wait_for(timeout=1000 * SECONDS)
        _save(page.screenshot(), guide, "error")
        file.write_text(guide.adding(added["corrections"]), encoding="utf-8")
        _save(_shot(page, address, _said("text", added["corrections"])), guide, "corrected")
        _save(_shot(phone, address, title), guide, "published")
        file.write_text(guide.adding(added["status"]), encoding="utf-8")
        _save(_shot(page, address, _said("reason", added["status"])), guide, "withdrawn")


def _said(key: str, lines: str) -> str:
    """Return what a key says."""
    found = re.search(rf"^ *{key}: (.*)$", lines, re.MULTILINE)
    assert found is not None, key  # noqa: S101  (the guides' tests hold this)
    return found[1]


def _shot(page: Page, address: str, words: str) -> bytes:
    """Return the picture of a page once it says certain words, with these in sight; the preview reloads it itself."""
    if page.url != address:
        page.goto(address)
    spoken = page.locator("main").get_by_text(words).first
    spoken.wait_for(timeout=1000 * SECONDS)
    page.wait_for_load_state("load")
    spoken.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # photos in sight are drawn
    return page.screenshot()


@contextmanager
def _preview(content: Path, language: str) -> Iterator[str]:
    """Give the address of a preview of a content folder."""
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "preview", "--no-browser", "--port", "0"]
    command += ["--content", content.name, "--lang", language]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": f"{NOW.timestamp():.0f}", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(  # noqa: S603  (our own task)
        command, cwd=content.parent, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None  # noqa: S101  (it is a pipe)
        found = (re.search(r"http://\S+", line) for line in process.stdout)
        try:
            yield next(match[0] for match in found if match is not None)
        finally:
            process.terminate()


def _drawn(name: str, folder: Path) -> bytes:
    """Return a drawn photo."""
    canvas = Canvas(LANDSCAPE, name)
    PHOTOS[name](canvas)
    canvas.save(folder / name)
    return (folder / name).read_bytes()


def _save(shot: bytes, guide: Guide, name: str) -> None:
    """Write a picture small enough to be loaded on a phone."""
    path = FOLDER / "pictures" / f"{name}.{guide.language}.webp"
    path.parent.mkdir(exist_ok=True)
    picture = Image.open(BytesIO(shot)).convert("RGB")
    for quality in QUALITIES:
        picture.save(path, "WEBP", quality=quality, method=6)
        if path.stat().st_size <= LARGEST:
            break
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()

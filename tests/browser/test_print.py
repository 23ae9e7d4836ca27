"""Printed on A4, a page is its text."""

from __future__ import annotations

import math
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.browser.sites import SAMPLE, Shown, Site, Sites
from tests.browser.tools import program
from tests.browser.weights import count_photos, scroll
from tests.browser.windows import Window

CHROME = """() => [...document.querySelectorAll('.skip, header nav a, nav a, footer nav a')]
    .map(element => element.textContent.trim()).filter(words => words.length > 3
        && !document.querySelector('main').innerText.includes(words))"""
LATIN = re.compile(r"[\u0020-\u024f\u1e00-\u206f]+")
SHEETS = {"bulletin": 3, "digest": 2, "static": 2, "withdrawn": 1, "search": 1}
"""How many sheets a page may take: a bulletin is handed round at a meeting. A digest takes more for its items."""


TWO_MINUTES = "/ban-tin/2026-09-14-chau-phu-vu-lua-va-to-truyen-thong/"
SIX = {
    TWO_MINUTES: 2,
    "/ban-tin/2025-10-03-diem-tin-quy-ba/": 2,
    "/don-vi/tinh-lam-dong/": 2,
    "/phong-trao/de-an-938/": 2,
    "/luu-tru/": 1,
    "/gioi-thieu/": 1,
}
"""Pages of the sample and how many sheets they take: bulletin, digest, unit, campaign, archive, a page that stays."""
SIZES = "wanted => [...document.querySelectorAll(wanted)].map(each => parseFloat(getComputedStyle(each).fontSize))"


def sheets(pdf: bytes) -> int:
    """Return the number of pages of a PDF as Chromium writes them."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def words_of(pdf: Path, sheet: int = 1) -> str:
    """Return the text of a PDF from a sheet on, its spaces made single and its ligatures letters again."""
    command = [program("pdftotext", "poppler-utils"), "-enc", "UTF-8", "-f", str(sheet), str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return " ".join(unicodedata.normalize("NFKC", text).split())


def prints(title: str, words: str) -> bool:
    """Return whether a title stands in a printed text, wherever its lines were broken."""
    return re.sub(r"[\s-]", "", title) in re.sub(r"[\s-]", "", words)


def printed(site: Site, shown: Shown, window: Window, folder: Path) -> Path:
    """Return a page printed on A4."""
    window.page.goto(site.address(shown))
    file = folder / "printed.pdf"
    window.page.pdf(path=file, format="A4", prefer_css_page_size=True)
    return file


@pytest.mark.browser
def test_pages_print_on_few_sheets(site: Site, window: Window, tmp_path: Path) -> None:
    """A bulletin takes at most three sheets of A4 and one for every three photos, a digest one for two items.

    A digest that holds its items' whole texts takes three more for each two of them, and a table one for 25 rows.
    """
    found: list[str] = []
    for shown in site.samples():
        if shown.kind in SHEETS:
            count = sheets(printed(site, shown, window, tmp_path).read_bytes())
            items = len(getattr(shown.page.view, "items", ()))
            whole = 3 * items // 2 if any(item.blocks for item in getattr(shown.page.view, "items", ())) else 0
            most = SHEETS[shown.kind] + math.ceil(items / 2) + count_photos(shown) // 3 + whole
            most += shown.html().count("<tr") // 25
            found += [f"{shown.path}: {count} sheets of {most}"] if not 0 < count <= most else []
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
@pytest.mark.parametrize("path", SIX)
def test_six_kinds_of_pages_fill_their_sheets(sites: Sites, window: Window, tmp_path: Path, path: str) -> None:
    """A bulletin of two minutes takes two sheets, lists one or two; the last sheet holds more than the footer.

    The text is 11 or 12 points high, what stands around it is smaller.
    """
    site = sites[SAMPLE]
    shown = next(each for each in site.pages if each.path == path)
    pdf = printed(site, shown, window, tmp_path)
    count = sheets(pdf.read_bytes())
    assert count <= SIX[path]
    last = words_of(pdf, count).partition("Tin hoạt động Hội")[0 if count > 1 else 2]
    assert len(last) > 100, last
    window.page.emulate_media(media="print")
    sizes = {round(size * 0.75, 1) for size in window.page.evaluate(SIZES, ".prose > p")}
    assert all(11 <= size <= 12 for size in sizes)
    around = window.page.evaluate(SIZES, "figcaption, td, .dateline, .card__meta, .footer p, small")
    assert all(size * 0.75 < 10 for size in around)
    window.page.emulate_media(media="screen")


@pytest.mark.browser
def test_a_bulletin_ends_with_its_address_on_paper(sites: Sites, window: Window, tmp_path: Path) -> None:
    """In letters and as a QR code, which is asked for only when the page is printed."""
    site = sites[SAMPLE]
    shown = next(each for each in site.pages if each.path == TWO_MINUTES)
    site.server.transfers.clear()
    window.page.goto(site.address(shown), wait_until="networkidle")
    scroll(window)
    codes = [each for each in site.server.transfers if each.path.endswith("/qr.svg")]
    pdf = printed(site, shown, window, tmp_path)
    window.page.wait_for_function("document.querySelector('.article > footer img').naturalWidth")
    window.page.pdf(path=pdf, format="A4", prefer_css_page_size=True)  # what was asked for by printing is there now
    assert prints(f"https://example.org/repository{TWO_MINUTES}", words_of(pdf))
    assert codes == []


@pytest.mark.browser
def test_print_has_the_text_and_no_chrome(site: Site, window: Window, tmp_path: Path) -> None:
    """On paper stands the title; menus, skip link and footer links, which nobody can click, do not.

    Titles are looked for in Latin letters only: a PDF keeps other scripts as shapes that cannot be read back.
    """
    found: list[str] = []
    for shown in site.kinds():
        words = words_of(printed(site, shown, window, tmp_path))
        title = " ".join(window.page.locator("h1").inner_text().split())
        found += [f"{shown.path}: no title on paper"] if LATIN.fullmatch(title) and not prints(title, words) else []
        chrome = [" ".join(each.split()) for each in window.page.evaluate(CHROME)]
        found += [f"{shown.path}: “{each}” on paper" for each in chrome if each in words]
    assert not found, "\n".join(["", *found])

"""What is longest, widest, most and least still reads well: the pages of a site made of nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import Site, Sites
from tests.browser.weights import scroll
from tests.browser.windows import Window, open_window

FIGURES = "/ban-tin/2024-03-03-bang-so-lieu/"
SHAPES = "/ban-tin/2024-04-04-ngang-va-doc/"
THIRTY = "/ban-tin/2024-05-05-chi-co-anh/"
LONG = "/ban-tin/2024-01-05-tieu-de-dai/"
CAPITALS = "/ban-tin/2024-02-02-chu-hoa/"

HEIGHT = "document.documentElement.scrollHeight"
TABLE = """frame => {
    const box = element => element.getBoundingClientRect();
    const row = frame.querySelector('tbody tr:nth-child(3)');
    const before = {first: box(row.firstChild).left, second: box(row.children[1]).left};
    frame.scrollTo(100, 300);
    const head = box(frame.querySelector('th')).top - box(frame).top;
    return {
        moved: [before.first - box(row.firstChild).left, before.second - box(row.children[1]).left],
        head, inside: frame.scrollWidth > frame.clientWidth, width: box(frame).width,
        lines: Math.max(...[...frame.querySelectorAll('td')].map(each => each.clientHeight / 22)),
        right: [...row.children].map(each => getComputedStyle(each).textAlign),
    };
}"""
CROPPED = """() => [...document.querySelectorAll('.figure img, .gallery img')].filter(image => image.checkVisibility()
    && Math.abs(image.clientWidth / image.clientHeight - image.naturalWidth / image.naturalHeight) > 0.05)
    .map(image => `${image.currentSrc} is ${image.clientWidth} to ${image.clientHeight}`)"""
EDGES = """() => [...document.querySelectorAll(
    '.crumbs, h1, .lead, .prose, .gallery, .figure img, #share, .article ~ *')]
    .filter(each => each.checkVisibility()).map(each => [each.className || each.tagName,
        Math.round(each.getBoundingClientRect().left)])"""
FRONT = """() => [...document.querySelectorAll('.front__lead, .front__lead + div > *')]
    .map(each => each.getBoundingClientRect()).map(box => [Math.round(box.top), Math.round(box.width)])"""
ENTRIES = """() => {
    const row = document.querySelector('#menu ul').getBoundingClientRect();
    return [...document.querySelectorAll('#menu li')].map(each => each.getBoundingClientRect())
        .map(box => [box.top < row.bottom - 1, box.left >= 0 && box.right <= innerWidth, box.bottom <= row.bottom + 1]);
}"""


@pytest.fixture(scope="module")
def site(sites: Sites) -> Site:
    """Give the site of extremes."""
    return sites["extremes"]


def show(site: Site, window: Window, path: str, width: int = 390) -> Page:
    """Return a page shown at a width."""
    window.resize(width)
    window.page.goto(f"{site.server.root}{path}")
    return window.page


@pytest.mark.browser
def test_a_wide_table_scrolls_inside_itself(site: Site, window: Window) -> None:
    """Eight columns keep three words a line, the page stays short; head and first column stay, figures stand right."""
    page = show(site, window, FIGURES)
    frame = page.get_by_role("group", name="Xã, phường").first
    seen = frame.evaluate(TABLE)
    assert seen["inside"]
    assert seen["moved"][0] == 0
    assert seen["moved"][1] == pytest.approx(100, abs=1)
    assert seen["head"] == pytest.approx(0, abs=1)
    assert seen["lines"] <= 5
    assert seen["right"] == ["start", *["right"] * 6, "start"] or seen["right"] == ["start", *["end"] * 6, "start"]
    assert page.evaluate(HEIGHT) < 3200
    frame.evaluate("frame => frame.scrollTo(0, 0)")
    frame.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(":focus")).not_to_have_js_property("scrollLeft", 0)


@pytest.mark.browser
def test_a_wide_table_breaks_out_on_a_desk(site: Site, window: Window) -> None:
    """Where there is room it is wider than the text; a narrow one keeps to the text's width."""
    page = show(site, window, FIGURES, 1280)
    widths = [box["width"] for box in (each.bounding_box() for each in page.locator("table").all()) if box]
    text = page.locator(".prose > p").first.bounding_box()
    assert text is not None
    assert widths[0] > text["width"] * 1.25
    assert widths[1] == pytest.approx(text["width"], abs=2)


@pytest.mark.browser
def test_a_keyboard_stops_at_a_table_only_to_scroll_it(site: Site, window: Window) -> None:
    """A table of which nothing is out of sight is no stop, at any width."""
    page = show(site, window, FIGURES)
    for width, stops in ((390, [True, False]), (2400, [False, False]), (390, [True, False])):
        page.set_viewport_size({"width": width, "height": 3000})
        for table, stopping in zip(page.locator(".table").all(), stops, strict=True):
            expect(table).to_have_attribute("tabindex", "0" if stopping else "-1", timeout=20_000)


@pytest.mark.browser
def test_a_wide_table_prints_whole(site: Site, window: Window) -> None:
    """On paper nothing of it is hidden."""
    page = show(site, window, FIGURES)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 640, "height": 900})
    hidden = "frame => [frame.scrollWidth > frame.clientWidth + 1, frame.scrollHeight > frame.clientHeight + 1]"
    assert page.locator(".table").first.evaluate(hidden) == [False, False]


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_photos_keep_their_shape(site: Site, window: Window, width: int) -> None:
    """Portraits and panoramas are cropped neither above the text nor in a gallery."""
    page = show(site, window, SHAPES, width)
    scroll(window)
    assert page.evaluate(CROPPED) == []


@pytest.mark.browser
def test_thirty_photos_do_not_push_the_text_away(site: Site, window: Window) -> None:
    """Photos alone open with one of them, say once whom they are by, and most of them are folded in."""
    page = show(site, window, THIRTY)
    assert page.locator(".article > .figure").count() == 1
    assert page.get_by_text("Tổ ảnh của Hội").locator("visible=true").count() == 1
    assert page.evaluate(HEIGHT) < 3000
    page.get_by_text("23 ảnh nữa").click()
    assert page.locator(".gallery__item").locator("visible=true").count() == 29


@pytest.mark.browser
def test_titles_that_shout_or_run_on_are_set_smaller(site: Site, window: Window) -> None:
    """One of 160 signs and one in capitals; another keeps its size."""
    sizes = [
        show(site, window, path).locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        for path in (LONG, CAPITALS, THIRTY)
    ]
    assert sizes[0] == sizes[1] < sizes[2]


@pytest.mark.browser
def test_everything_of_a_bulletin_has_one_edge(site: Site, window: Window) -> None:
    """Crumbs, title, text, photos, ways to share and what follows begin at the same place, on every screen."""
    for width in (390, 768, 1280, 1920):
        edges = show(site, window, SHAPES, width).evaluate(EDGES)
        lefts = {left for name, left in edges if not (name == "IMG" and width < 640)}
        assert len(lefts) == 1, (width, edges)


@pytest.mark.browser
def test_a_long_text_lists_its_headings(site: Site, window: Window) -> None:
    """Seven headings are listed: above the text on a phone, beside it on a desk, where the list stays in sight."""
    page = show(site, window, LONG)
    contents = page.get_by_role("navigation", name="Mục lục")
    assert contents.get_by_role("link").count() == 7
    page = show(site, window, LONG, 1280)
    contents.get_by_role("link").last.click()
    box = contents.bounding_box()
    text = page.locator(".prose").bounding_box()
    assert box is not None
    assert text is not None
    assert box["x"] + box["width"] < text["x"]
    assert 0 <= box["y"] < 400


@pytest.mark.browser
def test_the_menu_is_never_cut_in_a_word(site: Site, window: Window) -> None:
    """On a phone whole entries stand in one line; a link unfolds the others, also where no script runs."""
    page = show(site, window, LONG, 360)
    seen = page.evaluate(ENTRIES)
    assert all(fits for in_row, fits, _ in seen if in_row)
    assert not all(in_row for in_row, _, _ in seen)
    page.get_by_role("link", name="Tất cả").click()
    assert all(each == [True, True, True] for each in page.evaluate(ENTRIES))


@pytest.mark.browser
def test_large_photos_by_keys(site: Site, window: Window) -> None:
    """Arrows lead on, each photo says which it is; Escape closes, the focus is back, and it all was one step."""
    page = show(site, window, SHAPES)
    steps = page.evaluate("history.length")
    page.locator(".gallery a").nth(1).click()
    large = page.get_by_role("dialog")
    large.wait_for()
    assert large.locator("span").inner_text() == "3/7"
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.locator(".large:target").get_by_text("5/7").wait_for()
    assert page.evaluate("history.length") == steps + 1
    expect(page.locator('[id="photo-6.large"] img')).to_have_js_property("complete", value=True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.large') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(".large:target")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('figure').id") == "photo-5"
    assert page.evaluate("location.hash") == ""
    page.go_back()
    assert page.url == "about:blank"


@pytest.mark.browser
def test_large_photos_by_swipes(site: Site, browser: Browser) -> None:
    """A finger that moves to the left brings the next one; one that moves down does not."""
    with open_window(browser, has_touch=True, is_mobile=True) as window:
        page = show(site, window, SHAPES)
        page.locator(".gallery a").first.tap()
        page.locator(".large:target").get_by_text("2/7").wait_for()
        page.get_by_role("dialog").wait_for()
        swipe(page, (300, 400), (290, 600))
        swipe(page, (300, 400), (100, 410))
        page.locator(".large:target").get_by_text("3/7").wait_for()
        swipe(page, (100, 400), (300, 410))
        page.locator(".large:target").get_by_text("2/7").wait_for()


def swipe(page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Move one finger over the page."""
    session = page.context.new_cdp_session(page)
    for kind, point in (("touchStart", start), ("touchMove", end), ("touchEnd", None)):
        points = [{"x": point[0], "y": point[1]}] if point else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.mark.browser
def test_large_photos_without_scripts(site: Site, browser: Browser) -> None:
    """Links open, lead on and close."""
    with open_window(browser, java_script_enabled=False) as window:
        page = show(site, window, SHAPES)
        page.locator(".gallery a").first.click()
        page.locator(".large:target").get_by_text("2/7").wait_for()
        page.locator(".large:target [rel=next]").click()
        page.locator(".large:target").get_by_text("3/7").wait_for()
        page.locator(".large:target").get_by_role("link", name="Đóng").click()
        page.locator(".large:target").wait_for(state="detached")


@pytest.mark.browser
def test_the_home_page_of_a_hundred_and_thirty_communes(site: Site, window: Window) -> None:
    """Twelve of them and the way to all; long leads end after four lines; what has no bulletin is not offered."""
    page = show(site, window, "/")
    assert page.locator(".halves .chips a").count() == 1 + 12
    assert page.get_by_role("link", name="Tất cả: 130").count() == 1
    assert page.get_by_text("Chuyên đề chưa có bài nào").count() == 0
    assert page.evaluate(HEIGHT) < 3000
    lines = page.locator(".card__text").evaluate_all("all => all.map(each => each.clientHeight / 24.8)")
    assert max(lines) < 4.5
    page = show(site, window, "/chuyen-muc/chua-co-tin/")
    assert page.get_by_text("Chưa có bản tin nào.").count() == 1


@pytest.mark.browser
def test_the_home_page_whose_newest_have_no_photo(site: Site, window: Window) -> None:
    """The lead takes the width of the page, the four others stand two by two below it; a tablet crops no photo more."""
    (lead, first, second, third, fourth) = show(site, window, "/", 1280).evaluate(FRONT)
    assert lead[1] > 2 * first[1]
    assert lead[0] < first[0] == second[0] < third[0] == fourth[0]
    image = show(site, window, "/", 768).locator(".grid .card--thumb img").first.bounding_box()
    assert image is not None
    assert image["width"] / image["height"] == pytest.approx(1.5, abs=0.01)

"""The search in a real browser: what people ask is found first, and the boxes answer as boxes do."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import SAMPLE, Site, Sites
from tests.browser.test_accessibility import RUN
from tests.browser.test_keyboard import walk
from tests.browser.test_layout import narrow
from tests.browser.tools import node_module
from tests.browser.windows import Window, open_window
from tests.search.drawn import telex, vni
from tests.search.questions import QUESTIONS

ASK = """async ([questions]) => {
    const found = [];
    for (const [text, language] of questions) {
        const {router, answers} = await bulletinSearch.search(text, language);
        const shown = await Promise.all(answers.slice(0, 5).map(hit => bulletinSearch.show(router, hit)));
        found.push(shown.map(answer => answer.identity));
    }
    return found;
}"""
COUNT = """async ([texts]) => {
    const real = window.fetch, counts = [];
    let asked = 0;
    window.fetch = (...given) => (asked++, real(...given));
    for (const text of texts) {
        bulletinSearch.reset();
        asked = 0;
        await bulletinSearch.search(text, 'vi');
        counts.push(asked);
    }
    window.fetch = real;
    return counts;
}"""
TYPE = """isComposing => {
    const box = document.querySelector('main input');
    box.value = 'mej';
    box.dispatchEvent(new InputEvent('input', {isComposing, bubbles: true}));
}"""
ANSWERS = "main .found__list li"
BUDGET = 20_000
MOST_REQUESTS = 20
MOST_TERM_FILES = MOST_REQUESTS - 8
"""Beside the files of terms and the one that names them: scripts, style sheet, five answers."""


@pytest.fixture(scope="module")
def sample(sites: Sites) -> Site:
    """Give the sample site."""
    return sites[SAMPLE]


def ask(page: Page, site: Site, text: str) -> None:
    """Open the search page with a question, and wait for its answers."""
    page.goto(f"{site.server.root}/tim-kiem/?q={quote(text)}")
    page.wait_for_selector(ANSWERS)


@pytest.mark.browser
def test_what_people_ask_is_found_first(sample: Site, window: Window) -> None:
    """Of a hundred questions 95 in a hundred have their answer first, 98 among the first five."""
    ask(window.page, sample, "an")
    found: list[list[str]] = window.page.evaluate(ASK, [[[each.text, each.language] for each in QUESTIONS]])
    pairs = list(zip(QUESTIONS, found, strict=True))
    later = [(each.text, answers) for each, answers in pairs if answers[:1] == [] or answers[0] not in each.first]
    never = [(each.text, answers) for each, answers in pairs if not {*each.first} & {*answers}]
    assert (len(later) <= 0.05 * len(pairs), len(never) <= 0.02 * len(pairs)) == (True, True), later


@pytest.mark.browser
def test_the_first_answer_is_light(sample: Site, browser: Browser) -> None:
    """What is loaded beside the page for a first answer stays within its budget."""
    for text in ("cu lao dung", "hoi vien danh du", "đề án 939"):
        with open_window(browser) as window:
            window.page.goto(f"{sample.server.root}/tim-kiem/")
            window.page.wait_for_load_state("networkidle")
            sample.server.transfers.clear()
            window.page.locator("main input").fill(text)
            window.page.wait_for_selector(ANSWERS)
            index = [each for each in sample.server.transfers if "/search/" in each.path]
            assert sum(each.size for each in index) <= BUDGET, text
            assert len(index) <= MOST_REQUESTS, text
            assert window.errors == []


@pytest.mark.browser
def test_keys_that_were_not_decoded_cost_no_more_files(sample: Site, window: Window) -> None:
    """Telex and VNI as they come from the keys need the files of the words that are meant, no others; all are few."""
    text = "khung cửi chung đưa mười nhà"
    ask(window.page, sample, "an")
    typed, *keys = window.page.evaluate(COUNT, [[text, telex(text), vni(text)]])
    assert keys == [typed, typed]
    texts = [each.text for each in QUESTIONS if each.language == "vi"]
    assert max(window.page.evaluate(COUNT, [texts])) <= MOST_TERM_FILES


@pytest.mark.browser
def test_a_word_alone_is_found_with_its_own_tone_first(sample: Site, window: Window) -> None:
    """Of titles that hold a syllable in two tonings the one that was typed comes first."""
    ask(window.page, sample, "đồi")
    for text, title in (
        ("đồi", "Mũi Né làm sạch bãi thuyền thúng trước mùa gió"),
        ("đổi", "Lâm Đồng đón 20/10 bằng phiên chợ chè đổi cá"),
    ):
        ask(window.page, sample, text)
        assert window.page.locator(f"{ANSWERS} a").first.inner_text() == title


@pytest.mark.browser
def test_answers_come_while_one_types_and_back_leads_back(sample: Site, window: Window) -> None:
    """The address follows the box; Enter makes a step that Back undoes; words are marked as they stand there."""
    page = window.page
    page.goto(f"{sample.server.root}/tim-kiem/")
    box = page.locator("main input")
    box.press_sequentially("me do dau", delay=20)
    page.wait_for_selector(ANSWERS)
    page.wait_for_url("**/tim-kiem/?q=me%20do%20dau")
    expect(page.locator(f"{ANSWERS} mark").first).to_have_text("Mẹ đỡ đầu")
    box.press("Enter")
    box.fill("ế chiếu")
    box.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=%E1%BA%BF%20chi%E1%BA%BFu")
    page.go_back()
    page.wait_for_url("**/tim-kiem/?q=me%20do%20dau")
    expect(box).to_have_value("me do dau")
    assert window.errors == []


@pytest.mark.browser
def test_words_being_composed_are_not_asked_for(sample: Site, window: Window) -> None:
    """What an input method has not finished sends no question."""
    page = window.page
    page.goto(f"{sample.server.root}/tim-kiem/")
    page.locator("main input").click()
    page.wait_for_selector("main .found", state="attached")
    page.evaluate(TYPE, True)  # noqa: FBT003  (what the browser says)
    page.wait_for_timeout(400)
    assert page.url.endswith("/tim-kiem/")
    page.evaluate(TYPE, False)  # noqa: FBT003
    page.wait_for_url("**/tim-kiem/?q=mej")


@pytest.mark.browser
def test_one_wrong_letter_is_put_right(sample: Site, window: Window) -> None:
    """A query that nothing matches is offered with one syllable written otherwise; no number, no word that is sound."""
    page = window.page
    page.goto(f"{sample.server.root}/tim-kiem/?q={quote('khung cuo chung')}")
    offer = page.locator("main .found__count button")
    assert offer.inner_text() == "khung cui chung"
    offer.click()
    page.wait_for_selector(ANSWERS)
    expect(page.locator("main input")).to_have_value("khung cui chung")
    for sound in ("nghi quyet dai hoi 13", "tỉnh sóc trăng sáp nhập vào đâu"):
        ask(page, sample, sound)
        expect(page.locator("main .narrow")).to_be_visible()
        assert offer.count() == 0


@pytest.mark.browser
def test_where_nothing_is_found_the_nearest_names_are_offered(sample: Site, window: Window) -> None:
    """Units and campaigns that are written much like it stand there, and the way to the archive."""
    page = window.page
    page.goto(f"{sample.server.root}/tim-kiem/?q={quote('ziêuzphầnzquà')}")
    page.wait_for_selector(ANSWERS)
    assert page.locator("main .found__count").inner_text().startswith("Không tìm thấy gì. Đơn vị, phong trào có tên")
    assert "Chương trình “Triệu phần quà san sẻ yêu thương”" in page.locator(f"{ANSWERS} a").all_inner_texts()
    assert page.locator("main .found .more a").get_attribute("href").endswith("/luu-tru/")  # type: ignore[union-attr]  # it has one
    page.goto(f"{sample.server.root}/tim-kiem/?q=%3D")
    page.wait_for_selector("main .narrow", state="attached")
    assert page.locator("main .found__count").inner_text() == "Không tìm thấy gì."


@pytest.mark.browser
def test_ones_own_unit_leads_from_every_masthead(sample: Site, window: Window) -> None:
    """A unit that is chosen in the finder stays on the device, in every language, until it is chosen no longer."""
    page = window.page
    page.goto(f"{sample.server.root}/don-vi/")
    page.locator("main input").fill("an thanh")
    own = page.locator(ANSWERS).first.locator("button")
    expect(page.locator(f"{ANSWERS} a").first).to_have_text("Hội LHPN xã An Thạnh")
    own.click()
    expect(own).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("Object.values(localStorage).some(one => one.includes('Commune'))")
    page.goto(f"{sample.server.root}/luu-tru/")
    link = page.locator("#mine a")
    expect(link).to_have_text("Hội LHPN xã An Thạnh")
    expect(link).to_be_in_viewport()
    assert page.evaluate("document.querySelector('#menu ul').scrollTop") == 0
    link.click()
    expect(page.locator("h1")).to_have_text("Hội LHPN xã An Thạnh")
    page.goto(f"{sample.server.root}/en/archive/")
    expect(link).to_have_text("Women's Union of An Thạnh Commune")
    expect(link).to_have_attribute("href", re.compile("/en/units/xa-an-thanh-can-tho/$"))
    page.goto(f"{sample.server.root}/en/units/")
    page.locator("main input").fill("an thanh")
    page.locator(ANSWERS).first.locator("[aria-pressed=true]").click()
    expect(page.locator(f"{ANSWERS} [aria-pressed=true]")).to_have_count(0)
    page.goto(f"{sample.server.root}/don-vi/")
    expect(link).to_have_count(0)
    assert window.errors == []


@pytest.mark.browser
def test_answers_can_be_narrowed(sample: Site, window: Window) -> None:
    """A choice leaves the answers it names; the number beside it says how many."""
    page = window.page
    ask(page, sample, "hội viên danh dự")
    page.locator(".narrow summary").click()
    year = page.locator(".narrow label", has_text="Năm").locator("select")
    year.locator("option", has_text="2024").wait_for(state="attached")
    label = year.locator("option", has_text="2024").inner_text()
    year.focus()
    year.select_option(label=label)
    expect(page.locator("main .found__list")).not_to_contain_text("/2023")
    count = int(label.partition("(")[2].rstrip(")"))
    expect(page.locator(ANSWERS)).to_have_count(min(count, 5))
    expect(page.locator("main .found__count")).to_have_text(f"Kết quả: {count}")
    expect(year).to_be_focused()


@pytest.mark.browser
def test_more_answers_go_on_where_the_keyboard_was(sample: Site, window: Window) -> None:
    """The button for more leads to the first answer that was not there before, not back to the top of the page."""
    page = window.page
    ask(page, sample, "phụ nữ")
    more = page.locator("main .found .more button")
    more.wait_for()
    before = page.locator(f"{ANSWERS} a").all_inner_texts()
    more.press("Enter")
    expect(page.locator(f"{ANSWERS} a").nth(len(before))).to_be_focused()
    assert page.locator(f"{ANSWERS} a").all_inner_texts()[: len(before)] == before


@pytest.mark.browser
def test_a_screen_reader_is_told_what_stands_there(sample: Site, window: Window) -> None:
    """The list has a name, each answer a heading that is its link, the count is spoken; buttons say for which unit."""
    page = window.page
    ask(page, sample, "cu lao dung")
    page.wait_for_selector(".narrow")
    tree = page.locator("main .found").aria_snapshot()
    assert re.search(r'- group: Lọc kết quả\n- status: "Kết quả: \d+"\n- list "Kết quả:":\n', tree), tree
    headings = re.findall(r'- heading "([^"]+)" \[level=2\]:\n +- link "\1":', tree)
    assert len(headings) == page.locator(ANSWERS).count()
    assert (
        page.locator("main [role=search]")
        .aria_snapshot()
        .startswith('- search "Từ cần tìm, tên đơn vị hoặc phong trào":')
    )
    page.goto(f"{sample.server.root}/don-vi/")
    page.locator("main input").fill("an thanh")
    expect(page.get_by_role("button", name="Đơn vị của tôi: Hội LHPN xã An Thạnh", exact=True)).to_be_visible()


@pytest.mark.browser
def test_the_unit_finder_knows_former_names(sample: Site, window: Window) -> None:
    """Three letters give units with their place; a former district leads to what became of it."""
    page = window.page
    page.goto(f"{sample.server.root}/don-vi/")
    box = page.locator("main input")
    box.click()
    box.press_sequentially("an t", delay=20)
    first = page.locator(ANSWERS).first
    expect(first.locator("a")).to_have_text("Hội LHPN xã An Thạnh")
    expect(first.locator(".card__meta")).to_have_text("Cần Thơ")
    box.fill("huyện Cù Lao Dung")
    expect(page.locator("main .found__list a").first).to_have_text("Hội LHPN huyện Cù Lao Dung")
    page.keyboard.press("ArrowDown")
    expect(page.locator("main .found__list a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(page.locator("main .found")).to_be_hidden()


@pytest.mark.browser
def test_other_pages_load_the_search_when_it_is_asked_for(sample: Site, window: Window) -> None:
    """Until somebody turns to the box of the masthead nothing of the search is loaded."""
    page = window.page
    window.resize(1280)
    page.goto(f"{sample.server.root}/")
    page.wait_for_load_state("networkidle")
    assert [address for address in window.requests if "search" in address] == []
    box = page.locator(".masthead input")
    box.click()
    box.press_sequentially("de an 93", delay=20)
    expect(page.locator(".masthead .found__list li").first).to_be_visible()
    more = page.locator(".masthead .found .more a")
    expect(more).to_have_attribute("href", re.compile(r"/tim-kiem/\?q=de%20an%2093$"))


@pytest.mark.browser
def test_a_file_that_does_not_come_is_said(sample: Site, window: Window) -> None:
    """A sentence and the way to the archive stand where the answers would."""
    page = window.page
    page.route("**/search/**", lambda route: route.abort())
    page.goto(f"{sample.server.root}/tim-kiem/?q=an")
    page.wait_for_selector("main .found__count a")
    assert page.locator("main .found__count").inner_text().startswith("Chưa tải được phần tìm kiếm.")
    assert page.locator("main .found__count a").get_attribute("href").endswith("/luu-tru/")  # type: ignore[union-attr]  # it has one


@pytest.mark.browser
def test_without_scripts_the_box_leads_to_the_lists(sample: Site, browser: Browser) -> None:
    """The page says why nothing is found, and leads to the archive and the units."""
    with open_window(browser, java_script_enabled=False) as window:
        window.page.goto(f"{sample.server.root}/tim-kiem/?q=an")
        notice = window.page.locator("main .notice")
        assert notice.is_visible()
        assert [each.inner_text() for each in notice.locator("a").all()] == ["Lưu trữ", "Đơn vị"]


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_answers_break_no_rule(sample: Site, window: Window, width: int, scheme: Any) -> None:  # noqa: ANN401  (Playwright's own)
    """With answers and filters shown axe finds nothing, all can be reached by Tab, nothing is too wide."""
    page = window.page
    page.emulate_media(color_scheme=scheme)
    window.resize(width)
    ask(page, sample, "cu lao dung")
    page.wait_for_selector(".narrow")
    page.evaluate("document.querySelector('.narrow').open = true")
    page.wait_for_selector(".narrow select")
    page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(RUN) == []
    assert narrow(window, width, "") == []
    assert walk(window)[1] == []

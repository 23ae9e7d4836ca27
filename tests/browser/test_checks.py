"""The checks themselves: each finds a fault that is planted for it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.browser.documents import RULES, Document
from tests.browser.sites import Sites
from tests.browser.test_accessibility import RUN
from tests.browser.test_keyboard import walk
from tests.browser.test_layout import MOVING, UNMARKED, narrow
from tests.browser.test_weights import SHIFT
from tests.browser.test_without_scripts import LOOK
from tests.browser.tools import node_module
from tests.browser.windows import Window, open_window

LINK = '<a href="#a">first</a> <a href="#b" class="x">second</a>'
PLANTED = (
    ("one_h1", "<h1", "<h1>twice</h1><h1"),
    ("landmarks", "<main", "<main></main><main"),
    ("language", "<html lang=vi", "<html lang=en"),
    ("alternatives", ' alt="', ' alt="IMG_2041.jpg" data-was="'),
    ("link_texts", "</main>", '<a href="/">Xem thêm…</a></main>'),
    ("canonical", "rel=canonical href=https://", "rel=canonical href=http://"),
    (
        "open_graph",
        'property="og:image" content="https://example.org/',
        'property="og:image" content="https://example.org/no',
    ),
    ("structured_data", '"datePublished"', '"published"'),
    ("frame", "theme-color", "theme-colour"),
    ("nothing_foreign", "</main>", '<img src="https://example.net/count.gif" alt=""></main>'),
)


@pytest.mark.parametrize(("rule", "right", "wrong"), PLANTED, ids=[each[0] for each in PLANTED])
def test_document_rules_find_what_is_planted(sites: Sites, rule: str, right: str, wrong: str) -> None:
    """A bulletin with photos breaks a rule once it is changed."""
    site = sites["base"]
    shown = max(site.of_kind("bulletin"), key=lambda each: (each.language == "vi", each.html().count("<img")))
    check = next(each for each in RULES if each.__name__ == rule)
    soups = [BeautifulSoup(html, "html.parser") for html in (shown.html(), shown.html().replace(right, wrong))]
    found = [list(check(Document(site=site, shown=shown, soup=soup))) for soup in soups]
    assert set(found[1]) - set(found[0])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("style", "fault"),
    [
        (".x { outline: none }", "has no visible focus"),
        (".x { position: absolute; left: -500px }", "is outside the window"),
        ("body::after { content: ''; position: fixed; inset: 0; background: red }", "is covered"),
    ],
)
def test_the_keyboard_walk_finds_what_is_planted(window: Window, style: str, fault: str) -> None:
    """A link without a ring, one outside the window and one under a lid are each found."""
    window.page.set_content(f"<style>{style}</style><main>{LINK}</main>")
    assert any(fault in line for line in walk(window)[1])


@pytest.mark.browser
def test_the_keyboard_walk_finds_a_wrong_order(window: Window) -> None:
    """A link that tabindex moves to the front is found."""
    window.page.set_content(f'<main>{LINK} <a href="#c" tabindex="1">third</a></main>')
    assert any("out of order" in line for line in walk(window)[1])


@pytest.mark.browser
def test_layout_checks_find_what_is_planted(window: Window) -> None:
    """A wide box, a cut text, a movement and a missing outline are each found."""
    window.page.set_content('<p style="width:900px">wide</p><p style="height:9px;overflow:hidden">cut</p>')
    assert [line.split(":")[1].split()[0] for line in narrow(window, 320, "")] == ["scrolls", "cuts"]
    window.page.set_content(f"<style>a {{ transition: color 1s; outline: none }}</style>{LINK}")
    assert len(window.page.evaluate(MOVING)) == 2
    assert len(window.page.evaluate(UNMARKED)) == 2


@pytest.mark.browser
def test_axe_finds_what_is_planted(window: Window) -> None:
    """A picture without alt is found; pale words too."""
    window.page.set_content("<main><h1>words</h1><img src='data:,'><p style='color:#ccc'>pale</p></main>")
    window.page.evaluate(node_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = window.page.evaluate(RUN)
    for planted in ("image-alt at img", "color-contrast at p"):
        assert any(line.startswith(planted) for line in found), planted


@pytest.mark.browser
def test_a_jolt_is_measured(window: Window) -> None:
    """A box that pushes a text down after it was painted is found."""
    window.page.set_content("<div id='d'></div><p style='font-size:60px'>words words words</p>")
    window.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    window.page.evaluate("document.getElementById('d').style.height = '300px'")
    assert window.page.evaluate(SHIFT) > 0


@pytest.mark.browser
def test_text_that_needs_scripts_is_found(browser: Browser) -> None:
    """A hidden paragraph and a button of no form are found where scripts are off."""
    with open_window(browser, java_script_enabled=False) as window:
        window.page.set_content("<main><p hidden>text</p><button>press</button></main>")
        sight = window.page.evaluate(LOOK)
    assert (len(sight["hidden"]), sight["dead"]) == (1, ["press"])

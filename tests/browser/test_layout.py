"""Pages fit: on the narrowest phone, with text spaced out or enlarged, in forced colours, without motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import Site
from tests.browser.windows import Window, open_window

ADOPT = "(rules) => { const s = new CSSStyleSheet(); s.replaceSync(rules); document.adoptedStyleSheets = [s]; }"
"""Adds rules to a page in a way that its policy allows: a style element would be refused."""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets a reader set."""

WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const inside = element => element && element !== document.body
        && (getComputedStyle(element).overflowX !== 'visible' || inside(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter(element =>
        element.getBoundingClientRect().right > room + 1 && !inside(element.parentElement));
    return [`scrolls to ${document.documentElement.scrollWidth}: `
        + wide.slice(0, 3).map(element => `${element.tagName.toLowerCase()}.${element.className}`).join(', ')];
}"""

CUT = """() => [...document.body.querySelectorAll('*')].filter(element => {
    const style = getComputedStyle(element);
    const small = element.clientWidth <= 2 || element.clientHeight <= 2;
    const clamped = style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis';
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
    return hides && !small && !clamped && element.innerText
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map(element => `cuts text: ${element.tagName.toLowerCase()}.${element.className}`)"""

SMALL = """() => [...document.body.querySelectorAll('*')].filter(element => element.checkVisibility()
    && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    && !element.closest('sup, sub') && parseFloat(getComputedStyle(element).fontSize) < 14
).slice(0, 3).map(element => `small text: ${element.tagName.toLowerCase()}.${element.className}`)"""

MOVING = """() => [...document.querySelectorAll('*')].flatMap(element => {
    const style = getComputedStyle(element);
    const longest = Math.max(...[style.transitionDuration, style.animationDuration].flatMap(each =>
        each.split(',').map(parseFloat)));
    return longest > 0.01 || style.scrollBehavior === 'smooth' ? [`${element.tagName}.${element.className} moves`] : [];
}).slice(0, 3)"""

UNMARKED = """() => [...document.querySelectorAll('a[href], button, summary, input')].flatMap(element => {
    element.focus({preventScroll: true});
    if (document.activeElement !== element) return [];
    const boxes = [element, ...(element.closest('article') ? [element.closest('article')] : [])];
    const styles = boxes.flatMap(box => [null, '::after', '::before'].map(part => getComputedStyle(box, part)));
    const marked = styles.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    return marked ? [] : [`${element.tagName.toLowerCase()}.${element.className} shows no outline`];
}).slice(0, 3)"""


def narrow(window: Window, width: int, what: str) -> list[str]:
    """Return what sticks out or is cut at a width."""
    window.resize(width)
    return [f"{what}: {line}" for line in [*window.page.evaluate(WIDE), *window.page.evaluate(CUT)]]


@pytest.mark.browser
def test_nothing_scrolls_sideways(site: Site, window: Window) -> None:
    """At 320, 390 and 1280 px, and at 200 % zoom (a 1280 px screen is 640 then), no page is wider than the window."""
    found: list[str] = []
    for shown in site.samples():
        window.page.goto(site.address(shown))
        for width in (320, 390, 640, 1280):
            found += [f"{shown.path} {line}" for line in narrow(window, width, f"{width} px")]
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
@pytest.mark.parametrize("zoom", [2, 4])
def test_zoomed_pages_fit(site: Site, browser: Browser, zoom: int) -> None:
    """A screen of 1280 px zoomed to 200 or 400 % shows everything, and text no smaller than it was meant."""
    found: list[str] = []
    with open_window(browser, (1280 // zoom, 900 // zoom), device_scale_factor=zoom) as window:
        for shown in site.kinds():
            window.page.goto(site.address(shown))
            lines = [*window.page.evaluate(WIDE), *window.page.evaluate(CUT), *window.page.evaluate(SMALL)]
            found += [f"{shown.path}: {line}" for line in lines]
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
def test_spaced_and_enlarged_text_fits(site: Site, window: Window) -> None:
    """With the text spacing of WCAG 1.4.12 at 320 px, and with letters twice as large at 640 px, nothing is lost."""
    found: list[str] = []
    for shown in site.samples():
        window.page.goto(site.address(shown))
        window.page.evaluate("document.documentElement.style.fontSize = '200%'")
        found += [f"{shown.path} {line}" for line in narrow(window, 640, "letters at 200 %")]
        window.page.evaluate("document.documentElement.style.fontSize = ''")
        window.page.evaluate(ADOPT, SPACING)
        found += [f"{shown.path} {line}" for line in narrow(window, 320, "text spacing")]
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
def test_forced_colours_keep_the_focus_visible(site: Site, window: Window) -> None:
    """Where the system takes shadows and backgrounds away, every link and control still shows an outline on focus."""
    window.page.emulate_media(forced_colors="active")
    found: list[str] = []
    for shown in site.kinds():
        window.page.goto(site.address(shown))
        window.page.keyboard.press("Tab")
        found += [f"{shown.path}: {line}" for line in window.page.evaluate(UNMARKED)]
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
def test_less_motion_means_none(site: Site, window: Window) -> None:
    """For readers who ask for less motion nothing moves, fades or scrolls by itself."""
    found: list[str] = []
    for shown in site.kinds():
        window.page.goto(site.address(shown))
        found += [f"{shown.path}: {line}" for line in window.page.evaluate(MOVING)]
    assert not found, "\n".join(["", *found])

"""Pages fit: on the narrowest phone, with text spaced out or enlarged, in forced colours, without motion.

Loading a page costs most: each is loaded once, and looked at in all of these ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import Shown, Site
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


def zoom(window: Window, times: int) -> None:
    """Show the page as a screen of 1280 px does that is zoomed: fewer and larger pixels. 0 ends it."""
    session = window.page.context.new_cdp_session(window.page)
    if times:
        size = {"width": 1280 // times, "height": 900 // times}
        session.send("Emulation.setDeviceMetricsOverride", {**size, "deviceScaleFactor": times, "mobile": False})
        assert window.page.evaluate("[innerWidth, devicePixelRatio]") == [1280 // times, times]
    else:
        session.send("Emulation.clearDeviceMetricsOverride")
    session.detach()


def sideways(window: Window) -> Iterator[str]:
    """Yield what sticks out or is cut at four widths."""
    for width in (320, 390, 640, 1280):
        yield from narrow(window, width, f"{width} px")


def moving(window: Window) -> Iterator[str]:
    """Yield what moves although less motion is asked for."""
    yield from window.page.evaluate(MOVING)


def unmarked(window: Window) -> Iterator[str]:
    """Yield what shows no outline in forced colours."""
    window.page.emulate_media(forced_colors="active")
    window.page.keyboard.press("Tab")
    yield from window.page.evaluate(UNMARKED)
    window.page.emulate_media(forced_colors="none")


def zoomed(window: Window) -> Iterator[str]:
    """Yield what sticks out, is cut or too small at 200 and 400 %."""
    for times in (2, 4):
        zoom(window, times)
        lines = [*window.page.evaluate(WIDE), *window.page.evaluate(CUT), *window.page.evaluate(SMALL)]
        yield from (f"{times}00 %: {line}" for line in lines)
    zoom(window, 0)


def enlarged(window: Window) -> Iterator[str]:
    """Yield what sticks out or is cut with larger letters, and with letters, words and lines further apart."""
    window.page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield from narrow(window, 640, "letters at 200 %")
    window.page.evaluate("document.documentElement.style.fontSize = ''")
    window.page.evaluate(ADOPT, SPACING)
    yield from narrow(window, 320, "text spacing")


Look = Callable[[Window], Iterator[str]]
Findings = Callable[[Site, Look], list[str]]
LOOKS: tuple[tuple[Look, Callable[[Site], tuple[Shown, ...]]], ...] = (
    (moving, Site.kinds),
    (sideways, Site.samples),
    (zoomed, Site.kinds),
    (enlarged, Site.samples),
    (unmarked, Site.kinds),
)
"""The checks, each with the pages that it is for; they come in an order in which none disturbs the next."""


@pytest.fixture(scope="module")
def findings(browser: Browser) -> Findings:
    """Return a function that lists what one check finds on a site; each page is loaded once, for all checks."""
    found: dict[str, dict[Look, list[str]]] = {}

    def look(site: Site, way: Look) -> list[str]:
        if site.name not in found:
            found[site.name] = visit(browser, site)
        return found[site.name][way]

    return look


def visit(browser: Browser, site: Site) -> dict[Look, list[str]]:
    """Load the pages of a site and return what each check finds."""
    found: dict[Look, list[str]] = {way: [] for way, _ in LOOKS}
    wanted = {way: {shown.path for shown in choose(site)} for way, choose in LOOKS}
    pages = [shown for shown in site.samples() if any(shown.path in paths for paths in wanted.values())]
    assert all(paths <= {shown.path for shown in pages} for paths in wanted.values())
    with open_window(browser, reduced_motion="reduce") as window:
        for shown in pages:
            window.resize(390)
            window.page.goto(site.address(shown))
            for way, _ in LOOKS:
                if shown.path in wanted[way]:
                    found[way] += [f"{shown.path} {line}" for line in way(window)]
    return found


@pytest.mark.browser
def test_nothing_scrolls_sideways(site: Site, findings: Findings) -> None:
    """At 320, 390 and 1280 px, and at 200 % zoom (a 1280 px screen is 640 then), no page is wider than the window."""
    found = findings(site, sideways)
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
def test_zoomed_pages_fit(site: Site, findings: Findings) -> None:
    """A screen of 1280 px zoomed to 200 or 400 % shows everything, and text no smaller than it was meant."""
    found = findings(site, zoomed)
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
def test_spaced_and_enlarged_text_fits(site: Site, findings: Findings) -> None:
    """With the text spacing of WCAG 1.4.12 at 320 px, and with letters twice as large at 640 px, nothing is lost."""
    found = findings(site, enlarged)
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
def test_forced_colours_keep_the_focus_visible(site: Site, findings: Findings) -> None:
    """Where the system takes shadows and backgrounds away, every link and control still shows an outline on focus."""
    found = findings(site, unmarked)
    assert not found, "\n".join(["", *found])


@pytest.mark.browser
def test_less_motion_means_none(site: Site, findings: Findings) -> None:
    """For readers who ask for less motion nothing moves, fades or scrolls by itself."""
    found = findings(site, moving)
    assert not found, "\n".join(["", *found])

"""With scripts turned off every page is whole."""

from __future__ import annotations

from typing import TypedDict

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sites import Site
from tests.browser.windows import open_window


class Sight(TypedDict):
    """What a reader gets of a page."""

    text: str
    links: list[str]
    hidden: list[str]
    dead: list[str]


LOOK = """() => {
    const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const closed = element => element.closest(
        'details:not([open]), .large:not(:target), #share button, #untranslated');
    const texts = [...document.querySelectorAll('main *')].filter(element => !closed(element)
        && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    return {
        text: texts.filter(seen).map(element => element.textContent).join(' '),
        links: [...document.querySelectorAll('a[href]')].map(link => link.href),
        hidden: texts.filter(element => !seen(element)).map(element => element.outerHTML.slice(0, 80)),
        dead: [...document.querySelectorAll('button')].filter(each => !each.form && seen(each))
            .map(each => each.innerText),
    };
}"""


def look(page: Page, address: str) -> Sight:
    """Return what a reader gets of a page."""
    page.goto(address)
    sight: Sight = page.evaluate(LOOK)
    return sight


@pytest.mark.browser
def test_pages_are_whole_without_scripts(site: Site, browser: Browser) -> None:
    """Text and links are those of the page with scripts, nothing more is hidden, and no button is of no use.

    What only scripts can do is not there without them; a large photo opens by its link's target.
    """
    found: list[str] = []
    with open_window(browser) as on, open_window(browser, java_script_enabled=False) as off:
        for shown in site.kinds():
            without = look(off.page, site.address(shown))
            scripted = look(on.page, site.address(shown))
            hidden = [line for line in without["hidden"] if line not in scripted["hidden"]]
            found += [f"{shown.path}: hidden without scripts: {line}" for line in hidden]
            found += [f"{shown.path}: a button for nothing: {line}" for line in without["dead"]]
            missing = [link for link in scripted["links"] if link not in without["links"]]
            found += [f"{shown.path}: link only with scripts: {link}" for link in missing]
            if len(without["text"]) < 0.98 * len(scripted["text"]):
                found.append(f"{shown.path}: text only with scripts")
    assert not found, "\n".join(["", *found])

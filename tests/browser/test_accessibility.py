"""The rules of axe-core, best practice included, find nothing on any kind of page."""

from __future__ import annotations

import os
from typing import Literal

import pytest

from tests.browser.sites import Site
from tests.browser.tools import node_module
from tests.browser.windows import Window

Scheme = Literal["light", "dark"]
RUN = """async (rules) => {
    const all = {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}};
    const found = await axe.run(document, rules ? {...all, runOnly: {type: 'rule', values: rules}} : all);
    return found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
}"""
FULL: tuple[tuple[Scheme, int], ...] = tuple(
    (scheme, width) for scheme in ("light", "dark") for width in (320, 390, 1280)
)
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that another scheme may break, those asked of every page: all else of a page is the same in it."""


def looks(number: int) -> tuple[tuple[Scheme, int, list[str] | None], ...]:
    """Return the schemes and widths that a page is looked at in, by its number, with the rules where not all are asked.

    All of them where FULL is set; else each page has all rules in one look and those of colours in the other scheme,
    and pages take turns: a kind is there in several languages and sites.
    """
    if os.environ.get("FULL"):
        return tuple((scheme, width, None) for scheme, width in FULL)
    first, width = number % 2, (390, 1280)[number // 2 % 2]
    return ((SCHEMES[first], width, None), (SCHEMES[1 - first], width, COLOURS))


@pytest.mark.browser
def test_axe_finds_nothing(site: Site, window: Window) -> None:
    """No violation on any kind of page in any language, light and dark, on a phone and on a desk.

    A page is loaded once; its scheme is then switched. 320 px, where the layout is the phone's, is left to the test of
    sideways scrolling unless FULL is set.
    """
    script = node_module("axe-core/axe.min.js").read_text(encoding="utf-8")
    found: list[str] = []
    for number, shown in enumerate(site.samples()):
        window.page.goto(site.address(shown))
        window.page.evaluate(script)
        for scheme, width, rules in looks(number):
            window.page.emulate_media(color_scheme=scheme)
            window.resize(width)
            found += [f"{shown.path} {scheme} {width}: {line}" for line in window.page.evaluate(RUN, rules)]
    assert not found, "\n".join(["", *found])

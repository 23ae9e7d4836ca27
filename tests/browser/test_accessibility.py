"""The rules of axe-core, best practice included, find nothing on any kind of page."""

from __future__ import annotations

import os
from typing import Literal

import pytest

from tests.browser.sites import SAMPLE, Site
from tests.browser.tools import node_module
from tests.browser.windows import Window

Scheme = Literal["light", "dark"]
RUN = """async () => {
    const found = await axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}});
    return found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
}"""
FULL: tuple[tuple[Scheme, int], ...] = tuple(
    (scheme, width) for scheme in ("light", "dark") for width in (320, 390, 1280)
)
SAMPLED: tuple[tuple[Scheme, int], ...] = (("light", 390), ("dark", 390), ("light", 1280))
TINY: tuple[tuple[Scheme, int], ...] = (("light", 390), ("dark", 1280))


def looks(name: str) -> tuple[tuple[Scheme, int], ...]:
    """Return the schemes and widths a site is looked at in: all of them where FULL is set."""
    if os.environ.get("FULL"):
        return FULL
    return SAMPLED if name == SAMPLE else TINY


@pytest.mark.browser
def test_axe_finds_nothing(site: Site, window: Window) -> None:
    """No violation on any kind of page in any language, light and dark, on a phone and on a desk.

    A page is loaded once; the window is then resized and its scheme switched. 320 px, where the layout is the
    phone's, is left to the test of sideways scrolling unless FULL is set.
    """
    script = node_module("axe-core/axe.min.js").read_text(encoding="utf-8")
    found: list[str] = []
    for shown in site.samples():
        window.page.goto(site.address(shown))
        window.page.evaluate(script)
        for scheme, width in looks(site.name):
            window.page.emulate_media(color_scheme=scheme)
            window.resize(width)
            found += [f"{shown.path} {scheme} {width}: {line}" for line in window.page.evaluate(RUN)]
    assert not found, "\n".join(["", *found])

"""A browser that knows AVIF takes it where the site has it; WebP and JPEG are there for the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.settings import PhotoSettings
from bulletins.model.value import replace
from bulletins.reports import Format

from tests.browser.serving import serve
from tests.browser.sites import NOW, settings_of
from tests.browser.weights import scroll
from tests.browser.windows import Window

PAGE = "/ban-tin/2024-03-08-ngay-hoi-ao-dai/"
SHOWN = """() => [...document.querySelectorAll('main picture img')].filter(image => image.checkVisibility())
    .map(image => [new URL(image.currentSrc).pathname.split('.').pop(), image.naturalWidth > 0])"""
OFFERED = """() => [...document.querySelectorAll('main picture')].map(picture =>
    [...picture.querySelectorAll('source')].map(source => source.type).join(' ')
        + ' ' + picture.querySelector('img').src.split('.').pop())"""


@pytest.mark.browser
def test_avif_is_what_is_loaded(tmp_path: Path, window: Window) -> None:
    """Every photo is offered as AVIF, then WebP, then JPEG, and only the AVIF files are asked for."""
    settings = replace(settings_of("base", tmp_path, ""), photos=PhotoSettings(avif=True))
    said: list[str] = []
    assert build(lambda: settings, Console(style=Format.TEXT, language="en", write=said.append), lambda: NOW) == 0, said
    with serve(settings.output, "") as server:
        window.page.goto(f"{server.root}{PAGE}", wait_until="networkidle")
        scroll(window)
        shown = window.page.evaluate(SHOWN)
        offered = window.page.evaluate(OFFERED)
        sent = {each.mime for each in server.transfers if each.mime.startswith("image/") and "/anh/" in each.path}
    assert shown
    assert set(map(tuple, shown)) == {("avif", True)}
    assert set(offered) == {"image/avif image/webp jpg"}
    assert sent == {"image/avif"}

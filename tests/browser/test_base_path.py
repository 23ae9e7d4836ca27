"""Served under `/repository/` by a plain server, every link of every page works."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.serving import serve
from tests.chromium import open_browser
from tests.sites import copy_base, run_build

LINKS = """() => [...document.querySelectorAll('[href], [src], [srcset]')].flatMap(element => [
    element.href, element.src,
    ...(element.srcset || '').split(',').map(part => part.trim().split(' ')[0]).filter(Boolean)
        .map(part => new URL(part, document.baseURI).href),
]).filter(address => typeof address === 'string' && address)"""


def crawl(page: Page, start: str) -> tuple[dict[str, int], set[str]]:
    """Return the status of every address of the server's that can be reached from a page, and the broken anchors."""
    seen: dict[str, int] = {}
    anchors: dict[str, set[str]] = {}
    ids: dict[str, set[str]] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        if "." in urlsplit(address).path.rsplit("/", 1)[-1] and not address.endswith(".html"):
            seen[address] = page.request.get(address).status
            continue
        answer = page.goto(address)
        seen[address] = answer.status if answer else 0
        ids[address] = set(page.evaluate("() => [...document.querySelectorAll('[id]')].map(element => element.id)"))
        for found in page.evaluate(LINKS):
            plain, anchor = urldefrag(found)
            if urlsplit(plain).netloc == urlsplit(start).netloc:
                waiting.append(plain)
                anchors.setdefault(plain, set()).update({anchor} - {""})
    broken = {
        f"{address}#{anchor}" for address, wanted in anchors.items() for anchor in wanted - ids.get(address, wanted)
    }
    return seen, broken


@pytest.mark.browser
@pytest.mark.parametrize("base", ["", "/repository"])
def test_every_link_works_under_a_base_path(tmp_path: Path, base: str) -> None:
    """A crawl from the home page meets no missing page, no missing anchor and nothing outside the base path."""
    copy_base(tmp_path)
    assert run_build(tmp_path, site_url=f"https://example.org{base}")[0] == 0
    served = tmp_path / "served"
    served.mkdir()
    output = tmp_path / "output"
    if base:
        output.rename(served / base.strip("/"))
    else:
        served = output
    pages = list(output.rglob("*.html")) or list(served.rglob("*.html"))
    with serve(served) as address, open_browser() as browser:
        seen, broken = crawl(browser.new_page(), f"{address}{base}/")
    assert [] == [url for url, status in seen.items() if status != 200]
    assert [] == [url for url in seen if not urlsplit(url).path.startswith(f"{base}/")]
    assert set() == broken
    # 404, the notice of the withdrawn bulletin and the redirects are reached by no link
    assert len([url for url in seen if url.endswith("/")]) >= len(pages) - 5

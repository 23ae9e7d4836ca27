"""At the root of a host and under `/repository/` alike, every link of every page works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.browser.serving import Server, serve
from tests.browser.sites import SAMPLE, Sites
from tests.sites import copy_base, run_build

ADDRESS = re.compile(r' (href|src|srcset)="?((?<=")[^"]+|[^" >]+)')
ID = re.compile(r' id="?([^" >]+)')


class Crawl:
    """Follows every link of a server's pages: statuses by address, ids by page, anchors that were asked for."""

    def __init__(self, server: Server) -> None:
        """Crawl one server, over one connection."""
        self.origin = server.origin
        self.connection = HTTPConnection(urlsplit(server.origin).netloc)
        self.seen: dict[str, int] = {}
        self.ids: dict[str, set[str]] = {}
        self.wanted: set[tuple[str, str]] = set()

    def run(self, start: str) -> None:
        """Follow all that can be reached from an address."""
        waiting = [start]
        while waiting:
            address = waiting.pop()
            if address not in self.seen:
                waiting += self.visit(address)
        self.connection.close()

    def visit(self, address: str) -> list[str]:
        """Return the server's own addresses that a page names."""
        self.connection.request("GET", urlsplit(address).path)
        answer = self.connection.getresponse()
        body = answer.read()
        self.seen[address] = answer.status
        if not (answer.getheader("Content-Type") or "").startswith("text/html"):
            return []
        html = body.decode("utf-8")
        self.ids[address] = {unescape(name) for name in ID.findall(html)}
        found = [urldefrag(urljoin(address, link)) for link in named(html)]
        own = [(plain, anchor) for plain, anchor in found if plain.startswith(f"{self.origin}/")]
        self.wanted.update((plain, unquote(anchor)) for plain, anchor in own if anchor)
        return [plain for plain, _ in own]

    def broken(self) -> list[str]:
        """Return the anchors that no page has."""
        missing = (pair for pair in sorted(self.wanted) if pair[0] in self.ids and pair[1] not in self.ids[pair[0]])
        return [f"{plain}#{anchor}" for plain, anchor in missing]


def named(html: str) -> Iterator[str]:
    """Yield the addresses that a page of ours names, in double quotes or in none."""
    for name, value in ADDRESS.findall(html):
        parts = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
        yield from map(unescape, parts)


def check_crawl(server: Server, pages: int) -> None:
    """Fail on any link that leads nowhere, and where many pages are reached by no link."""
    crawl = Crawl(server)
    crawl.run(f"{server.root}/")
    assert [address for address, status in crawl.seen.items() if status != 200] == []
    assert [address for address in crawl.seen if not address.startswith(f"{server.root}/")] == []
    assert crawl.broken() == []
    assert pages <= sum(address.endswith("/") for address in crawl.seen)


@pytest.mark.parametrize("base", ["", "/repository"])
def test_every_link_works_under_a_base_path(tmp_path: Path, base: str) -> None:
    """A crawl from the home page meets no missing page, no missing anchor and nothing outside the base path."""
    copy_base(tmp_path)
    assert run_build(tmp_path, site_url=f"https://example.org{base}")[0] == 0
    pages = list((tmp_path / "output").rglob("index.html"))
    with serve(tmp_path / "output", base) as server:
        # the notice of the withdrawn bulletin and the redirects are reached by no link
        check_crawl(server, len(pages) - 4)


def test_every_link_of_the_sample_site_works(sites: Sites) -> None:
    """The same holds for the whole sample site."""
    site = sites[SAMPLE]
    alone = site.of_kind("withdrawn", "redirect", "not-found")
    check_crawl(site.server, len(site.pages) - len(alone))

"""A browser goes through a whole site at the root of a host, in a project's folder, and under a domain of its own.

The site knows its address, so what it names in full (canonical addresses, pictures for those who share, the sitemap and
feeds) is followed as well as its links.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.serving import serve
from tests.browser.windows import Window
from tests.sites import copy_base, run_build

DOMAIN = "tin.bulletins.test"
NAMED = """() => {
    const all = selector => [...document.querySelectorAll(selector)];
    const named = [
        ...all('[href]').map(each => each.href),
        ...all('[src]').map(each => each.src),
        ...all('[srcset]').flatMap(each => each.srcset.split(', ').map(part => part.split(' ')[0])),
        ...all('meta[property="og:image"]').map(each => each.content),
    ];
    return named.map(address => new URL(address, location).href);
}"""
UNLINKED = ["ban-tin/", "ban-tin/2024-08-09-tin-da-go/", "ban-tin/so-ket-cu/", "en/bulletins/"]
"""What no link leads to: lists of what the home page shows anyway, a withdrawn bulletin's notice, a former address."""
WRITTEN = r"""async address => {
    const answer = await fetch(address);
    const text = (answer.headers.get('Content-Type') || '').includes('xml') ? await answer.text() : '';
    return [answer.status, [...text.matchAll(/https?:\/\/[^\s<>"']+/g)].map(found => found[0])];
}"""


@dataclass(slots=True, kw_only=True)
class Tour:
    """A way through all that can be reached from a home page: every address with its status."""

    page: Page
    origin: str
    statuses: dict[str, int] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)

    def go(self, home: str) -> None:
        """Open every page and ask for every file."""
        self.page.on("response", lambda response: self.statuses.update({response.url: response.status} | self.statuses))
        self.waiting = [home]
        while self.waiting:
            address = self.waiting.pop()
            if address in self.statuses:
                continue
            named = self.open(address) if address.endswith(("/", ".html")) else self.ask(address)
            self.waiting += [plain for each in named if (plain := each.partition("#")[0]).startswith(f"{self.origin}/")]

    def open(self, address: str) -> list[str]:
        """Return what a page names."""
        answer = self.page.goto(address)
        self.statuses[address] = answer.status if answer else 0
        named: list[str] = self.page.evaluate(NAMED)
        return named

    def ask(self, address: str) -> list[str]:
        """Return what a file names."""
        status, named = self.page.evaluate(WRITTEN, address)
        self.statuses[address] = status
        return list(named)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("host", "base"), [("127.0.0.1", ""), ("127.0.0.1", "/repository"), (DOMAIN, ""), (DOMAIN, "/repository")]
)
def test_a_browser_finds_everything_wherever_the_site_lies(
    tmp_path: Path, window: Window, host: str, base: str
) -> None:
    """Every page opens, every file is there, nothing leaves the base path, and the console stays silent."""
    copy_base(tmp_path)
    (tmp_path / "output").mkdir()
    with serve(tmp_path / "output", base) as server:
        origin = server.origin.replace("127.0.0.1", host)
        assert run_build(tmp_path, site_url=f"{origin}{base}")[0] == 0
        tour = Tour(page=window.page, origin=origin)
        tour.go(f"{origin}{base}/")
    assert {address: status for address, status in tour.statuses.items() if status != 200} == {}
    assert [address for address in tour.statuses if not address.startswith(f"{origin}{base}/")] == []
    built = {path.relative_to(tmp_path / "output").as_posix() for path in (tmp_path / "output").rglob("index.html")}
    opened = {
        address.removeprefix(f"{origin}{base}/") + "index.html" for address in tour.statuses if address[-1] == "/"
    }
    assert sorted(path.removesuffix("index.html") for path in built - opened) == UNLINKED
    assert (window.errors, window.strays(origin)) == ([], [])

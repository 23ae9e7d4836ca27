"""What pages weigh and how many requests they take, beside the budgets; as a program it prints the table.

Sizes are bodies as a host sends them, gzipped where hosts do so, in thousands of bytes; a window starts with nothing
cached. The icon of the browser's tab, which is asked for once a site, is left out.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from bulletins.model.views.article_views import BulletinView
from bulletins.model.views.parts import FigureView, GalleryView
from playwright.sync_api import Browser

from tests.browser.serving import Transfer
from tests.browser.sites import SAMPLE, Shown, Site, Sites
from tests.browser.windows import Window, open_window
from tests.chromium import open_browser

STEP = """async () => {
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 8)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
        scrollTo(0, y);
        await frame();
    }
    const waiting = [...document.images].filter(image => !image.complete && image.checkVisibility());
    const loaded = Promise.all(waiting.map(image => new Promise(done => { image.onload = image.onerror = done; })));
    await Promise.race([loaded, new Promise(done => setTimeout(done, 3000))]);
    await frame();
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One measure beside its budget; sizes in bytes, `requests` 0 where only the size matters."""

    what: str
    size: int
    budget: int
    requests: int = 0
    most: int = 0

    @property
    def holds(self) -> bool:
        """Return whether it is within its budget."""
        return self.size <= self.budget and (not self.most or self.requests <= self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What was sent for a page: until it stood there, and in all once it was scrolled through."""

    first: tuple[Transfer, ...]
    scrolled: tuple[Transfer, ...]


def load(browser: Browser, site: Site, shown: Shown, density: int = 1) -> Load:
    """Return what a phone with an empty cache gets for a page."""
    with open_window(browser, device_scale_factor=density) as window:
        site.server.transfers.clear()
        window.page.goto(site.address(shown), wait_until="networkidle")
        first = tuple(each for each in site.server.transfers if not is_tab_icon(each))
        scroll(window)
        return Load(first=first, scrolled=tuple(each for each in site.server.transfers if not is_tab_icon(each)))


def is_tab_icon(transfer: Transfer) -> bool:
    """Return whether what was sent stands in the browser's tab and not on the page."""
    return transfer.path.endswith("/favicon.svg")


def scroll(window: Window) -> None:
    """Go through a page to its end, as a thumb does, and wait for the photos that came into sight."""
    window.page.evaluate(STEP)


def total(transfers: Iterable[Transfer], *kinds: str) -> int:
    """Return the bytes sent, of some media types or of all."""
    return sum(each.size for each in transfers if each.mime.startswith(kinds or ("",)))


def measure(browser: Browser, site: Site) -> tuple[Weight, ...]:
    """Return every budget's measure on a site, each on the page that tells most of it."""
    bulletins = site.of_kind("bulletin", "digest")
    plain = sorted((each for each in bulletins if is_text(each)), key=packed)
    photos = max(bulletins, key=lambda each: (count_photos(each), each.path))
    home = max(site.of_kind("home"), key=packed)
    return (
        weigh_markup(site, plain),
        *weigh_text(load(browser, site, plain[len(plain) // 2]), load(browser, site, plain[-1])),
        *weigh_home(load(browser, site, home), load(browser, site, home, density=2)),
        *weigh_photos(load(browser, site, photos), count_photos(photos)),
    )


def is_text(shown: Shown) -> bool:
    """Return whether a page is a bulletin of nothing but text."""
    return shown.kind == "bulletin" and count_photos(shown) == 0


def count_photos(shown: Shown) -> int:
    """Return the number of photos a bulletin shows, those of other bulletins that it lists not counted."""
    view = shown.page.view
    if not isinstance(view, BulletinView):
        return 0
    galleries = sum(len(block.figures) for block in view.body if isinstance(block, GalleryView))
    figures = sum(isinstance(block, FigureView) for block in view.body)
    return bool(view.cover) + galleries + figures + len(view.photos)


def packed(shown: Shown) -> int:
    """Return roughly how heavy a page is."""
    return shown.file.stat().st_size


def weigh_markup(site: Site, bulletins: Iterable[Shown]) -> Weight:
    """Return the heaviest of all HTML that stands around the text of a bulletin without a photo."""
    sizes = [beyond_its_text(shown.html(), site.server.base) for shown in bulletins]
    return Weight(what=f"HTML beyond the text, of {len(sizes)} the most", size=max(sizes), budget=8_000)


def beyond_its_text(html: str, base: str) -> int:
    """Return the bytes of a page that are not its title, its lead and its text, each counted once.

    Titles, leads and names that other bulletins and the site's editors lend to its end are words, not markup.

    How long the path is below which a host serves the site is not the theme's: the page is taken as at a root.
    """
    soup = BeautifulSoup(html.replace(f"{base}/", "/"), "html.parser")
    own = soup.select("h1, .lead, .prose")
    lent = sum(len(part.get_text().encode()) for part in soup.select(".article ~ section"))
    return (
        len(html.replace(f"{base}/", "/").encode()) - lent - sum(len(part.decode_contents().encode()) for part in own)
    )


def weigh_text(sent: Load, longest: Load) -> tuple[Weight, ...]:
    """Return the weights of bulletins without a photo: the middle one of all, and the ceiling for the longest.

    The logo, their only picture, weighs, but is no request: the budget leaves icons apart.
    """
    ceiling = Weight(
        what="longest text bulletin", size=total(longest.first), budget=14_000, requests=count_texts(longest), most=3
    )
    return (
        Weight(
            what="text bulletin with its style sheet",
            size=total(sent.first, "text/html", "text/css"),
            budget=9_000,
            requests=count_texts(sent),
            most=3,
        ),
        Weight(what="… its images", size=total(sent.first, "image/"), budget=sys.maxsize),
        Weight(what="… its style sheet", size=total(sent.first, "text/css"), budget=5_000),
        Weight(what="… its scripts", size=total(sent.first, "text/javascript", "application/javascript"), budget=3_000),
        ceiling,
    )


def count_texts(sent: Load) -> int:
    """Return how many requests a page took, those for pictures aside."""
    return sum(not each.mime.startswith("image/") for each in sent.first)


def weigh_home(sent: Load, dense: Load) -> tuple[Weight, ...]:
    """Return the weights of the heaviest home page, scrolled through to its end."""
    images = total(sent.scrolled, "image/")
    count = len(sent.scrolled)
    return (
        Weight(what="home without images", size=total(sent.scrolled) - images, budget=12_000, requests=count),
        Weight(what="home's images", size=images, budget=120_000),
        Weight(what="home's images, two device pixels each", size=total(dense.scrolled, "image/"), budget=sys.maxsize),
    )


def weigh_photos(sent: Load, count: int) -> tuple[Weight, ...]:
    """Return the weights of the bulletin with most photos."""
    first, scrolled = total(sent.first), total(sent.scrolled)
    return (
        Weight(what=f"bulletin with {count} photos", size=first, budget=60_000, requests=len(sent.first)),
        Weight(what="… scrolled to its end", size=scrolled, budget=250_000, requests=len(sent.scrolled)),
    )


def write_table(weights: Iterable[Weight]) -> str:
    """Return a table of weights beside their budgets."""
    lines = [f"{'at 390 px':40} {'kB':>8} {'budget':>8} {'requests':>9}"]
    for each in weights:
        budget = f"{each.budget / 1000:.0f}" if each.budget < sys.maxsize else "–"
        requests = f"{each.requests or ''}{f' of {each.most}' if each.most else ''}"
        verdict = "" if each.holds else "  over"
        lines.append(f"{each.what:40} {each.size / 1000:8.1f} {budget:>8} {requests:>9}{verdict}")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print the table for the sample site; return 0 where every budget holds, else 1."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack, open_browser() as browser:
        weights = measure(browser, Sites(Path(folder), stack)[SAMPLE])
    sys.stdout.write(write_table(weights))
    return 0 if all(each.holds for each in weights) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Whole sites, built by the command and served: the sample of content/, and each tiny site of tests/sites.

The sample stands under a base path as on GitHub Pages, the tiny ones at the root of a host.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bulletins.build.content import read_content
from bulletins.build.plan import plan_site
from bulletins.build.source_list import find_files
from bulletins.build.stages import assemble_site
from bulletins.build.tools import open_tools
from bulletins.cache.results import open_results
from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.page import Page
from bulletins.model.settings import BuildSettings
from bulletins.reports import Format
from filelock import FileLock

from tests.browser.serving import Server, serve
from tests.sites import ROOT

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SAMPLE = "sample"
EXTREMES = ("</figure>", "<table", "footnote", "<h2", "hreflang=")
"""Marks whose greatest number makes a bulletin worth a look of its own."""


def site_names() -> tuple[str, ...]:
    """Return the sample, and the name of each tiny site there is."""
    folders = sorted(path.parent.name for path in (ROOT / "tests/sites").glob("*/content"))
    return (SAMPLE, *folders)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One HTML page of a built site: the planned page it is, its address below the base path, and its file."""

    page: Page
    path: str
    file: Path
    language: str

    @property
    def kind(self) -> str:
        """Return what kind of page it is."""
        return self.page.kind

    def html(self) -> str:
        """Return the page as it was written."""
        return self.file.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built and served site, with its HTML pages in the order of their addresses."""

    name: str
    output: Path
    server: Server
    pages: tuple[Shown, ...]

    def address(self, shown: Shown) -> str:
        """Return where a browser finds a page."""
        return f"{self.server.root}{shown.path}"

    def samples(self) -> tuple[Shown, ...]:
        """Return pages that stand for all: of each kind and language the largest, and the extreme bulletins.

        Where FULL is set, the smallest of each kind and language too, which shows what an empty list looks like.
        """
        groups: dict[tuple[str, str], list[Shown]] = {}
        for shown in self.pages:
            groups.setdefault((shown.kind, shown.language), []).append(shown)
        chosen: set[str] = set()
        for (kind, _), group in groups.items():
            by_size = sorted(group, key=lambda shown: (shown.file.stat().st_size, shown.path))
            chosen.add(by_size[-1].path)
            if os.environ.get("FULL"):
                chosen.add(by_size[0].path)
            if kind == "bulletin":
                chosen.update(shown.path for shown in extremes(by_size))
        return tuple(shown for shown in self.pages if shown.path in chosen and shown.kind != "redirect")

    def kinds(self) -> tuple[Shown, ...]:
        """Return one page of each kind, where language and length hardly matter; all samples where FULL is set."""
        if os.environ.get("FULL"):
            return self.samples()
        largest = sorted(self.samples(), key=lambda shown: (shown.file.stat().st_size, shown.path))
        return tuple({shown.kind: shown for shown in largest}.values())

    def of_kind(self, *kinds: str) -> tuple[Shown, ...]:
        """Return all pages of some kinds."""
        return tuple(shown for shown in self.pages if shown.kind in kinds)


def extremes(bulletins: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return the bulletin with the longest title, and those with most photos, tables, footnotes and headings."""
    texts = [(shown, shown.html()) for shown in bulletins]
    most = [max(texts, key=lambda pair: pair[1].count(mark))[0] for mark in EXTREMES]
    return (max(texts, key=lambda pair: len(pair[0].page.view.head.title))[0], *most)  # type: ignore[union-attr]  # bulletins have one


class Sites:
    """Serves each site once, when it is first asked for; of all processes that share a folder, one builds it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        """Build below a folder; what the stack holds ends with it."""
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.stack = stack
        self.built: dict[str, Site] = {}

    def __getitem__(self, name: str) -> Site:
        """Return a site by its name."""
        if name not in self.built:
            self.built[name] = self._make(name)
        return self.built[name]

    def all(self) -> tuple[Site, ...]:
        """Return every site there is."""
        return tuple(self[name] for name in site_names())

    def _make(self, name: str) -> Site:
        base = "/repository" if name == SAMPLE else ""
        settings = settings_of(name, self.folder / name, base)
        with FileLock(self.folder / f"{name}.lock"):
            if not settings.output.is_dir():
                said: list[str] = []
                speech = Console(style=Format.TEXT, language="en", write=said.append)
                assert build(lambda: settings, speech, lambda: NOW) == 0, "".join(said)
        server = self.stack.enter_context(serve(settings.output, base))
        return Site(name=name, output=settings.output, server=server, pages=tuple(shown_pages(settings)))


def settings_of(name: str, folder: Path, base: str) -> BuildSettings:
    """Return settings that build a site into a folder."""
    source = ROOT if name == SAMPLE else ROOT / "tests/sites" / name
    theme = source / "theme"
    return BuildSettings(
        content=source / "content",
        output=folder / "output",
        theme=theme if theme.is_dir() else ROOT / "theme",
        state=folder / "state",
        site_url=f"https://example.org{base}",
        share_cards=True,
    )


def shown_pages(settings: BuildSettings) -> Iterator[Shown]:
    """Yield the HTML pages of a built site."""
    with open_tools(settings, open_results(settings.state, writes=False)) as tools:
        content = read_content(find_files(settings, tools.results), settings, tools.results, tools.pool)
        planned = plan_site(settings, content, assemble_site(settings, content, NOW), tools.results)
    assert planned.tools is not None
    planner = planned.tools.planner
    for page in (planner.make(each).page for each in planner.planned):
        chrome = getattr(page.view, "chrome", None)
        if chrome is not None and page.path.endswith(".html"):
            path = f"/{page.path}".removesuffix("index.html")
            yield Shown(page=page, path=path, file=settings.output / page.path, language=chrome.language)

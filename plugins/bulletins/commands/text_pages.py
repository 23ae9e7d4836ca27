"""The pages of texts alone: as a file, on a telephone, and of a folder that is not part of the site yet."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Protocol

from bulletins.build.known_pages import KnownPage
from bulletins.build.live import LiveBuilder
from bulletins.cards import bare_code
from bulletins.commands.aside_files import write_files
from bulletins.commands.console import Clock
from bulletins.model.identity import OutputPath
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.preview import File
from bulletins.preview.phone_view import PhoneView
from bulletins.preview.single_page import ShownPages, single_page
from bulletins.preview.writing_page import SHOWN
from bulletins.writing import ShownFolder, WritingSite
from bulletins.writing.requests import Answered, Asked, asked_source

_TEXT_KINDS = frozenset({"bulletin", "digest", "withdrawn", "static"})
"""Kinds of pages that show a text of their own."""


def pages_of_texts(pages: Mapping[OutputPath, KnownPage]) -> Iterator[tuple[str, OutputPath]]:
    """Yield the path of every text that has a page, as a person sees it, and that page's path."""
    return ((page.record.source, path) for path, page in pages.items() if page.record.kind in _TEXT_KINDS)


class ShownSite(Protocol):
    """The site as the preview shows it; while `one_at_a_time` is held it is not built."""

    one_at_a_time: Lock

    def site(self) -> WritingSite | None:
        """Return what the last build read, None where it could not."""

    def file(self, path: OutputPath) -> File | None:
        """Return a file of it, None where there is none."""


class TextPages:
    """Makes pages of texts that stand alone, and shows them once."""

    def __init__(self, settings: BuildSettings, live: ShownSite, mark: str, clock: Clock) -> None:
        """Show nothing yet; `mark` stands on top of every page."""
        self._settings = settings
        self._live = live
        self._mark = mark
        self._clock = clock
        self.shown = ShownPages()

    def page(self, address: str) -> bytes | None:
        """Return the page at an address of the site as one file, None where there is none."""
        base = self._settings.base_path
        path = OutputPath(f"{address.removeprefix(f'{base}/')}index.html")
        html = self._live.file(path)
        return single_page(html, self._live.file, self._mark, base) if isinstance(html, bytes) else None

    def show(self, folder: str, files: Mapping[str, bytes]) -> ShownFolder:
        """Return what the site would say of a folder that held these files, and the addresses of its pages."""
        site = self._live.site()
        known: frozenset[Problem] = frozenset(site.problems if site is not None else ())
        with self._live.one_at_a_time, TemporaryDirectory(prefix="bulletins-shown-") as scratch:
            place = write_files(Path(scratch).resolve() / "folder", files)
            builder = LiveBuilder(self._settings, {folder: place}, despite_errors=True)
            built = builder.build(self._clock())
            own = tuple(
                found
                for found in built.result.problems
                if found.path.startswith(f"content/{folder}/") or (found.is_error and found not in known)
            )
            made = {} if built.files is None else self._single_pages(folder, builder.known.pages, built.files)
        return ShownFolder(problems=own, pages=made)

    def _single_pages(
        self, folder: str, pages: Mapping[OutputPath, KnownPage], files: Mapping[OutputPath, File]
    ) -> dict[str, str]:
        """Return the addresses of the pages of a folder's texts, by the names of the texts."""
        shown = {}
        for source, path in pages_of_texts(pages):
            html = files[path] if source.startswith(f"content/{folder}/") else None
            if isinstance(html, bytes):
                page = single_page(html, files.get, self._mark, self._settings.base_path)
                shown[source.rpartition("/")[2]] = f"{SHOWN}{self.shown.add(page)}"
        return shown


def code_of(address: str) -> str:
    """Return the QR code of an address as an image that a page can hold."""
    return f"data:image/svg+xml;base64,{base64.b64encode(bare_code(address).encode()).decode()}"


class PhonePages:
    """The operations that show the page of one saved text on a telephone in the same network, while a window asks."""

    def __init__(self, pages: TextPages, live: ShownSite, view: PhoneView | None = None) -> None:
        """Show nothing yet."""
        self._pages = pages
        self._live = live
        self._view = view or PhoneView()

    @property
    def by_name(self) -> dict[str, Callable[[Asked], Answered]]:
        """Return the operations under the names that the page calls them by."""
        return {"phone": self._show, "phone-state": lambda _: self._state(), "phone-close": lambda _: self._close()}

    def _show(self, asked: Asked) -> Answered:
        """Show a text's page on the network; answer with its address and the address as a QR code."""
        site = self._live.site()
        seen = f"content/{asked_source(asked, {} if site is None else site.sources).path}"
        shown = "" if site is None else site.pages.get(seen, "")
        page = partial(self._pages.page, shown)
        if not shown or page() is None:
            raise Refused((error("text-without-page", seen),))
        address = self._view.show(page)
        return {"address": address, "code": code_of(address), **self._state()}

    def _state(self) -> Answered:
        """Answer with the seconds for which the page can still be seen, and whether it was; asking keeps it open."""
        seconds, was_seen = self._view.state()
        return {"seconds": seconds, "seen": was_seen}

    def _close(self) -> Answered:
        """Show it no longer."""
        self._view.close()
        return {"seconds": 0}

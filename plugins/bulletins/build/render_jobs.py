"""Pages printed: their keys taken and their bytes rendered, in whatever process the work is handed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from bulletins.cache.code import code_digest
from bulletins.cache.fingerprints import Fingerprints
from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.model.page import Page
from bulletins.model.settings import RenderSettings
from bulletins.model.table import Table
from bulletins.model.views.machines import FeedEntry
from bulletins.model.views.parts import Card, Chrome, Href, Image, Link
from bulletins.rendering import Renderer, pack_theme

SHARED = frozenset({Card, Chrome, FeedEntry, Image, Link})
"""What many pages have in common, so that its digest is taken once."""

UNSEEN: Table[type, frozenset[str]] = Table(((Href, frozenset({"origin", "line"})),))
"""Where an author wrote a link: said when it is broken, shown on no page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSettings:
    """What pages are rendered by. `templates` are digests of each and all that it reaches, `words` the catalogues'."""

    render: RenderSettings
    templates: Table[str, Digest]
    words: Digest


class Proof(NamedTuple):
    """A page to print, and the key that its bytes are known by already, empty where they are wanted in any case."""

    page: Page
    known: str = ""


class Print(NamedTuple):
    """A page's key, and its bytes unless they were known by it."""

    key: Digest
    data: bytes | None


class Printer:
    """Prints pages of one site. What they share must live as long as it does."""

    def __init__(self, settings: PrintSettings) -> None:
        """Print nothing yet."""
        self._renderer = _renderer(settings.render)
        self._prints = Fingerprints(SHARED, UNSEEN)
        self._way = cache(partial(way_of, settings))

    def print(self, proof: Proof) -> Print:
        """Return a page's key, which stands for all that decides its bytes, and the bytes where they are wanted."""
        page = proof.page
        key = digest_of(f"{self._way(page.template)} {self._prints.of(page.view)}".encode("ascii"))
        return Print(key, None if key == proof.known else self._renderer.render(page))


def print_pages(settings: PrintSettings, proofs: tuple[Proof, ...]) -> Sequence[Print]:
    """Return pages printed."""
    printer = Printer(settings)
    return [printer.print(proof) for proof in proofs]


def travelling(settings: PrintSettings) -> PrintSettings:
    """Return the settings with the theme in them, for printing where its folder is not seen."""
    render = settings.render
    return replace(settings, render=replace(render, theme="", parcel=pack_theme(Path(render.theme))))


def knowing(settings: PrintSettings, code: bytes) -> PrintSettings:
    """Return the settings with the code of the theme's templates in them."""
    return replace(settings, render=replace(settings.render, code=code))


def way_of(settings: PrintSettings, template: str) -> Digest:
    """Return what stands for everything but the view that decides how a page of a template is rendered."""
    return digest_of(f"{_base(settings)} {template} {settings.templates.get(template, '')}".encode())


@lru_cache(maxsize=2)
def _renderer(settings: RenderSettings) -> Renderer:
    """Return this process's renderer."""
    return Renderer(settings)


@lru_cache(maxsize=2)
def _base(settings: PrintSettings) -> Digest:
    """Return the digest of what all pages are rendered by; where the theme lies does not matter."""
    render = settings.render
    return Fingerprints().of(
        code_digest(),
        settings.words,
        (render.base_path, render.site_url, render.media_base, render.languages, render.time_zone),
        (render.stylesheet, render.script, render.paper),
    )

"""The rendering of pages: their keys and their bytes, in whatever process the work is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from bulletins.cache.code import code_digest
from bulletins.model.codec import digest_value, pack
from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.model.page import Page
from bulletins.model.settings import RenderSettings
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.rendering import Renderer, pack_theme
from bulletins.rendering.theme_folder import ThemeFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderInputs:
    """The inputs of rendering: settings, the digest of each template, and the digest of the catalogues (`words`).

    A template's digest covers all templates that it includes or extends.
    """

    render: RenderSettings
    templates: Table[str, Digest]
    words: Digest


class RenderJob(NamedTuple):
    """A page to render, and the key of bytes that exist already (empty where the bytes are wanted in any case)."""

    page: Page
    known: str = ""


class RenderedPage(NamedTuple):
    """A page's key, and its bytes unless bytes with this key exist already."""

    key: Digest
    data: bytes | None


class PageRenderer:
    """Renders pages of one site."""

    def __init__(self, inputs: RenderInputs) -> None:
        """Render nothing yet."""
        self._renderer = _renderer(inputs.render)
        self._template_key = cache(partial(template_key, inputs))

    def render(self, job: RenderJob) -> RenderedPage:
        """Return a page's key, the digest of all that decides its bytes; and the bytes where they are wanted."""
        page = job.page
        key = digest_of(self._template_key(page.template).encode("ascii") + pack(page.view))
        return RenderedPage(key, None if key == job.known else self._renderer.render(page))


def render_pages(inputs: RenderInputs, jobs: tuple[RenderJob, ...]) -> Sequence[RenderedPage]:
    """Return pages rendered."""
    renderer = PageRenderer(inputs)
    return [renderer.render(job) for job in jobs]


def with_packed_theme(inputs: RenderInputs) -> RenderInputs:
    """Return the settings with the theme's files in them, for workers that cannot read the theme's folder."""
    render = inputs.render
    overlays = tuple((name, tuple(map(Path, folders))) for name, folders in render.overlays)
    theme = ThemeFolder((Path(render.theme),), overlays) if overlays else Path(render.theme)
    return replace(inputs, render=replace(render, theme="", overlays=(), parcel=pack_theme(theme)))


def with_compiled_templates(inputs: RenderInputs, code: bytes) -> RenderInputs:
    """Return the settings with the code of the theme's templates in them."""
    return replace(inputs, render=replace(inputs.render, code=code))


def template_key(inputs: RenderInputs, template: str) -> Digest:
    """Return the digest of everything, except the view, that decides how a template renders a page."""
    return digest_of(f"{_common_key(inputs)} {template} {inputs.templates.get(template, '')}".encode())


@lru_cache(maxsize=2)
def _renderer(settings: RenderSettings) -> Renderer:
    """Return this process's renderer."""
    return Renderer(settings)


@lru_cache(maxsize=2)
def _common_key(inputs: RenderInputs) -> Digest:
    """Return the digest of what all pages are rendered with; where the theme lies does not matter."""
    render = inputs.render
    return digest_value(
        code_digest(),
        inputs.words,
        (render.base_path, render.site_url, render.media_base, render.languages, render.time_zone),
        (render.stylesheet, render.script, render.frame),
        (render.words, render.hooks, render.policy, render.values, render.extensions, render.codes),
    )

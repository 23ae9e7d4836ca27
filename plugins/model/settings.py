"""How the engine runs, read once from pelicanconf.py or publishconf.py and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from plugins.model.identity import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSettings:
    """How photographs are made: widths in pixels, qualities 1-100, and the largest source that is opened."""

    widths: tuple[int, ...] = (360, 720, 1080)
    webp_quality: int = 72
    jpeg_quality: int = 78
    max_megapixels: int = 50
    max_bytes: int = 30_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """Every choice of the engine. Sizes are numbers of bulletins; `state` holds caches and is safe to delete."""

    content: Path
    output: Path
    theme: Path
    state: Path
    site_url: str = ""
    page_size: int = 20
    feed_size: int = 20
    related_count: int = 4
    allowed_hosts: tuple[str, ...] = ()
    """Hosts whose images staff may show in a text; empty: none."""
    photos: PhotoSettings = PhotoSettings()
    share_cards: bool = False
    """Whether pictures are made for those who pass pages on; they need a site address too."""
    card_fonts: tuple[tuple[Language, Path], ...] = ()
    """Fonts for scripts that the theme's do not have, by language."""

    @property
    def base_path(self) -> str:
        """Return the path the site is served under, without a trailing slash: `` or `/repository`."""
        return urlsplit(self.site_url).path.rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderSettings:
    """What a process needs to build the one Jinja environment; picklable and small.

    `stylesheet` and `script` are the addresses of the content-hashed files; `paper` is the background by day and by
    night, for the browser's own frame. `languages` are all codes of the site.
    `time_zone` is the zone dates are shown in.
    """

    theme: str
    base_path: str
    site_url: str
    languages: tuple[str, ...]
    time_zone: str
    stylesheet: str
    script: str = ""
    paper: tuple[str, str] | None = None

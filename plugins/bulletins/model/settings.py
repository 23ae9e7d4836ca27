"""How the engine runs, read once from pelicanconf.py or publishconf.py and the command line."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from bulletins.model.identity import Language
from bulletins.model.value import Value


class PhotoSettings(Value, frozen=True, kw_only=True):
    """How photographs are made: widths in pixels, qualities 1-100, and the largest source that is opened.

    `avif` adds AVIF files, which browsers that know them take first: a quarter lighter than WebP, and slower to make.
    """

    widths: tuple[int, ...] = (360, 720, 1080)
    avif: bool = False
    avif_quality: int = 50
    webp_quality: int = 72
    jpeg_quality: int = 78
    max_megapixels: int = 50
    max_bytes: int = 30_000_000
    longest_side: int = 2560
    """The longer side, in pixels, of a photo that is taken in: larger ones are made smaller before they are kept."""


class BuildSettings(Value, frozen=True, kw_only=True):
    """Every choice of the engine. Sizes are numbers of bulletins; `state` holds caches and is safe to delete."""

    content: Path
    output: Path
    theme: Path
    state: Path
    site_url: str = ""
    page_size: int = 20
    feed_size: int = 20
    related_count: int = 3
    allowed_hosts: tuple[str, ...] = ()
    """Hosts whose images staff may show in a text; empty: none."""
    photos: PhotoSettings = PhotoSettings()
    search: bool = True
    """Whether the site can be searched: files are made in which a reader's browser finds words."""
    share_cards: bool = False
    """Whether pictures are made for those who pass pages on; they need a site address too."""
    card_fonts: tuple[tuple[Language, Path], ...] = ()
    """Fonts for scripts that the theme's do not have, by language."""
    scheduler: str = ""
    """The address of the cluster that does the work; empty: processes of this machine do it."""
    media_base: str = ""
    """The address that pictures are read at where that is not the site's; they are written to a folder of their own."""
    media_target: str = ""
    """Where they are published: a folder, or a repository whose Pages branch takes them; empty: by other means."""

    @property
    def media_output(self) -> Path:
        """Return the folder that pictures are written to where they are read from elsewhere: beside the output."""
        return self.output.with_name(f"{self.output.name}-media")

    @property
    def base_path(self) -> str:
        """Return the path the site is served under, without a trailing slash: `` or `/repository`."""
        return urlsplit(self.site_url).path.rstrip("/")


class RenderSettings(Value, frozen=True, kw_only=True):
    """What a process needs to build the one Jinja environment; picklable and small.

    `stylesheet` and `script` are the addresses of the content-hashed files; `paper` is the background by day and by
    night, for the browser's own frame. `languages` are all codes of the site.
    `time_zone` is the zone dates are shown in. `parcel` holds the theme's files where they have travelled; they lie in
    the folder `theme` else. `code` is that of its templates where they were compiled before, else they are as they are
    wanted.
    """

    theme: str
    base_path: str
    site_url: str
    languages: tuple[str, ...]
    time_zone: str
    stylesheet: str
    script: str = ""
    paper: tuple[str, str] | None = None
    media_base: str = ""
    parcel: bytes = b""
    code: bytes = b""

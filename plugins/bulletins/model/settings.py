"""How the engine runs, read once from pelicanconf.py or publishconf.py and the command line.

Every field that a settings file may set says so beside its type: its upper-case name, what it does, its bounds. What is
read and refused (`settings`) comes from here, and docs/settings.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from bulletins.model.deprecation import Deprecation
from bulletins.model.extensions import NO_EXTENSIONS, Extensions, Hook
from bulletins.model.identity import Language
from bulletins.model.problem import Problem
from bulletins.model.value import Value


class Declared(NamedTuple):
    """The declaration of one setting: its name, a sentence for people, the bounds and unit of a number, deprecation."""

    name: str
    says: str
    least: int = 1
    most: int = 0
    unit: str = ""
    variable: bool = False
    """Whether publishconf.py takes it from an environment variable of the same name."""
    deprecated: Deprecation | None = None
    """Which version will no longer know it."""


class PhotoSettings(Value, frozen=True, kw_only=True):
    """How photographs are made, and the largest source that is opened."""

    widths: Annotated[
        tuple[int, ...],
        Declared(
            "PHOTO_WIDTHS", "The widths that each photo is made in, as far as it is that wide.", 100, 8_000, "pixels"
        ),
    ] = (360, 720, 1080)
    avif: Annotated[
        bool,
        Declared("PHOTO_AVIF", "Whether photos are made in AVIF too: lighter by a quarter, slower to make."),
    ] = False
    avif_quality: Annotated[int, Declared("PHOTO_AVIF_QUALITY", "How good AVIF files are.", 1, 100, "of 100")] = 50
    webp_quality: Annotated[int, Declared("PHOTO_WEBP_QUALITY", "How good WebP files are.", 1, 100, "of 100")] = 72
    jpeg_quality: Annotated[int, Declared("PHOTO_JPEG_QUALITY", "How good JPEG files are.", 1, 95, "of 100")] = 78
    max_megapixels: Annotated[
        int, Declared("PHOTO_MAX_MEGAPIXELS", "The largest photo that is opened.", 1, 500, "million pixels")
    ] = 50
    max_bytes: Annotated[
        int, Declared("PHOTO_MAX_BYTES", "The heaviest photo that is opened.", 100_000, 500_000_000, "bytes")
    ] = 30_000_000
    longest_side: Annotated[
        int,
        Declared(
            "PHOTO_LONGEST_SIDE",
            "The longer side of a photo that is taken in: `import` and `photos` make larger ones smaller.",
            *(640, 20_000, "pixels"),
        ),
    ] = 2560


class BuildSettings(Value, frozen=True, kw_only=True):
    """Every choice of the engine."""

    content: Annotated[Path, Declared("PATH", "The folder with the content.")] = Path("content")
    output: Annotated[Path, Declared("OUTPUT_PATH", "The folder that the site is written to.")] = Path("output")
    theme: Annotated[Path, Declared("THEME", "The folder with templates, styles, fonts and translations.")] = Path(
        "theme"
    )
    state: Annotated[
        Path,
        Declared("STATE_PATH", "The folder with what builds remember and have made; it may be deleted at any time."),
    ] = Path(".state")
    site_url: Annotated[
        str,
        Declared(
            "SITEURL",
            "The address the site is read at; without one there are no feeds and no sitemap.",
            variable=True,
        ),
    ] = ""
    page_size: Annotated[
        int, Declared("BULLETINS_PER_PAGE", "How many bulletins a page of a list shows.", 1, 1_000, "bulletins")
    ] = 20
    feed_size: Annotated[
        int, Declared("BULLETINS_PER_FEED", "How many bulletins a feed holds.", 1, 1_000, "bulletins")
    ] = 20
    related_count: Annotated[
        int, Declared("RELATED_BULLETINS", "How many related bulletins are named below one.", 1, 20, "bulletins")
    ] = 3
    allowed_hosts: Annotated[
        tuple[str, ...],
        Declared("ALLOWED_IMAGE_HOSTS", "Hosts whose pictures a text may show; photos belong beside the text."),
    ] = ()
    photos: PhotoSettings = PhotoSettings()
    search: Annotated[
        bool,
        Declared("SEARCH", "Whether readers can search the site; files are made in which their browser looks."),
    ] = True
    offline: Annotated[
        bool,
        Declared(
            "OFFLINE",
            "Whether readers' devices keep what was read, for when there is no network; that needs SITEURL too.",
        ),
    ] = False
    share_cards: Annotated[
        bool,
        Declared(
            "SHARE_CARDS",
            "Whether pictures for those who pass a page on and QR codes for paper are drawn; they need SITEURL.",
        ),
    ] = False
    card_fonts: Annotated[
        tuple[tuple[Language, Path], ...],
        Declared("CARD_FONTS", "Fonts of share cards for scripts that the theme's do not have, by language."),
    ] = ()
    extensions: Extensions = NO_EXTENSIONS
    said: tuple[Problem, ...] = ()
    """What is to be said of the settings themselves."""
    scheduler: str = ""
    """The address of the cluster that does the work; empty: processes of this machine do it."""
    media_base: Annotated[
        str,
        Declared("MEDIA_BASE", "The address that pictures are read at where that is not the site's.", variable=True),
    ] = ""
    media_target: Annotated[
        str,
        Declared(
            "MEDIA_TARGET",
            "Where these pictures are published: a folder, or a repository whose Pages branch takes them.",
            variable=True,
        ),
    ] = ""

    @property
    def overlays(self) -> tuple[tuple[str, tuple[Path, ...]], ...]:
        """Return the folders that go before the theme's, by the name of the theme's folder."""
        parts = (("templates", self.extensions.templates), ("static", self.extensions.static))
        return tuple((name, folders) for name, folders in parts if folders)

    @property
    def media_output(self) -> Path:
        """Return the folder that pictures are written to where they are read from elsewhere: beside the output."""
        return self.output.with_name(f"{self.output.name}-media")

    @property
    def base_path(self) -> str:
        """Return the path the site is served under, without a trailing slash: `` or `/repository`."""
        return urlsplit(self.site_url).path.rstrip("/")


class RenderSettings(Value, frozen=True, kw_only=True):
    """The settings that a process needs to build the one Jinja environment; small, and picklable.

    `stylesheet` and `script` are the addresses of the content-hashed files; `frame` is the page's background and the
    brand's colour by day, for the browser's own frame. `languages` are all codes of the site.
    `time_zone` is the zone dates are shown in. `parcel` holds the theme's files when they were sent to another process;
    without it they are read from the folder `theme`. `code` is the compiled code of the templates; without it, each
    template is compiled when it is first used.
    """

    theme: str
    base_path: str
    site_url: str
    languages: tuple[str, ...]
    time_zone: str
    stylesheet: str
    script: str = ""
    frame: tuple[str, str] | None = None
    media_base: str = ""
    parcel: bytes = b""
    code: bytes = b""
    overlays: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Folders that go before the theme's, by the name of the theme's folder; the parcel has them already."""
    words: tuple[tuple[str, str, str], ...] = ()
    hooks: tuple[tuple[str, str, Hook], ...] = ()
    """What extensions add to templates: `filters`, `tests` or `globals`, the name there, and the function."""
    values: tuple[tuple[str, str], ...] = ()
    """Settings of extensions, as templates ask for them."""
    extensions: str = ""
    """The digest of the extensions' modules: functions of the same name may be others."""
    policy: str = ""
    """What pages may load, as their content security policy says it."""
    codes: bool = False
    """Whether a QR code of its address lies beside each bulletin, for paper."""

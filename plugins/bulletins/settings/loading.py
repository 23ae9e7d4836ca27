"""Settings of the engine from the upper-case names of pelicanconf.py, the one table of those names."""

from __future__ import annotations

import os
import runpy
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bulletins.model.identity import Language
from bulletins.model.problem import Refused, error
from bulletins.model.settings import BuildSettings, PhotoSettings
from bulletins.model.value import replace
from bulletins.settings.program_files import program_file

EXECUTORS = ("processes", "dask")
DEFAULT = BuildSettings(
    content=Path("content"), output=Path("output"), theme=program_file("theme"), state=Path(".state")
)


def load_settings(file: Path) -> BuildSettings:
    """Return the settings of a Python settings file, its paths relative to the file's folder."""
    if not file.is_file():
        raise Refused((error("no-settings", str(file)),))
    return read_settings(runpy.run_path(str(file)), file.resolve().parent)


def read_settings(names: Mapping[str, object], root: Path) -> BuildSettings:
    """Return settings from upper-case names; what a name leaves out has the default; Refused lists wrong values."""
    reader = _SettingsFile(names, root)
    photos = PhotoSettings(
        widths=tuple(sorted(reader.numbers("PHOTO_WIDTHS", DEFAULT.photos.widths))),
        avif=reader.flag("PHOTO_AVIF", default=DEFAULT.photos.avif),
        avif_quality=reader.number("PHOTO_AVIF_QUALITY", DEFAULT.photos.avif_quality),
        webp_quality=reader.number("PHOTO_WEBP_QUALITY", DEFAULT.photos.webp_quality),
        jpeg_quality=reader.number("PHOTO_JPEG_QUALITY", DEFAULT.photos.jpeg_quality),
        max_megapixels=reader.number("PHOTO_MAX_MEGAPIXELS", DEFAULT.photos.max_megapixels),
        max_bytes=reader.number("PHOTO_MAX_BYTES", DEFAULT.photos.max_bytes),
        longest_side=reader.number("PHOTO_LONGEST_SIDE", DEFAULT.photos.longest_side),
    )
    settings = BuildSettings(
        content=reader.path("PATH", DEFAULT.content),
        output=reader.path("OUTPUT_PATH", DEFAULT.output),
        theme=reader.path("THEME", DEFAULT.theme),
        state=reader.path("STATE_PATH", DEFAULT.state),
        site_url=reader.text("SITEURL", DEFAULT.site_url).rstrip("/"),
        page_size=reader.number("BULLETINS_PER_PAGE", DEFAULT.page_size),
        feed_size=reader.number("BULLETINS_PER_FEED", DEFAULT.feed_size),
        related_count=reader.number("RELATED_BULLETINS", DEFAULT.related_count),
        allowed_hosts=reader.texts("ALLOWED_IMAGE_HOSTS", DEFAULT.allowed_hosts),
        photos=photos,
        search=reader.flag("SEARCH", default=DEFAULT.search),
        share_cards=reader.flag("SHARE_CARDS", default=DEFAULT.share_cards),
        card_fonts=reader.fonts("CARD_FONTS", DEFAULT.card_fonts),
        media_base=reader.text("MEDIA_BASE", DEFAULT.media_base).rstrip("/"),
        media_target=reader.text("MEDIA_TARGET", DEFAULT.media_target),
    )
    return checked(settings, tuple(reader.wrong))


def checked(settings: BuildSettings, wrong: tuple[str, ...] = ()) -> BuildSettings:
    """Return the settings; Refused where names were wrong or the site's address is none."""
    problems = [error("bad-setting", "pelicanconf.py", name=name) for name in wrong]
    if settings.site_url and not settings.site_url.startswith(("https://", "http://")):
        problems.append(error("bad-site-url", "pelicanconf.py", value=settings.site_url))
    if settings.media_base and not settings.media_base.startswith(("https://", "http://")):
        problems.append(error("bad-media-base", "publishconf.py", value=settings.media_base))
    if problems:
        raise Refused(tuple(problems))
    return settings


def overridden(
    settings: BuildSettings, *, content: str | None, output: str | None, site_url: str | None
) -> BuildSettings:
    """Return the settings with what the command line says instead; paths relative to the working directory."""
    if content:
        settings = replace(settings, content=Path(content).absolute())
    if output:
        settings = replace(settings, output=Path(output).absolute())
    if site_url is not None:
        settings = replace(settings, site_url=site_url.rstrip("/"))
    return checked(settings)


def handed_out(settings: BuildSettings, *, executor: str, scheduler: str) -> BuildSettings:
    """Return the settings with who is to do the work; Refused where that is not clear."""
    if executor not in {"", *EXECUTORS}:
        allowed = ", ".join(EXECUTORS)
        raise Refused((error("bad-option", ".", option="--executor", value=executor, allowed=allowed),))
    if (executor == "dask") != bool(scheduler):
        raise Refused((error("cluster-half", "."),))
    return replace(settings, scheduler=scheduler)


def read_now(environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the moment that decides what is still held back: SOURCE_DATE_EPOCH (seconds) where set, else now."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as failure:
        raise Refused((error("bad-epoch", "SOURCE_DATE_EPOCH", value=seconds),)) from failure


class _SettingsFile:
    """Typed access to upper-case names; what has the wrong type is noted and the default taken."""

    def __init__(self, names: Mapping[str, object], root: Path) -> None:
        self.names = names
        self.root = root
        self.wrong: list[str] = []

    def text(self, name: str, default: str) -> str:
        value = self.names.get(name, default)
        if isinstance(value, str):
            return value
        self.wrong.append(name)
        return default

    def texts(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self.names.get(name, default)
        if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
            return tuple(str(item) for item in value)
        self.wrong.append(name)
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.names.get(name, default)
        if isinstance(value, bool):
            return value
        self.wrong.append(name)
        return default

    def fonts(self, name: str, default: tuple[tuple[Language, Path], ...]) -> tuple[tuple[Language, Path], ...]:
        value = self.names.get(name, dict(default))
        if isinstance(value, dict) and all(isinstance(each, str | Path) for pair in value.items() for each in pair):
            return tuple((Language(code), (self.root / file).absolute()) for code, file in sorted(value.items()))
        self.wrong.append(name)
        return default

    def number(self, name: str, default: int) -> int:
        value = self.names.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self.wrong.append(name)
        return default

    def numbers(self, name: str, default: tuple[int, ...]) -> tuple[int, ...]:
        value = self.names.get(name, default)
        if isinstance(value, list | tuple) and value and all(isinstance(item, int) and item > 0 for item in value):
            return tuple(int(item) for item in value)
        self.wrong.append(name)
        return default

    def path(self, name: str, default: Path) -> Path:
        return (self.root / self.text(name, str(default))).absolute()

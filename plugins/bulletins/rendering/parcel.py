"""What of a theme pages are rendered from, its templates and catalogues, where it lies or as bytes that can travel."""

from __future__ import annotations

import zipfile
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path

from jinja2 import BaseLoader, FileSystemLoader, FunctionLoader

from bulletins.model.settings import RenderSettings
from bulletins.rendering.listing import list_files

FOLDERS = ("templates", "translations")


def pack_theme(theme: Path) -> bytes:
    """Return what pages are rendered from as one archive; the same files give the same bytes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in list_files(theme):
            if name.startswith(tuple(f"{folder}/" for folder in FOLDERS)):
                entry = zipfile.ZipInfo(name)  # without a date
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, (theme / name).read_bytes())
    return packed.getvalue()


def open_theme(settings: RenderSettings) -> Traversable:
    """Return the theme's folder, or what stands in for it in memory where the theme has travelled."""
    if settings.parcel:
        return zipfile.Path(zipfile.ZipFile(BytesIO(settings.parcel)))
    return Path(settings.theme)


def load_templates(theme: Traversable) -> BaseLoader:
    """Return what finds a theme's templates by their names."""
    if isinstance(theme, Path):
        return FileSystemLoader(theme / "templates")
    return FunctionLoader(lambda name: theme.joinpath("templates", name).read_text(encoding="utf-8"))

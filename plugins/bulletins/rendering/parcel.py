"""The templates and catalogues of a theme, read from its folder or from one archive that can be sent."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateNotFound

from bulletins.model.settings import RenderSettings
from bulletins.rendering.listing import list_files
from bulletins.rendering.theme_folder import ORIGINAL, Theme, ThemeFolder

FOLDERS = ("templates", "translations")


def pack_theme(theme: Theme) -> bytes:
    """Return what pages are rendered from as one archive; the same files give the same bytes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in FOLDERS:
            for name in list_files(theme / folder):
                _pack(archive, f"{folder}/{name}", (theme / folder / name).read_bytes())
        for name in _originals(theme):
            _pack(archive, f"templates/{ORIGINAL}{name}", (theme / "templates" / name).original().read_bytes())  # type: ignore[union-attr]  # only such a folder has any
    return packed.getvalue()


def open_theme(settings: RenderSettings) -> Traversable | Theme:
    """Return the theme's folder, or what stands in for it in memory where the theme has travelled."""
    if settings.parcel:
        return zipfile.Path(zipfile.ZipFile(BytesIO(settings.parcel)))
    if settings.overlays:
        overlays = tuple((name, tuple(map(Path, folders))) for name, folders in settings.overlays)
        return ThemeFolder((Path(settings.theme),), overlays)
    return Path(settings.theme)


def load_templates(theme: Traversable | Theme) -> BaseLoader:
    """Return what finds a theme's templates by their names."""
    if isinstance(theme, Path):
        return FileSystemLoader(theme / "templates")
    if isinstance(theme, ThemeFolder):
        return _Templates(lambda name: read_template(theme, name), list_files(theme / "templates"))
    return _Templates(lambda name: theme.joinpath("templates", name).read_text(encoding="utf-8"), [])


def read_template(theme: Theme, name: str) -> str:
    """Return the text of a template; FileNotFoundError where there is none."""
    if name.startswith(ORIGINAL) and isinstance(theme, ThemeFolder):
        return (theme / "templates" / name.removeprefix(ORIGINAL)).original().read_text(encoding="utf-8")
    return (theme / "templates" / name).read_text(encoding="utf-8")


def _pack(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Put a file into an archive, without a date."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _originals(theme: Theme) -> list[str]:
    """Return the templates of a theme that others may stand in for."""
    if not isinstance(theme, ThemeFolder):
        return []
    names = list_files(theme / "templates")
    return [name for name in names if (theme / "templates" / name).original().is_file()]


class _Templates(BaseLoader):
    """Finds templates by a function."""

    def __init__(self, read: Callable[[str], str], names: list[str]) -> None:
        """Keep the function, and the names that are known."""
        self._read = read
        self._names = names

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:  # noqa: ARG002  (Jinja's)
        """Return a template's text; TemplateNotFound where there is none."""
        try:
            return self._read(template), f"templates/{template}", None
        except (OSError, KeyError) as failure:
            raise TemplateNotFound(template) from failure

    def list_templates(self) -> list[str]:
        """Return the names that are known."""
        return self._names

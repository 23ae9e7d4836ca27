"""The templates of a theme: read, packed for other machines, and the digest of all that each of them reaches.

A change to one touches the pages that it has a part in, and no others.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateNotFound

from bulletins.model.digest import digest_of, new_hash
from bulletins.model.identity import Digest
from bulletins.model.settings import RenderSettings
from bulletins.rendering.stylesheet import list_files
from bulletins.rendering.theme_folder import ORIGINAL, Overlays, Theme, ThemeFolder

_NAMED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+[\"']([^\"']+)[\"']")
_LOADED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s")
FOLDERS = ("templates", "translations")


def template_digests(theme: Theme) -> dict[str, Digest]:
    """Return for each template the digest of itself and of every template that it reaches.

    ValueError for a template that chooses another one while it runs: what that reaches cannot be told.
    """
    folder = theme / "templates"
    sources = {name: (folder / name).read_bytes() for name in list_files(folder)}
    if isinstance(folder, ThemeFolder):
        theirs = (name for name in (*sources,) if (folder / name).original().is_file())
        sources |= {f"{ORIGINAL}{name}": read_template(theme, f"{ORIGINAL}{name}").encode() for name in theirs}
    named = {name: _named_in(name, data.decode("utf-8")) for name, data in sources.items()}
    own = {name: digest_of(data) for name, data in sources.items()}
    return {name: _together(_reached(name, named), own) for name in sources}


def code_key(theme: Path, overlays: Overlays = ()) -> Digest:
    """Return the digest of all that decides the code of a theme's templates: their names, places and bytes."""
    folders = [theme, *(folder for name, some in overlays if name == "templates" for folder in some)]
    shown = [_digest_of_folder(folder / "templates" if folder is theme else folder) for folder in folders]
    return digest_of("\0".join(map(str, (*folders, *shown))).encode())


def catalogues_digest(theme: Theme) -> Digest:
    """Return the digest of all translations: a page may name other languages in their own words."""
    return _digest_of_folder(theme / "translations")


def fonts_digest(theme: Theme) -> Digest:
    """Return the digest of the fonts that share cards are written with."""
    return _digest_of_folder(theme / "fonts")


def _digest_of_folder(folder: Theme) -> Digest:
    """Return the digest of all files of a folder by name; of nothing where there is none."""
    names = list_files(folder) if folder.is_dir() else ()
    return _together(names, {name: digest_of((folder / name).read_bytes()) for name in names})


def _named_in(name: str, source: str) -> frozenset[str]:
    """Return the templates that a template names."""
    found = _NAMED.findall(source)
    if len(found) != len(_LOADED.findall(source)):
        message = f"templates/{name} loads a template by a name that is not written out"
        raise ValueError(message)
    return frozenset(found)


def _reached(name: str, named: Mapping[str, frozenset[str]]) -> list[str]:
    """Return a template and every one that it reaches, sorted."""
    reached = {name}
    pending = [name]
    while pending:
        for other in named.get(pending.pop(), frozenset()) - reached:
            reached.add(other)
            pending.append(other)
    return sorted(reached)


def _together(names: list[str] | tuple[str, ...], own: Mapping[str, Digest]) -> Digest:
    """Return one digest of several files."""
    hashed = new_hash()
    for name in names:
        hashed.update(f"{name} {own.get(name, '')}\n".encode())
    return Digest(hashed.hexdigest())


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

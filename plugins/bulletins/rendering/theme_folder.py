"""A theme's folder with the folders of extensions before it, whose files stand in for the theme's of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from bulletins.model.settings import BuildSettings

ORIGINAL = "!theme/"
"""Stands before the name of a template of the theme's own where another one stands in for it."""

Overlays = tuple[tuple[str, tuple[Path, ...]], ...]
"""Folders that go before those of the theme, by the name of the theme's folder."""


class ThemeFolder:
    """A place in several folders at once; each file is that of the first folder which has it."""

    def __init__(self, places: tuple[Path, ...], overlays: Overlays = ()) -> None:
        """Look in these places in their order."""
        self._places = places
        self._overlays = dict(overlays)

    def __truediv__(self, name: str) -> ThemeFolder:
        """Return a place below this one."""
        first, _, rest = name.partition("/")
        below = ThemeFolder((*self._overlays.get(first, ()), *(place / first for place in self._places)))
        return below / rest if rest else below

    def joinpath(self, *names: str) -> ThemeFolder:
        """Return a place below this one."""
        return self / "/".join(names)

    @property
    def file(self) -> Path:
        """Return the first file here, else where the theme would have it."""
        return next((place for place in self._places if place.is_file()), self._places[-1])

    @property
    def suffix(self) -> str:
        """Return the ending of the name."""
        return self._places[-1].suffix

    def original(self) -> ThemeFolder:
        """Return the place in the theme alone."""
        return ThemeFolder(self._places[-1:])

    def is_file(self) -> bool:
        """Return whether there is a file."""
        return any(place.is_file() for place in self._places)

    def is_dir(self) -> bool:
        """Return whether there is a folder."""
        return any(place.is_dir() for place in self._places)

    def read_bytes(self) -> bytes:
        """Return the bytes of the file."""
        return self.file.read_bytes()

    def read_text(self, encoding: str = "utf-8") -> str:
        """Return the text of the file."""
        return self.file.read_text(encoding=encoding)

    def open(self, mode: str = "r", **options: Any) -> IO[Any]:  # noqa: ANN401  (what `open` takes)
        """Return the opened file."""
        return self.file.open(mode, **options)

    def walk(self) -> Iterator[tuple[Path, Path]]:
        """Yield each file with the folder that it lies in."""
        for place in self._places:
            yield from ((file, place) for file in place.rglob("*") if file.is_file())


Theme = Path | ThemeFolder
"""A theme's folder, or a place in it."""


def theme_of(settings: BuildSettings) -> Theme:
    """Return the theme of a site, with the folders that go before its own."""
    return ThemeFolder((settings.theme,), settings.overlays) if settings.overlays else settings.theme

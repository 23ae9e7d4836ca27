"""The size of a site, compared with the limits of GitHub Pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bulletins.model.identity import OutputPath
from bulletins.model.photo import is_media
from bulletins.model.problem import Problem, error, warning
from bulletins.model.publication import FolderSize
from bulletins.output.manifest import FileRecord
from bulletins.publishing.artifact import BuiltFile
from bulletins.publishing.site_record import FILE

SITE_LIMIT = 1_000_000_000
"""Bytes of a published site: GitHub Pages' one gigabyte, counted the strict way."""
FILE_LIMIT = 100_000_000
"""Bytes of one file that GitHub takes."""
NEARLY_FULL = 80
"""Percent of the limit from which it is time to make room."""
MEGABYTE = 1_000_000
_YEAR = re.compile(r"(?:^|/)bulletins/(\d{4})/")
_FEEDS = {"atom", "json", "robots"}


def weigh(files: Iterable[BuiltFile], places: Mapping[OutputPath, tuple[str, str]]) -> tuple[FolderSize, ...]:
    """Return the files counted by kind and year; what `places` does not know is told by its name."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for file in files:
        place = places.get(file.path) or (_kind_of(file.path), "")
        count, size = sums.get(place, (0, 0))
        sums[place] = (count + 1, size + file.size)
    return tuple(
        FolderSize(kind=kind, year=year, files=count, size=size) for (kind, year), (count, size) in sorted(sums.items())
    )


def places_of(made: Mapping[str, FileRecord]) -> dict[OutputPath, tuple[str, str]]:
    """Return kind and year of the files whose making is known; the year is empty where there is none.

    A card has no year: pages of several may share it.
    """
    places: dict[OutputPath, tuple[str, str]] = {}
    for path, record in made.items():
        if record.page is not None:
            kind = "feeds" if record.page.kind in _FEEDS else "pages"
            places[OutputPath(path)] = (kind, _year(record.page.source))
        elif is_media(path):
            places[OutputPath(path)] = ("photos" if record.source else "cards", _year(record.source))
        elif record.source:
            places[OutputPath(path)] = ("documents", _year(record.source))
    return places


def _year(path: str) -> str:
    """Return the year that a source belongs to, empty for none."""
    found = _YEAR.search(path)
    return found[1] if found else ""


def _kind_of(path: OutputPath) -> str:
    """Return the kind of a file that no plan knows."""
    if path.startswith("theme/"):
        return "theme"
    if path.endswith(".html"):
        return "pages"
    return "feeds" if path.endswith((".xml", ".json")) and path != FILE else "other"


def check_weight(files: tuple[BuiltFile, ...], output: str) -> Iterator[Problem]:
    """Yield a problem for each limit of GitHub Pages that the site exceeds, and a warning where it is close to one."""
    size = sum(file.size for file in files)
    limit, percent = megabytes(SITE_LIMIT), 100 * size // SITE_LIMIT
    if size > SITE_LIMIT:
        yield error("publish-too-large", output, size=megabytes(size), limit=limit)
    elif percent >= NEARLY_FULL:
        yield warning("publish-nearly-full", output, size=megabytes(size), limit=limit, percent=percent)
    for file in files:
        if file.size > FILE_LIMIT:
            yield error(
                "publish-large-file", f"{output}/{file.path}", size=megabytes(file.size), limit=megabytes(FILE_LIMIT)
            )


def megabytes(size: int) -> str:
    """Return bytes as whole megabytes, rounded up, so that a file over the limit never looks small enough."""
    return str(-(-size // MEGABYTE))

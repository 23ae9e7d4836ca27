"""What identifies an entry across files: which kind it is of, and its slug."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from bulletins.model.bulletin import ReferenceKind
from bulletins.model.identity import ContentPath, Slug


class Kind(StrEnum):
    """The kinds of entries that others refer to by slug."""

    BULLETIN = "bulletin"
    UNIT = "unit"
    CAMPAIGN = "campaign"
    PAGE = "page"


class Key(NamedTuple):
    """One entry."""

    kind: Kind
    slug: Slug


REFERRED = {
    ReferenceKind.BULLETIN: Kind.BULLETIN,
    ReferenceKind.UNIT: Kind.UNIT,
    ReferenceKind.CAMPAIGN: Kind.CAMPAIGN,
    ReferenceKind.PAGE: Kind.PAGE,
}
"""The kinds of links that lead to an entry, and the kind of that entry."""

_FOLDERS = {"bulletins": Kind.BULLETIN, "units": Kind.UNIT, "campaigns": Kind.CAMPAIGN, "pages": Kind.PAGE}


def content_path(shown: str) -> ContentPath:
    """Return the path under content/ of a path as a person sees it."""
    return ContentPath(shown.removeprefix("content/"))


def key_of(path: ContentPath) -> Key | None:
    """Return the entry that a file belongs to, by its place; None for site.yml and what lies outside all folders."""
    parts = path.split("/")
    kind = _FOLDERS.get(parts[0])
    if kind is None or len(parts) == 1:
        return None
    if kind in {Kind.UNIT, Kind.CAMPAIGN}:
        return Key(kind, Slug(parts[-1].partition(".")[0]))
    place = 2 if kind is Kind.BULLETIN else 1
    return Key(kind, Slug(parts[place])) if len(parts) > place + 1 else None


def possible_keys(paths: Iterable[ContentPath]) -> frozenset[Key]:
    """Return every entry that files could be meant as, wherever they lie: each folder's name, and the file's stem."""
    keys: set[Key] = set()
    for path in paths:
        top, *names = path.split("/")
        if top in _FOLDERS and names:
            stems = [*names[:-1], names[-1].partition(".")[0]]
            keys.update(Key(_FOLDERS[top], Slug(stem)) for stem in stems)
    return frozenset(keys)

"""Digests: bulletins made of other bulletins, in an order of their own."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.assembly.catalogue import ContentIndex
from bulletins.assembly.fates import is_hidden
from bulletins.assembly.keys import Key, Kind
from bulletins.assembly.unknown import unknown
from bulletins.model.bulletin import Bulletin
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, error, warning
from bulletins.model.source import FileStatus


def digest_problems(catalogue: ContentIndex) -> Iterator[Problem]:
    """Give what is wrong with the items of every digest; a withdrawn digest has none to show."""
    for slug, bulletin in catalogue.bulletins.items():
        if bulletin.items and bulletin.fate is not FileStatus.WITHDRAWN:
            for item in dict.fromkeys(bulletin.items):
                yield from _item_problems(catalogue, bulletin, item)
            yield from _emptied(catalogue, slug, bulletin)


def split_items(catalogue: ContentIndex, bulletin: Bulletin) -> tuple[tuple[Slug, ...], tuple[Slug, ...]]:
    """Return a digest's items that are shown, and those that were withdrawn."""
    known = [item for item in dict.fromkeys(bulletin.items) if item in catalogue.bulletins]
    shown = tuple(item for item in known if catalogue.is_shown(Key(Kind.BULLETIN, item)))
    return shown, tuple(item for item in known if catalogue.bulletins[item].fate is FileStatus.WITHDRAWN)


def _item_problems(catalogue: ContentIndex, digest: Bulletin, slug: Slug) -> Iterator[Problem]:
    """Give what is wrong with one item."""
    origin = digest.original.origin
    line = origin.entry("items", slug)
    item = catalogue.bulletins.get(slug)
    if item is None:
        yield from unknown(catalogue, Key(Kind.BULLETIN, slug), origin.path, line)
    elif item.slug == digest.slug:
        yield error("digest-in-itself", origin.path, line, slug=slug)
    elif item.items:
        yield error("digest-in-digest", origin.path, line, slug=slug)
    elif item.fate is FileStatus.WITHDRAWN:
        yield warning("item-withdrawn", origin.path, line, slug=slug)
    elif catalogue.is_surely_shown(Key(Kind.BULLETIN, digest.slug)) and is_hidden(item.fate, preview=catalogue.preview):
        yield error("item-not-public", origin.path, line, slug=slug)


def _emptied(catalogue: ContentIndex, slug: Slug, digest: Bulletin) -> Iterator[Problem]:
    """Give a digest of which nothing is left because all its items were withdrawn."""
    _, withdrawn = split_items(catalogue, digest)
    key = Key(Kind.BULLETIN, slug)
    if key not in catalogue.refused and catalogue.is_shown(key) and len(withdrawn) == len(frozenset(digest.items)):
        origin = digest.original.origin
        yield error("digest-all-withdrawn", origin.path, origin.line("items"))

"""Slugs that lead to nothing, each reported with the nearest one that there is."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.assembly.catalogue import ContentIndex
from bulletins.assembly.keys import Key, Kind
from bulletins.model.problem import Problem, error


def unknown(catalogue: ContentIndex, key: Key, path: str, line: int) -> Iterator[Problem]:
    """Give a problem where there is no such entry; none where its own file was refused, whose report says enough."""
    if catalogue.has(key) or key in catalogue.refused:
        return
    nearest = catalogue.near[key.kind].to(key.slug)
    if not nearest:
        yield _unknown_alone(key, path, line)
        return
    match key.kind:
        case Kind.UNIT:
            yield error("unknown-unit", path, line, slug=key.slug, nearest=nearest)
        case Kind.CAMPAIGN:
            yield error("unknown-campaign", path, line, slug=key.slug, nearest=nearest)
        case Kind.BULLETIN:
            yield error("unknown-bulletin", path, line, slug=key.slug, nearest=nearest)
        case Kind.PAGE:
            yield error("unknown-page", path, line, slug=key.slug, nearest=nearest)


def _unknown_alone(key: Key, path: str, line: int) -> Problem:
    """Return the problem where there is no entry of that kind at all."""
    match key.kind:
        case Kind.UNIT:
            return error("unknown-unit-alone", path, line, slug=key.slug)
        case Kind.CAMPAIGN:
            return error("unknown-campaign-alone", path, line, slug=key.slug)
        case Kind.BULLETIN:
            return error("unknown-bulletin-alone", path, line, slug=key.slug)
        case Kind.PAGE:
            return error("unknown-page-alone", path, line, slug=key.slug)

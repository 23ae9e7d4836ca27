"""Addresses: no two entries may claim one, and none may claim a word that the site needs itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletins.assembly.content_index import ContentIndex, Kind
from bulletins.model.bulletin import Bulletin, StaticPage
from bulletins.model.config import SiteConfig
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, error
from bulletins.model.registry import Campaign, Unit
from bulletins.model.source import SourceLines

_ALWAYS = frozenset({"index", "page", "feed"})
_AT_ROOT = frozenset({"404", "theme", "robots", "sitemap", "pagefind", "admin", "favicon"})

AddressClaim = Unit | Campaign | Bulletin | StaticPage


def address_problems(index: ContentIndex) -> Iterator[Problem]:
    """Give slugs and aliases that are reserved, and aliases that are a slug or an alias already."""
    reserved = _Reserved(index.config)
    paths: dict[str, str] = {}
    for kind in Kind:
        entries: Mapping[Slug, AddressClaim] = index.entries(kind)
        taken = {slug: origin_of(entry).path for slug, entry in entries.items()}
        for slug, entry in entries.items():
            if reserved.holds(kind, slug):
                yield error("reserved-slug", origin_of(entry).path, slug=slug)
            yield from _alias_problems(kind, entry, reserved, taken)
            yield from _path_problems(entry, index.config.photo_folder, paths)
    yield from _section_problems(index.config, reserved)


def _alias_problems(kind: Kind, entry: AddressClaim, reserved: _Reserved, taken: dict[Slug, str]) -> Iterator[Problem]:
    """Give an entry's aliases that cannot be, and note the others in `taken`, which maps addresses to their owners."""
    origin = origin_of(entry)
    for alias in entry.aliases:
        line = origin.entry("aliases", alias)
        if reserved.holds(kind, alias):
            yield error("reserved-alias", origin.path, line, slug=alias)
        if alias in taken:
            yield error("alias-taken", origin.path, line, slug=alias, other=taken[alias])
        taken.setdefault(alias, origin.path)


def _path_problems(entry: AddressClaim, photos: str, taken: dict[str, str]) -> Iterator[Problem]:
    """Give an entry's old paths that cannot be, and note the others in `taken`; capitals do not tell two apart."""
    origin = origin_of(entry)
    for path in entry.old_paths:
        line = origin.entry("aliases", path)
        if path.split("/")[1].partition(".")[0] in {*_AT_ROOT, photos}:
            yield error("reserved-alias", origin.path, line, slug=path)
        elif path.casefold() in taken:
            yield error("alias-taken", origin.path, line, slug=path, other=taken[path.casefold()])
        taken.setdefault(path.casefold(), origin.path)


def origin_of(entry: AddressClaim) -> SourceLines:
    """Return where an entry was read: a bulletin's or page's original."""
    return entry.original.origin if isinstance(entry, Bulletin | StaticPage) else entry.origin


class _Reserved:
    """The words that addresses of entries may not be."""

    __slots__ = ("_everywhere", "_numbered", "_root")

    def __init__(self, config: SiteConfig) -> None:
        """Gather the words of all languages."""
        words = [language.addresses for language in config.languages]
        codes = frozenset(language.code.lower() for language in config.languages)
        self._everywhere = _ALWAYS | codes | {word.page for word in words} | {word.feed for word in words}
        self._root = (
            _AT_ROOT
            | {config.photo_folder}
            | frozenset(
                name
                for word in words
                for name in (word.bulletins, word.units, word.campaigns, word.sections, word.archive, word.search)
            )
        )
        pages = "|".join(re.escape(word) for word in sorted({"page", *(word.page for word in words)}))
        self._numbered = re.compile(f"(?:{pages})-[0-9]+", re.ASCII)

    def holds(self, kind: Kind | None, slug: Slug) -> bool:
        """Return whether a slug of that kind would be taken for something else; None is a section."""
        if slug in self._everywhere or self._numbered.fullmatch(slug):
            return True
        return kind is Kind.PAGE and slug in self._root


def _section_problems(config: SiteConfig, reserved: _Reserved) -> Iterator[Problem]:
    """Give sections whose slug is reserved."""
    for term in config.sections:
        if reserved.holds(None, term.slug):
            yield error(
                "reserved-section", config.origin.path, config.origin.entry("sections", term.slug), slug=term.slug
            )

"""The site as the writing page sees it: the content that the last build read, its problems, and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bulletins.model.bulletin import Words
from bulletins.model.identity import ContentPath, Language, Slug
from bulletins.model.localized import Localized
from bulletins.model.problem import Problem
from bulletins.model.registry import Unit
from bulletins.model.site import SiteFacts
from bulletins.model.source import FileStatus, LedgerEntry, Source, SourceKind

TEXTS = (SourceKind.BULLETIN, SourceKind.PAGE)


@dataclass(frozen=True, kw_only=True)
class WritingSite:
    """The site as the last build left it.

    `words` are those of every text by the path a person sees; `pages` are the addresses of texts that have a page, by
    the same path.
    """

    content: SiteFacts
    words: Mapping[str, Words]
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    pages: Mapping[str, str]

    @cached_property
    def sources(self) -> dict[ContentPath, Source]:
        """Return the files of all texts by path: the only ones that can be opened."""
        return {source.path: source for source in self.content.sources if source.kind in TEXTS}

    @cached_property
    def fates(self) -> dict[ContentPath, FileStatus]:
        """Return the status of every file."""
        return {entry.path: entry.fate for entry in self.ledger}

    def language_of(self, source: Source) -> Language:
        """Return the language that a text is written in."""
        return source.language or self.content.config.default_language

    def problems_of(self, path: ContentPath) -> tuple[Problem, ...]:
        """Return the problems of one file."""
        return tuple(found for found in self.problems if found.path == f"content/{path}")


def unit_choices(site: WritingSite, language: Language) -> list[dict[str, object]]:
    """Return all units, each with its name and the names above it, the newest first among those of one name."""
    units = {unit.slug: unit for unit in site.content.units}
    return [
        {
            "slug": unit.slug,
            "name": unit.name.text(language),
            "above": " › ".join(_names_above(unit, units, language)),
            "parent": unit.parent or "",
            "ended": unit.valid_to is not None,
        }
        for unit in site.content.units
    ]


def _names_above(unit: Unit, units: Mapping[Slug, Unit], language: Language) -> list[str]:
    """Return the names of the units above one, from the top; a circle ends where it closes."""
    names: list[str] = []
    seen = {unit.slug}
    while unit.parent is not None and unit.parent in units and unit.parent not in seen:
        unit = units[unit.parent]
        seen.add(unit.slug)
        names.insert(0, unit.short_name.text(language) or unit.name.text(language))
    return names


def named_choices(named: list[tuple[Slug, Localized]], language: Language) -> list[dict[str, object]]:
    """Return slugs with their names in a language."""
    return [{"slug": slug, "name": name.text(language) or slug} for slug, name in named]

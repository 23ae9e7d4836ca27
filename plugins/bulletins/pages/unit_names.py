"""The names of units: one that has ended says until when, where another unit bears the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from bulletins.model.identity import Language, Slug
from bulletins.model.localized import Localized, Phrase
from bulletins.model.registry import Unit
from bulletins.model.site import Site

Translate = Callable[[Language, str], str]
"""Gives an English word of the interface in a language."""


class UnitNames:
    """The names of all units in every language."""

    __slots__ = ("_counts", "_site", "_words")

    def __init__(self, site: Site, words: Translate) -> None:
        """Count nothing yet: which names stand twice is counted once a language, when it is first asked."""
        self._site = site
        self._words = words
        self._counts: dict[Language, tuple[Counter[str], Counter[str]]] = {}

    def full(self, slug: Slug, language: Language) -> Phrase:
        """Return a unit's whole name, such as `Hội LHPN tỉnh An Giang (đến 30/6/2025)`."""
        unit = self._site.units[slug].unit
        return self._told_apart(unit, unit.name, self._count(language)[0], language)

    def short(self, slug: Slug, language: Language) -> Phrase:
        """Return the name that lists show, such as `An Giang (đến 30/6/2025)`."""
        unit = self._site.units[slug].unit
        return self._told_apart(unit, unit.short_name, self._count(language)[1], language)

    def _count(self, language: Language) -> tuple[Counter[str], Counter[str]]:
        """Return how many units bear each whole name, and each short one."""
        if language not in self._counts:
            units = [entry.unit for entry in self._site.units.values()]
            full = Counter(unit.name.text(language).casefold() for unit in units)
            self._counts[language] = (full, Counter(unit.short_name.text(language).casefold() for unit in units))
        return self._counts[language]

    def _told_apart(self, unit: Unit, name: Localized, counts: Counter[str], language: Language) -> Phrase:
        """Return a name as it is, or with the unit's last day, in the words of the language it is shown in."""
        phrase = name.phrase(language)
        last = unit.valid_to
        if last is None or counts[phrase.text.casefold()] == 1:
            return phrase
        until = self._words(phrase.language or language, "until %(date)s")
        day = f"{last.day}/{last.month}/{last.year}"
        return Phrase(text=f"{phrase.text} ({until % {'date': day}})", language=phrase.language)

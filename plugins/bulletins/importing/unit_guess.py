"""Which unit a document is from: the one whose name its letterhead, title or lead writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from slugify import slugify

from bulletins.model.identity import Slug
from bulletins.model.registry import Unit

_FEWEST_SYLLABLES = 2


def guess_unit(hints: Sequence[str], units: Iterable[Unit], day: date) -> Slug | None:
    """Return the unit that the hints name, the surest hint first; None where none or several are named."""
    living = [unit for unit in units if _lives(unit, day)]
    for names in (_full_names, _short_names):
        for hint in hints:
            text = f"-{slugify(hint)}-"
            found = [(len(name), unit.slug) for unit in living for name in names(unit) if f"-{name}-" in text]
            longest = max((length for length, _ in found), default=0)
            slugs = {slug for length, slug in found if length == longest}
            if len(slugs) == 1:
                return slugs.pop()
    return None


def _lives(unit: Unit, day: date) -> bool:
    """Return whether a unit existed on a day."""
    return (unit.valid_from is None or unit.valid_from <= day) and (unit.valid_to is None or day <= unit.valid_to)


def _full_names(unit: Unit) -> set[str]:
    return {slugify(name) for _, name in unit.name.entries} - {""}


def _short_names(unit: Unit) -> set[str]:
    """Return short names of more than one syllable: one alone is too common a word."""
    names = {slugify(name) for _, name in unit.short_name.entries}
    return {name for name in names if name.count("-") + 1 >= _FEWEST_SYLLABLES}

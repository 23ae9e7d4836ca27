"""One of many by a few typed letters: a unit or a campaign, by its slug or by part of its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bulletins.model.identity import Slug
from bulletins.model.localized import Localized
from bulletins.model.slugs import slugged

MOST_SHOWN = 9

Ask = Callable[[str], str]
"""Puts a question to whoever sits there and returns what was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A unit or campaign that can be named by its slug or by part of its name."""

    slug: Slug
    name: Localized

    def fits(self, typed: str) -> bool:
        """Return whether what was typed stands as whole words in a name or the slug, whatever its marks and case."""
        wanted = slugged(typed)
        names = (self.slug, *(slugged(name) for _, name in self.name.entries))
        return bool(wanted) and any(f"-{wanted}-" in f"-{name}-" for name in names)

    def __str__(self) -> str:
        """Return slug and name as lists show them."""
        return f"{self.slug} ({self.name.entries[0][1]})"


def fitting(typed: str, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return the one choice whose slug was typed, else all that fit."""
    exact = tuple(choice for choice in choices if choice.slug == typed.strip())
    return exact or tuple(choice for choice in choices if choice.fits(typed))


def listed(choices: tuple[Choice, ...]) -> str:
    """Return choices as one line, the first few of many."""
    return ", ".join(str(choice) for choice in choices[:MOST_SHOWN]) + (" …" if choices[MOST_SHOWN:] else "")


def choose(ask: Ask, question: str, several: str, choices: tuple[Choice, ...], *, optional: bool) -> str:
    """Return the slug that was chosen, asking until one is clear; empty if nothing was typed and it is `optional`."""
    offered: tuple[Choice, ...] = ()
    while True:
        typed = ask(question).strip()
        if not typed and optional:
            return ""
        if typed.isdecimal() and 0 < int(typed) <= len(offered):
            return offered[int(typed) - 1].slug
        found = fitting(typed, choices)
        if len(found) == 1:
            return found[0].slug
        offered = (found or choices)[:MOST_SHOWN]
        question = "\n".join([several, *(f"  {number}. {choice}" for number, choice in enumerate(offered, 1)), "> "])

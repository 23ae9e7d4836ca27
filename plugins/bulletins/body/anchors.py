"""The ids of a text: each one once, each one fit for an address."""

from __future__ import annotations

import re

from bulletins.model.slugs import slugged

_LONGEST = 80
_VALID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


class Anchors:
    """Gives out ids and remembers them in order."""

    def __init__(self) -> None:
        """Begin with none."""
        self._taken: dict[str, None] = {}
        self._numbers: dict[str, int] = {}
        self._notes: dict[str, str] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Return all ids in the order in which they were given out."""
        return tuple(self._taken)

    def heading(self, text: str) -> str:
        """Return a new id made of a heading's words, numbered where those are taken."""
        return self._new(slugged(text, longest=_LONGEST) or "muc")

    def table(self) -> str:
        """Return a new id for a table's caption."""
        return self._new("table-1")

    def note(self, written: str) -> str:
        """Return the id of a footnote or of a place that cites it; the same for the same label."""
        if written not in self._notes:
            kind, _, label = written.partition("-")
            self._notes[written] = self._new(f"{kind}-{slugged(label) or 'x'}")
        return self._notes[written]

    def claim(self, written: str) -> bool:
        """Return whether an id that someone wrote is free, and take it."""
        free = written not in self._taken
        self._taken[written] = None
        return free

    def find(self, written: str) -> str:
        """Return the id that a link's anchor means, be it written as the heading reads; empty where there is none."""
        if written in self._taken:
            return written
        slug = slugged(written)
        return slug if slug in self._taken else ""

    def _new(self, wanted: str) -> str:
        """Return the wanted id, or the next free number of it."""
        stem, name = wanted.removesuffix("-1"), wanted
        while name in self._taken:
            self._numbers[stem] = self._numbers.get(stem, 1) + 1
            name = f"{stem}-{self._numbers[stem]}"
        self._taken[name] = None
        return name


def valid(written: str) -> bool:
    """Return whether an id can stand in an address as it is."""
    return _VALID.fullmatch(written) is not None

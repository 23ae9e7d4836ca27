"""The lookups of a page, noted while it is made: the page is made again only when one of them has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from bulletins.model.identity import ContentPath
from bulletins.model.photo import CardSubject
from bulletins.model.table import Table

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Lookups:
    """All lookups since the last `begin`: bulletins by name, documents offered, cards asked for.

    `wording` is a number that grows with every change of words. A value made under one wording must not be used under
    another.
    """

    __slots__ = ("assets", "needs", "subjects", "wording")

    def __init__(self) -> None:
        """Begin."""
        self.wording = 0
        self.needs: set[str] = set()
        self.assets: dict[ContentPath, None] = {}
        self.subjects: dict[CardSubject, None] = {}

    def begin(self) -> None:
        """Forget what was looked up so far."""
        self.needs = set()
        self.assets = {}
        self.subjects = {}


class TracedTable(Table[K, V]):
    """A table that notes every key it is asked for, including keys that it does not have."""

    __slots__ = ("_lookups", "_sign")

    def __init__(self, told: Table[K, V], lookups: Lookups, sign: str = "") -> None:
        """Tell what a table holds; keys are noted with `sign` before them, which tells tables apart."""
        super().__init__(told.items())
        self._lookups = lookups
        self._sign = sign

    def __getitem__(self, key: K) -> V:
        """Return the value of a key; KeyError where there is none."""
        self._lookups.needs.add(f"{self._sign}{key}")
        return self._rows[key]

    def __contains__(self, key: object) -> bool:
        """Return whether the key is there."""
        self._lookups.needs.add(f"{self._sign}{key}")
        return key in self._rows


class Memo(Generic[K, V]):
    """Values made once for one wording; using one records again every lookup that it was made with."""

    __slots__ = ("_lookups", "_made", "_wording")

    def __init__(self, lookups: Lookups) -> None:
        """Start with nothing made."""
        self._lookups = lookups
        self._wording = lookups.wording
        self._made: dict[K, tuple[V, frozenset[str]]] = {}

    def get(self, key: K, make: Callable[[K], V]) -> V:
        """Return the value of a key, made when first asked for."""
        if self._wording != self._lookups.wording:
            self._wording = self._lookups.wording
            self._made = {}
        found = self._made.get(key)
        if found is None:
            outer, self._lookups.needs = self._lookups.needs, set()
            try:
                value = make(key)
                found = self._made[key] = (value, frozenset(self._lookups.needs))
            finally:
                self._lookups.needs = outer
        self._lookups.needs |= found[1]
        return found[0]

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

    `wording` names one state of the words. A value made under one wording must not be used under another.
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

    __slots__ = ("_sign", "_trace")

    def __init__(self, told: Table[K, V], trace: Lookups, sign: str = "") -> None:
        """Tell what a table holds; keys are noted with `sign` before them, which tells tables apart."""
        super().__init__(told.items())
        self._trace = trace
        self._sign = sign

    def __getitem__(self, key: K) -> V:
        """Return the value of a key; KeyError where there is none."""
        self._trace.needs.add(f"{self._sign}{key}")
        return self._rows[key]

    def __contains__(self, key: object) -> bool:
        """Return whether the key is there."""
        self._trace.needs.add(f"{self._sign}{key}")
        return key in self._rows


class Memo(Generic[K, V]):
    """Values made once for one wording; to use one counts as all the lookups that it was made with."""

    __slots__ = ("_made", "_trace", "_wording")

    def __init__(self, trace: Lookups) -> None:
        """Start with nothing made."""
        self._trace = trace
        self._wording = trace.wording
        self._made: dict[K, tuple[V, frozenset[str]]] = {}

    def get(self, key: K, make: Callable[[K], V]) -> V:
        """Return the value of a key, made when first asked for."""
        if self._wording != self._trace.wording:
            self._wording = self._trace.wording
            self._made = {}
        found = self._made.get(key)
        if found is None:
            outer, self._trace.needs = self._trace.needs, set()
            try:
                value = make(key)
                found = self._made[key] = (value, frozenset(self._trace.needs))
            finally:
                self._trace.needs = outer
        self._trace.needs |= found[1]
        return found[0]

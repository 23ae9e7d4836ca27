"""An immutable mapping that hashes, compares and pickles, for values that are looked up by key."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Table(Mapping[K, V], Generic[K, V]):
    """An immutable mapping in a fixed order; built from pairs, later pairs replace earlier ones."""

    __slots__ = ("_rows",)

    def __init__(self, pairs: Iterable[tuple[K, V]] = ()) -> None:
        """Keep the pairs in the order given."""
        self._rows: dict[K, V] = dict(pairs)

    def __getitem__(self, key: K) -> V:
        """Return the value of a key; KeyError where there is none."""
        return self._rows[key]

    def __iter__(self) -> Iterator[K]:
        """Go through the keys in order."""
        return iter(self._rows)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        """Return whether the key is there."""
        return key in self._rows

    def items(self) -> ItemsView[K, V]:
        """Return the pairs in order."""
        return self._rows.items()

    def __hash__(self) -> int:
        """Return a hash over keys and values."""
        return hash(tuple(self._rows.items()))

    def __repr__(self) -> str:
        """Return the pairs as one reads them."""
        return f"Table({self._rows!r})"

    def __reduce__(self) -> tuple[type[Table[K, V]], tuple[tuple[tuple[K, V], ...]]]:
        """Travel to another process as the pairs."""
        return type(self), (tuple(self._rows.items()),)

"""Results of stages, remembered under the digest of everything they were made from. The one memory between builds.

Losing all of it costs time, never a byte of what is published.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from bulletins.cache.seal_key import seal_key
from bulletins.cache.store import StageFolder, Store, StoredResult
from bulletins.model.codec import pack, unpack

T = TypeVar("T")

_DAY = 86_400
_BATCH = 500
"""How many new results are brought to the store at a time, so that they need not all lie in memory in two forms."""


class StageResults(Generic[T]):
    """The results of one stage for one folder of sources, by name: held in memory, and kept in a store."""

    __slots__ = ("_fresh", "_held", "_kind", "_place", "_store", "_stored", "_today", "_used", "_writes")

    def __init__(self, place: StageFolder, kind: type[T], store: Store | None, *, writes: bool) -> None:
        """Hold nothing yet; without a store, or where it `writes` nothing, nothing is kept for the next build."""
        self._place = place
        self._kind = kind
        self._store = store
        self._writes = writes and store is not None
        self._held: dict[str, tuple[str, T]] = {}
        self._stored: dict[str, StoredResult] | None = None
        self._fresh: list[StoredResult] = []
        self._used: set[str] = set()
        self._today = int(time.time()) // _DAY

    def find(self, name: str, key: str) -> T | None:
        """Return the result that is remembered under a name and key, None where there is none."""
        held = self._held.get(name)
        if held is not None and held[0] == key:
            return held[1]
        row = self._rows().get(name)
        if row is None or row.key != key:
            return None
        try:
            value = unpack(row.value, self._kind)
        except ValueError:
            return None
        self._held[name] = (key, value)
        self._rows()[name] = row._replace(value=b"")
        if row.used < self._today:
            self._used.add(name)
        return value

    def find_all(self, keys: Mapping[str, str]) -> dict[str, T]:
        """Return the remembered results of those names whose key is the one given."""
        found = ((name, self.find(name, key)) for name, key in keys.items())
        return {name: value for name, value in found if value is not None}

    def add(self, name: str, key: str, value: T, packed: bytes | None = None) -> None:
        """Remember a result, which may be given in packed form too."""
        self._held[name] = (key, value)
        if self._writes:
            self._fresh.append(StoredResult(name, key, pack(value) if packed is None else packed, self._today))
            if len(self._fresh) >= _BATCH:
                self._write(())

    def keep(self) -> None:
        """Bring new results to the store; what nobody asks for stays there for a month."""
        if self._writes and (self._fresh or self._used):
            self._write(())

    def keep_only(self, names: Iterable[str]) -> None:
        """Bring new results to the store, and forget all names but these."""
        wanted = frozenset(names)
        for name in self._held.keys() - wanted:
            del self._held[name]
        gone = self._rows().keys() - wanted
        if self._writes and (self._fresh or self._used or gone):
            self._write(gone)

    def all_names(self) -> frozenset[str] | None:
        """Return the names that the store has for this stage, for whatever folder; None where they cannot be told."""
        return frozenset() if self._store is None else self._store.names(self._place.stage)

    def _write(self, gone: Iterable[str]) -> None:
        """Bring new results to the store, and take these names from it."""
        if self._store is None:
            return
        self._store.write(self._place, self._fresh, gone, self._used, self._today)
        rows = self._rows()
        for name in tuple(gone):
            del rows[name]
        rows.update((each.name, each._replace(value=b"")) for each in self._fresh)
        self._fresh = []
        self._used = set()

    def _rows(self) -> dict[str, StoredResult]:
        """Return the rows of the store, read once; those that are in memory already are skipped."""
        if self._stored is None:
            rows = self._store.read(self._place) if self._store is not None else ()
            self._stored = {row.name: row for row in rows}
        return self._stored


class Results:
    """The results of all stages; `writes` says whether anything may be written for the next build."""

    __slots__ = ("_stages", "_store", "writes")

    def __init__(self, store: Store | None = None, *, writes: bool = True) -> None:
        """Remember what a store has; new results are kept there for the next build unless it `writes` nothing."""
        self._store = store
        self.writes = writes
        self._stages: dict[StageFolder, StageResults[Any]] = {}

    def stage(self, stage: str, folder: str, kind: type[T]) -> StageResults[T]:
        """Return the results of a stage for one folder of sources, which are values of one type."""
        place = StageFolder(stage, folder)
        found: StageResults[T] | None = self._stages.get(place)
        if found is None:
            found = self._stages[place] = StageResults(place, kind, self._store, writes=self.writes)
        return found


def open_results(state: Path, *, writes: bool) -> Results:
    """Return what builds with a state folder remember; unless it `writes`, nothing is kept for the next one."""
    return Results(Store(state / "cache.sqlite", seal_key()), writes=writes)

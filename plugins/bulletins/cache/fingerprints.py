"""Digests of values: of everything that a frozen value holds, names and types of its classes included.

Not of pickles, whose bytes depend on what was shared in memory, nor of `hash()`, which differs from run to run. What is
digested are Python's own bytes for plain values, in the form that knows no references; nobody ever reads them.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from operator import attrgetter
from pathlib import PurePath
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.model.table import Table

_PLAIN: frozenset[type] = frozenset({str, int, bool, float, type(None)})
_WITHOUT_REFERENCES = 2
"""The form of `marshal` whose bytes depend on values alone."""

_Taker = Callable[[Any], object]
"""Gives a value of one class as nested lists of plain values."""


class Fingerprints:
    """Takes digests. Values of the `shared` classes are taken once each, and kept alive for that.

    `unseen` are names of fields, by class, that make no difference.
    """

    __slots__ = ("_shared", "_taken", "_takers", "_unseen")

    def __init__(self, shared: frozenset[type] = frozenset(), unseen: Mapping[type, frozenset[str]] = Table()) -> None:
        """Start with nothing taken."""
        self._unseen = unseen
        self._takers: dict[type, _Taker] = dict.fromkeys(_PLAIN, _itself)
        self._shared = shared
        self._taken: dict[int, tuple[object, str]] = {}

    def of(self, *values: object) -> Digest:
        """Return the digest of values; TypeError where one holds something that is no plain value."""
        return digest_of(_bytes(self._plain(values)))

    def _plain(self, value: Any) -> object:  # noqa: ANN401  (every type is asked for what it is)
        """Return a value as nested lists of plain values."""
        kind = type(value)
        take = self._takers.get(kind)
        if take is None:
            take = self._takers[kind] = self._once(self._taker(kind)) if kind in self._shared else self._taker(kind)
        return take(value)

    def _once(self, take: _Taker) -> _Taker:
        """Return what gives the digest of a value of a shared class, taken apart when it is first met."""
        taken = self._taken

        def give(value: object) -> str:
            found = taken.get(id(value))
            if found is None:
                found = taken[id(value)] = (value, digest_of(_bytes(take(value))))
            return found[1]

        return give

    def _taker(self, kind: type) -> _Taker:
        """Return what takes values of a class apart, its name before their parts; tuples and lists have none."""
        name, plain = kind.__name__, self._plain
        if kind in {tuple, list}:
            return lambda value: [each if type(each) in _PLAIN else plain(each) for each in value]
        if is_dataclass(kind):
            return self._dataclass_taker(kind)
        if issubclass(kind, Mapping):
            return lambda value: [name, [[plain(key), plain(each)] for key, each in value.items()]]
        if issubclass(kind, frozenset):
            return lambda value: [name, sorted(_bytes(plain(each)) for each in value)]
        if issubclass(kind, tuple):
            return lambda value: [name, *map(plain, value)]
        return lambda value: [name, _written(value)]

    def _dataclass_taker(self, kind: type) -> _Taker:
        """Return what takes a dataclass's values apart; fields that are declared to be plain are not looked at."""
        unseen, hints = self._unseen.get(kind, frozenset()), get_type_hints(kind)
        names = [each.name for each in fields(kind) if each.name not in unseen]
        name, plain = kind.__name__, self._plain
        if len(names) < 2:  # noqa: PLR2004  (for one name `attrgetter` gives no tuple, and for none there is none)
            return lambda value: [name, *[plain(getattr(value, each)) for each in names]]
        parts = attrgetter(*names)
        open_ended = [place for place, each in enumerate(names, 1) if not _is_plain(hints[each])]

        def take(value: object) -> list[object]:
            taken = [name, *parts(value)]
            for place in open_ended:
                each = taken[place]
                if type(each) not in _PLAIN:
                    taken[place] = plain(each)
            return taken

        return take


def _itself(value: object) -> object:
    """Return a plain value."""
    return value


def _is_plain(hint: Any) -> bool:  # noqa: ANN401  (a type as it was written)
    """Return whether only plain values are of a type."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return all(getattr(kind, "__supertype__", kind) in _PLAIN for kind in kinds)


def _bytes(plain: Any) -> bytes:  # noqa: ANN401  (what `_plain` gave)
    """Return nested lists of plain values as bytes, the same for the same values."""
    return marshal.dumps(plain, _WITHOUT_REFERENCES)


def _written(value: object) -> str:
    """Return a value that has no parts as text."""
    if isinstance(value, date):
        return f"{value.isoformat()} {getattr(value, 'tzinfo', None)}"
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, PurePath | str):
        return str(value)
    message = f"not a plain value: {value!r}"
    raise TypeError(message)

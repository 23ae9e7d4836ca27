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
from typing import Any

from plugins.model.digest import digest_of
from plugins.model.identity import Digest
from plugins.model.table import Table

_PLAIN = frozenset({str, int, bool, float, type(None)})
_WITHOUT_REFERENCES = 2
"""The form of `marshal` whose bytes depend on values alone."""


class Fingerprints:
    """Takes digests. Values of the `shared` classes are taken once each, and kept alive for that.

    `unseen` are names of fields, by class, that make no difference.
    """

    __slots__ = ("_getters", "_shared", "_taken", "_unseen")

    def __init__(self, shared: frozenset[type] = frozenset(), unseen: Mapping[type, frozenset[str]] = Table()) -> None:
        """Start with nothing taken."""
        self._unseen = unseen
        self._getters: dict[type, Callable[[object], tuple[object, ...]]] = {}
        self._shared = shared
        self._taken: dict[int, tuple[object, str]] = {}

    def of(self, *values: object) -> Digest:
        """Return the digest of values; TypeError where one holds something that is no plain value."""
        return digest_of(_bytes(self._plain(values)))

    def _plain(self, value: Any) -> object:  # noqa: ANN401  (every type is asked for what it is)
        """Return a value as nested lists of plain values."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple or kind is list:
            return [each if type(each) in _PLAIN else self._plain(each) for each in value]
        if kind not in self._shared:
            return self._taken_apart(kind, value)
        found = self._taken.get(id(value))
        if found is None:
            found = self._taken[id(value)] = (value, digest_of(_bytes(self._taken_apart(kind, value))))
        return found[1]

    def _taken_apart(self, kind: type, value: Any) -> object:  # noqa: ANN401  (the same)
        """Return a value of some class with the class's name before its parts."""
        getter = self._getters.get(kind)
        if getter is not None or is_dataclass(kind):
            parts = (getter or self._getter(kind))(value)
            return [kind.__name__, *[each if type(each) in _PLAIN else self._plain(each) for each in parts]]
        if isinstance(value, Mapping):
            return [kind.__name__, [[self._plain(key), self._plain(each)] for key, each in value.items()]]
        if isinstance(value, frozenset):
            return [kind.__name__, sorted(_bytes(self._plain(each)) for each in value)]
        if isinstance(value, tuple):
            return [kind.__name__, *map(self._plain, value)]
        return [kind.__name__, _written(value)]

    def _getter(self, kind: type) -> Callable[[object], tuple[object, ...]]:
        """Return what gives the fields of a dataclass's values."""
        unseen = self._unseen.get(kind, frozenset())
        names = [each.name for each in fields(kind) if each.name not in unseen]
        if len(names) > 1:
            getter: Callable[[object], tuple[object, ...]] = attrgetter(*names)
        else:

            def getter(value: object) -> tuple[object, ...]:
                return tuple(getattr(value, name) for name in names)

        self._getters[kind] = getter
        return getter


def _bytes(plain: Any) -> bytes:  # noqa: ANN401  (what `_plain` gave)
    """Return nested lists of plain values as bytes, the same for the same values."""
    return marshal.dumps(plain, _WITHOUT_REFERENCES)


def _written(value: object) -> str:
    """Return a value that has no parts as text."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date):
        return f"{value.isoformat()} {getattr(value, 'tzinfo', None)}"
    if isinstance(value, PurePath | str):
        return str(value)
    message = f"not a plain value: {value!r}"
    raise TypeError(message)

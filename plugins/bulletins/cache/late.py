"""Frozen values that are read from JSON in two parts: some fields at once, the rest while one of it is asked for.

A site has ten thousand texts, and a build that follows an edit shows the words of a dozen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, get_type_hints

from bulletins.cache.encoding import Json, as_it_is, code_of

_REST = "_rest"
"""Where a value keeps what gives its second part."""
_KEPT = 256
"""Of how many values the second part stays read: whoever makes a page asks for all of it at one time."""


Rest = Callable[[], bytes]
"""Gives a second part, the same at any time."""


class Late:
    """Makes frozen values with slots of which some fields are known; whatever else is asked for is found when it is.

    What is made is such a value: it compares, digests and travels like one that was found at once.
    """

    __slots__ = ("_fill", "_make")

    def __init__(self, kind: type, known: Sequence[str]) -> None:
        """Make values of a class from the fields that are `known`, in this order."""
        late = [each.name for each in fields(kind) if each.name not in known]
        made = _late_class(kind, late, lambda find, name: getattr(find(), name))
        self._fill = [_filler(made, name) for name in (*known, _REST)]
        self._make = partial(object.__new__, made)

    def make(self, find: Callable[[], object], *known: object) -> Any:  # noqa: ANN401  (a value of the class)
        """Return a value; `find` gives the whole of it, the same at any time."""
        value: Any = self._make()
        for fill, each in zip(self._fill, (*known, find), strict=True):
            fill(value, each)
        return value


class LateCode:
    """How values of a frozen dataclass with slots are written and read in two parts.

    What is read is such a value: it compares, digests and travels like one that was never written.
    """

    __slots__ = ("_early", "_early_codes", "_given", "_late_codes", "_make")

    def __init__(self, kind: type, early: Sequence[str], *, given: Sequence[str] = (), place: int = 0) -> None:
        """Write `early` fields into the first part, in this order; those `given` are written by nobody.

        The rest is line number `place` of the second part.
        """
        hints = get_type_hints(kind)
        late = [each.name for each in fields(kind) if each.name not in {*early, *given}]
        made = _late_class(kind, late, _reader(late, place, [code_of(hints[name]).read for name in late]))
        self._early_codes = [(name, code_of(hints[name]).write) for name in early]
        self._late_codes = [(name, code_of(hints[name]).write) for name in late]
        self._early = [(_filler(kind, name), code_of(hints[name]).read, as_it_is(hints[name])) for name in early]
        self._given = [_filler(made, name) for name in (*given, _REST)]
        self._make = partial(object.__new__, made)

    def write(self, value: object) -> tuple[Json, Json]:
        """Return both parts of a value."""
        early = [write(getattr(value, name)) for name, write in self._early_codes]
        return early, [write(getattr(value, name)) for name, write in self._late_codes]

    def read(self, early: Json, rest: Rest, *given: object) -> Any:  # noqa: ANN401  (a value of the class)
        """Return a value; ValueError, TypeError, KeyError or IndexError where the first part is none.

        `rest` gives the second part, JSON in lines, and is not asked before it is needed.
        """
        value: Any = self._make()
        for (fill, read, plain), each in zip(self._early, early, strict=True):
            fill(value, each if type(each) in plain else read(each))
        for fill, each in zip(self._given, (*given, rest), strict=True):
            fill(value, each)
        return value


def _reader(late: Sequence[str], place: int, reads: Sequence[Callable[[Json], Any]]) -> Callable[[Rest, str], Any]:
    """Return what gives a field, by its name, of what a line of a second part says."""
    numbers = {name: number for number, name in enumerate(late)}

    @lru_cache(_KEPT)
    def rest_of(rest: Rest) -> tuple[Any, ...]:
        return tuple([read(each) for read, each in zip(reads, json.loads(rest().split(b"\n")[place]), strict=True)])

    return lambda rest, name: rest_of(rest)[numbers[name]]


def _late_class(kind: type, late: Sequence[str], give: Callable[[Any, str], Any]) -> type:
    """Return a class whose values are those of another one, but are given some fields when asked for them."""
    names = frozenset(late)
    parts = attrgetter(*(each.name for each in fields(kind)))

    def find(value: object, name: str) -> Any:  # noqa: ANN401  (a field, of any type)
        if name not in names:
            raise AttributeError(name)
        return give(getattr(value, _REST), name)

    def equals(value: object, other: object) -> bool:
        return bool(parts(value) == parts(other)) if isinstance(other, kind) else NotImplemented

    def travel(value: object) -> tuple[object, ...]:
        return _whole, (kind, parts(value))

    own = {"__getattr__": find, "__eq__": equals, "__hash__": lambda value: hash(parts(value)), "__reduce__": travel}
    return type(kind.__name__, (kind,), {**own, "__slots__": (_REST,), "__module__": kind.__module__})


def _whole(kind: type, parts: tuple[object, ...]) -> object:
    """Return a value that is known in all its parts."""
    value: object = object.__new__(kind)
    for each, part in zip(fields(kind), parts, strict=True):
        _filler(kind, each.name)(value, part)
    return value


def _filler(kind: type, name: str) -> Callable[[Any, Any], None]:
    """Return what fills a slot of a frozen value that nobody has seen yet."""
    filler: Callable[[Any, Any], None] = getattr(kind, name).__set__
    return filler

"""Frozen values as JSON and back, told from their types alone: what is read back is a value of that type or nothing.

    str, int, bool, None    themselves
    Enum                    its value
    date, datetime          ISO 8601; a datetime in UTC, with the name of its zone
    tuple                   an array
    Table                   an array of its pairs
    dataclass               an array of its fields in their order
    A | B                   the value alone where it may be None and one other thing, else [which, value]

JSON runs nothing when it is read, which a cache that others could have written must never do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, NamedTuple, NewType, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from bulletins.model.table import Table

Json = Any
"""What `json.loads` may give."""


_PLAIN: dict[Any, type] = {str: str, int: int, bool: bool}
"""What JSON has itself."""


class Code(NamedTuple):
    """Both ways of one type; `read` raises ValueError, TypeError, KeyError or IndexError for what is no such value."""

    write: Callable[[Any], Json]
    read: Callable[[Json], Any]


@cache
def code_of(kind: Any) -> Code:  # noqa: ANN401, PLR0911  (a type as it was written has no narrower type; one return a kind)
    """Return how values of a type are written and read; TypeError for a type that is none of the above."""
    if isinstance(kind, NewType):
        return code_of(kind.__supertype__)
    if kind in _PLAIN or kind is NoneType:
        return _plain(kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is Table:
        pairs = _items(_tuple(get_args(kind)))
        return Code(lambda value: pairs.write(value.items()), lambda data: Table(pairs.read(data)))
    if kind is datetime:
        return Code(_write_moment, _read_moment)
    if kind is date:
        return Code(date.isoformat, date.fromisoformat)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Code(attrgetter("_value_"), kind)  # what `value` gives, without the call
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    message = f"no way to write {kind!r}"
    raise TypeError(message)


def _plain(kind: type) -> Code:
    """Return the code of what JSON has itself."""

    def read(data: Json) -> Json:
        if type(data) is not kind:
            raise ValueError(data)
        return data

    return Code(lambda value: value, read)


def _union(kinds: tuple[Any, ...]) -> Code:
    """Return the code of one of several types."""
    others = [kind for kind in kinds if kind is not NoneType]
    if len(others) == 1:
        write, read = code_of(others[0])
        return Code(
            lambda value: None if value is None else write(value), lambda data: None if data is None else read(data)
        )
    codes = [code_of(kind) for kind in kinds]
    places = {_bare(kind): place for place, kind in enumerate(kinds)}

    def write_one(value: Any) -> Json:  # noqa: ANN401  (a value of any of the types)
        place = places[type(value)]
        return [place, codes[place].write(value)]

    def read_one(data: Json) -> Any:  # noqa: ANN401  (the same)
        place, inner = data
        return codes[place].read(inner)

    return Code(write_one, read_one)


def _tuple(parts: tuple[Any, ...]) -> Code:
    """Return the code of a tuple, of any length where its type ends in dots."""
    plain = [_PLAIN.get(_bare(part)) for part in parts]
    if len(parts) == 2 and parts[1] is ...:  # noqa: PLR2004  (what stands before the dots, and the dots)
        return _plain_items(plain[0]) if plain[0] else _items(code_of(parts[0]))
    if all(plain):
        return Code(list, lambda data: _checked(tuple(data), plain))
    codes = [code_of(part) for part in parts]
    return Code(
        lambda value: [code.write(each) for code, each in zip(codes, value, strict=True)],
        lambda data: tuple([code.read(each) for code, each in zip(codes, data, strict=True)]),
    )


def _plain_items(kind: type) -> Code:
    """Return the code of a tuple of any length of what JSON has itself."""
    kinds = {kind}

    def read(data: Json) -> Json:
        if data == []:  # as most are
            return ()
        if not kinds.issuperset(map(type, data)):
            raise ValueError(data)
        return tuple(data)

    return Code(list, read)


def _items(code: Code) -> Code:
    """Return the code of a tuple of any length."""
    write, read = code
    return Code(
        lambda value: [write(each) for each in value],
        lambda data: () if data == [] else tuple([read(each) for each in data]),
    )


def _checked(values: tuple[Json, ...], kinds: list[type | None]) -> tuple[Json, ...]:
    """Return values of these types; ValueError for others."""
    if [type(value) for value in values] != kinds:
        raise ValueError(values)
    return values


def _dataclass(kind: type) -> Code:
    """Return the code of a frozen dataclass with slots: its fields in their order.

    Reading fills the slots themselves: a site has a hundred thousand values to read, and the frozen way takes twice
    the time.
    """
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    codes = [(name, code_of(hints[name])) for name in names]
    steps = [(getattr(kind, name).__set__, code.read, as_it_is(hints[name])) for name, code in codes]
    make = partial(object.__new__, kind)

    def write(value: Any) -> Json:  # noqa: ANN401  (a value of this class)
        return [code.write(getattr(value, name)) for name, code in codes]

    def read(data: Json) -> Any:  # noqa: ANN401  (the same)
        value: Any = make()
        for (fill, read_field, plain), each in zip(steps, data, strict=True):
            fill(value, each if type(each) in plain else read_field(each))
        return value

    return Code(write, read)


def as_it_is(kind: Any) -> frozenset[type]:  # noqa: ANN401  (a type as it was written)
    """Return the types of JSON that are values of a type as they are."""
    kinds = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    others = [each for each in kinds if each is not NoneType]
    plain = {NoneType} if len(others) < len(kinds) else set()
    return frozenset(plain | {_PLAIN[_bare(each)] for each in others if len(others) == 1 and _bare(each) in _PLAIN})


def _bare(kind: Any) -> Any:  # noqa: ANN401  (a type as it was written)
    """Return the type behind a NewType."""
    return getattr(kind, "__supertype__", kind)


def _write_moment(moment: datetime) -> Json:
    """Return a moment as UTC and the name of its zone; ValueError where its zone has none."""
    key = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else None
    if key is None:
        message = f"a moment in no named zone: {moment!r}"
        raise ValueError(message)
    return [moment.astimezone(UTC).replace(tzinfo=None).isoformat(), key]


def _read_moment(data: Json) -> datetime:
    """Return the moment that was written."""
    text, key = data
    return datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(ZoneInfo(key))

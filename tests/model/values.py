"""Any value of a declared type, as Hypothesis draws it: from the fields of a class and the types inside them."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from bulletins.model.table import Table
from bulletins.model.value import Value
from hypothesis import strategies as st

_PLAIN: Mapping[object, st.SearchStrategy[Any]] = {
    str: st.text(max_size=6),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    bytes: st.binary(max_size=6),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    type(None): st.none(),
}
_MOST = 2
"""How many values a tuple or a table of any length holds at most."""


@cache
def values_of(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  (a type as it was written has no narrower type)
    """Return any value of a type, as fields of cached values are declared."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, NewType):
        return values_of(kind.__supertype__)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if get_origin(kind) in _CONTAINERS:
        return _CONTAINERS[get_origin(kind)](get_args(kind))
    return st.deferred(lambda: _built(kind))


def _built(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  (the same)
    """Return any value of a class with fields; the type variables of a generic one are those it was given."""
    origin = get_origin(kind) or kind
    assert issubclass(origin, Value | tuple), kind
    given = dict(zip(getattr(origin, "__parameters__", ()), get_args(kind), strict=True))
    fields = {name: values_of(_filled(hint, given)) for name, hint in _hints(origin).items()}
    return st.builds(origin, **fields)


def _filled(hint: Any, given: Mapping[Any, Any]) -> Any:  # noqa: ANN401  (the same)
    """Return a type with its type variables replaced by what they stand for."""
    if isinstance(hint, TypeVar):
        return given[hint]
    if get_origin(hint) in {Union, types.UnionType}:
        return Union[tuple(_filled(part, given) for part in get_args(hint))]  # noqa: UP007  (of a number not known)
    return hint


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    """Return the fields of a class with their types."""
    return get_type_hints(kind)


def _tuples(parts: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Return tuples of one kind and any length, or of a kind for each place."""
    if parts[-1] is Ellipsis:
        return st.lists(values_of(parts[0]), max_size=_MOST).map(tuple)
    return st.tuples(*map(values_of, parts))


def _dictionaries(parts: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Return dictionaries of any length."""
    return st.dictionaries(values_of(parts[0]), values_of(parts[1]), max_size=_MOST)


_CONTAINERS: Mapping[Any, Callable[[tuple[Any, ...]], st.SearchStrategy[Any]]] = {
    tuple: _tuples,
    dict: _dictionaries,
    Table: lambda parts: _dictionaries(parts).map(lambda rows: Table(rows.items())),
    frozenset: lambda parts: st.frozensets(values_of(parts[0]), max_size=_MOST),
    Union: lambda parts: st.one_of(*map(values_of, parts)),
    types.UnionType: lambda parts: st.one_of(*map(values_of, parts)),
}

"""The base class of all values that rooms hand to one another: frozen, keyword-only, compared by content."""

from __future__ import annotations

import dataclasses
from typing import NoReturn, TypeVar

import msgspec

V = TypeVar("V")


class Value(msgspec.Struct, frozen=True, kw_only=True, array_like=True, tag=True):
    """A frozen value. Written to disk it is an array that begins with the name of its class (see `model.codec`).

    A template cannot print one, only its fields: readers would see names of classes.
    """

    def __html__(self) -> NoReturn:
        """Raise TypeError."""
        name = type(self).__name__
        message = f"{name} is no text: print one of its fields ({', '.join(self.__struct_fields__)})"
        raise TypeError(message)


def replace(value: V, /, **changes: object) -> V:
    """Return a copy of a value, or of a frozen dataclass of one room, with some fields changed."""
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **changes)
    return dataclasses.replace(value, **changes)  # type: ignore[type-var]  # the caller has one or the other


def as_dict(value: object) -> object:
    """Return a value with everything inside it as dictionaries, lists and plain values, for JSON."""
    if isinstance(value, msgspec.Struct):
        return {name: as_dict(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [as_dict(each) for each in value]
    return value

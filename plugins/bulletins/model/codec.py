"""Values as bytes and back: msgpack, told from the declared types alone; what is read back is such a value or nothing.

Reading runs nothing, which a cache that others could have written must never do.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.model.table import Table

T = TypeVar("T")


def pack(value: object) -> bytes:
    """Return a value as bytes: the same bytes for equal values, whatever they share in memory."""
    return _ENCODER.encode(value)


def unpack(data: bytes, kind: type[T]) -> T:
    """Return the value of a declared type that was packed; ValueError where the bytes are no such value."""
    try:
        found: T = _decoder(kind).decode(data)  # type: ignore[arg-type]  # a class is hashable
    except (msgspec.MsgspecError, TypeError, OverflowError, RecursionError) as failure:
        raise ValueError(str(failure)) from failure
    return found


def digest_value(*values: object) -> Digest:
    """Return the digest of values with everything inside them, the names of their classes included."""
    return digest_of(_ENCODER.encode(values))


def _as_plain(value: object) -> object:
    """Return what stands for a value that msgpack does not know; TypeError where nothing does."""
    if isinstance(value, Table):
        return list(value.items())
    if isinstance(value, PurePath):
        return str(value)
    message = f"no way to write {value!r}"
    raise TypeError(message)


def _from_plain(kind: Any, data: Any) -> Any:  # noqa: ANN401  (a type as it was written, and any value of it)
    """Return the value of a type that msgpack does not know; TypeError where it is no such type."""
    if get_origin(kind) is Table:
        key, value = get_args(kind)
        return Table(msgspec.convert(data, list[tuple[key, value]], dec_hook=_from_plain))  # type: ignore[valid-type]
    message = f"no way to read {kind!r}"
    raise TypeError(message)


@cache
def _decoder(kind: type[T]) -> msgspec.msgpack.Decoder[T]:
    """Return what reads values of a type."""
    return msgspec.msgpack.Decoder(kind, dec_hook=_from_plain)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_as_plain, order="deterministic")

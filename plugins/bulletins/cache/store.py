"""What pure work gave, kept between builds under a name and a key that stands for everything it depends on.

A value has two parts: what is read of all values, and more that is read of few. One SQLite file. What it says is
checked against a digest and is read as JSON: what is damaged counts as missing, a file that is no such store is thrown
away, and nothing in it is ever run. Two programs may use it at once; one that cannot have it works without.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from bulletins.model.digest import digest_of

_VERSION = 2
_PATIENCE = 2.0
"""Seconds to wait for another program that writes."""
_TABLES = ("kept", "more")
"""The second parts lie apart, so that whoever reads the first need not pass over them."""
_TABLE = "CREATE TABLE {} (name TEXT PRIMARY KEY, key TEXT NOT NULL, seal TEXT NOT NULL, value BLOB NOT NULL)"


class StoredResult(NamedTuple):
    """A value as it is to be kept, in both its parts."""

    name: str
    key: str
    value: bytes
    more: bytes = b""


class Store:
    """Values by name, each with the key it was made under. One value a name, so that it does not grow without end."""

    __slots__ = ("_file", "_patience", "_reading")

    def __init__(self, file: Path, *, patience: float = _PATIENCE) -> None:
        """Keep in mind where the store lies, and how many seconds to wait for others; nothing is opened yet."""
        self._file = file
        self._patience = patience
        self._reading: sqlite3.Connection | None = None

    def read(self, keys: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """Yield name and value of what is kept under one of these names and its key, and is as it was written."""
        if not self._file.is_file():
            return
        with suppress(sqlite3.Error), closing(self._connect()) as connection:
            for name, key, seal, value in connection.execute("SELECT name, key, seal, value FROM kept"):
                if keys.get(name) == key and isinstance(value, bytes) and digest_of(value) == seal:
                    yield name, value

    def read_one(self, name: str, key: str) -> bytes | None:
        """Return one value; None where it is not kept under that key, or not as it was written."""
        return self._look_up("kept", name, key)

    def read_more(self, name: str, key: str) -> bytes | None:
        """Return the second part of a value; None where it is not kept under that key, or not as it was written."""
        return self._look_up("more", name, key)

    def _look_up(self, table: str, name: str, key: str) -> bytes | None:
        """Return one part of a value; None where it is not kept under that key, or not as it was written."""
        if not self._file.is_file():
            return None
        with suppress(sqlite3.Error), self._reader() as connection:
            query = f"SELECT seal, value FROM {table} WHERE name = ? AND key = ?"  # noqa: S608  (one of our own two)
            for seal, value in connection.execute(query, (name, key)):
                if isinstance(value, bytes) and digest_of(value) == seal:
                    return value
        return None

    def names(self) -> frozenset[str]:
        """Return the names of everything that is kept."""
        if not self._file.is_file():
            return frozenset()
        with suppress(sqlite3.Error), closing(self._connect()) as connection:
            return frozenset(name for (name,) in connection.execute("SELECT name FROM kept"))
        return frozenset()

    def write(self, values: Sequence[StoredResult], gone: Iterable[str] = ()) -> None:
        """Keep values, and forget the names that are gone."""
        rows = [(each.name, each.key, digest_of(each.value), each.value) for each in values]
        more = [(each.name, each.key, digest_of(each.more), each.more) for each in values]
        names = [(name,) for name in gone]
        if not rows and not names:
            return
        with suppress(sqlite3.Error, OSError):
            self._prepare()
            with closing(self._connect()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                for table, part in zip(_TABLES, (rows, more), strict=True):
                    connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)", part)  # noqa: S608  (one of our own two)
                    connection.executemany(f"DELETE FROM {table} WHERE name = ?", names)  # noqa: S608  (the same)
                connection.execute("COMMIT")

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """Give a connection; in a copy of a process it stays open, for all the values that it is going to read."""
        if multiprocessing.parent_process() is None:
            with closing(self._connect()) as connection:
                yield connection
            return
        if self._reading is None:
            self._reading = self._connect()
        yield self._reading

    def _prepare(self) -> None:
        """Make the store where there is none, or none that can be read."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._file.is_file() and self._is_store():
            return
        self._file.unlink(missing_ok=True)
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            for table in _TABLES:
                connection.execute(_TABLE.format(table))
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("COMMIT")

    def _is_store(self) -> bool:
        """Return whether the file can be read as a store; OperationalError where another program holds it."""
        try:
            with closing(self._connect()) as connection:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                for table in _TABLES:
                    connection.execute(f"SELECT name, key, seal, value FROM {table} LIMIT 1").fetchone()  # noqa: S608  (the same)
                return bool(version == _VERSION)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
                raise
            return False
        except sqlite3.DatabaseError:
            return False

    def _connect(self) -> sqlite3.Connection:
        """Return a connection; a power cut may cost the store, which is only time."""
        connection = sqlite3.connect(self._file, timeout=self._patience, isolation_level=None)
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA synchronous = OFF")
        return connection

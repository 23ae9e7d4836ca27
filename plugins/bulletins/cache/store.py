"""Where results of stages are kept between builds: one SQLite file, one row a name.

Each row is sealed with a key that lies outside the state folder: what is damaged, or was written by somebody else,
counts as missing. A file that is no such store is thrown away, and nothing in it is ever run. Two programs may use it
at once; one that cannot have it works without.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_VERSION = 3
_PATIENCE = 2.0
"""Seconds to wait for another program that writes."""
UNUSED_DAYS = 30
"""Days after which what nobody asked for is forgotten."""
FROM_ANYWHERE = frozenset({"made"})
"""Stages whose rows are taken from a state folder of another machine too, those alone that speak of pictures."""
_PICTURES = (".jpg", ".png", ".webp", ".avif")
"""Endings of pictures in points: a drawing or a document could run something."""
_TABLE = """
CREATE TABLE results (
    stage TEXT NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL,
    key TEXT NOT NULL, seal TEXT NOT NULL, value BLOB NOT NULL, used INTEGER NOT NULL,
    PRIMARY KEY (stage, folder, name)
) WITHOUT ROWID
""".strip()


class StageFolder(NamedTuple):
    """Where the results of one stage for one folder of sources are kept: no other build forgets them."""

    stage: str
    folder: str


class StoredResult(NamedTuple):
    """One result as it is kept: its name, the digest of all it was made from, its bytes, the day it was last used."""

    name: str
    key: str
    value: bytes
    used: int


class Store:
    """Results by stage, folder and name. One row a name, so that it does not grow without end."""

    __slots__ = ("_file", "_key", "_patience")

    def __init__(self, file: Path, key: bytes, *, patience: float = _PATIENCE) -> None:
        """Keep the path of the store, the key that seals its rows, and how many seconds to wait for others.

        Nothing is opened yet.
        """
        self._file = file
        self._key = key
        self._patience = patience

    def read(self, place: StageFolder) -> Iterator[StoredResult]:
        """Yield every whole result of a stage and folder."""
        if not self._file.is_file():
            return
        query = "SELECT name, key, seal, value, used FROM results WHERE stage = ? AND folder = ?"
        with self._unharmed(), closing(self._connect()) as connection:
            if not _is_ours(connection):
                return
            for name, key, seal, value, used in connection.execute(query, place):
                if self._is_whole(place, (name, key, value), seal):
                    yield StoredResult(name, key, value, used if isinstance(used, int) else 0)

    def names(self, stage: str) -> frozenset[str] | None:
        """Return the names of all results of a stage, for whatever folder; None where they cannot be told."""
        if not self._file.is_file():
            return frozenset()
        with self._unharmed(), closing(self._connect()) as connection:
            if _is_ours(connection):
                rows = connection.execute("SELECT name FROM results WHERE stage = ?", (stage,))
                return frozenset(name for (name,) in rows if isinstance(name, str))
        return None

    def write(
        self, place: StageFolder, results: Iterable[StoredResult], gone: Iterable[str], used: Iterable[str], today: int
    ) -> None:
        """Keep results, note that others were used, forget the names that are gone, and what nobody used in a month.

        `today` counts days.
        """
        rows = [
            (*place, each.name, each.key, self._seal(place, each.name, each.key, each.value), each.value, today)
            for each in results
        ]
        where = "WHERE stage = ? AND folder = ? AND name = ?"
        with self._unharmed():
            self._prepare()
            with closing(self._connect()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
                connection.executemany(f"DELETE FROM results {where}", [(*place, name) for name in gone])  # noqa: S608  (a constant)
                marks = [(today, *place, name) for name in used]
                connection.executemany(f"UPDATE results SET used = ? {where}", marks)  # noqa: S608  (the same)
                connection.execute("DELETE FROM results WHERE used < ?", (today - UNUSED_DAYS,))
                connection.execute("COMMIT")

    @contextmanager
    def _unharmed(self) -> Iterator[None]:
        """Pass over whatever is wrong with the store; one that another program held too long is waited for no more."""
        try:
            yield
        except (sqlite3.Error, OSError) as failure:
            if _is_held(failure):
                self._patience = 0.0

    def _prepare(self) -> None:
        """Make the store where there is none, or none that can be read."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._file.is_file() and self._is_store():
            return
        self._file.unlink(missing_ok=True)
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("COMMIT")

    def _is_store(self) -> bool:
        """Return whether the file can be read as a store; OperationalError where another program holds it."""
        try:
            with closing(self._connect()) as connection:
                return _is_ours(connection)
        except sqlite3.OperationalError as failure:
            if _is_held(failure):
                raise
            return False
        except sqlite3.DatabaseError:
            return False

    def _is_whole(self, place: StageFolder, row: tuple[object, object, object], seal: object) -> bool:
        """Return whether a row's seal fits its name, key and value; the day of its last use is not sealed."""
        name, key, value = row
        if not (isinstance(name, str) and isinstance(key, str) and isinstance(value, bytes)):
            return False
        return seal == self._seal(place, name, key, value)

    def _seal(self, place: StageFolder, name: str, key: str, value: bytes) -> str:
        """Return the seal of a whole row."""
        secret = b"" if place.stage in FROM_ANYWHERE and name.endswith(_PICTURES) else self._key
        sealed = blake2b("\0".join((*place, name, key, "")).encode("utf-8"), digest_size=16, key=secret[:64])
        sealed.update(value)
        return sealed.hexdigest()

    def _connect(self) -> sqlite3.Connection:
        """Return a connection; a power cut may cost the store, which is only time."""
        connection = sqlite3.connect(self._file, timeout=self._patience, isolation_level=None)
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA trusted_schema = OFF")
        return connection


def _is_held(failure: Exception) -> bool:
    """Return whether another program holds the store."""
    return getattr(failure, "sqlite_errorname", "") in {"SQLITE_BUSY", "SQLITE_LOCKED"}


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Return whether a store holds our one table and nothing else: a view or a trigger could do anything."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return bool(version == _VERSION) and found == [("table", "results", _TABLE)]

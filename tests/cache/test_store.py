"""What is kept between builds can be lost or damaged, and never lies."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from bulletins.cache.notes import line_of, read_note, write_note, write_recent
from bulletins.cache.store import Store, StoredResult
from bulletins.workers.processes import open_processes
from hypothesis import given
from hypothesis import strategies as st


def kept(file: Path, keys: dict[str, str]) -> dict[str, bytes]:
    """Return what a store says."""
    return dict(Store(file).read(keys))


def test_a_value_is_found_under_its_name_and_key(tmp_path: Path) -> None:
    """A value is given to who knows its key; under another key it is nothing, and a newer one replaces it."""
    store = Store(tmp_path / "state/texts.sqlite")
    store.write([StoredResult("a", "1", b"one"), StoredResult("b", "1", b"two")], ())
    assert dict(store.read({"a": "1", "b": "2"})) == {"a": b"one"}
    store.write([StoredResult("b", "2", b"three")], ["a"])
    assert dict(store.read({"a": "1", "b": "2"})) == {"b": b"three"}
    assert store.names() == {"b"}


def test_the_second_part_is_found_under_the_same_key(tmp_path: Path) -> None:
    """What is read of few values goes and comes with what is read of all."""
    store = Store(tmp_path / "texts.sqlite")
    assert store.read_more("a", "1") is None
    store.write([StoredResult("a", "1", b"one", b"more")], ())
    assert [store.read_more("a", key) for key in "12"] == [b"more", None]
    store.write([], ["a"])
    assert store.read_more("a", "1") is None


def read_all(file: Path) -> tuple[list[bytes | None], int]:
    """Return ten second parts, and how often the store was opened for them."""
    store = Store(file)
    with patch.object(Store, "_connect", side_effect=store._connect) as connecting:
        return [store.read_more(str(number), "1") for number in range(10)], connecting.call_count


@pytest.mark.skipif(sys.platform != "linux", reason="Copies of a process are made on Linux alone.")
def test_a_copy_of_the_process_opens_the_store_once(tmp_path: Path) -> None:
    """Whoever reads thousands of second parts does not open the store for each; what was read stays what it was."""
    file = tmp_path / "texts.sqlite"
    Store(file).write([StoredResult(str(number), "1", b"", str(number).encode()) for number in range(9)])
    read = [*(str(number).encode() for number in range(9)), None]
    with open_processes(1, "fork") as copies:
        assert copies.submit(read_all, file).result() == (read, 1)
    assert read_all(file) == (read, 10)


def test_a_changed_value_is_not_given(tmp_path: Path) -> None:
    """A value that no longer is what was written counts as missing."""
    file = tmp_path / "texts.sqlite"
    Store(file).write([StoredResult("a", "1", b"one"), StoredResult("b", "1", b"two")], ())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE kept SET value = ? WHERE name = 'a'", (b"won",))
    assert kept(file, {"a": "1", "b": "1"}) == {"b": b"two"}


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_store_is_thrown_away(tmp_path: Path, data: bytes) -> None:
    """What is no store is read as an empty one, and gives way when something is to be kept."""
    file = tmp_path / "texts.sqlite"
    file.write_bytes(data)
    assert kept(file, {"a": "1"}) == {}
    Store(file).write([StoredResult("a", "1", b"one")], ())
    assert kept(file, {"a": "1"}) == {"a": b"one"}


def test_damage_anywhere_costs_time_alone(tmp_path: Path) -> None:
    """However a store is damaged, it gives values as they were written, or none."""
    file = tmp_path / "texts.sqlite"
    values = {f"name-{number}": f"value {number}".encode() * 40 for number in range(40)}
    Store(file).write([StoredResult(name, "1", value, value) for name, value in values.items()], ())
    whole = file.read_bytes()
    for place in range(0, len(whole), 401):
        file.write_bytes(whole[:place] + bytes(byte ^ 0x5A for byte in whole[place : place + 30]) + whole[place + 30 :])
        assert kept(file, dict.fromkeys(values, "1")).items() <= values.items()
        more = {name: Store(file).read_more(name, "1") for name in values}
        assert {name: value for name, value in more.items() if value is not None}.items() <= values.items()


def test_a_store_that_is_held_is_done_without(tmp_path: Path) -> None:
    """While another program writes, what could be kept is not, and nothing fails."""
    file = tmp_path / "texts.sqlite"
    Store(file).write([StoredResult("a", "1", b"one")], ())
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        Store(file, patience=0.05).write([StoredResult("b", "1", b"two")], ())
    assert kept(file, {"a": "1", "b": "1"}) == {"a": b"one"}


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=9), st.data())
def test_a_note_is_whole_or_nothing(
    tmp_path_factory: pytest.TempPathFactory, note: object, data: st.DataObject
) -> None:
    """A note is read as it was written; with any byte of it changed it was never there."""
    file = tmp_path_factory.mktemp("notes") / "note.json"
    write_note(file, note)
    assert note == read_note(file)
    written = file.read_bytes()
    place = data.draw(st.integers(0, len(written) - 1))
    file.write_bytes(written[:place] + bytes([written[place] ^ data.draw(st.integers(1, 255))]) + written[place + 1 :])
    assert read_note(file) is None


def test_of_notes_side_by_side_few_are_kept(tmp_path: Path) -> None:
    """The notes that were written last stay; what somebody began to write an hour ago and never finished goes."""
    for number in range(6):
        write_recent(tmp_path / f"{number}.json", line_of(number))
        os.utime(tmp_path / f"{number}.json", (number, number))
    halves = [tmp_path / "0.json.old", tmp_path / "0.json.new"]
    for half in halves:
        half.write_bytes(b"")
    os.utime(halves[0], (0, time.time() - 4000))
    write_recent(tmp_path / "6.json", line_of(6))
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "0.json.new",
        *(f"{each}.json" for each in (3, 4, 5, 6)),
    ]

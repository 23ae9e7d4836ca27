"""What is kept between builds can be lost or damaged, and never lies."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from bulletins.cache.seal_key import seal_key
from bulletins.cache.store import UNUSED_DAYS, StageFolder, Store, StoredResult

PLACE = StageFolder("texts", "/content")
TODAY = 20_000


def put(file: Path, results: Iterable[StoredResult], gone: Iterable[str] = (), today: int = TODAY) -> None:
    """Keep results of one stage and folder, and forget some names."""
    Store(file, seal_key()).write(PLACE, results, gone, (), today)


def row(name: str, key: str, value: bytes) -> StoredResult:
    """Return a result that was made today."""
    return StoredResult(name, key, value, TODAY)


def kept(file: Path, place: StageFolder = PLACE) -> dict[tuple[str, str], bytes]:
    """Return what a store says of a stage and folder."""
    return {(each.name, each.key): each.value for each in Store(file, seal_key()).read(place)}


def test_a_value_is_found_under_its_name_and_key(tmp_path: Path) -> None:
    """A value comes back with its key; a newer one replaces it, and what is gone is gone."""
    file = tmp_path / "state/cache.sqlite"
    put(file, [row("a", "1", b"one"), row("b", "1", b"two")])
    assert kept(file) == {("a", "1"): b"one", ("b", "1"): b"two"}
    put(file, [row("b", "2", b"three")], ["a"])
    assert kept(file) == {("b", "2"): b"three"}
    assert Store(file, seal_key()).names("texts") == frozenset({"b"})


def test_stages_and_folders_are_kept_apart(tmp_path: Path) -> None:
    """The same name of another stage or another folder is another result, and goes by itself."""
    file = tmp_path / "cache.sqlite"
    places = [StageFolder(stage, folder) for stage in ("texts", "units") for folder in ("/a", "/b")]
    for place in places:
        Store(file, seal_key()).write(place, [row("x", "1", "".join(place).encode())], (), (), TODAY)
    assert [kept(file, place) for place in places] == [{("x", "1"): "".join(place).encode()} for place in places]
    Store(file, seal_key()).write(places[0], (), ["x"], (), TODAY)
    assert [len(kept(file, place)) for place in places] == [0, 1, 1, 1]
    assert (Store(file, seal_key()).names("texts"), Store(file, seal_key()).names("units")) == (
        frozenset("x"),
        frozenset("x"),
    )


def test_what_nobody_uses_goes_after_a_month(tmp_path: Path) -> None:
    """A result that was neither made nor used for thirty days goes with the next writing; one that was used stays."""
    file = tmp_path / "cache.sqlite"
    put(file, [row("left", "1", b"one"), row("used", "1", b"two")])
    Store(file, seal_key()).write(PLACE, (), (), ["used"], TODAY + 10)
    put(file, [row("new", "1", b"three")], today=TODAY + UNUSED_DAYS)
    assert Store(file, seal_key()).names("texts") == frozenset({"left", "used", "new"})
    Store(file, seal_key()).write(StageFolder("units", "/other"), (), (), (), TODAY + UNUSED_DAYS + 1)
    assert Store(file, seal_key()).names("texts") == frozenset({"used", "new"})


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE results SET value = CAST('won' AS BLOB) WHERE name = 'a'",
        "UPDATE results SET value = 'one' WHERE name = 'a'",
        "UPDATE results SET key = '2' WHERE name = 'a'",
        "UPDATE results SET seal = '' WHERE name = 'a'",
        "UPDATE results SET key = x'31' WHERE name = 'a'",
        "UPDATE results SET seal = x'31' WHERE name = 'a'",
        "UPDATE results SET name = 'c' WHERE name = 'a'",
        "UPDATE results SET name = x'63' WHERE name = 'a'",
        "UPDATE results SET name = CAST(x'ff' AS TEXT) WHERE name = 'a'",
        "UPDATE results SET stage = 'units' WHERE name = 'a'",
        "DELETE FROM results WHERE name = 'a'",
    ],
)
def test_a_changed_value_is_not_given(tmp_path: Path, damage: str) -> None:
    """A row of which anything is no longer what was written counts as missing, wherever it lies now."""
    file = tmp_path / "cache.sqlite"
    put(file, [row("a", "1", b"one"), row("b", "1", b"two")])
    with closing(sqlite3.connect(file)) as connection, connection:
        assert connection.execute(damage).rowcount == 1
    assert kept(file) == {("b", "1"): b"two"}
    assert kept(file, StageFolder("units", "/content")) == {}
    assert {type(name) for name in Store(file, seal_key()).names("texts") or ()} <= {str}


@pytest.mark.parametrize("used", ["'never'", "x'00'", "0.5", "-1"])
def test_a_day_that_is_none_fails_nothing(tmp_path: Path, used: str) -> None:
    """Where the day of the last use is damaged, the result is given all the same, and the store can be written."""
    file = tmp_path / "cache.sqlite"
    put(file, [row("a", "1", b"one")])
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE results SET used = {used}")  # noqa: S608  (one of these words)
    assert kept(file) == {("a", "1"): b"one"}
    put(file, [row("b", "1", b"two")])
    assert kept(file)["b", "1"] == b"two"


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_store_is_thrown_away(tmp_path: Path, data: bytes) -> None:
    """What is no store is read as an empty one, and gives way when something is to be kept."""
    file = tmp_path / "cache.sqlite"
    file.write_bytes(data)
    assert kept(file) == {}
    put(file, [row("a", "1", b"one")])
    assert kept(file) == {("a", "1"): b"one"}


@pytest.mark.parametrize(
    "damage", ["DROP TABLE results", "PRAGMA user_version = 2", "ALTER TABLE results DROP COLUMN seal"]
)
def test_a_store_of_another_form_is_thrown_away(tmp_path: Path, damage: str) -> None:
    """A store that an earlier version of this program wrote gives way, and what it says is not mixed in."""
    file = tmp_path / "cache.sqlite"
    put(file, [row("a", "1", b"one")])
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(damage)
    put(file, [row("b", "1", b"two")])
    assert kept(file) == {("b", "1"): b"two"}


def test_damage_anywhere_costs_time_alone(tmp_path: Path) -> None:
    """However a store is damaged, it gives values as they were written, or none; and it can be written again."""
    file = tmp_path / "cache.sqlite"
    put(file, [row(f"name-{number}", "1", f"value {number}".encode() * 40) for number in range(40)])
    values, whole = kept(file), file.read_bytes()
    assert len(values) == 40
    for place in range(0, len(whole), 401):
        file.write_bytes(whole[:place] + bytes(byte ^ 0x5A for byte in whole[place : place + 30]) + whole[place + 30 :])
        assert kept(file).items() <= values.items()
        assert Store(file, seal_key()).names("texts") is None or isinstance(
            Store(file, seal_key()).names("texts"), frozenset
        )
        put(file, [row("new", "1", b"new")])
        assert kept(file).items() <= {**values, ("new", "1"): b"new"}.items()


def test_a_store_that_is_held_is_done_without(tmp_path: Path) -> None:
    """While another program writes, what could be kept is not, and nothing fails."""
    file = tmp_path / "cache.sqlite"
    put(file, [row("a", "1", b"one")])
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        impatient = Store(file, seal_key(), patience=0.05)
        impatient.write(PLACE, [row("b", "1", b"two")], (), (), TODAY)
        assert list(impatient.read(PLACE)) == []
        assert impatient.names("texts") is None
    assert kept(file) == {("a", "1"): b"one"}


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a right to make links.")
def test_a_store_that_leads_to_itself_is_done_without(tmp_path: Path) -> None:
    """Where the place of the store is a link to itself, nothing is remembered and nothing fails."""
    file = tmp_path / "cache.sqlite"
    file.symlink_to(file)
    assert kept(file) == {}
    assert Store(file, seal_key()).names("texts") in (frozenset(), None)
    put(file, [row("a", "1", b"one")])
    assert kept(file) in ({}, {("a", "1"): b"one"})


@pytest.mark.parametrize("blocked", ["cache.sqlite/folder", "."])
def test_a_store_that_cannot_be_made_is_done_without(tmp_path: Path, blocked: str) -> None:
    """Where a folder has the store's name, or a file the name of its folder, nothing is kept and nothing fails."""
    state = tmp_path / "state"
    if blocked == ".":
        state.write_bytes(b"")
    else:
        (state / blocked).mkdir(parents=True)
    file = state / "cache.sqlite"
    put(file, [row("a", "1", b"one")])
    assert kept(file) == {}
    assert Store(file, seal_key()).names("texts") == frozenset()

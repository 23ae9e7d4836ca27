"""Results of stages: found only under the name and key they were added with, and losing them costs time alone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from bulletins.cache.results import Results
from bulletins.cache.seal_key import seal_key
from bulletins.cache.store import UNUSED_DAYS, StageFolder, Store, StoredResult
from bulletins.model.codec import pack
from bulletins.model.stamp import NO_FILE
from bulletins.model.value import Value
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from bulletins.cache.results import Results
from bulletins.cache.seal_key import seal_key
from bulletins.cache.store import Store
for number in range(20):
    stage = Results(Store(Path(sys.argv[1]), seal_key(), patience=30)).stage("texts", sys.argv[2], str)
    assert stage.find("kept", "0") in {None, sys.argv[2]}
    stage.add("kept", "0", sys.argv[2])
    stage.add(str(number), "1", f"{sys.argv[2]} {number}")
    stage.keep()
"""


class Sheet(Value, frozen=True, kw_only=True):
    """A value of two fields, such as stages give."""

    words: str
    pages: tuple[int, ...] = ()


def results(file: Path, *, writes: bool = True) -> Results:
    """Return what a program that starts now remembers."""
    return Results(Store(file, seal_key()), writes=writes)


names = st.text("ab/é", max_size=3)
steps = st.tuples(
    st.sampled_from(["add", "keep", "keep_only", "again", "drop"]),
    st.sampled_from(["texts", "units"]),
    st.sampled_from(["/a", "/b"]),
    names,
    st.sampled_from(["1", "2"]),
    st.builds(Sheet, words=st.text(max_size=5), pages=st.lists(st.integers(0, 9), max_size=2).map(tuple)),
)


Place = tuple[str, str, str]
Known = dict[Place, tuple[str, Sheet]]


class Expected:
    """What results and their store must hold after some steps, told by plain dictionaries."""

    def __init__(self) -> None:
        """Hold nothing."""
        self.held: Known = {}
        self.stored: Known = {}

    def keep(self, stage: str, folder: str, only: str | None) -> None:
        """Bring what is held of a stage and folder to the store, where it was told so all names but one are gone."""
        for place in {**self.stored, **self.held}:
            if place[:2] != (stage, folder):
                continue
            if only is not None and place[2] != only:
                self.held.pop(place, None)
                self.stored.pop(place, None)
            elif place in self.held:
                self.stored[place] = self.held[place]


def take_step(act: str, now: Results, expected: Expected, place: Place, row: tuple[str, Sheet]) -> None:
    """Take one step that needs no new program."""
    one = now.stage(*place[:2], Sheet)
    if act == "add":
        one.add(place[2], *row)
        expected.held[place] = row
    elif act == "keep":
        one.keep()
        expected.keep(*place[:2], None)
    elif act == "keep_only":
        one.keep_only([place[2]])
        expected.keep(*place[:2], place[2])


@given(st.lists(steps, max_size=25))
@settings(max_examples=60)
def test_a_result_is_found_under_its_name_and_key_alone(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, str, str, str, str, Sheet]]
) -> None:
    """Whatever was added, kept, forgotten or lost, what is found is the last result added under that very key."""
    file = tmp_path_factory.mktemp("state") / "cache.sqlite"
    now, expected = results(file), Expected()
    for act, stage, folder, name, key, sheet in sequence:
        place = (stage, folder, name)
        take_step(act, now, expected, place, (key, sheet))
        if act == "drop":
            file.unlink(missing_ok=True)
            expected.stored = {}
        if act in {"again", "drop"}:
            now, expected.held = results(file), dict(expected.stored)
        for each in (*expected.held, place):
            right, value = expected.held.get(each, ("", None))
            found = {asked: now.stage(*each[:2], Sheet).find(each[2], asked) for asked in ("1", "2")}
            assert found == {asked: value if asked == right else None for asked in ("1", "2")}
    for place, (key, sheet) in expected.stored.items():
        assert results(file).stage(*place[:2], Sheet).find_all({place[2]: key, "c": key}) == {place[2]: sheet}


def test_another_form_is_not_found(tmp_path: Path) -> None:
    """A whole row with a value of another type counts as missing, and is replaced."""
    file = tmp_path / "cache.sqlite"
    place = StageFolder("texts", "/a")
    for value in (None, [], ["Sheet"], ["Sheet", 1], ["Other", "x", []], {"words": "x"}, NO_FILE):
        Store(file, seal_key()).write(place, [StoredResult("x", "1", pack(value), 1)], (), (), 1)
        stage = results(file).stage("texts", "/a", Sheet)
        assert stage.find("x", "1") is None
        stage.add("x", "1", Sheet(words="mended"))
        stage.keep()
        assert results(file).stage("texts", "/a", Sheet).find("x", "1") == Sheet(words="mended")


def no_store(file: Path) -> None:
    """Leave nothing there."""
    file.unlink()


def foreign_store(file: Path) -> None:
    """Put another program's database there."""
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE results (id INTEGER)")


def looping_store(file: Path) -> None:
    """Put a link there that leads to itself."""
    file.unlink()
    file.symlink_to(file)


def folder_for_store(file: Path) -> None:
    """Put a folder there."""
    file.unlink()
    file.mkdir()


def damaged_store(file: Path) -> None:
    """Change every seventh byte."""
    data = bytearray(file.read_bytes())
    data[::7] = bytes(byte ^ 0x5A for byte in data[::7])
    file.write_bytes(bytes(data))


def looping_value(file: Path) -> None:
    """Put a whole row there that is nested without end, as far as anybody can tell."""
    deep = b"\x91" * 100_000 + b"\xc0"
    Store(file, seal_key()).write(StageFolder("texts", "/a"), [StoredResult("x", "1", deep, 1)], (), (), 1)


@pytest.mark.parametrize(
    "damage", [no_store, foreign_store, looping_store, folder_for_store, damaged_store, looping_value]
)
def test_a_store_that_cannot_be_used_is_nothing_remembered(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """Missing, foreign, damaged, looping or no file at all: nothing is found, and what is new is found in memory."""
    file = tmp_path / "cache.sqlite"
    stage = results(file).stage("texts", "/a", Sheet)
    stage.add("x", "1", Sheet(words="x"))
    stage.keep()
    damage(file)
    again = results(file).stage("texts", "/a", Sheet)
    assert again.find("x", "1") is None
    assert again.all_names() is None or isinstance(again.all_names(), frozenset)
    again.add("x", "1", Sheet(words="new"))
    again.keep()
    again.keep_only(["x"])
    assert again.find("x", "1") == Sheet(words="new")
    assert results(file).stage("texts", "/a", Sheet).find("x", "1") in (None, Sheet(words="new"))


def test_two_content_folders_never_forget_each_others_results(tmp_path: Path) -> None:
    """What one content folder no longer has stays for the other one."""
    file = tmp_path / "cache.sqlite"
    for folder in ("/a", "/b"):
        stage = results(file).stage("texts", folder, str)
        stage.add("x", "1", folder)
        stage.keep_only(["x"])
    results(file).stage("texts", "/a", str).keep_only([])
    assert results(file).stage("texts", "/a", str).find("x", "1") is None
    assert results(file).stage("texts", "/b", str).find("x", "1") == "/b"
    assert results(file).stage("texts", "/a", str).all_names() == frozenset({"x"})


def test_what_is_used_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A result that a build asks for every few days never goes; its neighbour goes thirty days after its last use."""
    file = tmp_path / "cache.sqlite"
    days = [20_000]
    monkeypatch.setattr("time.time", lambda: days[-1] * 86_400.0)
    stage = results(file).stage("texts", "/a", str)
    stage.add("asked", "1", "a")
    stage.add("left", "1", "b")
    stage.keep()
    for day in range(20_010, 20_000 + UNUSED_DAYS + 11, 10):
        days.append(day)
        stage = results(file).stage("texts", "/a", str)
        assert stage.find("asked", "1") == "a"
        stage.keep()
    assert results(file).stage("texts", "/a", str).all_names() == frozenset({"asked"})


def test_who_writes_nothing_leaves_no_trace(tmp_path: Path) -> None:
    """Without writing, results are found and held in memory, and the store keeps its every byte; none is made."""
    file = tmp_path / "state/cache.sqlite"
    reader = results(file, writes=False).stage("texts", "/a", str)
    reader.add("x", "1", "new")
    reader.keep()
    reader.keep_only([])
    assert not file.parent.exists()
    writer = results(file).stage("texts", "/a", str)
    writer.add("x", "1", "old")
    writer.keep()
    before = file.read_bytes()
    reader = results(file, writes=False).stage("texts", "/a", str)
    assert reader.find("x", "1") == "old"
    for number in range(600):
        reader.add("x", str(number), "new")
    assert reader.find("x", "599") == "new"
    reader.keep()
    reader.keep_only([])
    assert (file.read_bytes(), list(file.parent.iterdir())) == (before, [file])


def test_without_a_store_results_are_held_in_memory() -> None:
    """A program without a store remembers while it runs."""
    stage = Results().stage("texts", "/a", str)
    stage.add("x", "1", "one")
    stage.keep()
    assert (stage.find("x", "1"), stage.find("x", "2"), stage.all_names()) == ("one", None, frozenset())


def test_two_programs_write_at_once(tmp_path: Path) -> None:
    """Two programs that read and write one store at the same time both keep everything, each under its own folder."""
    file = tmp_path / "cache.sqlite"
    file.parent.mkdir(exist_ok=True)
    for folder in ("/a", "/b"):
        Store(file, seal_key()).write(StageFolder("texts", folder), (), (), (), 1)
    command = [sys.executable, "-c", WRITER, str(file)]
    with (
        subprocess.Popen([*command, "/a"], cwd=ROOT / "plugins") as one,
        subprocess.Popen([*command, "/b"], cwd=ROOT / "plugins") as other,
    ):
        assert (one.wait(), other.wait()) == (0, 0)
    for folder in ("/a", "/b"):
        stage = results(file).stage("texts", folder, str)
        found = stage.find_all({str(number): "1" for number in range(20)})
        assert found == {str(number): f"{folder} {number}" for number in range(20)}
        assert stage.find("kept", "0") == folder

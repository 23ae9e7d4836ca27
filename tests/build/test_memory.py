"""What the last build made is remembered as it was, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bulletins.build.memory import NOTHING, Leaf, Memory, changes_since, read_memory, write_memory
from bulletins.cache.notes import line_of, write_changes, write_note
from bulletins.model.identity import ContentPath, Digest, OutputPath
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.lists(st.sampled_from(["a", "b", "-c", "main"]), max_size=3).map(tuple)
LEAVES = st.builds(
    Leaf,
    path=st.text(min_size=1).map(OutputPath),
    given=st.text(),
    needs=WORDS,
    template=st.sampled_from(["unit.html", "atom"]),
    way=st.sampled_from(["1", "2"]),
    key=st.text(),
    digest=st.text().map(Digest),
    size=st.integers(0),
    anchors=WORDS,
    authored=WORDS,
    line=st.none() | st.text(),
    assets=st.lists(st.text().map(ContentPath)).map(tuple),
    subjects=st.lists(st.lists(st.text())),
)
MEMORIES = st.builds(
    Memory,
    world=st.text(),
    bulletins=st.dictionaries(st.text(), st.text()),
    leaves=st.lists(LEAVES).map(lambda leaves: {leaf.path: leaf for leaf in leaves}),
)
LEAF = Leaf(OutputPath("a"), "", (), "a.html", "", "", Digest(""), 0, (), (), None, (), [])
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=12)


@given(memory=MEMORIES)
def test_a_memory_comes_back(tmp_path_factory: pytest.TempPathFactory, memory: Memory) -> None:
    """What was remembered of a build is what the next one knows."""
    file = tmp_path_factory.mktemp("memory") / "memory.json"
    write_memory(file, memory)
    assert memory == read_memory(file)


@given(before=MEMORIES, edits=st.lists(MEMORIES, min_size=1, max_size=3))
def test_changes_are_noted_beside_what_stays(
    tmp_path_factory: pytest.TempPathFactory, before: Memory, edits: list[Memory]
) -> None:
    """After each of several edits the memory is what it would be if it were written as a whole."""
    file = tmp_path_factory.mktemp("memory") / "memory.json"
    filler = {OutputPath(f"\0{number}"): LEAF._replace(path=OutputPath(f"\0{number}")) for number in range(300)}
    write_memory(file, replace(before, leaves={**filler, **before.leaves}))
    for edit in edits:
        known = read_memory(file)
        now = replace(edit, world=known.world, leaves={**_kept(known), **edit.leaves})
        changes = changes_since(known, now)
        assert known.base is not None
        if changes is None:
            write_memory(file, now)
        else:
            write_changes(file, known.base.seal, changes)
        assert read_memory(file) == now


def _kept(memory: Memory) -> dict[OutputPath, Leaf]:
    """Return the pages that no edit touches, and of the others one in two."""
    return {path: leaf for number, (path, leaf) in enumerate(memory.leaves.items()) if path[0] == "\0" or number % 2}


def test_where_much_has_changed_all_is_noted_anew(tmp_path: Path) -> None:
    """What is read before an edit must not grow with every edit; another world leaves nothing as it was."""
    file = tmp_path / "memory.json"
    leaves = {OutputPath(f"{number}"): LEAF._replace(path=OutputPath(f"{number}")) for number in range(100)}
    write_memory(file, Memory(leaves=leaves))
    known = read_memory(file)
    edited = {path: leaf._replace(key="new") if int(path) < 20 else leaf for path, leaf in known.leaves.items()}
    assert changes_since(known, Memory(leaves=edited)) is None
    assert changes_since(known, Memory(leaves=known.leaves, world="other")) is None
    assert changes_since(NOTHING, Memory(leaves=leaves)) is None


@given(note=st.tuples(st.just(4), st.text(), st.just({}), JSON, JSON, JSON, JSON).map(list) | JSON)
def test_anything_else_is_forgotten(tmp_path_factory: pytest.TempPathFactory, note: object) -> None:
    """What was not written as a memory is none."""
    file = tmp_path_factory.mktemp("memory") / "memory.json"
    write_note(file, note)
    assert read_memory(file) in (NOTHING, Memory(world=read_memory(file).world))


@given(lines=st.lists(JSON, max_size=2))
def test_changes_of_another_kind_are_forgotten_with_their_base(
    tmp_path_factory: pytest.TempPathFactory, lines: list[object]
) -> None:
    """A second line that says no changes makes the whole note none."""
    file = tmp_path_factory.mktemp("memory") / "memory.json"
    write_memory(file, Memory(world="w"))
    known = read_memory(file)
    assert known.base is not None
    write_changes(file, known.base.seal, line_of(lines))
    assert read_memory(file) == NOTHING

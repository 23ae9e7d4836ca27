"""What the last build made is remembered as it was, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.building.notes import write_note
from plugins.model.identity import ContentPath, Digest, OutputPath
from plugins.pages import SitemapLine
from plugins.workflow.memory import NOTHING, Leaf, Memory, read_memory, write_memory

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
    line=st.none() | st.builds(SitemapLine, st.text(), st.text(), st.text(), st.just([["vi", "/a/"]])),
    assets=st.lists(st.text().map(ContentPath)).map(tuple),
    subjects=st.lists(st.lists(st.text())),
)
MEMORIES = st.builds(
    Memory,
    world=st.text(),
    bulletins=st.dictionaries(st.text(), st.text()),
    leaves=st.lists(LEAVES).map(lambda leaves: {leaf.path: leaf for leaf in leaves}),
)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=12)


@given(memory=MEMORIES)
def test_a_memory_comes_back(tmp_path_factory: pytest.TempPathFactory, memory: Memory) -> None:
    """What was remembered of a build is what the next one knows."""
    file = tmp_path_factory.mktemp("memory") / "memory.json"
    write_memory(file, memory)
    assert memory == read_memory(file)


@given(note=st.tuples(st.just(3), st.text(), st.just({}), JSON, JSON, JSON, JSON).map(list) | JSON)
def test_anything_else_is_forgotten(tmp_path_factory: pytest.TempPathFactory, note: object) -> None:
    """What was not written as a memory is none."""
    file = tmp_path_factory.mktemp("memory") / "memory.json"
    write_note(file, note)
    assert read_memory(file) in (NOTHING, Memory(world=read_memory(file).world))

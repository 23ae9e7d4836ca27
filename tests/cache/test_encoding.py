"""What is kept between builds is read back as it was, or not at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bulletins.cache.encoding import code_of
from bulletins.cache.fingerprints import Fingerprints
from bulletins.model.table import Table
from hypothesis import given
from hypothesis import strategies as st

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Colour(StrEnum):
    """A closed set."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A value without parts of its own kind."""

    name: str
    count: int = 0
    flag: bool | date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Twig:
    """Another value that may stand where a leaf does."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A value of everything that can be written."""

    parts: tuple[Leaf | Twig, ...]
    pairs: tuple[tuple[str, int], ...]
    moment: datetime | None
    colour: Colour
    named: Table[str, Leaf]


LEAVES = st.builds(Leaf, name=st.text(), count=st.integers(), flag=st.none() | st.booleans() | st.dates())
TWIGS = st.builds(Twig, words=st.lists(st.text()).map(tuple))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001  (a zone follows)
    lambda each: each.replace(tzinfo=UTC).astimezone(ZONE)
)
TREES = st.builds(
    Tree,
    parts=st.lists(LEAVES | TWIGS).map(tuple),
    pairs=st.lists(st.tuples(st.text(), st.integers())).map(tuple),
    moment=st.none() | MOMENTS,
    colour=st.sampled_from(Colour),
    named=st.dictionaries(st.text(), LEAVES).map(lambda named: Table(named.items())),
)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=12)


@given(TREES)
def test_a_value_comes_back(tree: Tree) -> None:
    """What was written and read is the value that it was, in every type of its parts."""
    code = code_of(Tree)
    back = code.read(json.loads(json.dumps(code.write(tree))))
    assert tree == back
    assert Fingerprints().of(tree) == Fingerprints().of(back)


@given(JSON)
def test_anything_else_is_refused(data: Any) -> None:  # noqa: ANN401  (whatever JSON may say)
    """What was not written as a value of the type gives an error that callers expect, or a value of that very type."""
    code = code_of(Tree)
    try:
        read = code.read(data)
    except (ValueError, TypeError, KeyError, IndexError):
        return
    assert code.write(read) == data


@pytest.mark.parametrize("moment", [datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)])  # noqa: DTZ001  (that is what is refused)
def test_a_moment_needs_a_named_zone(moment: datetime) -> None:
    """A moment whose zone has no name cannot be written, so that none comes back in another zone."""
    with pytest.raises(ValueError, match="no named zone"):
        code_of(datetime).write(moment)


@given(TREES, TREES)
def test_different_values_have_different_fingerprints(one: Tree, other: Tree) -> None:
    """Fingerprints are equal exactly where values are."""
    assert (one == other) is (Fingerprints().of(one) == Fingerprints().of(other))


def test_a_fingerprint_tells_types_apart() -> None:
    """1, True, "1" and None are four values, and a value of one class is none of another."""
    prints = Fingerprints()
    assert len({prints.of(value) for value in (1, True, "1", None, (1,), ((1,),), Twig(words=("1",)))}) == 7


def test_what_is_unseen_makes_no_difference() -> None:
    """Fields that are named as unseen are left out of the digest."""
    prints = Fingerprints(unseen={Leaf: frozenset({"count"})})
    assert prints.of(Leaf(name="a", count=1)) == prints.of(Leaf(name="a", count=2))
    assert prints.of(Leaf(name="a")) != prints.of(Leaf(name="b"))


def test_shared_values_count_by_what_they_hold() -> None:
    """A value that is taken once is the same as an equal one that was not taken yet."""
    shared = Leaf(name="a")
    prints = Fingerprints(frozenset({Leaf}))
    assert prints.of(shared, shared) == prints.of(shared, Leaf(name="a"))

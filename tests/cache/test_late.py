"""What is read in two parts is no other value than what was written, whenever its second part is asked for."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from bulletins.cache.fingerprints import Fingerprints
from bulletins.cache.late import Late, LateCode
from hypothesis import given
from hypothesis import strategies as st


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A part that is given by whoever reads."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """A value with a field that follows from another."""

    title: str
    place: Place
    words: tuple[str, ...] = ()
    note: str | None = None
    count: int = field(init=False)

    def __post_init__(self) -> None:
        """Count the words."""
        object.__setattr__(self, "count", len(self.words))


CODE = LateCode(Tale, ("note", "count"), given=("place",), place=1)
TALES = st.builds(
    Tale,
    title=st.text(),
    place=st.builds(Place, name=st.text()),
    words=st.lists(st.text()).map(tuple),
    note=st.none() | st.text(),
)


def read_back(tale: Tale, asked: list[int] | None = None) -> Tale:
    """Return a tale written and read; each time that its second part is asked for is counted."""
    early, late = json.loads(json.dumps(CODE.write(tale)))

    def rest() -> bytes:
        if asked is not None:
            asked.append(1)
        return b"null\n" + json.dumps(late).encode()

    back: Tale = CODE.read(early, rest, tale.place)
    return back


def looked_up(tale: Tale, asked: list[int] | None = None) -> Tale:
    """Return a tale of which only the place is known before it is asked for more; each time that it is is counted."""

    def find() -> Tale:
        if asked is not None:
            asked.append(1)
        return tale

    late: Tale = Late(Tale, ("place",)).make(find, tale.place)
    return late


@given(TALES, TALES)
def test_what_is_looked_up_is_what_was_found(tale: Tale, other: Tale) -> None:
    """It equals and digests as what is found, travels as that, and equals nothing else."""
    late = looked_up(tale)
    assert (late == tale, tale == late, hash(late) == hash(tale), repr(late) == repr(tale)) == (True,) * 4
    assert (late == other) is (tale == other)
    assert pickle.loads(pickle.dumps(late)) == tale  # noqa: S301  (our own, a moment old)
    assert Fingerprints().of(late) == Fingerprints().of(tale)


def test_nothing_is_looked_up_before_it_is_needed() -> None:
    """What is known is there at once, and a name that the class does not know is not looked for."""
    asked: list[int] = []
    late = looked_up(Tale(title="a", place=Place(name="b")), asked)
    with pytest.raises(AttributeError):
        _ = late.author  # type: ignore[attr-defined]  # as said
    assert (late.place, asked) == (Place(name="b"), [])
    assert (late.title, asked) == ("a", [1])


@given(TALES, TALES)
def test_it_equals_what_was_written(tale: Tale, other: Tale) -> None:
    """It equals the value that was written, either way round, hashes like it, and equals no other."""
    assert read_back(tale) == tale
    assert tale == read_back(tale)
    assert read_back(tale) == read_back(tale)
    assert hash(read_back(tale)) == hash(tale)
    assert (read_back(tale) == other) is (tale == other)


@pytest.mark.parametrize(
    "pass_on",
    [
        lambda tale: pickle.loads(pickle.dumps(tale)),  # noqa: S301  (our own, a moment old)
        lambda tale: replace(tale, note="else"),
        lambda tale: tale,
    ],
)
@given(TALES)
def test_it_goes_on_like_any_value(pass_on: Callable[[Tale], Tale], tale: Tale) -> None:
    """It travels, is copied with a change, and digests as the value that was written does."""
    assert pass_on(read_back(tale)) == pass_on(tale)
    assert Fingerprints().of(pass_on(read_back(tale))) == Fingerprints().of(pass_on(tale))
    assert repr(pass_on(read_back(tale))) == repr(pass_on(tale))


def test_the_second_part_is_asked_for_when_needed() -> None:
    """What is read at once, or given, needs no second part; the rest is read as a whole, and stays read for a while."""
    asked: list[int] = []
    tale = Tale(title="a", place=Place(name="b"), words=("c", "d"))
    back = read_back(tale, asked)
    assert (back.note, back.count, back.place, asked) == (None, 2, Place(name="b"), [])
    assert (back.title, back.words, asked) == ("a", ("c", "d"), [1])


def test_it_has_no_other_attributes() -> None:
    """A name that the class does not know is missing, without a look into the second part."""
    asked: list[int] = []
    with pytest.raises(AttributeError):
        _ = read_back(Tale(title="a", place=Place(name="b")), asked).author  # type: ignore[attr-defined]  # as said
    assert asked == []


@pytest.mark.parametrize("early", [None, [], [None], [None, "two"], [None, 2, 3]])
def test_a_first_part_of_another_form_is_refused(early: Any) -> None:  # noqa: ANN401  (whatever JSON may say)
    """What is no first part gives an error that callers expect."""
    with pytest.raises((ValueError, TypeError)):
        CODE.read(early, bytes, Place(name="b"))

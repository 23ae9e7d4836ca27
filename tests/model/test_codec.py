"""Values as bytes: every value that is kept between builds comes back as it was, and damage is never believed."""

from __future__ import annotations

from typing import Any

import pytest
from bulletins.build.made_files import MadeFile
from bulletins.model.bulletin import Figure, Gallery, Manuscript
from bulletins.model.codec import digest_value, pack, unpack
from bulletins.model.identity import ContentPath
from bulletins.model.localized import Localized
from bulletins.model.problem import Outcome, error, warning
from bulletins.model.records import BuildRecord, PageRecord
from bulletins.model.registry import Campaign, Unit
from bulletins.model.value import replace
from bulletins.output.journal import Journal
from bulletins.output.manifest import Manifest
from bulletins.photos import PhotoSize
from bulletins.sources import SourceList
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.values import values_of

KEPT: tuple[Any, ...] = (
    Outcome[Manuscript],
    Outcome[Unit],
    Outcome[Campaign],
    SourceList,
    BuildRecord,
    PageRecord,
    Manifest,
    Journal,
    PhotoSize,
    MadeFile,
)
"""The types of everything that is written to the disk to be read again."""
FIGURE = Figure(photo=ContentPath("bulletins/2024/tin/anh.jpg"), alt="Mọi người")


@pytest.mark.parametrize("kind", KEPT, ids=str)
@settings(max_examples=40)
@given(data=st.data())
def test_a_value_comes_back_as_it_was(kind: Any, data: st.DataObject) -> None:  # noqa: ANN401  (any of the types)
    """What is unpacked equals what was packed, is packed into the same bytes, and has the same digest."""
    value = data.draw(values_of(kind))
    packed = pack(value)
    found = unpack(packed, kind)
    assert found == value
    assert type(found) is type(value)
    assert pack(found) == packed
    assert digest_value(found) == digest_value(value)


@pytest.mark.parametrize("kind", KEPT, ids=str)
@settings(max_examples=40)
@given(data=st.data())
def test_a_changed_byte_is_refused_or_gives_such_a_value(kind: Any, data: st.DataObject) -> None:  # noqa: ANN401  (as above)
    """Whatever one byte becomes, there is a ValueError or a value of the same type: one that can be packed again."""
    value = data.draw(values_of(kind))
    packed = bytearray(pack(value))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        found = unpack(bytes(packed), kind)
    except ValueError:
        return
    assert type(found) is type(value)
    assert unpack(pack(found), kind) == found


@pytest.mark.parametrize("kind", KEPT, ids=str)
@settings(max_examples=40)
@given(data=st.data())
def test_bytes_cut_short_or_too_long_are_refused(kind: Any, data: st.DataObject) -> None:  # noqa: ANN401  (as above)
    """A part of a packed value is none, nor is one with more behind it."""
    packed = pack(data.draw(values_of(kind)))
    with pytest.raises(ValueError, match=r".*"):
        unpack(packed[: data.draw(st.integers(0, len(packed) - 1))], kind)
    with pytest.raises(ValueError, match=r".*"):
        unpack(packed + data.draw(st.binary(min_size=1, max_size=3)), kind)


@pytest.mark.parametrize("kind", KEPT, ids=str)
@settings(max_examples=40)
@given(junk=st.binary(max_size=60))
def test_other_bytes_are_refused(kind: Any, junk: bytes) -> None:  # noqa: ANN401  (as above)
    """Bytes that nobody packed are no value."""
    with pytest.raises(ValueError, match=r".*"):
        unpack(junk, kind)


def test_bytes_nested_without_end_are_refused() -> None:
    """Lists in lists, deeper than Python goes, are a ValueError too."""
    with pytest.raises(ValueError, match=r".*"):
        unpack(b"\x91" * 100_000, Manifest)


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (1, 0), (2, 0)])
def test_a_value_of_another_class_is_refused(one: int, other: int) -> None:
    """Bytes are taken for a value of the class alone whose name they begin with."""
    values = (PhotoSize(width=1, height=2), Gallery(figures=()), Localized(entries=()))
    with pytest.raises(ValueError, match=r".*"):
        unpack(pack(values[one]), type(values[other]))


def test_classes_with_equal_fields_have_different_digests() -> None:
    """Two values that hold the same have the same digest only if their classes are the same."""
    assert digest_value(Gallery(figures=())) != digest_value(Localized(entries=()))
    assert digest_value((Gallery(figures=()),)) != digest_value((Localized(entries=()),))
    assert digest_value(error("code", "path")) != digest_value(warning("code", "path"))


def test_digests_tell_what_stands_where() -> None:
    """Values that are joined, nested, empty or of another plain type have digests of their own."""
    values: tuple[tuple[object, ...], ...] = (
        ("a", "b"),
        ("ab",),
        (("a", "b"),),
        ("a", "b", ""),
        ("a", "b", None),
        (("a",), "b"),
        (1, "b"),
        (True, "b"),
        ("1", "b"),
        (b"a", "b"),
    )
    assert len({digest_value(*each) for each in values}) == len(values)


@given(st.data())
def test_sharing_in_memory_changes_no_digest(data: st.DataObject) -> None:
    """A value that holds one part twice has the digest of a value that holds two equal parts."""
    part = data.draw(values_of(Figure))
    copy = unpack(pack(part), Figure)
    assert copy is not part
    assert digest_value(Gallery(figures=(part, part))) == digest_value(Gallery(figures=(part, copy)))
    assert digest_value(part, part) == digest_value(part, copy)


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_sets_and_dictionaries_changes_no_byte(names: list[str]) -> None:
    """Equal sets and dictionaries are the same bytes, in whatever order they were filled."""
    assert pack(frozenset(names)) == pack(frozenset("abcd"))
    assert pack(dict.fromkeys(names, 1)) == pack({"a": 1, "b": 1, "c": 1, "d": 1})


def test_every_field_is_in_the_digest() -> None:
    """Whatever changes in a value changes its digest."""
    changes: tuple[dict[str, object], ...] = (
        {},
        {"photo": "khac.jpg"},
        {"alt": "Khác"},
        {"caption": "Khác"},
        {"credit": "Khác"},
        {"focus": (50, 51)},
        {"line": 1},
    )
    assert len({digest_value(replace(FIGURE, **change)) for change in changes}) == len(changes)

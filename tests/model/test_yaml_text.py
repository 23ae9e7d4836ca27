"""A text is written so that YAML reads it back, and without quotes wherever that can be."""

from __future__ import annotations

import pytest
import yaml
from bulletins.model.yaml_text import is_plain, yaml_text
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Hội LHPN xã An Thạnh", "Hội LHPN xã An Thạnh"),
        ("Hội nghị: tổng kết", '"Hội nghị: tổng kết"'),
        ("Thời gian:", '"Thời gian:"'),
        ("Giờ 8:30 tại xã", "Giờ 8:30 tại xã"),
        ("Tổ #5", '"Tổ #5"'),
        ("Yes", '"Yes"'),
        ('Chị "Ba"', '"Chị \\"Ba\\""'),
        ("- Một", '"- Một"'),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, written: str) -> None:
    """A colon at a word's end, a number sign, words for yes and no, quotes and signs at the beginning need them."""
    assert yaml_text(text) == written
    assert yaml.safe_load(f"key: {written}") == {"key": text}


def test_a_word_may_be_one_of_yamls_own() -> None:
    """Where the reader takes no word for yes or no, none needs quotes."""
    assert is_plain("no", word=True)
    assert not is_plain("no")


@given(st.text(st.sampled_from("aăđZ 1.-:#\"'\\[]{},&*!|>%@`?/yesno"), min_size=1).map(lambda text: text.strip()))
def test_what_is_written_is_read_back(text: str) -> None:
    """Any line with a letter in it comes back as that text."""
    if any(letter.isalpha() for letter in text):
        read = yaml.load(f"key: {yaml_text(text)}", Loader=yaml.BaseLoader)  # noqa: S506  (it makes texts alone)
        assert read == {"key": text}

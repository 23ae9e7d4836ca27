"""What people type is what readers get: the lines and words of Notepad on the page, or a warning."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.body.amounts import examples
from tests.body.bodies import read
from tests.body.notepad import notepad_lines, page_lines
from tests.body.typing_staff import KINDS, LITERAL_KINDS, SIGNATURES, Typed


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=examples(25, 1_000), deadline=None)
@given(st.data())
def test_readers_see_what_was_typed(kind: str, data: st.DataObject) -> None:
    """Of each kind, line by line and word by word, alone and between other blocks."""
    around = data.draw(st.lists(st.sampled_from(("Mở đầu.", "## Kết quả", "Hết bài.")), max_size=2))
    typed = data.draw(KINDS[kind])
    body = read("\n\n".join((*around, typed.text, *around)))
    signs = kind in LITERAL_KINDS
    before = notepad_lines("\n".join(around).replace("## ", ""), signs=signs)
    expected = [*before, *notepad_lines("\n".join(typed.lines), signs=signs), *before]
    assert page_lines(body, signs=signs) == expected or body.problems, typed.text


@settings(max_examples=examples(50, 1_000), deadline=None)
@given(SIGNATURES)
def test_columns_of_blanks_are_told(typed: Typed) -> None:
    """Words that are set apart by blanks stand side by side on the page, which is said with their line."""
    assert "blanks-joined" in {problem.code for problem in read(typed.text).problems}

"""What people type is what readers get: the lines and words of Notepad on the page, or a warning."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.body.amounts import examples
from tests.body.bodies import read
from tests.body.notepad import notepad_lines, page_lines
from tests.body.typing_staff import KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=examples(25, 1_000), deadline=None)
@given(st.data())
def test_readers_see_what_was_typed(kind: str, data: st.DataObject) -> None:
    """Of each kind, line by line and word by word, alone and between other blocks."""
    around = data.draw(st.lists(st.sampled_from(("Mở đầu.", "## Kết quả", "Hết bài.")), max_size=2))
    typed = data.draw(KINDS[kind])
    body = read("\n\n".join((*around, typed.text, *around)))
    before = notepad_lines("\n".join(around))
    expected = [*before, *notepad_lines("\n".join(typed.lines)), *before]
    assert page_lines(body) == expected or body.problems, typed.text

"""The page of what can be typed says what the program does."""

from __future__ import annotations

import pytest

from tests.body.bodies import read, shown_html
from tests.docs.typed_forms import GROUPS, Form
from tests.docs.typing_page import FILE, page

FORMS = [form for group in GROUPS for form in group.forms]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.en)
def test_a_form_gives_what_readers_see(form: Form) -> None:
    """Each form becomes this HTML, and is warned of with these codes."""
    assert form.shown == shown_html(form.typed)
    assert form.warnings == tuple(problem.code for problem in read(form.typed).problems)


def test_the_page_is_up_to_date() -> None:
    """The page is written from the forms; `inv golden` writes it anew."""
    assert FILE.read_text(encoding="utf-8") == page()

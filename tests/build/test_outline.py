"""A site that is remembered in outline is the site that assembling would give, or none."""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import pytest
from bulletins.build.assembling import Assembler
from bulletins.build.content import gather
from bulletins.build.outline import Outlines
from bulletins.build.pipeline import text_store
from bulletins.build.plan import Draft, draft
from bulletins.build.readings import FEW, Readings
from bulletins.cache.notes import line_of, read_grown, write_changes, write_recent
from bulletins.cache.store import Store, StoredResult
from bulletins.sources import find_sources
from bulletins.workers.pool import Pool
from bulletins.workers.processes import open_processes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.laws.edits import EDITS, Desk, Edit, add_bulletin, change, edit_body, edit_summary, edit_title, translate
from tests.laws.test_incremental import SEQUENCES, new_desk, publish


def recalled(desk: Desk, readings: Readings | None = None) -> Draft | None:
    """Return the site as the next build would remember it, None where it would assemble it."""
    own = readings or Readings(Pool(1), Store(text_store(desk.settings)), writes=False)
    found = Outlines(desk.settings, own).recall(find_sources(desk.content), desk.now)
    return found and found[0]


def assembled(desk: Desk) -> Draft:
    """Return the site, read and assembled."""
    return draft(gather(desk.settings), Assembler(desk.settings), desk.now)


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.lists(st.sampled_from(EDITS), min_size=1, max_size=5))
def test_what_is_remembered_is_what_assembling_gives(seed: int, edits: list[Edit]) -> None:
    """Whatever was edited since the last build: the site that is remembered is the one that is there, or none."""
    with new_desk(seed) as desk:
        for edit in edits:
            edit(desk)
            assert recalled(desk) in (assembled(desk), None)
            publish(desk, desk.settings)


@pytest.mark.parametrize("edit", [edit_body, edit_title, edit_summary])
def test_words_alone_leave_the_outline(edit: Edit) -> None:
    """After other words have been written, and others again, nothing is assembled; their pages show them."""
    with new_desk(4) as desk:
        translate(desk)
        publish(desk, desk.settings)
        for _ in range(3):
            edit(desk)
            assert recalled(desk) == assembled(desk)
            publish(desk, desk.settings)


@pytest.mark.parametrize(
    ("pattern", "by"),
    [
        ("^unit: .*$", "unit: xa-ben-ao"),
        ("^date: .*$", "date: 2024-02-03 09:09"),
        ("^!.*$", ""),
        (r"\[tin khác\]\(.*\)", "[tin khác](2024-03-08-ngay-hoi-ao-dai#la)"),
        ("^Chữ ", "Ảnh chụp trước khi sửa.\n\nChữ "),
        ("^campaign: .*$", "campaign: [khong-co]"),
    ],
)
def test_more_than_words_is_assembled(pattern: str, by: str) -> None:
    """Where anything else of a text has changed, be it the line of a photo, the outline holds no more."""
    with new_desk(4) as desk:
        text = desk.written()
        assert text is not None
        change(text, pattern, by)
        assert recalled(desk) is None


def test_another_file_is_assembled() -> None:
    """A bulletin more, or one less, is another site."""
    with new_desk(4) as desk:
        add_bulletin(desk)
        assert recalled(desk) is None
        publish(desk, desk.settings)
        assert recalled(desk) == assembled(desk)
        desk.texts()[0].unlink()
        assert recalled(desk) is None


def test_time_passes_over_it() -> None:
    """An outline holds from the moment it was made until the day ends, in neither direction longer."""
    with new_desk(4) as desk:
        made = desk.now
        for moment, holds in ((made, True), (made - timedelta(seconds=2), False), (made + timedelta(days=1), False)):
            desk.now = moment
            assert (recalled(desk) is not None) is holds


def test_many_texts_are_many_hands_work() -> None:
    """Up to so many texts are looked at one after the other."""
    with new_desk(4) as desk:
        texts = sorted(desk.content.glob("bulletins/*/*/*.md"))
        while len(texts) <= FEW:
            add_bulletin(desk)
            texts = sorted(desk.content.glob("bulletins/*/*/*.md"))
        publish(desk, desk.settings)
        for number, text in enumerate(texts[: FEW + 1], 1):
            text.write_text(text.read_text("utf-8") + "\n\nThêm.\n", "utf-8")
            if number >= FEW:
                assert (recalled(desk) is None) is (number > FEW)


def test_a_text_whose_words_were_lost_is_compared_with_nothing() -> None:
    """Where the store does not say what a text was, it cannot be told what has changed; others are read from files."""
    with new_desk(4) as desk:
        edit_body(desk)
        assert recalled(desk) is not None
        store = Store(text_store(desk.settings))
        store.write([StoredResult(name, "0", b"") for name in store.names()])
        assert recalled(desk) is None
        publish(desk, desk.settings)
        store.write([StoredResult(name, "0", b"") for name in store.names()])
        assert recalled(desk) == assembled(desk)


def page_texts(desk: Desk) -> list[str]:
    """Return the titles of all texts, asked of a site that was remembered before the store of texts was lost."""
    drafted = recalled(desk, Readings(Pool(2, enough=1), Store(text_store(desk.settings))))
    text_store(desk.settings).unlink()
    assert drafted is not None
    assert drafted.assembly.site is not None
    return [text.title for each in drafted.assembly.site.bulletins.values() for text in each.bulletin.texts]


@pytest.mark.skipif(sys.platform != "linux", reason="Copies of a process are made on Linux alone.")
def test_a_copy_of_the_process_reads_texts_that_were_lost() -> None:
    """Whoever makes a page, be it a copy of the process, reads what is lost by itself, and keeps nothing of it."""
    with new_desk(4) as desk:
        site = assembled(desk).assembly.site
        assert site is not None
        with open_processes(1, "fork") as copies:
            titles = copies.submit(page_texts, desk).result(60)
        assert titles == [text.title for each in site.bulletins.values() for text in each.bulletin.texts]
        assert not text_store(desk.settings).exists()


@pytest.mark.parametrize("body", [None, [], [1, 2, 3, 4], ["vi", [], [], []], {"a": 1}])
def test_an_outline_of_another_form_is_none(body: object) -> None:
    """What was not noted as an outline is not believed, however well the rest fits."""
    with new_desk(4) as desk:
        (file,) = (desk.settings.state / "outlines").glob("*.json")
        head, _ = read_grown(file).lines
        write_recent(file, head, line_of(body))
        assert recalled(desk) is None


def test_changes_of_another_outline_are_not_its_own() -> None:
    """What changed since one outline was noted says nothing of the next one."""
    with new_desk(4) as desk:
        (file,) = (desk.settings.state / "outlines").glob("*.json")
        texts = json.loads(read_grown(file).lines[0])[4]
        write_changes(file, "0" * len(read_grown(file).seal), line_of(dict.fromkeys(texts, "")))
        assert recalled(desk) == assembled(desk)
        write_changes(file, read_grown(file).seal, line_of(dict.fromkeys(texts, "")))
        assert recalled(desk) is None

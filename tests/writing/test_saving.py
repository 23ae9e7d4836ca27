"""What a save writes, and what it does not overwrite."""

from __future__ import annotations

import os
import re
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest
from bulletins.model.problem import Refused
from bulletins.output.durable import write_content
from bulletins.writing.text_files import refusing_to_write

from tests.sites import copy_base, run_check
from tests.writing.serving import DRAFT, WritingSession, serving

KILLS = 50 if os.environ.get("FULL") else 1
TRANSLATED = "bulletins/2024/2024-03-08-ngay-hoi-ao-dai/index.md"


def change(session: WritingSession, path: str = DRAFT, **now: object) -> dict[str, object]:
    """Return the changes of fields from what the program shows now."""
    values = session.ask("open", path=path)["values"]
    return {key: {"was": values[key], "now": value} for key, value in now.items()}


def test_every_text_opens_and_saves_without_a_byte(session: WritingSession) -> None:
    """The values that every form shows, sent back as they are, change no file."""
    texts = session.ask("list")["texts"]
    assert len(texts) == 8
    for text in texts:
        file = session.text(text["path"])
        before = file.read_bytes()
        values = session.ask("open", path=text["path"])["values"]
        changes = {key: {"was": value, "now": value} for key, value in values.items()}
        assert session.ask("save", path=text["path"], changes=changes)["saved"]
        assert file.read_bytes() == before


def test_a_saved_field_changes_its_line_alone(session: WritingSession) -> None:
    """One changed title is one changed line; the translation's file stays."""
    file = session.text(TRANSLATED)
    english = file.with_name("index.en.md").read_bytes()
    before = file.read_text(encoding="utf-8").splitlines()
    assert session.ask("save", path=TRANSLATED, changes=change(session, TRANSLATED, title="Ngày hội mới"))["saved"]
    after = file.read_text(encoding="utf-8").splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (before[1], "title: Ngày hội mới")
    ]
    assert file.with_name("index.en.md").read_bytes() == english


def test_what_came_meanwhile_from_elsewhere_is_not_overwritten(session: WritingSession) -> None:
    """A field that Notepad changed meanwhile is handed back with both versions; nothing is written of that save."""
    changes = change(session, title="Của tôi", summary="Tóm tắt của tôi.")
    file = session.text(DRAFT)
    typed = re.sub("title: .*", "title: Của Notepad", file.read_text(encoding="utf-8"))
    file.write_text(typed, encoding="utf-8")
    answer = session.ask("save", path=DRAFT, changes=changes)
    assert (answer["saved"], answer["conflicts"], answer["values"]["title"]) == (False, ["title"], "Của Notepad")
    assert file.read_text(encoding="utf-8") == typed
    settled = {**changes, "title": {"was": "Của Notepad", "now": "Của tôi"}}
    assert session.ask("save", path=DRAFT, changes=settled)["saved"]
    assert "title: Của tôi\n" in file.read_text(encoding="utf-8")
    assert "summary: Tóm tắt của tôi.\n" in file.read_text(encoding="utf-8")


def test_other_fields_that_came_meanwhile_stay(session: WritingSession) -> None:
    """A save of one field and a change of another in Notepad are both in the file."""
    changes = change(session, title="Tiêu đề của tôi")
    file = session.text(DRAFT)
    file.write_text(file.read_text(encoding="utf-8") + "\nĐoạn của Notepad.\n", encoding="utf-8")
    assert session.ask("save", path=DRAFT, changes=changes)["saved"]
    text = file.read_text(encoding="utf-8")
    assert "title: Tiêu đề của tôi\n" in text
    assert text.endswith("\nĐoạn của Notepad.\n")


def test_a_field_that_is_gone_is_a_conflict(session: WritingSession) -> None:
    """Lines that the file no longer has are not passed over in silence."""
    changes = {"titel@3": {"was": "titel: a", "now": "titel: b"}}
    assert session.ask("save", path=DRAFT, changes=changes)["conflicts"] == ["titel@3"]


def test_a_save_waits_for_a_build(session: WritingSession) -> None:
    """While a build holds its lock nothing is written; then it is."""
    from bulletins.output.lock import hold_lock  # noqa: PLC0415  (the real lock, held as a build holds it)

    changes = change(session, summary="Sau khi dựng xong.")
    done: list[float] = []

    def save() -> None:
        session.ask("save", path=DRAFT, changes=changes)
        done.append(time.monotonic())

    with hold_lock(session.folder / "output", 5):
        thread = threading.Thread(target=save)
        thread.start()
        time.sleep(0.6)
        released = time.monotonic()
    thread.join()
    assert done[0] >= released
    assert "summary: Sau khi dựng xong.\n" in session.text(DRAFT).read_text(encoding="utf-8")


def test_what_is_not_saved_is_kept_by_window(session: WritingSession) -> None:
    """Two windows keep their own changes of a text; a save forgets its own window's alone."""
    one, two = change(session, title="Một"), change(session, title="Hai")
    session.ask("keep", path=DRAFT, changes=one, window="one")
    session.ask("keep", path=DRAFT, changes=two, window="two")
    kept = {each["window"]: each["changes"] for each in session.ask("open", path=DRAFT)["unsaved"]}
    assert kept == {"one": one, "two": two}
    assert session.ask("save", path=DRAFT, changes=one, window="one")["saved"]
    assert [each["window"] for each in session.ask("open", path=DRAFT)["unsaved"]] == ["two"]
    session.ask("keep", path=DRAFT, changes={}, window="two")
    assert session.ask("open", path=DRAFT)["unsaved"] == []


def test_problems_stand_at_their_fields(session: WritingSession) -> None:
    """What the preview finds wrong with a saved text is told with the field that it belongs to."""
    assert session.ask("save", path=DRAFT, changes=change(session, unit=["tinh-sem"]))["saved"]
    end = time.monotonic() + 10
    found: list[tuple[str, str]] = []
    while not found and time.monotonic() < end:
        time.sleep(0.05)
        problems = session.ask("open", path=DRAFT)["problems"]
        found = [(each["field"], each["code"]) for each in problems if each["field"] == "unit"]
    assert found
    assert session.ask("save", path=DRAFT, changes=change(session, unit=["tinh-sen"]))["saved"]


def test_a_killed_program_leaves_whole_files_and_what_was_typed(tmp_path: Path) -> None:
    """However often the program is killed while it saves, no file is broken and what was kept is offered."""
    copy_base(tmp_path)
    for number in range(KILLS):
        with serving(tmp_path) as session:
            session.ask("keep", path=DRAFT, changes=change(session, summary=f"Câu thứ {number}."), window="w")
            saver = threading.Thread(target=_save_quietly, args=(session, number), daemon=True)
            saver.start()
            time.sleep(0.003 * (number % 10))
            session.process.kill()
            saver.join(timeout=5)
        text = session.text(DRAFT).read_text(encoding="utf-8")
        assert text.startswith("---\ntitle: ")
        assert text.endswith("Chữ của bản nháp.\n")
    with serving(tmp_path) as session:
        unsaved = session.ask("open", path=DRAFT)["unsaved"]
        assert unsaved[0]["changes"]["summary"]["now"] == f"Câu thứ {KILLS - 1}."


def test_what_a_power_cut_leaves_keeps_nothing_from_being_published(tmp_path: Path) -> None:
    """The file that a save writes aside, left behind, is passed over; the next save takes it away."""
    copy_base(tmp_path)
    left = tmp_path / "content" / DRAFT.replace("index.md", ".index.md.tmp")
    left.write_bytes(b"---\ntitle: half")
    assert run_check(tmp_path)[0] == 0
    with serving(tmp_path) as session:
        assert session.ask("save", path=DRAFT, changes=change(session, title="Sau khi mất điện"))["saved"]
    assert not left.exists()


def _save_quietly(session: WritingSession, number: int) -> None:
    """Save a title; the program may be gone."""
    try:
        session.ask("save", path=DRAFT, changes=change(session, title=f"Lần {number}"), window="other")
    except (OSError, HTTPException, ValueError, AssertionError):
        return


def test_what_the_system_does_not_let_be_written_is_said(tmp_path: Path) -> None:
    """A file that cannot be written is a problem with its path and the system's reason; nothing else is kept back."""
    (tmp_path / "units").write_bytes(b"a file in the place of the folder")
    with pytest.raises(Refused) as refused, refusing_to_write("content/units/tinh-sen.yml"):
        write_content(tmp_path / "units/tinh-sen.yml", b"name: Sen")
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("text-unwritable", "content/units/tinh-sen.yml")
    assert dict(problem.details)["reason"]
    with refusing_to_write("content/units.yml"):
        write_content(tmp_path / "units.yml", b"name: Sen")
    assert (tmp_path / "units.yml").read_bytes() == b"name: Sen"

"""A new bulletin from four answers: its folder builds, questions are put until they are answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bulletins.commands.console import Console
from bulletins.commands.new import NewBulletin, new

from tests.sites import NOW, copy_base, run_check, settings_for

TITLE = "Họp chi hội: bàn việc Tết"
FOLDER = "bulletins/2026/2026-01-15-hop-chi-hoi-ban-viec-tet"


def write_new(folder: Path, answers: NewBulletin, ask: Callable[[str], str] | None = None) -> tuple[int, str]:
    """Return the exit code and what was said."""
    said: list[str] = []
    speech = Console(language="en", write=said.append)
    return new(lambda: settings_for(folder), speech, answers, ask, lambda: NOW), "".join(said)


def test_a_new_bulletin_is_a_draft_that_builds(tmp_path: Path) -> None:
    """The folder is named by day and title, and `check` finds nothing wrong with it."""
    content = copy_base(tmp_path)
    code, said = write_new(tmp_path, NewBulletin(title=TITLE, unit="bến ao", campaign="dự án"))
    assert code == 0, said
    assert (content / FOLDER / "index.md").read_text(encoding="utf-8").splitlines()[:8] == [
        "---",
        f"title: {TITLE}",
        "date: 2026-01-15 15:00",
        "unit: xa-ben-ao",
        "campaign:",
        "  - du-an-8",
        "summary: Say in one or two sentences what happened, where, and to whom it matters.",
        "status: draft",
    ]
    code, lines = run_check(tmp_path)
    assert (0, f"  draft: content/{FOLDER}/index.md (it says status: draft)") == (code, lines[2])


def test_the_same_title_again_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    """Nothing that is there is written over."""
    content = copy_base(tmp_path)
    for _ in range(2):
        assert write_new(tmp_path, NewBulletin(title=TITLE, unit="tinh-sen"))[0] == 0
    assert (content / f"{FOLDER}-2" / "index.md").exists()


def test_what_is_not_understood_is_said_at_once(tmp_path: Path) -> None:
    """With nobody to ask, every wrong answer is a sentence with what to choose from."""
    content = copy_base(tmp_path)
    code, said = write_new(tmp_path, NewBulletin(title="…", unit="hoi phu nu", campaign="đề án", date="1/2/2026"))
    assert code == 1
    assert said.splitlines() == [
        (
            "new: error new-campaign: “đề án” does not name exactly one campaign; "
            "give one of these with --campaign: du-an-8 (Dự án 8)"
        ),
        "new: error new-date: “1/2/2026” is not a date; type year-month-day, such as 2026-03-08",
        'new: error new-no-title: a bulletin needs a title with letters in it; give it with --title "…"',
        (
            "new: error new-unit: “hoi phu nu” does not name exactly one unit; give one of these with --unit: "
            "tinh-sen (Hội Phụ nữ tỉnh Sen), xa-ben-ao (Hội Phụ nữ xã Bến Ao)"
        ),
        "errors: 4; warnings: 0",
    ]
    assert not (content / "bulletins/2026").exists()


def test_questions_are_put_until_they_are_answered(tmp_path: Path) -> None:
    """Several units fit: a number picks one; an empty campaign is none; a wrong date is asked for again."""
    content = copy_base(tmp_path)
    asked: list[str] = []
    answers = iter(["", TITLE, "phu nu", "2", "", "mai", "2026-02-01"])

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    code, said = write_new(tmp_path, NewBulletin(), ask)
    assert code == 0, said
    assert asked[3].splitlines() == [
        "Several fit; type a number or more of the name:",
        "  1. tinh-sen (Hội Phụ nữ tỉnh Sen)",
        "  2. xa-ben-ao (Hội Phụ nữ xã Bến Ao)",
        "> ",
    ]
    text = (content / "bulletins/2026/2026-02-01-hop-chi-hoi-ban-viec-tet/index.md").read_text(encoding="utf-8")
    assert text.splitlines()[2:4] == ["date: 2026-02-01", "unit: xa-ben-ao"]

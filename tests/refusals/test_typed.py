"""What is typed in an office, on a whole site: drafts that are half written, dates, bulletins that are there twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from bulletins.commands.console import Console
from bulletins.commands.preview import PreviewBuilds
from bulletins.model.identity import OutputPath

from tests.refusals.patches import DRAFT, FESTIVAL, REVIEW, Patch, append, edit, write
from tests.sites import NOW, copy_base, run_build, run_check, settings_for, tree

HALF = """\
---
title:
date: 8/3
unit: tinh-sem
campaign: du-an-9
cover:
  src: chua-co.jpg
status: draft
---
Xem [kia](khong-co-bai-nay) và [tệp](ke-hoach-moi.pdf).

![Hoa nở ven đường](chua-co.jpg)
"""


def _problems(lines: list[str]) -> list[str]:
    """Return the lines of a report that are problems: place, severity and code."""
    return [
        line.partition(": ")[0] + " " + " ".join(line.split(": ")[1].split())
        for line in lines
        if line[:8] == "content/"
    ]


def _checked(folder: Path, *patches: Patch) -> tuple[int, list[str], list[str]]:
    """Return the exit code of `check` on the base site with changes, its problems, and all its lines."""
    content = copy_base(folder)
    for patch in patches:
        patch(content)
    code, lines = run_check(folder)
    return code, _problems(lines), lines


def test_a_half_written_draft_stops_nobody(tmp_path: Path) -> None:
    """Everything that is missing in it is a warning; it is counted as a draft and nothing of it is published."""
    code, problems, lines = _checked(tmp_path, write(f"{DRAFT}/index.md", HALF))
    assert code == 0, lines
    assert problems
    assert [one for one in problems if " warning " not in one] == []
    assert f"  draft: content/{DRAFT}/index.md (it says status: draft)" in lines
    code, lines = run_build(tmp_path)
    assert code == 0, lines
    assert [path for path in tree(tmp_path / "output") if "ban-thao" in path] == []


def test_a_draft_waits_for_its_photo(tmp_path: Path) -> None:
    """A text may be there before its photos are, as on GitHub; without `status: draft` the photo is missed."""
    photo = append(f"{DRAFT}/index.md", "\n![Hoa nở ven đường](hoa.jpg)\n")
    code, problems, _ = _checked(tmp_path / "draft", photo)
    assert (code, problems) == (0, [f"content/{DRAFT}/index.md:10 warning no-photos"])
    code, problems, _ = _checked(tmp_path / "public", photo, edit(f"{DRAFT}/index.md", "status: draft\n", ""))
    assert (code, problems) == (1, [f"content/{DRAFT}/index.md:9 error no-photos"])


@pytest.mark.parametrize(
    ("old", "new"),
    [("status: draft", "status: nháp"), ("title: B", "Người viết: Ban\ntitle: B"), ("status: draft", "staus draft")],
)
def test_a_draft_whose_head_is_not_understood_is_refused(tmp_path: Path, old: str, new: str) -> None:
    """A line that nobody understands may be the one that keeps it from being published."""
    code, problems, _ = _checked(tmp_path, edit(f"{DRAFT}/index.md", old, new))
    assert code == 1
    assert any(" error " in one for one in problems)


def test_the_preview_shows_a_draft_in_which_something_is_wrong(tmp_path: Path) -> None:
    """Its page is there without the photo and the dead link; what is wrong is said with file and line in words."""
    content = copy_base(tmp_path)
    append(f"{DRAFT}/index.md", "\nXem [kia](khong-co-bai-nay).\n\n![Hoa nở ven đường](hoa.jpg)\n")(content)
    live = PreviewBuilds(settings_for(tmp_path), Console(language="vi"), lambda: NOW)
    build = live.build()
    assert build is not None
    assert not build.errors
    assert build.files is not None
    page = build.files[OutputPath("ban-tin/2024-08-05-ban-thao/index.html")]
    assert isinstance(page, bytes)
    assert "Chữ của bản nháp." in page.decode()
    places = [line.split("\t")[:2] for line in build.shown.splitlines()]
    file = f"{tmp_path}/content/{DRAFT}/index.md"
    assert places == [
        ["Nên xem: 2024-08-05-ban-thao/index.md, dòng 10", file],
        ["Nên xem: 2024-08-05-ban-thao/index.md, dòng 12", file],
    ]
    append(f"{DRAFT}/index.md", "\nThêm một câu.\n")(content)
    again = live.build(frozenset([file]))
    assert again is not None
    assert (again.errors, again.shown) == (False, build.shown)


def test_the_preview_shows_a_draft_that_is_half_written(tmp_path: Path) -> None:
    """Without title, date and unit it has a page all the same, under the name of its folder, and stops nobody."""
    write(f"{DRAFT}/index.md", HALF)(copy_base(tmp_path))
    build = PreviewBuilds(settings_for(tmp_path), Console(language="vi"), lambda: NOW).build()
    assert build is not None
    assert build.files is not None
    assert not build.errors
    page = build.files[OutputPath("ban-tin/2024-08-05-ban-thao/index.html")]
    assert isinstance(page, bytes)
    assert "2024-08-05-ban-thao</h1>" in page.decode()
    assert "dòng 3\t" in build.shown


def test_a_bulletin_that_is_there_twice_is_named(tmp_path: Path) -> None:
    """Same title, unit and day in two folders: a warning, however the words are written."""
    text = "---\ntitle: {}\ndate: 2024-05-0{}\nunit: tinh-sen\nsummary: Một câu tóm tắt.\n---\nMột câu.\n"
    first, second = (f"bulletins/2024/2024-05-05-{name}" for name in ("mot", "hai"))
    again = write(f"{second}/index.md", text.format("HỌP  MẶT đầu năm", 5).replace("HỌP", "Họp"))
    code, problems, lines = _checked(tmp_path, write(f"{first}/index.md", text.format("Họp mặt đầu năm", 5)), again)
    assert (code, problems) == (0, [f"content/{first}/index.md warning same-title-and-day"])
    assert f"content/{second}/index.md" in lines[0]
    code, problems, _ = _checked(tmp_path / "b", write(f"{first}/index.md", text.format("Họp mặt đầu năm", 6)), again)
    assert (code, problems) == (0, [])


def test_a_title_edited_into_a_twin_is_named_as_quickly(tmp_path: Path) -> None:
    """A later build that only finds other words says the same as one that begins from nothing."""
    text = "---\ntitle: {}\ndate: 2024-05-05\nunit: tinh-sen\nsummary: Một câu tóm tắt.\n---\nMột câu.\n"
    content = copy_base(tmp_path)
    for name, title in (("mot", "Họp mặt"), ("hai", "Ra quân")):
        write(f"bulletins/2024/2024-05-05-{name}/index.md", text.format(title))(content)
    assert _problems(run_build(tmp_path)[1]) == []
    edit("bulletins/2024/2024-05-05-hai/index.md", "title: Ra quân", "title: Họp mặt")(content)
    expected = ["content/bulletins/2024/2024-05-05-mot/index.md warning same-title-and-day"]
    assert _problems(run_build(tmp_path)[1]) == expected
    edit("bulletins/2024/2024-05-05-mot/index.md", "Một câu.", "Hai câu.")(content)
    assert _problems(run_build(tmp_path)[1]) == expected
    edit("bulletins/2024/2024-05-05-hai/index.md", "title: Họp mặt", "title: Ra quân")(content)
    assert _problems(run_build(tmp_path)[1]) == []


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("2062-07-10", "date-far-ahead"),
        ("2023-07-10", "date-not-of-folder"),
        ("2024-07-15", ""),
        ("2024-10-07", "date-not-of-folder"),
    ],
)
def test_a_date_that_contradicts_its_folder_is_named(tmp_path: Path, date: str, code: str) -> None:
    """A year far ahead, another year than the folder's, day and month the wrong way round; a few days are nothing."""
    page = "bulletins/2024/2024-07-10-thu"
    head = f"---\ntitle: Tin thử\ndate: {date}\nunit: tinh-sen\nsummary: Một câu tóm tắt.\n---\nMột câu.\n"
    found = _checked(tmp_path, write(f"{page}/index.md", head))
    expected = [f"content/{page}/index.md:3 warning {code}"] if code else []
    assert found[:2] == (0, expected)


def test_dead_addresses_are_found_beside_other_errors(tmp_path: Path) -> None:
    """An address in a text that is refused anyway is looked at in the same run; what may come back is left alone."""
    digest = "bulletins/2024/2024-08-01-diem-tin-thang-7"
    links = "\nXem [thô](/khong/), [có](/gioi-thieu/), [mình](/ban-tin/2024-08-01-diem-tin-thang-7/).\n"
    _, problems, _ = _checked(
        tmp_path, edit(f"{digest}/index.md", "summary:", "sumary:"), append(f"{digest}/index.md", links)
    )
    assert problems == [
        f"content/{digest}/index.md:5:1 error unknown-key",
        f"content/{digest}/index.md:12 error dead-link",
    ]


def test_what_could_not_be_looked_at_is_said(tmp_path: Path) -> None:
    """Where no page can be made, the report says that links were not looked at, and why."""
    broken = edit(f"{REVIEW}/index.md", "section:", "sectoin:")
    _, problems, _ = _checked(tmp_path, broken, append(f"{REVIEW}/index.md", "\nXem [thô](/khong/).\n"))
    assert problems == [
        f"content/{REVIEW}/index.md:6:1 error unknown-key",
        f"content/{REVIEW}/index.md:12 warning links-not-checked",
    ]


def test_one_fault_in_many_lines_is_said_a_few_times(tmp_path: Path) -> None:
    """The first lines are named, then how many more there are and where the last one is."""
    wrong = "".join(f"\nXem [x](javascript:{number}).\n" for number in range(40))
    code, problems, _ = _checked(tmp_path, append(f"{FESTIVAL}/index.md", wrong))
    assert code == 1
    assert len(problems) == 9
    assert sum(one.endswith("warning more-of-the-same") for one in problems) == 1

"""Front matter: where it begins and ends, which keys it has, and what was typed."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from bulletins.model.source import SourceKind
from bulletins.reading import read_manuscript
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.reading.samples import BULLETIN_PATH, FRONT_MATTER, bulletin, said, site, source

REST = "date: 2024-07-10\nunit: binh-thuan\nsummary: Lời dẫn.\n"


def _problems(front_matter: str) -> list[str]:
    return said(read_manuscript(bulletin(front_matter), site(), ()).problems)


def _file(text: str) -> list[str]:
    return said(read_manuscript(source(BULLETIN_PATH, text, SourceKind.BULLETIN), site(), ()).problems)


def _title(written: str) -> str:
    outcome = read_manuscript(bulletin(f"title: {written}\n{REST}"), site(), ())
    assert said(outcome.problems) == []
    assert outcome.value is not None
    return outcome.value.text.title


@pytest.mark.parametrize("lead", ["", "\ufeff", "\n\n", " \n\u200b\n", "\u200b", "\ufeff\r\n"])
def test_what_cannot_be_seen_may_stand_above(lead: str) -> None:
    """Byte order marks, zero-width spaces and blank lines above the front matter do no harm."""
    assert _file(f"{lead}---\n{FRONT_MATTER}---\nNội dung.\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1 empty-file"),
        (" \n\n\ufeff", "1 empty-file"),
        ("Chỉ có bài viết.\n", "1 no-front-matter"),
        ("title: x\n---\nBài.\n", "1 no-front-matter"),
        (f"\nLời.\n---\n{FRONT_MATTER}---\n", "2 text-above-front-matter fence=3"),
        (f"\n---\n{FRONT_MATTER}", "2 front-matter-not-closed"),
        ("---\n" + "a: b\n" * 3000 + "---\n", "1 front-matter-too-long lines=3000"),
    ],
)
def test_front_matter_must_stand_first_and_end(text: str, expected: str) -> None:
    """A file without front matter, with text above it or without its end is an error."""
    assert [expected] == _file(text)


def test_windows_line_ends_are_understood() -> None:
    """CRLF changes nothing, not even the numbers of lines."""
    assert _file(f"---\n{FRONT_MATTER}tilte: x\n---\nBài.\n".replace("\n", "\r\n")) == [
        "6:1 unknown-key key=tilte nearest=title"
    ]


def test_a_byline_above_the_status_is_an_unknown_key() -> None:
    """A line that staff made up is reported with its place and loses nothing below it."""
    expected = ["6:1 unknown-key key=Người viết nearest=authors", "7:9 unknown-value"]
    found = _problems(f"{FRONT_MATTER}Người viết: Thùy Linh\nstatus: nháp\n")
    assert expected == [found[0], found[1].rpartition(" allowed=")[0]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tilte: x", "6:1 unknown-key key=tilte nearest=title"),
        ("Event date: 2024-07-10", "6:1 unknown-key key=Event date nearest=event_date"),
        ("đơn vị: x", "6:1 unknown-key key=đơn vị nearest=unit"),
        ("title: Khác", "6:1 duplicate-key first=2 key=title"),
        ("Đây là một câu", "6:1 not-a-key-line text=Đây là một câu"),
        ("- một mục", "6:1 not-a-key-line text=- một mục"),
        (" sumary: x", "6:2 key-too-deep inner=sumary key=summary"),
    ],
)
def test_lines_that_are_no_known_key_are_explained(line: str, expected: str) -> None:
    """Unknown, repeated and misplaced keys are errors with line and column."""
    assert expected in _problems(f"{FRONT_MATTER}{line}\n")


def test_a_key_like_no_other_lists_all_keys() -> None:
    """Where no known key is near, all are named."""
    found = _problems(f"{FRONT_MATTER}xyzzy: 1\n")
    assert found[0].startswith("6:1 unknown-key-listed allowed=title, date, unit, campaign, summary, ")


def test_everything_missing_is_said_at_once() -> None:
    """All required keys that are absent or empty are reported in one go."""
    assert _problems("title:\n") == [
        "1 missing-key key=date",
        "1 missing-key key=summary",
        "1 missing-key key=unit",
        "2:1 empty-key key=title",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Hội nghị: tổng kết",
        '"A" và B',
        "A và “B”",
        "Đề án #939",
        "Đề án #939 # và nữa",
        "#PhuNuVietNam",
        "@Zalo",
        "1:30",
        "[Ảnh] Hội nghị",
        "{Tin} nhanh",
        '"Hội nghị',
        "'Hội nghị",
        '"A" và "B"',
        "* Chú ý",
        "& cộng sự",
        "! Khẩn",
        "% đạt được",
        "- gạch đầu dòng",
        "? hỏi đáp",
        "| cột",
        "> lớn hơn",
        "true",
        "null",
        "2024-02-31",
        "C:\\anh\\tin",
        "<script>alert(1)</script>",
        "{7*7} % raw %",
        "https://a.vn: b",
    ],
)
def test_a_title_is_what_was_typed(written: str) -> None:
    """The everyday strings that YAML would break, drop or convert stay as they are."""
    assert written == _title(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"Hội nghị: tổng kết"', "Hội nghị: tổng kết"),
        ('"Nói \\"có\\" \\u1ED9 \\x41"', 'Nói "có" ộ A'),
        ('"C:\\Users"', "C:\\Users"),
        ("'Chị ''Ba'''", "Chị 'Ba'"),
        ("\tHội\u00a0\u00a0nghị \u200b tổng  kết\t", "Hội nghị tổng kết"),
        ("Ho\u0302\u0323i nghi\u0323", "Hội nghị"),
        (">\n  Hội nghị:\n  tổng kết", "Hội nghị: tổng kết"),
        ("|-\n  Hội nghị\n  # 939", "Hội nghị # 939"),
        ("Hội nghị\n  tổng kết", "Hội nghị tổng kết"),
        ('"Hội nghị\n  tổng kết"', "Hội nghị tổng kết"),
        ("\n  Hội nghị\n  tổng kết", "Hội nghị tổng kết"),
        ("👩\u200d🌾 làm giàu", "👩\u200d🌾 làm giàu"),
    ],
)
def test_quotes_blocks_and_spaces_are_understood(written: str, expected: str) -> None:
    """Wrapping quotes go, blocks and continued lines join, spaces even out, text is NFC."""
    assert expected == _title(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Hội\n  # ghi chú", "3:3 comment-in-text key=title"),
        ("Hội\n  unit: x", "3:3 key-too-deep inner=unit key=title"),
        ("\n  - Hội", "3:3 not-a-text key=title"),
        ("\n  vi: Hội\n  en: Union", "3:3 key-too-deep inner=vi key=title"),
        ("...", "2:8 title-without-letters text=..."),
        ("“”", "2:8 title-without-letters text=“”"),
        ("x" * 301, "2:8 too-many-letters key=title length=301 limit=300"),
    ],
)
def test_a_title_that_is_none_is_refused(written: str, expected: str) -> None:
    """Titles of punctuation, endless ones and ones that could be meant as something else are errors."""
    assert expected in _problems(f"title: {written}\n{REST}")


def test_comments_and_empty_keys_are_passed_over() -> None:
    """Lines of notes and optional keys without a value mean nothing."""
    assert _problems(f"# ghi chú\n{FRONT_MATTER}campaign:\nvideo: # sau\n  # nữa\nsection: hoat-dong  # mục\n") == []
    assert (
        _problems(f"{FRONT_MATTER}campaign:\n  - du-an-8  # dự án\n  # bỏ: nong-thon-moi\n  - 5-khong-3-sach\n") == []
    )


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"])))
def test_any_typed_title_comes_back(text: str) -> None:
    """A title typed raw is read as typed, spaces and NFC apart, unless quotes wrap it or it holds no letter."""
    plain = normalize("NFC", " ".join(text.split()))
    assume(any(letter.isalnum() for letter in plain) and "\ufffd" not in plain and len(plain) <= 300)
    assume(plain[0] not in "\"'" and not plain.startswith("# "))
    outcome = read_manuscript(bulletin(f"title: {text}\n{REST}"), site(), ())
    damaged = {found.code for found in outcome.problems} & {"legacy-encoding", "mojibake"}
    assert damaged or (outcome.value is not None and plain == outcome.value.text.title)


SIGNS = ("title: ", "x", "\n", "  ", "- ", ": ", "[", "]", "{", "}", ",", '"', "'", "#", " #", ">", "---", "\t")
PARTS = (*SIGNS, "src: a.jpg", "cover:", "photos:", "\n  - src: ", "items: [", "corrections:\n- date: ")


@given(st.lists(st.sampled_from(PARTS)))
def test_no_front_matter_breaks_the_reader(parts: list[str]) -> None:
    """Any sequence of the signs that mean something gives a manuscript or reasons why not."""
    outcome = read_manuscript(bulletin(FRONT_MATTER + "".join(parts) + "\n"), site(), ())
    assert outcome.value is not None or outcome.problems

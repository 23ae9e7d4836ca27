"""Front matter as it is typed in an office: dashes for hyphens, keys below it, photos without their keys."""

from __future__ import annotations

import pytest
from bulletins.model.source import SourceKind
from bulletins.reading import read_manuscript
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.samples import BULLETIN_PATH, FRONT_MATTER, bulletin, said, site, source

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500"


def _file(text: str) -> list[str]:
    return said(read_manuscript(source(BULLETIN_PATH, text, SourceKind.BULLETIN), site(), ()).problems)


def _body(body: str) -> list[str]:
    return said(read_manuscript(bulletin(body=body), site(), ()).problems)


def _head(lines: str) -> list[str]:
    return said(read_manuscript(bulletin(FRONT_MATTER + lines), site(), ()).problems)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("—", "em-dash-for-fence"),
        ("—-", "em-dash-for-fence"),
        ("–-", "en-dash-for-fence"),
        ("–––", "en-dash-for-fence"),
        (" – – – ", "en-dash-for-fence"),
        ("−−−", "dash-for-fence"),
        ("───", "dash-for-fence"),
        ("--", "too-few-hyphens"),
        ("- - -", "too-few-hyphens"),
    ],
)
def test_dashes_for_the_lines_of_hyphens_are_named(typed: str, code: str) -> None:
    """Each such line is reported as what it is, taken for a line of hyphens, and the rest is read."""
    expected = f"{code} typed={typed.strip()}"
    assert _file(f"{typed}\n{FRONT_MATTER}---\nNội dung.\n") == [f"1 {expected}"]
    assert _file(f"---\n{FRONT_MATTER}{typed}\nNội dung.\n") == [f"6 {expected}"]
    assert _file(f"{typed}\n{FRONT_MATTER}tilte: x\n{typed}\nNội dung.\n\n---\n\nHết.\n") == [
        f"1 {expected}",
        "6:1 unknown-key key=tilte nearest=title",
        f"7 {expected}",
    ]


def test_a_dash_above_prose_is_no_front_matter() -> None:
    """A file that begins with a dash and has no keys below it is told what front matter is."""
    assert _file("—\nChỉ có bài viết.\n") == ["1 no-front-matter"]


@given(dash=st.sampled_from(DASHES), day=st.dates())
def test_dashes_in_a_date_are_named(dash: str, day: object) -> None:
    """A date written with dashes is answered with the same date written with hyphens."""
    date = str(day)
    if date < "1930":
        return
    text = f"title: x\ndate: {date.replace('-', dash)}\nunit: a\nsummary: y\n"
    expected = f"3:7 dash-in-date sign={dash} suggestion={date} value={date.replace('-', dash)}"
    assert said(read_manuscript(bulletin(text), site(), ()).problems) == [expected]


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize("indent", ["", "  "])
def test_dashes_before_items_are_named(dash: str, indent: str) -> None:
    """A list whose items begin with a dash is answered with the item to type."""
    assert _head(f"campaign:\n{indent}{dash} du-an-8\n") == [
        f"7:{len(indent) + 1} dash-for-item sign={dash} suggestion=- du-an-8"
    ]


def test_a_hyphen_without_its_blank_is_explained() -> None:
    """The item is shown with the blank."""
    assert _head("campaign:\n-du-an-8\n") == ["7:1 hyphen-without-blank suggestion=- du-an-8 text=-du-an-8"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("status: draft\n\nBài.\n", "7 key-below-head end=6 keys=status"),
        ("\nstatus: draft\nBài.\n", "8 key-below-head end=6 keys=status"),
        ("**Status:** draft\n\nBài.\n", "7 key-below-head end=6 keys=status"),
        ("Trạng thái: bản nháp\n\nBài.\n", "7 key-below-head end=6 keys=status"),
        ("staus: nháp\n\nBài.\n", "7 key-below-head end=6 keys=status"),
        ("Bài.\n\nHết.\n\nstatus: draft\n", "11 key-below-head end=6 keys=status"),
        ("cover:\n  src: a.jpg\n  alt: Hoa\n\nBài.\n", "7 key-below-head end=6 keys=cover"),
        ("campaign:\n- du-an-8\nstatus: draft\n\nBài.\n", "7 key-below-head end=6 keys=campaign, status"),
        ("Date: 2026-11-20\nUnit: xa-binh-my\n\nBài.\n", "7 key-below-head end=6 keys=date, unit"),
        (f"---\n{FRONT_MATTER}---\nBài.\n", "8 head-twice end=6 keys=title, date, unit, summary"),
        (f"\n—\n{FRONT_MATTER}—\nBài.\n", "9 head-twice end=6 keys=title, date, unit, summary"),
        (f"Bài.\n\n---\n{FRONT_MATTER}---\nBài.\n", "10 head-twice end=6 keys=title, date, unit, summary"),
    ],
)
def test_keys_below_the_head_are_refused(body: str, expected: str) -> None:
    """What does nothing where it stands, and would be read by everyone, is an error on its line."""
    assert expected in _body(body)


def test_what_git_leaves_of_two_versions_is_refused() -> None:
    """Both versions would be published, with the signs between them, wherever in the file they stand."""
    assert _body("Bài.\n<<<<<<< HEAD\nMột.\n=======\nHai.\n>>>>>>> lan\n") == [
        "8 conflict-marker sign=<<<<<<<",
        "12 conflict-marker sign=>>>>>>>",
    ]
    assert "6 conflict-marker sign=<<<<<<<" in _head("<<<<<<< HEAD\nauthors: Lan\n=======\nauthors: Hoa\n>>>>>>> lan\n")
    assert _body("Bài.\n\n>>>>>>>> Xem thêm\n") == []


def test_a_status_behind_a_number_sign_is_refused() -> None:
    """A text that seems to be kept back, and would be published, is an error; one that says it is published is not."""
    assert _head("# status: draft\n") == ["6 status-in-comment typed=# status: draft"]
    assert _head("# Trạng thái: nháp\n") == ["6 status-in-comment typed=# Trạng thái: nháp"]
    assert _head("# status: published\n# ảnh của Lan\n") == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("draft: true\n", "6:1 unknown-key key=draft nearest=status"),
        ("published: false\n", "6:1 unknown-key key=published nearest=status"),
        ("description: Một câu.\n", "6:1 unknown-key key=description nearest=summary"),
    ],
)
def test_keys_of_other_programs_are_answered_with_the_one_here(lines: str, expected: str) -> None:
    """What Jekyll and Hugo call a draft is a status here, and no date."""
    assert _head(lines)[0] == expected


@pytest.mark.parametrize(
    "body",
    [
        "Thời gian: 8 giờ ngày 20/11\nĐịa điểm: nhà văn hóa\n",
        "Ngày: 20/11/2026\nĐơn vị: Chi hội 3\n",
        "Date: 5 May\nPlace: the union's hall\n",
        "Title: Senior organiser\n\nWe are looking for an organiser.\n",
        "Status: still open\n\nThe post is open.\n",
        "Bài viết.\n\ndate: tên của một cột\n",
        "```\nstatus: draft\n```\n\nDòng trên là mẫu.\n",
        "Sau đó.\n\n---\n\nHết.\n",
        "Sau đó.\n\n---\ntitle: tên của một cột\n\nHết.\n",
        f"Mẫu:\n\n```\n---\n{FRONT_MATTER}---\n```\n",
        "---\n\nBài viết bắt đầu bằng một đường kẻ.\n",
    ],
)
def test_lines_of_a_notice_are_no_keys(body: str) -> None:
    """Words before a colon that the front matter does not know in that way are words."""
    assert _body(body) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("cover: anh.jpg\n", ["6:8 photo-without-keys first=  src: anh.jpg key=cover second=  "]),
        ("cover: 'anh 1.jpg'\n", ["6:8 photo-without-keys first=  src: anh 1.jpg key=cover second=  "]),
        ("cover:\n  anh.jpg\n", ["6:1 photo-without-keys first=  src: anh.jpg key=cover second=  "]),
        ("photos: anh.jpg\n", ["6:9 photo-without-keys first=  - src: anh.jpg key=photos second=    "]),
        (
            "photos: [a.jpg, b.png]\n",
            [
                "6:10 photo-without-keys first=  - src: a.jpg key=photos second=    ",
                "6:17 photo-without-keys first=  - src: b.png key=photos second=    ",
            ],
        ),
        (
            "attachments:\n  - ke-hoach.pdf\n",
            ["7:5 document-without-keys first=  - src: ke-hoach.pdf key=attachments second=    "],
        ),
        (
            "cover:\nsrc: anh.jpg\nalt: Chị em\n",
            ["7:1 keys-not-indented key=cover lines=“  src: anh.jpg” “  alt: Chị em”"],
        ),
        (
            "src: anh.jpg\nalt: Chị em\n",
            ["6:1 keys-not-indented key=cover lines=“  src: anh.jpg” “  alt: Chị em”"],
        ),
    ],
)
def test_photos_without_their_keys_are_answered_with_the_lines_to_write(lines: str, expected: list[str]) -> None:
    """A name alone, and keys that are not indented, are shown as they are to be written."""
    assert [each for each in _head(lines) if "missing-key" not in each] == expected


def test_a_flat_cover_is_read_all_the_same() -> None:
    """The photo is known, so that a missing file is said in the same run."""
    value = read_manuscript(bulletin(f"{FRONT_MATTER}cover:\nsrc: anh.jpg\nalt: Chị em\n"), site(), ()).value
    assert value is not None
    assert value.facts.text.cover is not None
    assert (value.facts.text.cover.photo.rpartition("/")[2], value.facts.text.cover.alt) == ("anh.jpg", "Chị em")

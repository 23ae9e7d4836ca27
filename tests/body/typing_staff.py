"""Made-up texts as office staff type them, kind by kind, each with the lines that readers are to see."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

_WORDS = [
    "hội",
    "viên",
    "phụ",
    "nữ",
    "xã",
    "Bình",
    "Mỹ",
    "dọn",
    "kênh",
    "trồng",
    "hoa",
    "tặng",
    "quà",
    "ra",
    "quân",
    "vệ",
    "sinh",
    "đường",
    "làng",
    "chị",
    "em",
    "ấp",
    "tổ",
    "vay",
    "vốn",
    "họp",
    "mặt",
    "kết",
    "quả",
    "năm",
    "2026",
    "hơn",
    "35",
    "hộ",
    "nghèo",
    "được",
    "hỗ",
    "trợ",
    "1.500.000",
    "đồng",
    "và",
    "12",
    "mái",
    "ấm",
    "tình",
    "thương",
    "đã",
    "trao",
    "trong",
    "quý",
    "ba",
]
_OPENINGS = ("Chị", "Sáng", "Hội", "Các", "Tại", "Ngày", "Đến", "Với")
_LABELS = ("Thời gian", "Địa điểm", "Thành phần", "Liên hệ", "Số tài khoản", "Ngân hàng", "Nơi nhận", "Kính gửi")
_INTROS = ("Kết quả:", "Nhiệm vụ", "Gồm các việc sau:", "Chương trình")
_ALPHABET = "abcdđeghiklmn"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


Markers = Callable[[int, int], list[str]]
"""From a first number and how many, the markers of as many items."""


class Typed(NamedTuple):
    """A block as it is typed, and the lines that readers are to see."""

    text: str
    lines: list[str]


def phrases(least: int, most: int) -> st.SearchStrategy[str]:
    """Return words of which the first is capitalised."""
    return st.tuples(st.sampled_from(_OPENINGS), st.lists(st.sampled_from(_WORDS), min_size=least, max_size=most)).map(
        lambda pair: " ".join((pair[0], *pair[1]))
    )


def _typed(lines: list[str]) -> Typed:
    """Return lines that are seen as they are typed."""
    return Typed("\n".join(lines), lines)


NOTICES = st.lists(st.tuples(st.sampled_from(_LABELS), phrases(1, 5)).map(": ".join), min_size=2, max_size=6).map(
    _typed
)
POEMS = st.lists(phrases(3, 6), min_size=2, max_size=8).map(_typed)
PASTED = st.lists(phrases(25, 60).map("{}.".format), min_size=2, max_size=5).map(_typed)
"""Text from a word processor, a line a paragraph."""

DIALOGUES = st.lists(phrases(2, 8).map("- {}?".format), min_size=1, max_size=4).map(_typed)
LITERALS = st.lists(
    st.sampled_from(
        (
            "Mức chi 2*3*4 = 24 và 5 * 6 * 7", "Diện tích 3*4m, dài 5*6m", "Tệp a_b_c", "1.000 hộ đã dự", "<35 tuổi",
            "> 18 tuổi là đủ", "~50 người", "#PhuNu ra quân", "2. 9 là ngày Quốc khánh", "I. Nguyễn ghi", "+84 912 345",
            "a*b*c", "1_000_000 đồng", ">= 5 năm", "5 < 6 và 7 > 3",
        )
    ).map(lambda line: line),
    min_size=1, max_size=1,
).map(_typed)  # fmt: skip
"""Lines with signs that are no marks."""


_NUMBERS = ("0912 345 678", "0912.345.678", "(0292) 3.888.999", "+84 912 345 678", "1900 6969")
_ADDRESSES = ("lan@hoi.vn", "hoi.binh_my@gmail.com", "www.hoi.vn", "hoi.org.vn/tin_moi", "https://a.vn/?a_b=1&c=_d_")
CONTACTS = st.lists(
    st.tuples(
        st.sampled_from((*_LABELS, "ĐT", "Zalo", "STK", "Email", "MST")),
        st.sampled_from((": ", " - ", " ", ": chị Lan, ")),
        st.sampled_from((*_NUMBERS, *_ADDRESSES)),
        st.sampled_from(("", ".", " (gặp chị Hoa)", ", trước ngày 25/11", " hoặc 0987 654 321")),
    ).map("".join),
    min_size=1, max_size=5,
).map(_typed)  # fmt: skip
PROGRAMMES = st.lists(
    st.tuples(
        st.integers(6, 17),
        st.sampled_from(("h{}: ", "h{} - ", ":{} ", "h{} – 17h30: ", "g{}' ")),
        st.sampled_from(("00", "15", "30")),
        phrases(1, 5),
    ).map(lambda each: f"{each[0]}{each[1].format(each[2])}{each[3]}"),
    min_size=2, max_size=6,
).map(_typed)  # fmt: skip
FILL_INS = st.lists(
    st.sampled_from((
        "Ngày __/__/____", "ngày ___ tháng ___ năm ____", "Họ tên: ______", "Tuổi: .....", "Ký tên: __________",
        "lúc __h__", "Số: ___/BC-BTV", "__.__.2026", "Lớp ____, tổ ____", "Tỷ lệ: ___%",
    )),
    min_size=1, max_size=4,
).map(", ".join).map(lambda line: _typed([line]))  # fmt: skip


@st.composite
def notes(draw: st.DrawFn) -> Typed:
    """Return words with stars behind them, and the lines that explain these, one for each."""
    words = draw(st.lists(phrases(0, 2), min_size=1, max_size=3))
    ends = draw(st.sampled_from((", ", " / ", "; ")))
    noted = ends.join(f"{word}{'*' * (index + 1)}" for index, word in enumerate(words))
    blank = draw(st.sampled_from((" ", "", ": ", ") ")))
    below = [f"{'*' * (index + 1)}{blank}{draw(phrases(2, 5))}" for index in range(len(words))]
    return Typed("\n".join((f"{noted}.", "", *below)), [f"{noted}.", *below])


@st.composite
def signatures(draw: st.DrawFn) -> Typed:
    """Return lines of which each has two columns, set apart by blanks."""
    rows = draw(st.lists(st.tuples(phrases(0, 2), phrases(0, 2)), min_size=1, max_size=4))
    empty = draw(st.sampled_from(("\n", "\n\n")))
    gap = " " * draw(st.integers(3, 30))
    return Typed(empty.join(gap.join(row) for row in rows), [" ".join(row) for row in rows])


@st.composite
def drawn(draw: st.DrawFn) -> Typed:
    """Return a table that is drawn with signs, its rows apart by lines or not."""
    columns = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(phrases(0, 3), min_size=columns, max_size=columns), min_size=2, max_size=5))
    rule = "+" + draw(st.sampled_from(("-----+", "=====+"))) * columns
    each = draw(st.booleans())
    lines = [rule]
    for index, row in enumerate(rows):
        lines += [f"| {' | '.join(row)} |", *[rule] * (each or index in {0, len(rows) - 1})]
    return Typed("\n".join(lines), [" ".join(row) for row in rows])


SIGNATURES = signatures()


@st.composite
def wrapped(draw: st.DrawFn) -> Typed:
    """Return prose that an editor wrapped at a width: one line to readers."""
    words = " ".join(draw(st.lists(phrases(12, 20).map(str.lower), min_size=3, max_size=5)))
    lines = textwrap.wrap(f"Hội {words}.", draw(st.integers(66, 110)), break_on_hyphens=False)
    return Typed("\n".join(lines), [" ".join(lines)])


@st.composite
def lists(draw: st.DrawFn) -> Typed:
    """Return a list of one level: any marker, any blank behind it, indented or not, below a line of prose or not."""
    items = draw(st.lists(phrases(1, 8), min_size=2, max_size=6))
    markers = draw(st.sampled_from(_MARKERS))(draw(st.integers(1, 4)), len(items))
    blank = draw(st.sampled_from((" ", " ", "  ", "\t", "\u00a0")))
    indent = draw(st.sampled_from(("", "", "  ", "   ", "    ")))
    intro = draw(st.sampled_from(("", *_INTROS)))
    lines = [f"{marker} {item}" for marker, item in zip(markers, items, strict=True)]
    typed = [f"{indent}{marker}{blank}{item}" for marker, item in zip(markers, items, strict=True)]
    return Typed("\n".join([intro] * bool(intro) + typed), [intro] * bool(intro) + lines)


@st.composite
def nested(draw: st.DrawFn) -> Typed:
    """Return a list of two levels: the inner one has another marker, or two to four blanks more, or both."""
    outer = draw(st.sampled_from(_MARKERS))
    inner = draw(st.sampled_from([each for each in _MARKERS if each is not outer]))
    indent = draw(st.sampled_from(("", "  ", "   ", "    ")))
    heads = draw(st.lists(phrases(1, 4), min_size=2, max_size=4))
    lines: list[str] = []
    for marker, head in zip(outer(1, len(heads)), heads, strict=True):
        lines.append(f"{marker} {head}")
        below = draw(st.lists(phrases(1, 4), min_size=2, max_size=3))
        lines += [f"{indent}{sign} {item}" for sign, item in zip(inner(1, len(below)), below, strict=True)]
    return _typed(lines)


@st.composite
def tables(draw: st.DrawFn) -> Typed:
    """Return a table, from a spreadsheet or of bars, with a rule line or without."""
    columns = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(phrases(0, 3), min_size=columns, max_size=columns), min_size=2, max_size=5))
    lines = [" ".join(row) for row in rows]
    form = draw(st.sampled_from(("tabs", "bars", "rule")))
    if form == "tabs":
        return Typed("\n".join("\t".join(row) for row in rows), lines)
    written = [f"| {' | '.join(row)} |" for row in rows]
    if form == "rule":
        written.insert(1, "|---" * columns + "|")
    return Typed("\n".join(written), lines)


@st.composite
def fenced(draw: st.DrawFn) -> Typed:
    """Return a fenced block with empty lines in it."""
    lines = draw(st.lists(st.one_of(st.just(""), st.sampled_from(("- a", "1) b", "**c**", "| d | e |", "f  ")))))
    return Typed("\n".join(("```", *lines, "```")), lines)


def _numbers(form: str) -> Markers:
    """Return a maker of markers by number."""
    return lambda first, count: [form.format(first + index) for index in range(count)]


def _signs(sign: str) -> Markers:
    """Return a maker of one and the same marker."""
    return lambda _, count: [sign] * count


def _letters(form: str, letters: Sequence[str]) -> Markers:
    """Return a maker of markers by letters."""
    return lambda _, count: [form.format(letters[index]) for index in range(count)]


_MARKERS = (
    *(_numbers(form) for form in ("{}.", "{})", "{}/", "({})", "1.{}.", "2.{}")),
    *(_letters(form, _ALPHABET) for form in ("{})", "{}.", "{}/", "({})")),
    *(_letters(form, _ROMAN) for form in ("{}.", "{}/", "{})")),
    *(_letters(form, _ALPHABET.upper()) for form in ("{}.", "{})")),
    *(_signs(sign) for sign in "-+*•–—"),
)
"""Makers of markers: from a first number and how many, the markers."""

KINDS: dict[str, st.SearchStrategy[Typed]] = {
    "contacts": CONTACTS, "dialogues": DIALOGUES, "drawn tables": drawn(), "fenced": fenced(), "fill-ins": FILL_INS,
    "lists": lists(), "literals": LITERALS, "nested": nested(), "notes": notes(), "notices": NOTICES, "pasted": PASTED,
    "poems": POEMS, "programmes": PROGRAMMES, "tables": tables(), "wrapped": wrapped(),
}  # fmt: skip
"""Blocks by kind."""

LITERAL_KINDS = frozenset({"contacts", "fill-ins", "literals", "notes", "programmes"})
"""Kinds in which no sign marks anything: readers see each of them."""

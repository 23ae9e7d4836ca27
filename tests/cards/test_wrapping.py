"""Titles in lines: none wider than the box, words kept in order, evenly filled."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bulletins.cards.card_fonts import BOLD, FOLDER
from bulletins.cards.drawing import COLUMN, PAPER_HEIGHT
from bulletins.cards.typesetting import LineSetter
from bulletins.cards.wrapping import ELLIPSIS, MOST_LINES, SIZES, Setting, break_lines, fit_title
from bulletins.cards.writing_systems import cleaned
from bulletins.model.identity import Language
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from tests.cards.samples import THEME, fonts

SYLLABLES = ("Phụ", "nữ", "Đường", "hoa", "ở", "xã", "nghiêng", "“Ấm", "lòng”", "939", "–", "và", "Thuận:", "kỳ")
TITLES = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=60).map(" ".join)
COMPOSER = LineSetter()
CHAIN = fonts().chain(Language("vi"), bold=True)


def measure(text: str, size: int) -> float:
    """Return the width of a text in the theme's bold."""
    return COMPOSER.width(text, size, CHAIN)


def fitted(title: str, width: int = COLUMN, height: int = PAPER_HEIGHT) -> Setting:
    """Return a title in lines."""
    return fit_title(title, measure, width=width, height=height)


@settings(max_examples=60, deadline=None)
@given(TITLES | st.text("aĐẫ ,.–(", min_size=1, max_size=300).map(cleaned).filter(bool))
def test_no_line_leaves_the_box_and_words_keep_their_order(title: str) -> None:
    """Lines are at most four, none is wider than the box, and together they say the title, or its beginning."""
    setting = fitted(title)
    assert 1 <= len(setting.lines) <= MOST_LINES
    assert setting.size in SIZES
    assert setting.height <= PAPER_HEIGHT
    assert all(measure(line, setting.size) <= COLUMN for line in setting.lines)
    said, whole = "".join(setting.lines).replace(" ", ""), title.replace(" ", "")
    assert said == whole or (said.endswith(ELLIPSIS) and whole.startswith(said[:-1]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(10, 300), min_size=1, max_size=12))
def test_no_other_breaks_are_more_even(widths: list[int]) -> None:
    """Of all ways with the fewest lines none leaves less empty, a single last word counted as an empty line."""
    box = 400
    ends = break_lines(widths, [10.0] * len(widths), [0.0] * len(widths), box)
    ways = [way for way in _ways(len(widths)) if len(way) <= MOST_LINES and _unevenness(widths, way, box) is not None]
    if not ways:
        assert ends is None
        return
    assert ends is not None
    fewest = min(map(len, ways))
    costs = [_unevenness(widths, way, box) for way in ways if len(way) == fewest]
    assert (len(ends), _unevenness(widths, ends, box)) == (fewest, min(cost for cost in costs if cost is not None))


def _ways(count: int) -> list[tuple[int, ...]]:
    """Return every way to end lines."""
    if count == 0:
        return [()]
    return [(*way, count) for last in range(count) for way in _ways(last) if len(way) < MOST_LINES]


def _unevenness(widths: list[int], ends: tuple[int, ...], box: int) -> float | None:
    """Return how uneven lines are; None where one is too wide."""
    lines = [widths[start:end] for start, end in pairwise((0, *ends))]
    slacks = [box - sum(line) - 10 * (len(line) - 1) for line in lines]
    if min(slacks) < 0:
        return None
    return sum(float(slack) ** 2 for slack in slacks) + box * box * (len(lines) > 1 and len(lines[-1]) == 1)


def test_the_last_line_is_not_one_syllable() -> None:
    """A syllable is not left alone on the last line."""
    setting = fitted("Chị em trồng hơn tám vạn mét đường hoa mới")
    assert [len(line.split()) > 2 for line in setting.lines] == [True] * len(setting.lines)


def test_a_name_stays_on_one_line() -> None:
    """Lines break between the parts of a name only where nothing else is nearly as even."""
    assert fitted("Women's Union of Cù Lao Dung Commune").lines == ("Women's Union of", "Cù Lao Dung Commune")


@pytest.mark.parametrize(
    ("title", "size"), [("Tin vui", 72), ("Tin vui " * 12, 72), ("Tin vui " * 18, 56), ("Tin vui " * 23, 48)]
)
def test_long_titles_are_smaller(title: str, size: int) -> None:
    """A title is as large as it can be, from 72 pixels down to 44."""
    assert size == fitted(title.strip()).size


def test_what_finds_no_room_is_cut_after_a_word() -> None:
    """Beyond four lines of the smallest size there is an ellipsis, without a space or comma before it."""
    setting = fitted("Tin vui, " * 60)
    assert (SIZES[-1], MOST_LINES) == (setting.size, len(setting.lines))
    assert setting.lines[-1].endswith(("vui…", "Tin…"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*SYLLABLES, "Ấp", "Ổ", "Ễ", "Ẵng", "Ị", "gỵ", "Ước"]), min_size=6, max_size=30))
def test_marks_of_two_lines_never_meet(syllables: list[str]) -> None:
    """Whatever stands above whatever, the ink of a line ends before that of the next begins."""
    setting = fitted(" ".join(syllables))
    font = ImageFont.truetype(str(THEME / FOLDER / BOLD), setting.size, layout_engine=ImageFont.Layout.BASIC)
    boxes = [font.getbbox(line, anchor="ls") for line in setting.lines]
    assert all(above[3] - below[1] <= setting.leading for above, below in pairwise(boxes))
    assert setting.leading >= setting.size * 1.25

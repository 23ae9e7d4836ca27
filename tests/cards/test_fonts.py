"""Fonts: what they cover, what is said where they cannot be used, which one shows what."""

from __future__ import annotations

import string
import unicodedata
from pathlib import Path

import pytest
from bulletins.cards import can_shape, check_cards, plan_card, read_card_fonts
from bulletins.cards.card_fonts import BOLD, FOLDER, MEDIUM, read_typeface
from bulletins.cards.sfnt import UnreadableFontError
from bulletins.cards.typesetting import LineSetter, missing_letters, pieces_of
from bulletins.cards.writing_systems import clusters, letters, needs_shaping, words
from bulletins.model.identity import Language
from bulletins.model.problem import error, warning
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cards.samples import KHMER, THEME, fonts, khmer_fonts, subject

VI, KM = Language("vi"), Language("km")
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LARGEST = 150_000


@pytest.mark.parametrize("bold", [True, False])
def test_every_vietnamese_letter_has_a_glyph(*, bold: bool) -> None:
    """All letters with all tones, digits and the signs of printed Vietnamese are there, in both weights."""
    marked = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
    text = "".join(marked) + "đ" + string.ascii_lowercase
    everything = text + text.upper() + string.digits + string.punctuation + "“”‘’–—…·•₫°×«»"
    assert missing_letters(everything, fonts().chain(VI, bold=bold)) == ()


def test_fonts_are_small_and_free() -> None:
    """Each bundled font is at most 150 KB, and its licence stands beside it."""
    assert [name for name in (BOLD, MEDIUM) if (THEME / FOLDER / name).stat().st_size > LARGEST] == []
    assert "SIL OPEN FONT LICENSE Version 1.1" in (THEME / FOLDER / "OFL.txt").read_text(encoding="utf-8")


def test_a_font_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere, and a file that is no font, are problems that name the setting and the file."""
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    missing = tmp_path / "missing.ttf"
    outcome = read_card_fonts(THEME, {KM: broken, Language("lo"): missing})
    expected = (
        error(
            "card-font-unreadable",
            "pelicanconf.py",
            setting="CARD_FONTS",
            file=missing,
            reason="No such file or directory",
        ),
        error("card-font-unusable", "pelicanconf.py", setting="CARD_FONTS", file=broken),
    )
    assert (None, expected) == (outcome.value, outcome.problems)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2000), st.binary(max_size=40))
def test_damaged_fonts_never_raise_anything_else(place: int, garbage: bytes) -> None:
    """Whatever bytes a font file holds, it is read or refused."""
    data = (THEME / FOLDER / BOLD).read_bytes()
    try:
        read_typeface(data[:place] + garbage + data[place + len(garbage) :])
    except UnreadableFontError:
        return


def test_a_letter_without_glyph_is_said_and_left_out() -> None:
    """A title with letters that no font has is drawn without them, and a warning names title, letters and setting."""
    about = subject(title="Chúc mừng 🌸 năm mới ក")
    (found,) = check_cards([about, about], fonts=fonts(), shapes=True)
    expected = warning(
        "card-letters-missing",
        "content/bulletins/2024/tin/index.md",
        2,
        title="Chúc mừng 🌸 năm mới ក",
        letters="🌸 ក",
        setting="CARD_FONTS",
        language="vi",
    )
    assert expected == found
    assert plan_card(about, fonts=fonts(), photos={}, shapes=True) is not None
    assert plan_card(subject(title="🌸"), fonts=fonts(), photos={}, shapes=True) is None


def test_a_script_that_cannot_be_set_gets_no_card() -> None:
    """Without Raqm a title whose letters join gets a warning and no card, other titles get theirs."""
    khmer = khmer_fonts()
    about = subject(title=KHMER, language=KM)
    assert plan_card(about, fonts=khmer, photos={}, shapes=False) is None
    assert plan_card(subject(), fonts=khmer, photos={}, shapes=False) is not None
    (found,) = check_cards([about, subject()], fonts=khmer, shapes=False)
    assert warning("card-cannot-shape", "content/bulletins/2024/tin/index.md", 2, title=KHMER) == found


def test_each_script_is_shown_in_its_font() -> None:
    """In a Khmer title Khmer goes through Raqm in the Khmer font; Vietnamese words stand in the theme's."""
    khmer = khmer_fonts()
    chain = khmer.chain(KM, bold=True)
    pieces = pieces_of("សហភាពនារី Đề án", chain)
    assert KHMER.split(" ", maxsplit=1)[0] in pieces[0].text
    assert (chain[0], True) == (pieces[0].face, pieces[0].shaped)
    assert {khmer.bold} == {piece.face for piece in pieces if "Đ" in piece.text}
    assert missing_letters(KHMER, chain) == ()
    assert missing_letters(KHMER, khmer.chain(VI, bold=True)) == ()


def test_shaping_stacks_khmer_letters() -> None:
    """A Khmer word with a stacked letter is narrower than its letters side by side."""
    chain = khmer_fonts().chain(KM, bold=True)
    composer = LineSetter()
    assert composer.width("ស្ត្រី", 60, chain) < sum(composer.width(letter, 60, chain) for letter in "សតរ")


def test_letters_are_kerned() -> None:
    """Two letters that leave a hole between them move together, whether Raqm is there or not."""
    chain = fonts().chain(VI, bold=True)
    composer = LineSetter()
    assert composer.width("Tự", 72, chain) < composer.width("T", 72, chain) + composer.width("ự", 72, chain)
    assert [piece.shaped for piece in pieces_of("Tự lực AV", chain)] == [False] * len(pieces_of("Tự lực AV", chain))


def test_scripts_are_told_apart() -> None:
    """Vietnamese and English stand by themselves; Khmer, Arabic and loose marks do not."""
    assert [needs_shaping(text) for text in ("Đề án “939” – Ấp Chợ…", "សហភាព", "اتحاد", "e\u0301x\u0302")] == [
        False,
        True,
        True,
        True,
    ]


@given(st.text("aĐ សហ្ភាព។\u200b（会）", max_size=40))
def test_cutting_loses_nothing(text: str) -> None:
    """Letters, clusters and words put together again are the text, spaces and zero-width spaces aside."""
    assert text == "".join(letters(text)) == "".join(clusters(text))
    plain = text.replace(" ", "").replace("\u200b", "")
    assert (
        plain
        == "".join(word for word, _ in words(text, cut=True))
        == "".join(word for word, _ in words(text, cut=False))
    )


def test_shaping_is_asked_of_the_library() -> None:
    """Whether scripts can be shaped is a plain yes or no."""
    assert can_shape() in {True, False}

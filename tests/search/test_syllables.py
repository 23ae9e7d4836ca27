"""Words are compared as people type them; the browser's script takes them apart in the same way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata

import pytest
from bulletins.search.syllables import Syllable, split_token

from tests.sites import ROOT

ALIKE = (
    ("hoà", "hòa"),
    ("thuỷ", "thủy"),
    ("kỹ", "kĩ"),
    ("quý", "quí"),
    ("Đồng Tháp", unicodedata.normalize("NFD", "đồng tháp")),
    ("08/03", "8-3"),
    ("members", "member"),
    ("communities", "community"),
    ("branches", "branch"),
    ("women's", "women"),
    ("a_b", "a b"),
    ("hội\u00adviên", "hộiviên"),
)
UNLIKE = (("hội", "hôi"), ("đo", "do"), ("mã", "má"), ("class", "clas"), ("campus", "campu"))
TEXTS = (
    *(text for pair in (*ALIKE, *UNLIKE) for text in pair),
    "Hội LHPN xã Cù Lao Dung – 11,54 tỷ đồng; 5K3S (2021–2026) № 7",
    "សមាគមនារី កម្ពុជា ๒๕๖๗ 女性连盟 がぎ",
    "constructor __proto__ toString\t\u200b🙂 ﬁ İstanbul ΣΊΣΥΦΟΣ straße naïve 'ts ’s O'Brien's",
    "z\u0300\u0301\u0302\u0303\u0323 \u0301x ½ ² ٣",
)


def split_syllables(text: str) -> list[Syllable]:
    """Return the syllables of a text in their order."""
    return [syllable for token in text.split() for syllable in split_token(token)]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_word_are_alike(one: str, other: str) -> None:
    """Where a tone stands, i and y, plurals, leading zeros and the Unicode form make no difference."""
    assert split_syllables(one) == split_syllables(other)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_words_are_not(one: str, other: str) -> None:
    """Marks are kept beside the letters; words that end in ss or us are no plurals."""
    assert split_syllables(one) != split_syllables(other)


def test_letters_and_marks_are_told_apart() -> None:
    """A syllable is its letters without marks, and its marks in one order."""
    assert split_syllables("Đường, 5K!") == [("duong", "++`d"), ("5k", "")]


def test_scripts_without_spaces_are_cut_into_letters() -> None:
    """Khmer words are found by their letters with the signs around them."""
    assert [base for base, _ in split_syllables("នារី")] == ["នា", "រី"]


def test_the_browser_takes_words_apart_in_the_same_way() -> None:
    """Node runs the script of the theme over hostile texts and gives what Python gives."""
    node = shutil.which("node")
    if node is None:
        assert "CI" not in os.environ, "Node is needed to run the theme's script"
        pytest.skip("Node is needed to run the theme's script")
    script = (ROOT / "theme/static/search/engine.js").read_text(encoding="utf-8")
    ask = (
        "console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf8')).map(bulletinSearch.syllables)));"
    )
    start = "globalThis.document = {currentScript: {src: 'http://localhost/theme/search.js'}};"
    program = f"{start}\n{script}\n{ask}"
    ran = subprocess.run(
        [node, "-e", program], input=json.dumps(TEXTS), capture_output=True, check=True, encoding="utf-8"
    )
    theirs = [[tuple(each) for each in text] for text in json.loads(ran.stdout)]
    assert theirs == [split_syllables(text) for text in TEXTS]

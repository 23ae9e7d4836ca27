"""Names are sorted as the Unicode collation of their language sorts them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata
from itertools import pairwise

import pytest
from bulletins.model.collation import collation_key
from bulletins.model.identity import Language
from hypothesis import given
from hypothesis import strategies as st

VI, EN = Language("vi"), Language("en")

ORDERED = (
    "2 Tháng 9",
    "10 Tháng 3",
    "a",
    "A",
    "à",
    "ả",
    "ã",
    "á",
    "ạ",
    "án",
    "An Giang",
    "An Giáng",
    "ăn",
    "ắn",
    "ân",
    "Bà Rịa - Vũng Tàu",
    "Ba Vì",
    "Bình Thuận",
    "Cần Thơ",
    "Cù Lao Dung",
    "dương",
    "Dương",
    "Đà Nẵng",
    "đường",
    "Đường",
    "e",
    "ê",
    "Hà Nam",
    "Hải Dương",
    "hoa",
    "hoà",
    "hòa",
    "hơi",
    "hới",
    "o",
    "ô",
    "ơ",
    "Tổ 1",
    "Tổ 2",
    "Tổ 02 A",
    "Tổ 2 B",
    "Tổ 10",
    "Tổ 30",
    "Tổ 100",
    "tôm",
    "tơ",
    "u",
    "ư",
    "Xuân Trường",
    "yên",
)
"""Names in the order that ICU 78 (CLDR 48) gives them in Vietnamese."""

SYLLABLES = tuple(
    unicodedata.normalize("NFC", onset + vowel + tone + coda)
    for onset in ("", "d", "đ", "Đ", "t", "th")
    for vowel in ("a", "ă", "â", "o", "ô", "ơ", "u", "ư", "uơ")
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    for coda in ("", "n", "n 2", "-n", " N")
)


def test_vietnamese_names_stand_in_the_order_of_the_dictionary() -> None:
    """Letters first (ă â đ ê ô ơ ư are letters), then tones, then capitals; numbers by their value, before letters."""
    backwards = ORDERED[::-1]
    assert sorted(backwards, key=lambda name: collation_key(name, VI)) == list(ORDERED)


def test_other_languages_take_marks_for_accents() -> None:
    """In English đ is a d and ă an a, told apart only where all else is equal."""
    names = ["da", "dă", "đa", "Đa", "đb", "Đức", "due", "straße", "strasz"]
    backwards = names[::-1]
    assert sorted(backwards, key=lambda name: collation_key(name, EN)) == names


@given(st.text(), st.sampled_from([VI, EN]))
def test_the_unicode_form_does_not_matter(text: str, language: Language) -> None:
    """A name typed on a Mac sorts where the same name typed on Windows does."""
    composed, split = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert collation_key(composed, language) == collation_key(split, language)


@given(st.text(), st.text())
def test_only_equal_names_have_equal_keys(first: str, second: str) -> None:
    """The order is total, so that nothing depends on the order before sorting."""
    same = unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", second)
    assert (collation_key(first, VI) == collation_key(second, VI)) == same


@pytest.mark.parametrize("language", [VI, EN])
def test_the_order_is_that_of_icu(language: Language) -> None:
    """Thousands of Vietnamese syllables in both orders compare as Node's Intl.Collator compares them."""
    node = shutil.which("node")
    if node is None:
        assert "CI" not in os.environ, "Node is needed to compare the order with ICU's"
        pytest.skip("Node is needed to compare the order with ICU's")
    names = sorted({*SYLLABLES, *ORDERED})
    script = (
        "const names = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        f"const order = new Intl.Collator('{language}', {{numeric: true}}).compare;"
        "const sorted = names.sort(order);"
        "console.log(JSON.stringify([sorted, sorted.slice(1).map((name, i) => Math.sign(order(sorted[i], name)))]));"
    )
    ran = subprocess.run(
        [node, "-e", script], input=json.dumps(names), capture_output=True, check=True, encoding="utf-8"
    )
    theirs, signs = json.loads(ran.stdout)
    keys = [collation_key(name, language)[:3] for name in theirs]
    assert [(first > second) - (first < second) for first, second in pairwise(keys)] == signs

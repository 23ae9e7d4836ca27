"""Bytes become text, or a finding that says what they are."""

from __future__ import annotations

import sys
from unicodedata import combining, is_normalized, normalize

import pytest
from bulletins.model.value import replace
from bulletins.reading import read_manuscript
from bulletins.reading.decoding import decode
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.legacy import detect_damage, is_ordinary
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.samples import FRONT_MATTER, bulletin, said, site


def _decode(data: bytes) -> tuple[str | None, list[str]]:
    problems = FileProblems(bulletin())
    decoded = decode(data, limit=1024 * 1024, problems=problems)
    return decoded and decoded.text, said(problems.found)


def test_invalid_utf8_names_the_byte() -> None:
    """Bytes that are no letters give line and offset and what stands before them; the rest is still read."""
    assert _decode(b"title:\n\xff x") == ("title:\n\ufffd x", ["2 not-utf8-at-start offset=7"])
    text = "Hội nghị: Đ\ufffdồng\n"
    assert _decode(text.encode().replace("\ufffd".encode(), b"\xe9")) == (
        text,
        ["1 not-utf8 before=Hội nghị: Đ offset=16"],
    )


def test_every_line_with_a_bad_byte_is_named() -> None:
    """Two bad bytes on one line are one finding, on two lines two."""
    assert _decode(b"a\xffb\xffc\n\nd\xff")[1] == ["1 not-utf8 before=a offset=1", "3 not-utf8 before=d offset=8"]


def test_a_file_that_is_no_text_is_called_that() -> None:
    """A program's own format is not taken for a text with mistakes."""
    assert _decode(b"PK\x03\x04\x00\xff") == (None, ["1 not-a-text-file offset=5"])
    assert _decode(b"\xff" * 100) == (None, ["1 not-a-text-file offset=0"])


def test_tcvn3_bytes_are_recognised() -> None:
    """A file saved with a TCVN3 font's bytes is named as such."""
    data = "Héi nghÞ tæng kÕt phong trµo phô n÷ tØnh".encode("latin-1")
    assert _decode(data) == (None, ["1 not-utf8-legacy encoding=TCVN3 offset=1"])


def test_utf16_is_named() -> None:
    """What Notepad calls Unicode gets its own advice."""
    assert _decode("---\ntitle: x".encode("utf-16")) == (None, ["1 utf-16"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Héi nghÞ tæng kÕt phong trµo", "1 legacy-encoding encoding=TCVN3 sample=nghÞ"),
        ("Hoäi nghò toång keát phong traøo", "1 legacy-encoding encoding=VNI sample=Hoäi"),
        ("x\nHội nghị tổng kết".encode().decode("cp1252", "replace"), "2 mojibake sample=Há»™i"),
        ("mất ch\ufffd", "1:7 lost-letters"),
        ("a\x07b", "1:2 control-character character=U+0007"),
    ],
)
def test_damaged_text_is_reported(text: str, expected: str) -> None:
    """Text of another encoding, lost letters and control characters are errors."""
    assert [expected] == _decode(text.encode())[1]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị tổng kết phong trào “Phụ nữ” – 2024: 12,5 m² × 3, ½ ngày, 10 µg, § 5 ©",
        "Noël ở Huế, bà Ångström và ông Müller, «Chị Hoá», “NGÃ”, café, naïve",
        "Unión de Mujeres: señora Muñoz, año 2024",
        "👩‍🌾 ភាសាខ្មែរ 文字 العربية",
        "HỘI LIÊN HIỆP PHỤ NỮ TỈNH BÌNH THUẬN – ĐẠI HỘI",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    """Vietnamese, other languages and the odd symbol raise no suspicion."""
    assert (normalize("NFC", text), []) == _decode(text.encode())


def test_line_ends_and_marks_are_evened_out() -> None:
    """CRLF, CR, byte order marks and NFD become what the rest expects."""
    assert _decode("\ufeffa\r\nb\rco\u0300n\u2028\r\n".encode()) == ("a\nb\ncòn \n", [])


def test_too_large_a_file_is_not_read() -> None:
    """A file over the limit is refused by its size alone."""
    outcome = read_manuscript(bulletin(body="x" * 3_000_000), site(), ())
    assert said(outcome.problems) == ["0 file-too-large limit=2048 size=2930"]


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Any bytes give a manuscript or a reason why not, never an exception."""
    outcome = read_manuscript(replace(bulletin(), data=data, size=len(data)), site(), ())
    assert outcome.value is not None or outcome.problems


@given(st.binary(max_size=60))
def test_no_bytes_inside_front_matter_break_the_reader(data: bytes) -> None:
    """Any bytes as the value of a key give a manuscript or a reason why not."""
    whole = f"---\n{FRONT_MATTER}photos: ".encode() + data + b"\n---\n"
    outcome = read_manuscript(replace(bulletin(), data=whole, size=len(whole)), site(), ())
    assert outcome.value is not None or outcome.problems


VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + ' .,;:!?"“”‘’«»…–-()0123456789%²\n'))
def test_vietnamese_is_never_taken_for_damage(text: str) -> None:
    """No text of Vietnamese letters and its punctuation looks like another encoding."""
    assert detect_damage(text) is None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_decoding_twice_changes_nothing(text: str) -> None:
    """What decoding gives is NFC with line feeds alone, so decoding it again gives the same."""
    once = _decode(text.encode())[0]
    assert once is not None
    assert once == _decode(once.encode())[0]


def test_ordinary_signs_need_no_further_question() -> None:
    """Each can be printed, is in the form NFC whatever stands beside it, and tells of no wrong encoding."""
    signs = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign != "\n" and is_ordinary(sign)]
    assert {*VIETNAMESE, *VIETNAMESE.upper(), *"“”‘’–—…?"} - {*signs} <= set("ÂÃ")
    assert [sign for sign in signs if not sign.isprintable() or detect_damage(sign) is not None] == []
    assert [sign for sign in signs if not is_normalized("NFC", sign) or combining(sign)] == []


FOREIGN = (
    "La mairie sera fermée du 5 août au 18 août 2024. Le coût et le goût du repas de Noël.",
    "Große Straße in Köln, schöne Grüße von Frau Müller und Herrn Großmann",
    "Zoë Raphaël of Citroën and Noël Saint-Saëns met members.",
    "Ação, coração, “IRMÔ e “NÃO”; El niño, la señora Muñoz; Søren på Ærø, Åse Bjørnson",
    "Đoàn gồm bà Zoë Raphaël (Citroën), ông Großmann.\n\nNoël Citroën Zoë Raphaël Großmann",
)


@pytest.mark.parametrize("text", FOREIGN)
@pytest.mark.parametrize("vietnamese", [True, False])
def test_letters_of_other_languages_are_sound(text: str, vietnamese: bool) -> None:  # noqa: FBT001  (pytest's way)
    """French, German, English, Portuguese, Danish: sound in a text of their own and in a Vietnamese one."""
    assert detect_damage(text, vietnamese=vietnamese) is None


def test_old_encodings_are_looked_for_in_vietnamese_texts_alone() -> None:
    """What would be TCVN3 in a Vietnamese text is left alone in another."""
    text = "Héi nghÞ tæng kÕt phong trµo"
    assert detect_damage(text, vietnamese=True) is not None
    assert detect_damage(text, vietnamese=False) is None


TCVN3 = str.maketrans("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
                      "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ")  # fmt: skip
VNI_LETTERS = "àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
VNI_TYPED = """
aø aù aû aõ aï aâ aà aá aå aã aä aê aè aé aú aü aë ñ eø eù eû eõ eï eâ eà eá eå eã eä æ ó ò oø où oû oõ oï
oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î
"""
VNI = dict(zip(VNI_LETTERS, VNI_TYPED.split(), strict=True))
SENTENCES = (
    "hội liên hiệp phụ nữ xã bình mỹ tổ chức hội nghị tổng kết công tác hội và phong trào phụ nữ",
    "sáng nay chị em ra quân dọn vệ sinh ven kênh, đường làng sạch đẹp hơn trước",
    "hơn hai trăm hội viên được khám bệnh, cấp thuốc và tặng quà nhân ngày phụ nữ việt nam",
    "mô hình nuôi gà thả vườn giúp nhiều hộ thoát nghèo bền vững",
)


def windows_1258(text: str) -> bytes:
    """Return a text as Notepad saves it on a Vietnamese Windows: the tone behind its letter."""
    data = b""
    for letter in normalize("NFC", text):
        tones = [mark for mark in normalize("NFD", letter) if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = normalize("NFC", "".join(mark for mark in normalize("NFD", letter) if mark not in tones))
        data += (base + "".join(tones)).encode("cp1258")
    return data


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("capital", [False, True])
def test_each_old_encoding_is_told_from_the_others(sentence: str, capital: bool) -> None:  # noqa: FBT001  (pytest's way)
    """A sentence in TCVN3, in VNI and in Windows-1258 is named as what it is, as bytes and as pasted letters."""
    typed = sentence[:1].upper() + sentence[1:] if capital else sentence
    pasted = {
        "TCVN3": typed.translate(TCVN3),
        "VNI": "".join(VNI.get(letter, letter) for letter in typed),
        "Windows-1258": windows_1258(typed).decode("cp1252"),
    }
    found = {name: detect_damage(text) for name, text in pasted.items()}
    assert {name: name for name in pasted} == {name: each and each.encoding for name, each in found.items()}
    data = {name: text.encode("cp1252") for name, text in pasted.items()}
    assert {name: " ".join(_decode(each)[1][0].split()[1:3]) for name, each in data.items()} == {
        "TCVN3": "not-utf8-legacy encoding=TCVN3",
        "VNI": "not-utf8-legacy encoding=VNI",
        "Windows-1258": "not-utf8-1258 encoding=Windows-1258",
    }


def test_ansi_in_another_language_is_named() -> None:
    """A French file that was saved as ANSI is not taken for a program's own format."""
    data = ("La fête de Noël est passée, le goût du thé reste. " * 12).encode("cp1252")
    problems = FileProblems(bulletin())
    assert decode(data, limit=1 << 20, problems=problems, vietnamese=False) is None
    assert said(problems.found) == ["1 not-utf8-ansi offset=4"]

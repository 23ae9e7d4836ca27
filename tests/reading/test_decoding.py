"""Bytes become text, or a finding that says what they are."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from bulletins.model.value import replace
from bulletins.reading import read_manuscript
from bulletins.reading.decoding import decode
from bulletins.reading.legacy import detect_damage
from bulletins.reading.report import FileProblems
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.samples import FRONT_MATTER, bulletin, said, site


def _decode(data: bytes) -> tuple[str | None, list[str]]:
    report = FileProblems(bulletin())
    return decode(data, limit=1024 * 1024, report=report), said(report.problems)


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

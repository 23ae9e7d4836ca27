"""Words that readers should not see: lost letters, the template's words, notes, marks, code of other programs."""

from __future__ import annotations

import time

import pytest
from bulletins.model.prompts import PROMPTS
from bulletins.reading import read_manuscript
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.samples import FRONT_MATTER, bulletin, said, site

TYPED = "Hội Liên hiệp Phụ nữ xã tổ chức hội nghị tổng kết công tác Hội và phong trào phụ nữ năm nay"
VIETNAMESE = TYPED.split()


def _body(body: str, *, draft: bool = False) -> list[str]:
    head = FRONT_MATTER + ("status: draft\n" if draft else "")
    return said(read_manuscript(bulletin(head, body), site(), ()).problems)


def _title(title: str) -> list[str]:
    head = FRONT_MATTER.replace("Sơ kết giữa nhiệm kỳ", title)
    return said(read_manuscript(bulletin(head), site(), ()).problems)


@given(st.lists(st.sampled_from(VIETNAMESE), min_size=12, max_size=40))
def test_text_saved_as_ansi_is_refused(words: list[str]) -> None:
    """Every letter that the old encoding lacks is a question mark: such a text is never published."""
    typed = " ".join(words)
    saved = typed.encode("cp1252", "replace").decode("cp1252")
    if saved.count("?") > 9:
        assert [each.partition(" ")[2].partition(" ")[0] for each in _body(saved + ".\n")] == ["letters-lost"]


@pytest.mark.parametrize(
    "body",
    [
        "Chị hỏi: có phải không? Dạ, đúng vậy.",
        "Vì sao? vì chị em chung tay. Ở đâu? ở ấp Chợ.",
        "Vì sao?Vì chị em chung tay. Ai làm?Hội viên.",
        "Xem https://a.vn/tim?q=hoi&trang=2 và www.b.vn/?x=y.",
        "Đúng không?” – chị Ba hỏi. (?) Thật à?!",
    ],
)
def test_questions_are_questions(body: str) -> None:
    """Question marks at the end of a word, in an address, or without the blank behind them are no lost letters."""
    assert [each for each in _body(body + "\n") if "lost" in each] == []


def test_one_doubtful_question_mark_is_a_warning() -> None:
    """A single word with a question mark inside is named as doubtful."""
    assert _body("Chị em d?n vệ sinh.\n") == ["7 letter-lost-perhaps count=1 sample=d?n"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words_of_the_template_are_refused_outside_a_draft(language: str) -> None:
    """What `new` has written may stand in a draft and nowhere else."""
    prompts = PROMPTS[language]
    body = f'{prompts.body}\n\n`![{prompts.alt}](hoi-nghi.jpg "{prompts.caption}")`\n'
    found = _body(body)
    assert [each.partition(" sample")[0] for each in found] == ["7 template-words", "9 template-words"]
    assert _body(body, draft=True) == []
    head = FRONT_MATTER.replace("Bảy trên tám chỉ tiêu đã đạt.", prompts.summary)
    summary = said(read_manuscript(bulletin(head), site(), ()).problems)
    assert [each.partition(" sample")[0] for each in summary] == ["5 template-words"]


@pytest.mark.parametrize(
    ("body", "sample"),
    [
        ("Vui. [CHỖ NÀY CẦN BỔ SUNG SỐ LIỆU] Hết.", "[CHỖ NÀY CẦN BỔ SUNG SỐ LIỆU]"),
        ("Có [bổ sung số hội viên] người.", "[bổ sung số hội viên]"),
        ("Có xxx hội viên.", "xxx"),
        ("Chị Ba ??? năm nay.", "???"),
        ("TODO: thêm ảnh", "TODO"),
        ("Kinh phí (sẽ bổ sung sau) đồng.", "(sẽ bổ sung sau)"),
        ("We gave [ADD THE SUM] to members.", "[ADD THE SUM]"),
        ("BẢN NHÁP", "BẢN NHÁP"),
    ],
)
def test_notes_to_oneself_are_named(body: str, sample: str) -> None:
    """A note that was left in a text is a warning on its line, and none in a draft."""
    assert _body(f"{body}\n") == [f"7 note-to-oneself sample={sample}"]
    assert _body(f"{body}\n", draft=True) == []


@pytest.mark.parametrize(
    "body",
    [
        "Về [Cần Thơ](unit:can-tho) và [Đề án 939](campaign:de-an-939).",
        "[Cần Thơ] Hội nghị; [Ảnh] Ngày hội; lần thứ XXX; [1] chú thích.",
        "Mẫu: `[BỔ SUNG SỐ LIỆU]`.",
        "```\n[BỔ SUNG SỐ LIỆU]\n```",
    ],
)
def test_what_only_looks_like_a_note_is_left_alone(body: str) -> None:
    """Links, places, numbers and code are no notes."""
    assert [each for each in _body(f"{body}\n") if "note-to" in each] == []


@pytest.mark.parametrize(
    "code", ["{% include x %}", "{{< figure >}}", "{{ site.title }}", "[/caption]", "[gallery ids=1]"]
)
def test_code_of_other_programs_is_warned_of(code: str) -> None:
    """It is shown as it is typed, and said to be so, in a text as in a title."""
    assert _body(f"Một {code} hai.\n") == [f"7 template-code sample={code}"]
    assert _title(f"Một {code} hai") == [f"2 template-code sample={code}"]


@pytest.mark.parametrize("sign", ["{", "{{", "{% "])
def test_t09_a_line_of_signs_is_looked_through_once(sign: str) -> None:
    """Sixty lines of the longest that may be, each of one sign, are read at once; two minutes went by."""
    began = time.process_time()
    _body(f"{sign * (19_900 // len(sign))}\n\n" * 60)
    assert time.process_time() - began < 20


def test_a_summary_that_is_a_note_is_warned_of() -> None:
    """A line that says nothing but that the text is a draft is found in the summary too."""
    head = FRONT_MATTER.replace("Bảy trên tám chỉ tiêu đã đạt.", "Bản nháp")
    assert said(read_manuscript(bulletin(head), site(), ()).problems) == ["5 note-to-oneself sample=Bản nháp"]


@pytest.mark.parametrize(
    ("title", "marks", "plain"),
    [
        ("Hội **ra quân** dọn", "**ra quân**", "Hội ra quân dọn"),
        ("Hội *ra quân* dọn", "*ra quân*", "Hội ra quân dọn"),
        ("Hội [ra quân](https://a.vn) dọn", "[ra quân](https://a.vn)", "Hội ra quân dọn"),
        ("Hội <b>ra quân</b> dọn", "<b>", "Hội ra quân dọn"),
        ("## Hội ra quân", "## Hội ra quân", "Hội ra quân"),
        ("Hội&nbsp;ra quân", "&nbsp;", "Hội ra quân"),
    ],
)
def test_marks_in_a_title_are_answered_with_the_title_to_type(title: str, marks: str, plain: str) -> None:
    """A title shows its signs as they are; the warning gives it without them."""
    assert _title(title) == [f"2 marks-in-words key=title marks={marks} suggestion={plain}"]


@pytest.mark.parametrize(
    "title", ["2*3*4 = 24", "a_b_c", "Đề án #939", "A & B", "5 < 6 > 4", "[Ảnh] Ngày hội", "* Chú ý"]
)
def test_signs_that_mark_nothing_stay_unsaid(title: str) -> None:
    """Signs in a title that no program takes for marks are no fault."""
    assert _title(title) == []

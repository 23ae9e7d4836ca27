"""How offices write titles, bylines, days, forms and messages; each as it is really typed."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

import pytest
from bulletins.importing.folder_plan import PlannedFolder
from bulletins.model.bulletin import Gallery

from tests.body.bodies import read as read_typed
from tests.importing.fixtures import imported
from tests.importing.word_files import WordFile, picture_bytes

LEAD = "Sáng 8/3/2025, Hội Phụ nữ xã Bến Ao ra mắt mô hình “Biến rác thành tiền” với 25 chị tham gia."
PROSE = "Chị em gom chai nhựa, giấy vụn, lon bia, mỗi tuần cân một lần, tiền góp vào quỹ."


def read(data: bytes, name: str = "bai.docx") -> tuple[str, dict[str, str]]:
    """Return the text that a document becomes, and the words of each finding by its code."""
    folder = imported(name, lambda: data)
    assert isinstance(folder, PlannedFolder)
    found = {one.code: str(dict(one.details).get("text", "")) for one in folder.losses}
    return dict(folder.files)["index.md"].decode(), found


def word(*lines: tuple[str, dict[str, object]]) -> bytes:
    """Return a Word file of paragraphs, each with its look."""
    file = WordFile()
    for text, look in lines:
        file.p(text, **look)  # type: ignore[arg-type]
    return file.bytes()


BOLD: dict[str, object] = {"bold": True}
CENTRED: dict[str, object] = {"bold": True, "align": "center"}
RIGHT: dict[str, object] = {"bold": True, "align": "right"}
PLAIN: dict[str, object] = {}


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            [("“GIỮ GÌN TỔ QUỐC”:", CENTRED), ("BẾN AO RA MẮT", CENTRED), ("CÂU LẠC BỘ", CENTRED)],
            "“Giữ gìn Tổ quốc”: Bến Ao ra mắt câu lạc bộ",
        ),
        (
            [("HỘI LHPN XÃ BẾN AO", BOLD), ("CHI HỘI BẾN AO RA MẮT “BIẾN RÁC THÀNH TIỀN”", CENTRED)],
            "Chi hội Bến Ao ra mắt “Biến rác thành tiền”",
        ),
        (
            [("GƯƠNG PHỤ NỮ TIÊU BIỂU", BOLD), ("Người giữ lửa chi hội ấp Vàm", CENTRED)],
            "Người giữ lửa chi hội ấp Vàm",
        ),
        ([("TIN HOẠT ĐỘNG", BOLD), ("Bến Ao ra quân dọn bãi", PLAIN)], "Bến Ao ra quân dọn bãi"),
        ([("#TinHoi #BenAo", PLAIN), ("🎊 BẾN AO RA QUÂN 🎊", PLAIN)], "Bến Ao ra quân"),
    ],
)
def test_titles_of_several_lines(lines: list[tuple[str, dict[str, object]]], title: str) -> None:
    """A colon does not end a title; the name of an office or of a column above one is none of its lines."""
    text, _ = read(word(*lines, (LEAD, PLAIN), (PROSE, PLAIN)))
    assert f"title: {title}\n" in text.replace('"', ""), text
    assert "## " not in text


def test_a_title_in_a_frame_is_no_letterhead() -> None:
    """`HỘI NGHỊ …` in a table of one cell begins like an office's name and is a title; the day below it is none."""
    file = WordFile()
    file.table([["HỘI NGHỊ SƠ KẾT SÁU THÁNG ĐẦU NĂM"]])
    file.p("Bến Ao, ngày 4/7/2025", italic=True, align="right")
    file.p(LEAD)
    file.p(PROSE)
    text, found = read(file.bytes())
    assert "title: Hội nghị sơ kết sáu tháng đầu năm\n" in text
    assert "date: 2025-07-04\n" in text
    assert found["import-letterhead"] == "Bến Ao, ngày 4/7/2025"


@pytest.mark.parametrize(
    ("last", "authors"),
    [
        ([("MINH CHÂU", RIGHT)], ["Minh Châu"]),
        ([("T.H", RIGHT)], ["T.H"]),
        ([("Thúy Hằng", RIGHT), ("(16/11/2025)", RIGHT)], ["Thúy Hằng"]),
        ([("Bến Ao, 16/11/2025", RIGHT), ("Bài và ảnh: Kim Ngân", RIGHT)], ["Kim Ngân"]),
        ([("Bài, ảnh: Thu Hà (Hội Phụ nữ xã Bến Ao)", RIGHT)], ["Thu Hà (Hội Phụ nữ xã Bến Ao)"]),
        ([("(Tin, ảnh: Lan Anh)", PLAIN)], ["Lan Anh"]),
        ([("By Thu Ha", RIGHT)], ["Thu Ha"]),
        ([("Viết bởi Hồng Đào", PLAIN)], ["Hồng Đào"]),
        ([("Ban Kinh tế", RIGHT)], ["Ban Kinh tế"]),
        (
            [("Ban Biên tập; Tổ ảnh Hội LHPN tỉnh Bình Thuận", RIGHT)],
            ["Ban Biên tập", "Tổ ảnh Hội LHPN tỉnh Bình Thuận"],
        ),
        ([("Người viết: Nguyễn Thị Lan – SĐT: 0900 000 000", PLAIN)], ["Nguyễn Thị Lan"]),
        ([("CHI HỘI ẤP CHỢ", RIGHT)], []),
    ],
)
def test_bylines_at_the_end(last: list[tuple[str, dict[str, object]]], authors: list[str]) -> None:
    """Names in capitals, initials, with their office, above or below the day; a telephone number is no author."""
    text, _ = read(word(("Bến Ao ra quân dọn bãi", CENTRED), (LEAD, BOLD), (PROSE, PLAIN), *last))
    given = "".join(f"  - {name}\n" for name in authors)
    assert (f"authors:\n{given}status" in text) if authors else ("authors" not in text), text


def test_a_letter_of_the_head_of_state() -> None:
    """The office above the motto and at the end is letterhead and signature, no author; in the title it is a name."""
    file = word(
        ("CHỦ TỊCH NƯỚC", BOLD),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD),
        ("Hà Nội, ngày 06 tháng 3 năm 2025", PLAIN),
        ("THƯ CỦA CHỦ TỊCH NƯỚC", CENTRED),
        ("Gửi phụ nữ cả nước nhân dịp 8/3", CENTRED),
        ("Nhân ngày Quốc tế Phụ nữ, tôi gửi tới chị em lời chúc mừng tốt đẹp nhất.", PLAIN),
        ("Thân ái,", RIGHT),
        ("CHỦ TỊCH NƯỚC", RIGHT),
        ("(Đã ký)", RIGHT),
        ("Nguyễn Văn Mẫu", RIGHT),
    )
    text, found = read(file)
    assert "title: Thư của Chủ tịch nước gửi phụ nữ cả nước nhân dịp 8/3\n" in text
    assert "authors" not in text
    assert found["import-signature"] == "CHỦ TỊCH NƯỚC · (Đã ký) · Nguyễn Văn Mẫu"


def test_a_kind_of_document_is_no_name() -> None:
    """`Công văn số 12` in the text has a capital; `PHÂN CÔNG` in a heading becomes small letters."""
    text, _ = read(
        word(
            ("Bến Ao ra quân", CENTRED),
            ("Thực hiện Công văn số 12, xã Bến Ao ra quân dọn bãi.", PLAIN),
            ("III. PHÂN CÔNG", BOLD),
            (PROSE, PLAIN),
        )
    )
    assert "## III. Phân công\n" in text


def test_the_author_under_the_title_is_no_lead() -> None:
    """A name at the right between title and text is the author; the lead below is found."""
    text, _ = read(word(("Bến Ao ra quân dọn bãi", CENTRED), ("Thu Hà", RIGHT), (LEAD, BOLD), (PROSE, PLAIN)))
    assert f"summary: {LEAD}\n" in text
    assert "authors:\n  - Thu Hà\n" in text


def test_a_filled_in_form_becomes_a_bulletin() -> None:
    """What stands behind the labels is title, lead, text and caption; labels and the sender's unit are reported."""
    file = WordFile()
    for line in (
        "Đơn vị gửi bài: Hội Phụ nữ xã Bến Ao",
        "Người viết: Nguyễn Thị Lan",
        "Tiêu đề: Khai giảng lớp xóa mù chữ",
        "Tóm tắt:",
        LEAD,
        "Nội dung:",
        PROSE,
    ):
        file.p(line)
    file.picture(picture_bytes("red"))
    file.p("Chú thích ảnh: Cô giáo cầm tay chị em viết chữ")
    file.p("Lớp học ba buổi một tuần, từ 19 giờ, tại nhà chị chi hội trưởng.")
    text, found = read(file.bytes())
    assert "title: Khai giảng lớp xóa mù chữ\n" in text
    assert f"summary: {LEAD}\n" in text
    assert "authors:\n  - Nguyễn Thị Lan\n" in text
    assert '![](anh-1.jpg "Cô giáo cầm tay chị em viết chữ")' in text
    assert found["import-form-labels"] == (
        "Tiêu đề: · Tóm tắt: · Nội dung: · Chú thích ảnh: · Đơn vị gửi bài: Hội Phụ nữ xã Bến Ao"
    )
    assert "Nội dung" not in text


def test_text_that_only_has_a_colon_is_no_form() -> None:
    """`Nội dung: …` in a text without a title's label stays as it was typed."""
    text, found = read(word(("Bến Ao ra quân dọn bãi", CENTRED), (LEAD, BOLD), ("Nội dung: ba phần thi.", PLAIN)))
    assert "Nội dung: ba phần thi." in text
    assert "import-form-labels" not in found


def test_lines_around_photos() -> None:
    """A short line without a full stop below a photo is its caption; a sentence or the opening of a run is none."""
    file = WordFile()
    file.p("Bến Ao ra quân dọn bãi", bold=True, align="center")
    file.p(LEAD, bold=True)
    file.picture(picture_bytes("red"))
    file.p("Chị Hai Lúa (giữa) trong buổi họp tổ. Tranh minh họa: Ban Biên tập")
    file.p(PROSE)
    file.picture(picture_bytes("blue"))
    file.p("Chị em rất vui.")
    file.p("Một số hình ảnh khác:", italic=True)
    file.picture(picture_bytes("green"))
    text, _ = read(file.bytes())
    assert 'caption: Chị Hai Lúa (giữa) trong buổi họp tổ.\n  credit: "Tranh minh họa: Ban Biên tập"\n' in text
    assert "![](anh-2.jpg)\n\nChị em rất vui." in text
    assert "*Một số hình ảnh khác:*\n\n![](anh-3.jpg)" in text


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("Chị em hai ấp nhặt rác ở bến.", [("Chị em hai ấp nhặt rác ở bến.", "Ảnh: Thu Hà"), ("", ""), ("", "")]),
        ("Ấp *Vàm* ra quân.", [("", ""), *[("Ấp *Vàm* ra quân.", "Ảnh: Thu Hà")] * 2]),
    ],
)
def test_a_caption_of_several_photos_is_theirs_together(caption: str, words: list[tuple[str, str]]) -> None:
    """Readers see it once, below the row; where its signs would be marks there, each photo has it."""
    file = WordFile()
    file.p("Bến Ao ra quân dọn bãi", bold=True, align="center")
    file.p(LEAD, bold=True)
    row = file.p("", align="center")
    file.picture_in(row, picture_bytes("red"), alt="Bốn chị cầm bao tải")
    file.picture_in(row, picture_bytes("blue"), alt="Bến sông sau khi dọn")
    file.p(f"{caption} Ảnh: Thu Hà", italic=True)
    file.p(PROSE)
    text, found = read(file.bytes())
    assert found["import-shared-caption"] == caption
    gallery = next(block for block in read_typed(text.split("---\n")[-1]).blocks if isinstance(block, Gallery))
    shown = [(gallery.caption, gallery.credit), *((each.caption, each.credit) for each in gallery.figures)]
    assert shown == words


def _bold_letters(text: str) -> str:
    """Return a text as people make it bold in messages: letters of mathematics with marks behind them."""
    first = {"A": 0x1D400, "a": 0x1D41A, "0": 0x1D7CE}
    kind: Callable[[str], str] = lambda one: "A" if one.isupper() else "a" if one.islower() else "0"  # noqa: E731
    return "".join(
        chr(first[kind(one)] + ord(one) - ord(kind(one))) if one.isascii() and one.isalnum() else one
        for one in normalize("NFD", text)
    )


def test_letters_drawn_as_signs_are_usual_ones() -> None:
    """The title reads as words that search finds, and the report says which line was rewritten."""
    drawn = _bold_letters("Bến Ao trao 10 xe đạp")
    text, found = read(f"{drawn}\n\n{LEAD}\n".encode(), "zalo.txt")
    assert "title: Bến Ao trao 10 xe đạp\n" in text
    assert found["import-drawn-letters"] == drawn


def test_pictures_around_a_title_go_and_those_in_the_text_stay() -> None:
    """The report quotes them; every line of the message is a line of the text."""
    text, found = read(
        f"🌸🌸 BẾN AO RA QUÂN 🌸🌸\n{LEAD}\n✅ Trao 10 suất quà\n✅ Dọn 2 km đường\n".encode(), "zalo.txt"
    )
    assert "title: Bến Ao ra quân\n" in text
    assert found["import-title-signs"] == "🌸🌸 🌸🌸"
    assert "✅ Trao 10 suất quà\n\n✅ Dọn 2 km đường\n" in text


def test_who_sent_a_message_and_when_is_left_out() -> None:
    """Both forms that apps copy: alone on a line, and before the message's first words."""
    text, found = read(f"[20:15, 08/03/2025] Thu Hà: Bến Ao ra quân dọn bãi\n{LEAD}\n".encode(), "zalo.txt")
    assert "title: Bến Ao ra quân dọn bãi\n" in text
    assert found["import-message-head"] == "[20:15, 08/03/2025] Thu Hà:"
    text, _ = read(f"[Thu Hà, 20:15 08/03/2025]\nBến Ao ra quân dọn bãi\n{LEAD}\n".encode(), "zalo.txt")
    assert "title: Bến Ao ra quân dọn bãi\n" in text
    text, _ = read(f"Bến Ao ra quân dọn bãi\n{LEAD}\n[1] Xem 08:15\n".encode(), "zalo.txt")
    assert "\\[1\\] Xem 08:15" in text


def test_day_and_author_beside_the_title_of_a_page() -> None:
    """A line of day, author and count is taken apart by what its elements are called; the lead below is found."""
    page = f"""<html><head><title>Ra mắt tổ đan lưới | Hội LHPN tỉnh Sen</title></head><body><article>
<h1>Ra mắt tổ đan lưới</h1>
<div class="meta"><time>21/08/2025</time> <span class="author">Hồng Nhung</span> <span>Lượt xem: 33</span></div>
<p><b>{LEAD}</b></p><p>{PROSE}</p><p>Hẹn gặp lại lúc <time>19 giờ</time> tối nay.</p>
</article></body></html>"""
    text, _ = read(page.encode(), "trang.html")
    assert "date: 2025-08-21\n" in text
    assert "authors:\n  - Hồng Nhung\n" in text
    assert f"summary: {LEAD}\n" in text
    assert "lúc 19 giờ tối nay" in text


BY = '<span class="byline">bởi <span class="author vcard"><a href="/a">Thanh Trúc</a></span></span>'


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        (f"<time>2 Tháng Tám, 2025</time> {BY} <span><a href=#r>2 bình luận</a></span>", "2025-08-02"),
        ('<span class="date">Tháng Mười Hai 12, 2025</span> <span class="author">Thanh Trúc</span>', "2025-12-12"),
    ],
)
def test_the_line_below_the_title_of_a_blogs_page(beside: str, day: str) -> None:
    """Months in words, `bởi`, and the number of comments: as WordPress shows them in Vietnamese."""
    page = f"""<html><head><title>Vườn rau của chị Bảy</title></head><body><article>
<header class="entry-header"><h1>Vườn rau của chị Bảy</h1><div class="entry-meta">{beside}</div></header>
<p><b>{LEAD}</b></p><p>{PROSE}</p></article></body></html>"""
    text, _ = read(page.encode(), "trang.html")
    assert f"date: {day}\n" in text
    assert "authors:\n  - Thanh Trúc\n" in text
    assert f"summary: {LEAD}\n" in text
    assert text.endswith(f"---\n{PROSE}\n")


def test_text_pasted_from_word_into_a_portal() -> None:
    """Word's classes amid a portal's form and menu make no page of Word; buttons and shares beside the text go."""
    page = f"""<HTML><HEAD><TITLE>Xã Bến Ao - Chi tiết tin</TITLE></HEAD><BODY><FORM id=Form><TABLE><TR>
<TD><A href=/>Trang chủ</A> | <A href=/g>Giới thiệu</A> | <A href=/v>Văn bản</A></TD></TR><TR><TD>
<DIV class=TitleNews>Chị em Bến Ao góp gạo</DIV><DIV>(Cập nhật lúc 14:05 - 09/09/2025)</DIV>
<DIV class=HeadNews>{LEAD}</DIV><P class=MsoNormal><SPAN style="mso-ansi-language: VI">{PROSE}<o:p></o:p></SPAN></P>
<P><IMG class=caption src="anh/img_2781.11.jpg" title="Chị em góp gạo"></P><P class=MsoNormal>{PROSE}</P>
<P align=right><B>NGỌC LAN</B></P><HR><A href=/>Về trang chủ</A>
<DIV id=divShare>Chia sẻ: <A href=f>Facebook</A></DIV></TD></TR></TABLE></FORM></BODY></HTML>"""
    text, found = read(page.encode(), "trang.html")
    assert "title: Chị em Bến Ao góp gạo\ndate: 2025-09-09\n" in text
    assert f"summary: {LEAD}\n" in text
    assert "authors:\n  - Ngọc Lan\n" in text
    assert f'---\n{PROSE}\n\n![](anh-1.jpg "Chị em góp gạo")\n\n{PROSE}\n' in text
    assert found["import-page-frame"]


def test_a_title_is_known_though_the_page_is_called_without_its_signs() -> None:
    """Portals leave quotation marks out of a page's name, and part title and day by breaks alone."""
    page = f"""<html><head><title>Bến Ao sơ kết 5 không 3 sạch - Cổng TTĐT xã Bến Ao</title></head><body><table><tr><td>
<b>Bến Ao sơ kết “5 không, 3 sạch”</b><br>20/10/2025 09:15<br><p><b>{LEAD}</b></p><p>{PROSE}</p>
</td></tr></table></body></html>"""
    text, _ = read(page.encode(), "trang.html")
    assert "title: Bến Ao sơ kết “5 không, 3 sạch”\n" in text
    assert "date: 2025-10-20\n" in text
    assert f"summary: {LEAD}\n" in text

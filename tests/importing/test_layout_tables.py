"""A text that stands in a table with its photos is read as a text; photos in tables keep their captions and credits."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from bulletins.importing.folder_plan import PlannedFolder

from tests.importing.fixtures import imported
from tests.importing.word_files import WordFile, picture_bytes

TITLE = "Hội thi áo dài xã Bến Ao"
LEAD = "Sáng 3/3, Hội Phụ nữ xã Bến Ao tổ chức hội thi với 12 đội."
PROSE = "Hội thi gồm ba phần: nấu ăn, cắm hoa, may vá. Các đội thi rất sôi nổi, có nhiều món ăn ngon."
END = "Kết thúc hội thi, giải nhất thuộc về chi hội ấp Chợ."
PHOTO = '<p><img src="anh/img_2781.11.jpg"></p>'
ARTICLE = f"""<h1>{TITLE}</h1><p>{LEAD}</p><p>{PROSE}</p>
{PHOTO}<p><i>Chị em nấu ăn (Ảnh: Lan)</i></p>
<p><img src="anh/b%20c.jpg"></p><p><i>Chị em cắm hoa</i></p><p>{END}</p>
<p align=right><b>Tin, ảnh: Thu Hà</b></p>"""


def read(name: str, data: bytes) -> str:
    """Return the text that a document becomes."""
    folder = imported(name, lambda: data)
    assert isinstance(folder, PlannedFolder)
    return dict(folder.files)["index.md"].decode()


def in_order(text: str, pieces: Sequence[str]) -> None:
    """Fail where a piece is missing or stands before one that it follows."""
    places = [text.find(piece) for piece in pieces]
    assert -1 not in places, (places, text)
    assert places == sorted(places), (places, text)


@pytest.mark.parametrize(
    "around",
    [
        "<table width=100%><tr><td>{}</td></tr></table>",
        (
            "<table width=100%><tr><td colspan=2>CỔNG THÔNG TIN</td></tr>"
            "<tr><td><ul><li>Trang chủ</li></ul></td><td>{}</td></tr></table>"
        ),
        "<table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>",
    ],
)
def test_an_article_in_a_layout_table_is_a_text(around: str) -> None:
    """Title, lead, photos and text come in reading order, each photo with its caption, the byline last."""
    text = read("bai.html", f"<html><body>{around.format(ARTICLE)}</body></html>".encode())
    assert text.startswith(f"---\ntitle: {TITLE}\n")
    photos = ("anh-1.jpg", '"Chị em nấu ăn | Ảnh: Lan"', "anh-2.jpg", '"Chị em cắm hoa"')
    in_order(text, [LEAD, "authors:\n  - Thu Hà", PROSE, *photos, END])


def framed(paragraphs: Sequence[str]) -> bytes:
    """Return a Word file of one table of one cell, in which `photo` stands for a photo and `*` for italics."""
    word = WordFile()
    cell = word.table([[""]]).cell(0, 0)
    for number, text in enumerate(paragraphs):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if text == "photo":
            word.picture_in(paragraph, picture_bytes(("red", "green", "blue")[number % 3]))
        else:
            word.run(paragraph, text.strip("*"), bold=number == 0, italic=text.startswith("*"))
    return word.bytes()


@pytest.mark.parametrize("times", [1, 5])
def test_a_bulletin_in_a_frame_of_word_is_a_text(times: int) -> None:
    """A short and a long bulletin in a table of one cell keep title, lead and order."""
    more = [PROSE * times, "photo", "*Chị em nấu ăn. Ảnh: Lan", END]
    text = read("bai.docx", framed(["HỘI THI ÁO DÀI XÃ BẾN AO", LEAD, *more]))
    assert text.startswith("---\ntitle: Hội thi áo dài xã Bến Ao\n")
    in_order(text, [LEAD, PROSE, '(anh-1.jpg "Chị em nấu ăn. | Ảnh: Lan")', END])


def test_rows_of_text_and_rows_of_photos_keep_their_order() -> None:
    """In a table of one column the text stands where it stood, and a caption in the row below stays a caption."""
    rows = [f"<h1>{TITLE}</h1>", f"<p>{LEAD}</p>", PHOTO, "Chị em nấu ăn", f"<p>{PROSE}</p><p>{END}</p><p>{PROSE}</p>"]
    page = "<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows) + "</table>"
    text = read("bai.html", f"<html><body>{page}</body></html>".encode())
    assert text.startswith(f"---\ntitle: {TITLE}\n")
    in_order(text, [LEAD, '(anh-1.jpg "Chị em nấu ăn")', PROSE, END])


def test_each_photo_of_a_cell_keeps_its_own_caption() -> None:
    """Two photos one above the other in a cell have a caption each below them."""
    cell = f'{PHOTO}<p>Nấu ăn</p><p><img src="anh/b%20c.jpg"></p><p>Cắm hoa</p>'
    page = f"<h1>{TITLE}</h1><p>{LEAD}</p><table><tr><td>{cell}</td></tr></table><p>{END}</p>"
    text = read("bai.html", f"<html><body>{page}</body></html>".encode())
    in_order(text, ['(anh-1.jpg "Nấu ăn")', '(anh-2.jpg "Cắm hoa")', END])


def test_a_credit_stays_when_the_row_below_says_more() -> None:
    """A cell has photo, caption and credit, the cell below says where; all of it belongs to the photo."""
    word = WordFile()
    word.p(TITLE, style="Title")
    word.p(LEAD)
    table = word.table([["", ""], ["Tại ấp Chợ", "Tại ấp Vàm"]])
    for cell, colour, name in zip(table.rows[0].cells, ("red", "green"), ("Thu Hà", "Hồng Gấm"), strict=True):
        word.picture_in(cell.paragraphs[0], picture_bytes(colour))
        cell.add_paragraph(f"Chị em. Ảnh: {name}")
    text = read("bai.docx", word.bytes())
    assert '"Chị em. Tại ấp Chợ | Ảnh: Thu Hà"' in text
    assert '"Chị em. Tại ấp Vàm | Ảnh: Hồng Gấm"' in text


def test_links_in_a_table_within_a_table_are_cleaned() -> None:
    """A file of somebody's computer and the tracking of an address stay out, however deep their cell lies."""
    links = 'a <a href="file:///C:/bao-cao.doc">tệp</a> <a href="https://benao.example/x?fbclid=a1">trang</a>'
    inner = f"<table><tr><td>{links}</td><td>Ghi chú</td></tr><tr><td>1</td><td>2</td></tr></table>"
    rows = f"<tr><td>Chi hội</td><td>Số liệu</td></tr><tr><td>Ấp Chợ</td><td>{inner}</td></tr>"
    text = read("bai.html", f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{PROSE}</p><table>{rows}</table>".encode())
    assert "a tệp [trang](https://benao.example/x)" in text

"""Word files with what offices rarely think of: controls, marks of changes, odd tables, text beside the text."""

from __future__ import annotations

from collections.abc import Callable

from docx.oxml import parse_xml

from tests.importing.word_files import NAMES, WordFile

FIRST = "Chị em góp vải từ tháng Giêng, may vào buổi tối, mỗi chi hội một bộ áo dài."
SECOND = "Ban giám khảo chấm theo ba tiêu chí: sáng tạo, tiết kiệm, đúng dáng áo."


def run(text: str) -> str:
    """Return a run of letters as XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def begun() -> WordFile:
    """Return a file with a title and two paragraphs."""
    word = WordFile()
    word.p("Bến Ao trao giải hội thi áo dài", style="Title")
    word.p(FIRST)
    word.p(SECOND)
    return word


def content_controls() -> bytes:
    """Return controls around words, paragraphs, a table, its rows and cells."""
    word = begun()
    inner = f"<w:sdt><w:sdtContent>{run('lồng nhau')}</w:sdtContent></w:sdt>"
    cell = f"<w:sdt><w:sdtContent><w:tc><w:p>{run('ô một')}</w:p></w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell}<w:tc><w:p>{run('ô hai')}</w:p></w:tc></w:tr></w:sdtContent></w:sdt>"
    other = f"<w:tr><w:tc><w:p>{run('ô ba')}</w:p></w:tc><w:tc><w:p>{run('ô bốn')}</w:p></w:tc></w:tr>"
    table = f"<w:sdt><w:sdtContent><w:tbl>{row}{other}</w:tbl></w:sdtContent></w:sdt>"
    text = f"<w:p>{run('Trong ô điều khiển ')}{inner}</w:p>"
    word.raw(f"<w:sdt><w:sdtPr/><w:sdtContent>{text}{table}</w:sdtContent></w:sdt>")
    word.raw(f'<w:customXml w:uri="u" w:element="e"><w:p>{run("Trong thẻ riêng của cơ quan.")}</w:p></w:customXml>')
    return word.bytes()


def changes_of_paragraphs_and_rows() -> bytes:
    """Return a paragraph's end deleted, words moved, a row added and a row deleted."""
    word = begun()
    deleted = '<w:del w:id="9" w:author="a"><w:r><w:delText>đã xóa</w:delText></w:r></w:del>'
    word.raw(f'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>{run("Nửa đầu câu ")}</w:p>')
    moved = f'<w:moveFrom w:id="2" w:author="a">{run("chuyển đi")}</w:moveFrom>'
    word.raw(f'<w:p>{run("nửa sau câu, ")}{moved}<w:moveTo w:id="3" w:author="a">{run("chuyển đến.")}</w:moveTo></w:p>')

    def row(mark: str, first: str, second: str) -> str:
        properties = f'<w:trPr><w:{mark} w:id="4" w:author="a"/></w:trPr>' if mark else ""
        return f"<w:tr>{properties}<w:tc><w:p>{first}</w:p></w:tc><w:tc><w:p>{second}</w:p></w:tc></w:tr>"

    added = f'<w:ins w:id="5" w:author="a">{run("Ấp mới")}</w:ins>'
    rows = row("", run("Đơn vị"), run("Điểm")) + row("ins", added, run("9")) + row("del", deleted, "")
    word.raw(f"<w:tbl>{rows}</w:tbl>")
    return word.bytes()


def notes_beside_the_text() -> bytes:
    """Return a footnote at the title, one in a table, a pronunciation, a formula, a line from right to left."""
    word = WordFile()
    title = word.p("Bến Ao trao giải hội thi áo dài", style="Title")
    title._p.append(parse_xml(f'<w:r {NAMES}><w:footnoteReference w:id="1"/></w:r>'))
    word.p(FIRST)
    table = word.table([["Đơn vị", "Điểm"], ["Ấp Chợ", "9"]])
    cell = table.rows[1].cells[1].paragraphs[0]
    cell._p.append(parse_xml(f'<w:r {NAMES}><w:footnoteReference w:id="2"/></w:r>'))
    ruby = f"<w:ruby><w:rt>{run('kính')}</w:rt><w:rubyBase>{run('敬')}</w:rubyBase></w:ruby>"
    word.raw(f"<w:p>{run('Chữ ')}<w:r>{ruby}</w:r>{run(' và ')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>")
    word.raw(f"<w:p><w:pPr><w:bidi/></w:pPr>{run('مرحبا بكم في القرية')}</w:p>")
    word.notes("footnote", ["Ghi chú cho tiêu đề.", "Ghi chú trong ô bảng."])
    return word.bytes()


def boxes_in_groups_and_cells() -> bytes:
    """Return text boxes in a group of shapes, with a table in one of them, and a box in a cell of a table."""
    word = begun()

    def box(content: str) -> str:
        return f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"

    cells = f"<w:tr><w:tc><w:p>{run('bảng trong hộp')}</w:p></w:tc><w:tc><w:p>{run('cột hai')}</w:p></w:tc></w:tr>"
    inside = box(f"<w:p>{run('hộp thứ nhất')}</w:p>") + box(f"<w:tbl>{cells}</w:tbl>")
    word.raw(f"<w:p><w:r><w:pict><v:group>{inside}</v:group></w:pict></w:r></w:p>")
    table = word.table([["Đơn vị", "Điểm"], ["Ấp Chợ", "9"]])
    alone = box(f"<w:p>{run('hộp trong ô')}</w:p>")
    picture = f"<w:r {NAMES}><w:pict>{alone}</w:pict></w:r>"
    table.rows[1].cells[0].paragraphs[0]._p.append(parse_xml(picture))
    return word.bytes()


def fields_that_never_end() -> bytes:
    """Return a reference, a day, a merge field, and a link whose field is broken off: all later words stay."""
    word = begun()

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    shown = mark("begin") + code(" REF a ") + mark("separate") + run("Bảng 1") + mark("end")
    day = mark("begin") + code(' DATE \\@ "dd/MM/yyyy" ') + mark("separate") + run("08/03/2025") + mark("end")
    word.raw(f"<w:p>{run('Xem ')}{shown}{run(', ngày ')}{day}{run('.')}</w:p>")
    word.raw(f'<w:p><w:fldSimple w:instr=" MERGEFIELD Ten ">{run("Nguyễn Thị A")}</w:fldSimple></w:p>')
    word.raw(
        f"<w:p>{mark('begin')}{code(' HYPERLINK &quot;https://example.org&quot; ')}{run('chữ sau trường hỏng')}</w:p>"
    )
    word.p("Đoạn sau trường hỏng vẫn còn.")
    return word.bytes()


def plan_typed_line_by_line() -> bytes:
    """Return a plan whose letterhead, recipients and signature are paragraphs, none of them in a table."""
    word = WordFile()
    word.p("HỘI LHPN XÃ BẾN AO", bold=True)
    word.p("Số: 05/KH-HPN")
    word.p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, align="center")
    word.p("Độc lập - Tự do - Hạnh phúc", align="center")
    word.p("Bến Ao, ngày 01 tháng 3 năm 2025", italic=True, align="right")
    word.p("KẾ HOẠCH", bold=True, align="center")
    word.p("Tổ chức ngày hội áo dài năm 2025", bold=True, align="center")
    word.p(FIRST)
    word.p("I. MỤC ĐÍCH, YÊU CẦU", bold=True)
    word.p("1. Mục đích")
    word.p(SECOND)
    for line in ("Nơi nhận:", "- Đảng ủy xã;", "- Lưu."):
        word.p(line)
    for line in ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Trần Thị Bé"):
        word.p(line, bold=True, align="right")
    return word.bytes()


HABITS: dict[str, Callable[[], bytes]] = {
    "boxes-in-groups.docx": boxes_in_groups_and_cells,
    "changes-of-rows.docx": changes_of_paragraphs_and_rows,
    "content-controls.docx": content_controls,
    "fields-that-never-end.docx": fields_that_never_end,
    "notes-beside-the-text.docx": notes_beside_the_text,
    "plan-line-by-line.docx": plan_typed_line_by_line,
}

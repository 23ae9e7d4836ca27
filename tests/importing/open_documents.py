"""Makes OpenDocument texts (.odt) as LibreOffice and Word write them; names and figures are made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from html import escape

from tests.importing.word_files import picture_bytes

MIMETYPE = b"application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    [f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "style", "text", "table", "chart")]
    + [f'xmlns:draw="{_OASIS}:drawing:1.0"', f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"']
    + [f'xmlns:svg="{_OASIS}:svg-compatible:1.0"', 'xmlns:xlink="http://www.w3.org/1999/xlink"']
    + ['xmlns:math="http://www.w3.org/1998/Math/MathML"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)
LEAD = "Mười hai chi hội dự thi, ba bộ áo dài may từ vải cũ được trao giải sáng 8/3/2025 tại nhà văn hóa xã."
PROSE = "Ban giám khảo chấm theo ba tiêu chí: sáng tạo, tiết kiệm, đúng dáng áo truyền thống."

STYLES = """
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="2"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"/>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
"""
AUTOMATIC = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Down" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style>
<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Old" style:family="text"><style:text-properties style:font-name="F1"/></style:style>
<style:style style:name="Lead" style:family="paragraph" style:parent-style-name="Standard">
 <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Credit" style:family="paragraph" style:parent-style-name="Standard">
 <style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="End" style:family="paragraph" style:parent-style-name="Standard">
 <style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="cut" style:family="graphic"><style:graphic-properties
 fo:clip="rect(0cm, 4.233cm, 0cm, 0cm)"/></style:style>
<style:style style:name="odd" style:family="graphic"><style:graphic-properties
 fo:clip="rect(0cm, 4.233cm, 0cm, 0cm)"/></style:style>
<style:style style:name="grey" style:family="graphic"><style:graphic-properties style:mirror="horizontal"
 draw:color-mode="greyscale"/></style:style>
<style:style style:name="Off" style:family="section"><style:section-properties text:display="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
 <text:list-level-style-bullet text:level="2" text:bullet-char="◦"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-suffix="."
 style:num-format="1"/><text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>
</text:list-style>
"""


def open_document(body: str, media: Mapping[str, bytes] | None = None, margins: str = "") -> bytes:
    """Return a text of a body, with pictures by name and the headers and footers of its pages."""
    fonts = '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/>'
    content = (
        f"<office:document-content {NAMES}>{fonts}</office:font-face-decls><office:automatic-styles>{AUTOMATIC}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    styles = (
        f"<office:document-styles {NAMES}><office:styles>{STYLES}</office:styles><office:master-styles>"
        f'<style:master-page style:name="Standard">{margins}</style:master-page></office:master-styles>'
        "</office:document-styles>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
        for name, data in (media or {}).items():
            archive.writestr(name, data)
    return file.getvalue()


def p(text: str, style: str = "Standard") -> str:
    """Return a paragraph; the text may hold elements."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def frame(file: str, size: tuple[float, float] = (8.467, 6.35), style: str = "", more: str = "", move: str = "") -> str:
    """Return a frame with a picture, its width and height in centimetres."""
    transform = f' draw:transform="{move}"' if move else ""
    return (
        f'<draw:frame draw:name="Picture" draw:style-name="{style}" svg:width="{size[0]}cm" svg:height="{size[1]}cm"'
        f'{transform} text:anchor-type="as-char"><draw:image xlink:href="{escape(file)}"/>{more}</draw:frame>'
    )


def _head(title: str = "Bến Ao trao giải hội thi áo dài") -> str:
    return p(title, "Title") + p(LEAD, "Lead")


def text() -> bytes:
    """Headings, lists in levels, emphasis, a link, a note, a table with merged cells, blanks as LibreOffice writes them."""
    bullets = (
        '<text:list text:style-name="L1"><text:list-item><text:p>Chi hội Bến Đá</text:p><text:list><text:list-item>'
        "<text:p>Giải nhất</text:p></text:list-item></text:list></text:list-item><text:list-item>"
        "<text:p>Chi hội Cồn Sen</text:p></text:list-item></text:list>"
    )
    numbers = (
        '<text:list text:style-name="L2" xml:id="a"><text:list-item><text:p>May áo</text:p></text:list-item></text:list>'
        + p("Vải do chị em góp.")
        + '<text:list text:continue-list="a" text:style-name="L2"><text:list-item><text:p>Trình diễn</text:p>'
        "</text:list-item></text:list>"
    )
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        + p("Theo kế hoạch số 12.")
        + "</text:note-body></text:note>"
    )
    cell, cells = (
        "<table:table-cell>{}</table:table-cell>",
        '<table:table-cell table:number-{}-spanned="2">{}</table:table-cell>',
    )
    covered = "<table:covered-table-cell/>"
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell.format(p("Chi hội")) + cells.format("columns", p("Điểm | giải")) + covered
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cells.format("rows", p("Bến Đá")) + cell.format(p("9,5")) + cell.format(p("Nhất"))
        + "</table:table-row><table:table-row>"
        + covered + cell.format(p("8")) + cell.format(p("Ba")) + "</table:table-row></table:table>"
    )  # fmt: skip
    body = (
        _head()
        + '<text:h text:outline-level="1" text:style-name="Heading_20_1">Chuẩn bị\n   từ sớm</text:h>'
        + p(f'{PROSE}<text:s text:c="3"/> Xem <text:a xlink:href="https://hoi.example/ke-hoach">kế hoạch</text:a>{note}.')
        + bullets
        + '<text:h text:outline-level="2" text:style-name="Heading_20_2">Hai phần thi</text:h>'
        + numbers
        + p('Đạt <text:span text:style-name="B">1.240*2</text:span> điểm, 12 m<text:span text:style-name="Up">2</text:span>'
            ' vải, H<text:span text:style-name="Down">2</text:span>O, <text:span text:style-name="I">bao_cao_2023</text:span>.')
        + table
        + p("Tin: Lê Thị Hoa", "End")
    )  # fmt: skip
    return open_document(body)


def photos() -> bytes:
    """A photo with its caption below, one in a frame with its caption, cropped, turned, mirrored, beyond reach, drawn."""
    pictures = {
        "Pictures/a.jpg": picture_bytes("red"),
        "Pictures/b.jpg": picture_bytes("green"),
        "Pictures/c.png": picture_bytes("blue", kind="PNG"),
        "Pictures/d.jpg": picture_bytes("white"),
        "Pictures/e.png": picture_bytes("yellow", kind="PNG"),
        "Pictures/f.emf": b"\x01\0\0\0",
    }
    alt = "<svg:desc>Chị em may áo bên hiên nhà</svg:desc>"
    caption = frame("Pictures/b.jpg") + "Hình 1: Ban giám khảo chấm áo. Ảnh: Hồng Gấm"
    boxed = f"<draw:frame><draw:text-box>{p(caption, 'Illustration')}</draw:text-box></draw:frame>"
    pair = "".join(
        f"<table:table-cell>{p(frame(f'Pictures/{name}'))}{p(said, 'Credit')}</table:table-cell>"
        for name, said in (("a.jpg", "Phần thi thứ nhất"), ("b.jpg", "Phần thi thứ hai"))
    )
    body = (
        _head()
        + p(frame("Pictures/a.jpg", more=alt))
        + p("Chị em chi hội Bến Đá may áo. Ảnh: Thùy Linh", "Credit")
        + p(PROSE + boxed)
        + p(frame("Pictures/c.png", (4.233, 6.35), "cut"))
        + p(PROSE)
        + p(frame("Pictures/d.jpg", move="rotate (-1.5707963) translate (2cm, 3cm)"))
        + p(PROSE)
        + p(frame("Pictures/e.png", style="grey"))
        + p(PROSE)
        + p(frame("Pictures/e.png", (5.0, 2.0), "odd"))
        + p(frame("../a.png") + frame("Pictures/f.emf"))
        + f"<table:table><table:table-row>{pair}</table:table-row></table:table>"
        + p(PROSE)
    )
    return open_document(body, pictures)


def changes() -> bytes:
    """Tracked changes, comments, hidden letters, a hidden section, contents, page margins, a text box, an old font."""
    tracked = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>' + p("BÍ MẬT ĐÃ XÓA")
        + '</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion/>'
        "</text:changed-region></text:tracked-changes>"
    )  # fmt: skip
    comment = "<office:annotation><dc:creator>Ai đó</dc:creator>" + p("BÌNH LUẬN KÍN") + "</office:annotation>"
    box = f"<draw:frame><draw:text-box>{p('Đường dây nóng: 1900 0000')}</draw:text-box></draw:frame>"
    old = '<text:span text:style-name="Old">Héi phô n÷</text:span>'
    body = (
        tracked
        + _head()
        + f"<text:table-of-content><text:index-body>{p('Mục lục Chuẩn bị 1')}</text:index-body></text:table-of-content>"
        + p(f'{PROSE} <text:change text:change-id="c1"/>Giữ lại, <text:change-start text:change-id="c2"/>thêm vào'
            f'<text:change-end text:change-id="c2"/>{comment}.')
        + p(f'<text:span text:style-name="Gone">CHỮ ẨN</text:span>{old} xã dự đông đủ.{box}')
        + f'<text:section text:style-name="Off">{p("MỤC ẨN")}</text:section>'
        + p("Trang <text:page-number>7</text:page-number>còn lại<draw:custom-shape><draw:enhanced-geometry/>"
            "</draw:custom-shape>.")
    )  # fmt: skip
    return open_document(body, margins=f"<style:header>{p('Hội Phụ nữ xã Bến Ao')}</style:header>")


OPEN_DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "open-text.odt": text,
    "open-photos.odt": photos,
    "open-changes.odt": changes,
}

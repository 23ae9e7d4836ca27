"""Web pages, exports and messages, by the name of the file that each would be."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

from tests.importing.word_files import picture_bytes

BESIDE = {"anh/img_2781.11.jpg": picture_bytes("red"), "anh/b%20c.jpg": picture_bytes("green")}
"""Files that lie beside the pages."""


def old_portal() -> bytes:
    """A page of an old portal: layout tables, blanks as indents, a file's name as caption, menus around."""
    return """<html><head><title>Hội thi áo dài - Cổng thông tin xã Bến Ao</title><meta charset=utf-8></head><body>
    <table width=100%><tr><td colspan=2><div><nav><a href=/>Trang chủ</a> <a href=/tin>Tin tức</a></nav></div></td></tr><tr><td>
    <div class=detail-content><div><div><h1>Bến Ao trao giải hội thi áo dài</h1></div></div>
    <p style="text-align:justify"><b>Mười hai chi hội dự thi, ba bộ áo dài may từ vải cũ được trao giải sáng 8/3/2025.</b></p>
    <p style="margin:0">&nbsp;&nbsp;&nbsp;&nbsp; Chị em góp vải&nbsp;từ tháng Giêng,<br>may vào buổi tối.</p>
    <table align=center><tr><td><img src="anh/img_2781.11.jpg" alt="img_2781.11.jpg"></td></tr><tr><td align=center><i>img_2781.11.jpg</i></td></tr></table>
    <div><div>Ban giám khảo chấm <span style="font-weight:bold">ba</span> tiêu chí.</div></div>
    <table align=center><tr><td><img src="https://example.org/kho/c.jpg"></td></tr><tr><td>Chị em bên <i>rèm</i> cửa. Ảnh: CTV</td></tr></table>
    <p style="display:none">ẩn</p><img src=1.gif width=1 height=1><iframe src="https://example.org/phim"></iframe>
    <p>Xem thêm tại http://example.org/ket-qua.</p>
    <p style="text-align:right"><b>Hồng Nhung</b></p></div></td><td>Liên kết website</td></tr></table>
    <script>alert(1)</script></body></html>""".encode()


def portal_without_headings() -> bytes:
    """A page whose title stands in a bold span and in the page's name, a file's name below its picture."""
    return """<html><head><meta charset=utf-8><title>Bến Ao trao giải hội thi áo dài - Cổng thông tin</title></head><body>
    <div><span style="font-weight:bold;font-size:16px">Bến Ao trao giải hội thi áo dài</span></div>
    <div><b>Mười hai chi hội dự thi, ba bộ áo dài may từ vải cũ được trao giải sáng 8/3/2025.</b></div>
    <p>Chị em góp vải từ tháng Giêng.</p><p><img src="anh/img_2781.11.jpg"></p><p>img_2781.11.jpg</p><p>Hết.</p></body></html>""".encode()


def portal_of_one_name() -> bytes:
    """A page that bears the portal's name alone, as all of its pages do."""
    return """<html><head><meta charset=utf-8><title>Cổng thông tin điện tử</title></head><body>
    <p align=center><b>Bến Ao trao giải hội thi áo dài</b></p><p>Chị em góp vải từ tháng Giêng, may vào buổi tối.</p></body></html>""".encode()


def unclosed() -> bytes:
    """Paragraphs and items that nobody closed."""
    return "<html><body><h2>Hội thi áo dài</h2><p>Một đoạn dài hơn bốn mươi chữ cái để làm tóm tắt.<p>Hai <b>đậm<p>Ba</b><ul><li>một<li>hai</ul>".encode()


def figures() -> bytes:
    """Figures with captions, pictures within the page and beside it, a gallery."""
    inside = base64.b64encode(picture_bytes("blue")).decode()
    return f"""<article><h1>Hội thi áo dài</h1><p>Ba bộ áo dài may từ vải cũ được trao giải tại nhà văn hóa xã.</p>
    <figure><img src="data:image/jpeg;base64,{inside}" alt="Áo dài xanh trên giá"><figcaption>Giải nhất. Ảnh: Thu Hà</figcaption></figure>
    <p>Chị em cùng may.</p><p><img src="anh/b%20c.jpg" alt=""></p><p class="wp-caption-text">Giải nhì</p><p>Hết.</p></article>""".encode()


def word_page() -> bytes:
    """What Word saves as a page: comments, deletions, footnotes, an old font, a list, a local picture."""
    return """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=utf-8></head><body>
    <p class=MsoTitle>Hội thi áo dài</p><p class=MsoNormal>Chị em <del cite="mailto:x">đã bỏ</del><ins cite="mailto:x">góp</ins> vải<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>
    từ tháng Giêng<span class=MsoCommentReference><a href="#_msocom_1">[a1]</a></span>, may tối.</p>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Vải</p>
    <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Kim</p>
    <p class=MsoNormal><span style='font-family:".VnTime"'>Héi thi ¸o dµi</span></p>
    <p class=MsoNormal><img src="file:///C:/Users/LAN/AppData/a.jpg"></p>
    <div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Vải cũ.</p></div></body></html>""".encode()


def google_docs() -> bytes:
    """Google Docs' export: classes for looks, links through Google, pictures in a folder."""
    page = """<html><head><meta charset=utf-8><style>.c1{font-weight:700}.c2{font-style:italic}.title{font-size:26pt}</style></head><body class="doc">
    <p class="title"><span>Hội thi áo dài</span></p><p><span class="c1">Ba bộ áo dài may từ vải cũ được trao giải tại nhà văn hóa xã.</span></p>
    <p><span>Xem </span><span><a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D">kết quả</a></span></p>
    <p><span><img alt="" src="images/image1.jpg"></span></p><p><span class="c2">Trao giải</span></p><p><span>Hết.</span></p></body></html>"""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("HoiThi.html", page)
        parts.writestr("images/image1.jpg", picture_bytes("red"))
    return file.getvalue()


def zalo() -> bytes:
    """A message: emoji, hashtags, a list, a telephone number, an address with tracking."""
    return "\ufeff🌸 Hội thi áo dài Bến Ao\r\nSáng 8/3 chị em đến rất đông 👩‍👩‍👧\r\n+ Giải nhất: ấp Chợ\r\n+ Giải nhì: ấp Vàm\r\n#PhuNu #83\r\nLiên hệ: 024 0000 0000\r\nhttps://example.org/a?fbclid=x&id=3\r\n".encode()


def old_encoding() -> bytes:
    """A message of an old program in Windows-1258."""
    return "Hôòi thi aìo daÌi\nChiò em ðêìn râìt ðông vaÌ vui trong saìng thýì baÒy.".encode("latin-1")


def lists() -> bytes:
    """Lists in lists, a numbered one that starts at three, a table with a head and merged cells, a quotation."""
    return """<main><h1>Hội thi áo dài</h1><p>Ba bộ áo dài may từ vải cũ được trao giải tại nhà văn hóa xã.</p><h3>Kết quả</h3>
    <ol start=3><li>Ba<ul><li>con</li></ul></li><li>Bốn</li></ol><blockquote><p>Vải cũ, áo mới.</p></blockquote><h4>Bảng</h4>
    <table><tr><th rowspan=2>Ấp</th><th colspan=2>Giải</th></tr><tr><th>nhất</th><th>nhì</th></tr><tr><td>Chợ</td><td>1</td><td>2</td></tr></table></main>""".encode()


PAGES: dict[str, Callable[[], bytes]] = {
    "old-portal.html": old_portal,
    "portal-without-headings.html": portal_without_headings,
    "portal-of-one-name.html": portal_of_one_name,
    "unclosed.htm": unclosed,
    "figures.html": figures,
    "word-page.htm": word_page,
    "google-docs.zip": google_docs,
    "zalo.txt": zalo,
    "old-encoding.txt": old_encoding,
    "lists.html": lists,
}

"""Pages as old portals make them: the article's title, lead, photos and byline, without what stands around it."""

from __future__ import annotations

import re

import pytest
from bulletins.importing.document_reading import FileType, file_type
from bulletins.importing.folder_plan import PlannedFolder

from tests.importing.fixtures import imported

T = "Hội LHPN xã Bến Ao tổ chức hội thi may áo dài"
L = "Sáng ngày 08/3, tại nhà văn hóa xã, Hội LHPN xã Bến Ao tổ chức hội thi may áo dài chào mừng ngày Quốc tế Phụ nữ."
P = (
    "Tham dự hội thi có lãnh đạo Hội LHPN tỉnh Sen cùng đông đảo hội viên.",
    "Mỗi chi hội may một bộ áo dài từ vải cũ trong hai tháng; ban giám khảo chấm theo ba tiêu chí.",
)
PHOTO = "anh/img_2781.11.jpg"
C = "Các đội thi trình diễn áo dài"
UTF = '<meta charset="utf-8">'

PORTALS = {
    "one h1 for the site, one for the text": f"""<html><head><title>{T} - Hội LHPN tỉnh Sen</title>{UTF}</head><body>
<div class="logo"><a href="/"><img src="logo.gif"></a><h1>HỘI LIÊN HIỆP PHỤ NỮ TỈNH SEN</h1></div>
<ul class="nav navbar-nav">
<li><a href="/">Trang chủ</a><li><a href="/news/">Tin tức</a></ul><div class="panel"><h1 class="title">{T}</h1>
<span class="h5">Thứ hai - 09/03/2026 14:05</span><ul><li><a href="#print">In ra</a></li></ul>
<div class="hometext"><div>{L}</div></div>
<p>{P[0]}</p><figure><img src="{PHOTO}"><figcaption>{C}</figcaption></figure><p>{P[1]}</p>
<p><strong>Tác giả bài viết: </strong>Thu Hà</p><p>Tags: áo dài</p></div><p><b>Những tin mới hơn</b></p>
<ul><li><a href=x>Tập huấn công tác Hội</a></ul><p>Thăm dò ý kiến</p>
<footer>© Hội LHPN tỉnh Sen</footer></body></html>""",
    "a table for each part of the page": f"""<html><head><title>{T}</title>{UTF}</head><body><table align="center">
<tr><td colspan=3><img src="banner.jpg"></td></tr><tr><td><table><tr><th>Danh mục</th></tr><tr>
<td><a href=1>Trang chủ</a></td></tr>
<tr><td><a href=2>Giới thiệu</a></td></tr><tr><td><a href=3>Tin tức</a></td></tr></table></td><td>
<span><a href=1>Trang chủ</a></span>
<table><tr><td class="contentheading">{T}</td><td><a href=p><img src="printButton.png"></a></td></tr></table><table>
<tr><td>Người viết: Quản trị</td></tr><tr><td>Thứ hai, 09 Tháng 3 2026 14:05</td></tr><tr><td>
<p><strong>{L}</strong></p>
<p>{P[0]}</p><p align=center><img src="{PHOTO}"><br><em>{C}</em></p><p>{P[1]}</p>
<p align=right><strong>Thu Hà</strong></p></td></tr>
<tr><td>Lần cập nhật cuối ( Thứ hai, 09 Tháng 3 2026 )</td></tr></table></td><td><table><tr>
<th>Đăng nhập</th></tr></table></td></tr>
<tr><td colspan=3>Copyright © 2008 Hội LHPN tỉnh Sen</td></tr></table></body></html>""",
    "letters in fonts, no element says what it is": f"""<html>
<head>{UTF}<title>:: Hoi LHPN tinh Sen ::</title></head><body><center>
<table width=780><tr><td><table><tr><td><a href=1>Trang chủ</a></td><td><a href=2>Giới thiệu</a></td>
<td><a href=3>Văn bản</a></td></tr>
</table></td></tr><tr><td><table><tr><td><b>TIN MỚI</b><br><a href=1>Tin một</a><br><a href=2>Tin hai</a><br>
<a href=3>Tin ba</a></td>
<td><font size=4><b>{T}</b></font><br><font size=1>(09/03/2026 - 14:05)</font><br>
<font><b>{L}</b><br>&nbsp;&nbsp;{P[0]}<br>
<table align=center><tr><td><img src="{PHOTO}"></td></tr><tr><td align=center>
<i>{C}</i></td></tr></table>&nbsp;&nbsp;{P[1]}<br>
<div align=right><b>Thu Hà</b></div></font><a href="javascript:back()">Trở về</a> <a href=p>In bài</a>
<hr><b>Các tin khác:</b>
<ul><li><a href=4>Tập huấn công tác Hội</a> (08/03/2026)</ul></td></tr></table></td></tr><tr>
<td>Giấy phép số 1/GP-BC</td></tr></table>""",
    "title and photo outside of the text, all in a form": f"""<html><head>
<title>Hội LHPN tỉnh Sen &gt; Tin tức &gt; {T}</title>{UTF}
</head><body><form action=x><div id="topnav"><ul><li><a href="/">Trang chủ</a></li></ul></div><div>
<div class="TieuDe">{T}</div>
<div>Cập nhật ngày: 09/03/2026 14:05</div><div class="image"><img src="{PHOTO}"></div><div class="caption">{C}</div>
<div class="article-content"><p><strong><em>{L}</em></strong></p><p>{P[0]}</p><p>{P[1]}</p>
<p align=right><b>Thu Hà</b></p></div></div>
</form></body></html>""",
    "a name that every page has": f"""<html>
<head>{UTF}<title>Xem tin tức - Cổng thông tin điện tử tỉnh Sen</title></head><body>
<div class="main-menu"><a href=a>Trang chủ</a><a href=b>Giới thiệu</a></div><div class="left"><h3>Văn bản mới</h3>
<ul><li>
<a href=1>Kế hoạch 1</a></ul></div><div><p class="tieude_tinchitiet">{T}</p><span>Ngày đăng: 09/03/2026</span>
<table><tr><td>
<img src="{PHOTO}"></td></tr><tr><td>{C}</td></tr></table><div class="trichdan"><b>{L}</b></div><p>{P[0]}</p>
<p>{P[1]}</p>
<div style="text-align:right"><b>Thu Hà</b></div><div>Lượt xem: 123</div></div>
<div>Ghi rõ nguồn khi phát hành lại</div></body></html>""",
}


@pytest.mark.parametrize("name", PORTALS)
def test_an_article_is_found_on_a_portal_s_page(name: str) -> None:
    """Title, day, lead, photo with its caption, text and author are the article's; every other word is reported."""
    page = PORTALS[name]
    folder = imported("bai.html", page.encode)
    assert isinstance(folder, PlannedFolder)
    text = dict(folder.files)["index.md"].decode()
    head, body = text.removeprefix("---\n").split("\n---\n")
    assert head.splitlines()[0] == f"title: {T}"
    assert "date: 2026-03-09\nevent_date: 2026-03-08\n" in head
    assert f"\nsummary: {L}\n" in head
    assert "\nauthors:\n  - Thu Hà\n" in head
    assert [line for line in body.splitlines() if line and not line.startswith("![")] == list(P)
    assert "anh-1.jpg" in text
    assert C in text
    said = " ".join(value for found in folder.losses for _, value in found.details)
    shown = re.sub(r"(?s)<head.*?</head>|<[^>]*>|&nbsp;", " ", page)
    assert set(re.findall(r"[^\W_]+", shown)) <= set(re.findall(r"[^\W_]+", f"{text} {said}"))


@pytest.mark.parametrize(
    "start",
    [
        "<h1>{}</h1>\n{}",
        "<table><tr><td><b>{}</b></td></tr><tr><td>{}</td></tr></table>",
        '<font face="Arial"><b>{}</b><br>{}</font>',
    ],
)
def test_a_piece_of_a_page_is_read_as_one(start: str) -> None:
    """A file that begins with any element of HTML is no plain text, whatever stands around it is missing."""
    folder = imported("bai.html", lambda: start.format(T, f"{P[0]}<br>{P[1]}").encode())
    assert isinstance(folder, PlannedFolder)
    text = dict(folder.files)["index.md"].decode()
    assert text.startswith(f"---\ntitle: {T}\n")
    assert text.endswith(f"---\n{P[0]}\n\n{P[1]}\n")


def test_signs_amid_a_plain_text_make_no_page() -> None:
    """A message with `<b>` or `<10` in it stays a text; XML of other programs is none."""
    assert file_type("Hội thi a<b>c\nđiểm <10 thì thôi".encode()) is FileType.TEXT
    assert file_type(b'<?xml version="1.0"?><w:wordDocument/>') is FileType.UNKNOWN


def test_menus_in_a_text_of_no_portal_stay() -> None:
    """A list of links in a text from an editor is part of the text."""
    links = "".join(f"<li><a href='https://a.example/{name}'>{name}</a>" for name in ("Hai", "Ba", "Bon"))
    page = f"<h1>{T}</h1><p>{L}</p><ul>{links}</ul>"
    folder = imported("bai.html", page.encode)
    assert isinstance(folder, PlannedFolder)
    assert "- [Hai](https://a.example/Hai)" in dict(folder.files)["index.md"].decode()

"""Sample views of pages that are read through."""

from __future__ import annotations

from datetime import date, datetime

from bulletins.model.identity import Language, SitePath
from bulletins.model.localized import Phrase
from bulletins.model.value import replace
from bulletins.model.views import article_views, parts

from tests.rendering.samples.things import (
    EN,
    NOON,
    SUMMARY,
    TITLES,
    UNITS,
    VI,
    ZONE,
    card,
    cards,
    chrome,
    figure,
    head,
    href,
    image,
    link,
)

REPORT = """">124 cơ sở Hội</a> trong tỉnh. Theo đó, bảy chỉ tiêu của nghị quyết đã đạt hoặc vượt, chỉ còn một
chỉ tiêu về số chi hội trưởng dưới 40 tuổi phải làm tiếp<sup id="fnref:1"><a class="footnote-ref" href="\
"""
RESULTS = """">1</a></sup>.</p>
<h2 id="ket-qua">Kết quả nửa nhiệm kỳ</h2>
<p>Gần 3.000 gia đình được giúp vốn, giống và ngày công. Mười tổ chuyển đổi số đến tận nhà hướng dẫn bán hàng trên
mạng; <a href="https://example.org/bao-cao">báo cáo đầy đủ</a> đăng kèm theo đây.</p>
<ul>
<li>746 hộ thoát nghèo</li>
<li>584 công trình, phần việc</li>
<li>13 cá nhân, 11 sản phẩm được cấp giấy chứng nhận</li>
</ul>
<blockquote><p>Việc khó nhất là giữ được nếp sinh hoạt đều đặn ở chi hội vùng biển, khi chị em đi theo mùa
cá.</p></blockquote>
<table>
<thead>
<tr><th>Chỉ tiêu</th><th>Kế hoạch</th><th>Thực hiện</th><th>Tỷ lệ</th></tr>
</thead>
<tbody>
<tr><td>Hội viên mới</td><td>1.200</td><td>1.431</td><td>119,3&nbsp;%</td></tr>
<tr><td>Hộ thoát nghèo</td><td>700</td><td>746</td><td>106,6&nbsp;%</td></tr>
</tbody>
</table>
"""
OUTLOOK = """<p>Buổi chiều, các tổ thảo luận về việc sáp nhập cơ sở và chọn người đứng đầu chi hội.</p>
<h2 id="huong-toi">Hướng tới cuối nhiệm kỳ</h2>
<p>Ban Thường vụ giao mỗi huyện chọn một khâu đột phá.</p>
"""
FOOTNOTE = """<div class="footnote">
<hr>
<ol>
<li id="fn:1">
<p>Số liệu tính đến ngày 30/6/2024.&nbsp;<a class="footnote-backref" href="\
"""
BODY = (
    parts.HtmlView(
        pieces=('<p>Hội nghị sáng 10/7 nghe báo cáo của <a href="', REPORT, RESULTS),
        hrefs=(href("/don-vi/binh-thuan/"), href("/ban-tin/tin-0/", "fn:1")),
    ),
    figure("hoi-nghi", "Đại biểu giơ tay biểu quyết trong hội trường", "Đại biểu biểu quyết.", "Thùy Linh"),
    parts.HtmlView(pieces=(OUTLOOK,)),
    parts.GalleryView(
        figures=(
            figure("anh-1", "Hai chị dựng gian hàng nước mắm", "Gian hàng của chị em Phan Thiết.", "", "anh-1"),
            figure("anh-2", "Một chị giới thiệu thanh long sấy", "", "", "anh-2"),
            figure("anh-3", "Các chị ký vào sổ lưu niệm", "Ký sổ lưu niệm.", "Thùy Linh", "anh-3"),
        )
    ),
    parts.HtmlView(
        pieces=(FOOTNOTE, '" title="Trở lại">↩</a></p>\n</li>\n</ol>\n</div>\n'),
        hrefs=(href("/ban-tin/tin-0/", "fnref:1"),),
    ),
)


def bulletin(language: Language) -> article_views.BulletinView:
    """Return a bulletin with everything a bulletin may have."""
    vi = language == VI
    title = TITLES[0] if vi else "Binh Thuan's women meet seven of eight targets half-way through the term"
    path = "/ban-tin/tin-0/" if vi else "/en/ban-tin/tin-0/"
    summary = SUMMARY if vi else "In two and a half years 746 households rose out of poverty."
    first = head(language, path, title, summary)
    return article_views.BulletinView(
        chrome=chrome(language),
        head=replace(
            first,
            kind="article",
            image=image("hoi-nghi"),
            published=NOON,
            structured_data='{"@context":"https://schema.org","@type":"NewsArticle","headline":"A </script> & B"}',
        ),
        title=title,
        summary=summary,
        published=NOON,
        event_date=date(2024, 7, 9),
        units=(link("/don-vi/binh-thuan/", "Bình Thuận", None if vi else VI),),
        section=link("/chuyen-muc/hoat-dong/", "Hoạt động" if vi else "Activities"),
        campaigns=(link("/phong-trao/du-an-8/", "Dự án 8" if vi else "Project 8"),),
        authors=("Thùy Linh", "Minh Châu"),
        minutes=3,
        contents=(("ket-qua", "Kết quả"),),
        credit=Phrase(text=""),
        cover=figure(
            "tang-hoa",
            "Lãnh đạo Hội tặng hoa cho các chi hội trưởng",
            "Lãnh đạo Hội tặng hoa cho các chi hội trưởng tiêu biểu của tỉnh.",
            "Thùy Linh",
        ),
        body=BODY,
        photos=(
            figure("anh-4", "Chị em xem sản phẩm", "Chị em xem sản phẩm.", "", "anh-4"),
            figure("anh-5", "Một tiết mục văn nghệ", "Văn nghệ chào mừng.", "", "anh-5"),
        ),
        attachments=(
            parts.AttachmentView(
                href=href("/ban-tin/tin-0/báo cáo.pdf"), title=Phrase(text="Báo cáo sơ kết"), kind="PDF", size=1_234_567
            ),
            parts.AttachmentView(
                href=href("/ban-tin/tin-0/so-lieu.xlsx"), title=Phrase(text="Bảng số liệu"), kind="XLSX", size=48_200
            ),
        ),
        video="https://www.youtube.com/watch?v=abc&t=1",
        video_still=image("anh-5"),
        video_length="3:45",
        corrections=(parts.CorrectionView(on=date(2024, 7, 12), text=Phrase(text="Sửa số hộ thoát nghèo thành 746.")),),
        items=(),
        omitted=0,
        digests=(link("/ban-tin/diem-tin-thang-7/", "Điểm tin tháng 7", None if vi else VI),),
        others=cards(language)[1:4],
        newer=card(4, language),
        related=tuple(card(index, language) for index in (1, 3, 5, 6)),
        highlights=(link("/ban-tin/tin-2/", TITLES[2], None if vi else VI),),
        schemes=(link("/phong-trao/du-an-8/", "Dự án 8" if vi else "Project 8"),),
        mark="",
    )


def plain_bulletin(language: Language) -> article_views.BulletinView:
    """Return a bulletin of nothing but text, not translated, held back."""
    other = EN if language == VI else VI
    nearest = parts.Alternate(
        language=other,
        name="English" if other == EN else "Tiếng Việt",
        href=href("/en/don-vi/6/", "untranslated"),
        exact=False,
    )
    first = bulletin(language)
    return replace(
        first,
        head=replace(first.head, alternates=(), switch=(nearest,), image=None, path=SitePath("/ban-tin/tin-6/")),
        title=TITLES[6],
        published=datetime(2024, 7, 10, tzinfo=ZONE),
        event_date=None,
        campaigns=(),
        authors=(),
        minutes=1,
        cover=None,
        body=BODY[:1],
        contents=(),
        photos=(),
        attachments=(),
        video="",
        video_still=None,
        video_length="",
        corrections=(),
        digests=(),
        others=cards(language)[1:4],
        newer=None,
        related=(),
        mark="held",
    )


def digest(language: Language) -> article_views.BulletinView:
    """Return a digest of three bulletins, from which a fourth was withdrawn."""
    first = bulletin(language)
    return replace(
        first,
        head=replace(first.head, path=SitePath("/ban-tin/diem-tin/")),
        title="Điểm tin tuần đầu tháng 11" if language == VI else "News of the first week of November",
        campaigns=(),
        cover=None,
        body=BODY[2:3],
        contents=(),
        photos=(),
        attachments=(),
        video="",
        video_still=None,
        video_length="",
        corrections=(),
        digests=(),
        items=tuple(
            article_views.DigestItem(anchor=f"tin-{index}", card=card(index, language, picture=index == 2))
            for index in (2, 3, 6)
        ),
        omitted=1,
    )


def home(language: Language) -> article_views.HomeView:
    """Return the home page."""
    vi = language == VI
    root = "/" if vi else "/en/"
    all_cards = cards(language)
    return article_views.HomeView(
        chrome=chrome(language),
        head=head(language, root, chrome(language).site_name.text, "Tin tức" if vi else "News"),
        notice=link("/ban-tin/tin-5/", "Từ 1/7/2025, bản tin của cấp huyện chuyển về xã, phường.", None if vi else VI),
        lead=all_cards[0],
        headlines=tuple(card(index, language, picture=False) for index in (1, 2, 3, 4)),
        units=tuple(link(f"{root}don-vi/{index}/", name, None if vi else VI) for index, name in enumerate(UNITS)),
        campaigns=(
            link(f"{root}phong-trao/du-an-8/", "Dự án 8" if vi else "Project 8"),
            link(f"{root}phong-trao/me-do-dau/", "Mẹ đỡ đầu" if vi else "Godmother"),
            link(f"{root}phong-trao/5-khong-3-sach/", "5 không, 3 sạch" if vi else "5 Without-s, 3 Cleans"),
        ),
        latest=(*all_cards[1:], all_cards[0])[:6],
        all_bulletins=href(f"{root}ban-tin/"),
    )


def static(language: Language) -> article_views.StaticView:
    """Return a page that is not news."""
    title = "Giới thiệu" if language == VI else "About us"
    return article_views.StaticView(
        chrome=chrome(language),
        head=head(language, "/gioi-thieu/" if language == VI else "/en/gioi-thieu/", title, SUMMARY),
        title=title,
        summary=SUMMARY,
        cover=None,
        body=BODY[2:3],
        photos=(),
        attachments=(),
    )


def withdrawn(language: Language) -> article_views.WithdrawnView:
    """Return the notice of a withdrawn bulletin."""
    path = "/ban-tin/da-rut/" if language == VI else "/en/ban-tin/da-rut/"
    return article_views.WithdrawnView(
        chrome=chrome(language),
        head=head(language, path, "Bản tin đã rút" if language == VI else "Withdrawn bulletin", index=False),
        published=NOON,
        reason=Phrase(text="Ảnh đăng khi chưa được người trong ảnh đồng ý.", language=None if language == VI else VI),
        unit=link("/don-vi/binh-thuan/", "Bình Thuận", None if language == VI else VI),
    )


def not_found(language: Language) -> article_views.NotFoundView:
    """Return the page of addresses that lead nowhere."""
    other = EN if language == VI else VI
    bare = head(language, "/404.html", "Không tìm thấy trang" if language == VI else "Page not found", index=False)
    return article_views.NotFoundView(
        chrome=chrome(language),
        head=replace(bare, switch=()),
        chromes=(chrome(language), chrome(other)),
        newest=cards(language)[:5],
        units=home(language).units,
    )


def redirect(language: Language) -> article_views.RedirectView:
    """Return a page that leads on."""
    return article_views.RedirectView(
        chrome=chrome(language),
        head=head(language, "/ban-tin/ten-cu/", TITLES[0], index=False),
        to=link("/ban-tin/tin-0/", TITLES[0], None if language == VI else VI),
    )


def follow(language: Language) -> article_views.FollowView:
    """Return the page about following the site."""
    chrome_feeds = chrome(language).feeds
    return article_views.FollowView(
        chrome=chrome(language),
        head=head(language, "/feed/" if language == VI else "/en/feed/", "Theo dõi" if language == VI else "Follow"),
        channels=(("Zalo OA", "https://example.org/zalo"),),
        feeds=chrome_feeds[:1],
        outline=replace(chrome_feeds[0], href=href("/don-vi/feed.opml")),
    )

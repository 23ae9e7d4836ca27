"""What sample pages are made of: addresses, pictures, cards, the chrome of both languages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bulletins.model.identity import Language, SitePath
from bulletins.model.localized import Phrase
from bulletins.model.settings import RenderSettings
from bulletins.model.views import parts

ROOT = Path(__file__).parents[3]
THEME = ROOT / "theme"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
VI, EN = Language("vi"), Language("en")
SITE_URL = "https://phunu.example.org/tin"
SETTINGS = RenderSettings(
    theme=str(THEME),
    base_path="/tin",
    site_url=SITE_URL,
    languages=("vi", "en"),
    time_zone="Asia/Ho_Chi_Minh",
    stylesheet="/theme/site.css",
    script="/theme/site.js",
    frame=("#FFFDFB", "#9B1150"),
)
NOTHING = Phrase(text="")
NOON = datetime(2024, 7, 10, 15, 15, tzinfo=ZONE)
TITLES = (
    "Phụ nữ Bình Thuận hoàn thành bảy trên tám chỉ tiêu khi đi được nửa nhiệm kỳ",
    "Mười một đơn vị cấp huyện ở Sóc Trăng tổng kết công tác Hội năm 2023",
    "Xuân Trường: hơn tám vạn mét đường hoa do chị em trồng và chăm sóc",
    "Câu lạc bộ “Thủ lĩnh của sự thay đổi” sinh hoạt mẫu tại Mỹ Xuyên",
    "Chín tỉnh đồng bằng sông Hồng bàn việc lập hợp tác xã do phụ nữ quản lý",
    "Châu Phú nhận bằng khen của Trung ương Hội cho phong trào năm 2022",
    "Cù Lao Dung có thêm chín hội viên danh dự là nam giới",
)
SUMMARY = (
    "Sau hai năm rưỡi, 746 hộ do phụ nữ làm chủ đã thoát nghèo, 584 công trình được dựng lên "
    "bằng 11,54 tỷ đồng chị em góp lại."
)
UNITS = ("Bình Thuận", "Sóc Trăng", "Xuân Trường", "Mỹ Xuyên", "Thái Bình", "Châu Phú", "Cù Lao Dung")


def href(path: str, anchor: str = "") -> parts.Href:
    """Return an address inside the site."""
    return parts.Href(path=SitePath(path), anchor=anchor)


def link(path: str, text: str, language: Language | None = None) -> parts.Link:
    """Return a link with its words."""
    return parts.Link(href=href(path), label=Phrase(text=text, language=language))


def image(
    name: str, alt: str = "", size: tuple[int, int] = (1080, 720), focus: tuple[int, int] = (50, 50)
) -> parts.Image:
    """Return a picture in two WebP sizes and a JPEG."""
    width, height = size
    return parts.Image(
        variants=tuple(
            parts.ImageVariant(
                href=href(f"/anh/{name}-{wide}.webp"), width=wide, height=wide * height // width, mime="image/webp"
            )
            for wide in (360, 720, width)
        ),
        fallback=parts.ImageVariant(href=href(f"/anh/{name}-720.jpg"), width=width, height=height, mime="image/jpeg"),
        alt=Phrase(text=alt),
        focus=focus,
    )


def feeds(root: str, title: str) -> tuple[parts.FeedLink, ...]:
    """Return a page's two feeds."""
    return (
        parts.FeedLink(href=href(f"{root}feed.xml"), mime="application/atom+xml", title=title),
        parts.FeedLink(href=href(f"{root}feed.json"), mime="application/feed+json", title=title),
    )


def chrome(language: Language) -> parts.Chrome:
    """Return what surrounds every page of a language."""
    vi = language == VI
    root = "/" if vi else "/en/"
    return parts.Chrome(
        language=language,
        direction="ltr",
        site_name=Phrase(text="Hội Liên hiệp Phụ nữ Việt Nam" if vi else "Viet Nam Women's Union"),
        short_name=Phrase(text="Hội LHPN Việt Nam" if vi else "Women's Union"),
        tagline=Phrase(text="Tin hoạt động từ cơ sở" if vi else "News from the grassroots"),
        home=href(root),
        navigation=(
            link(f"{root}chuyen-muc/hoat-dong/", "Hoạt động" if vi else "Activities"),
            link(f"{root}chuyen-muc/dien-hinh/", "Gương điển hình" if vi else "Role models"),
            link(f"{root}don-vi/", "Đơn vị" if vi else "Units"),
            link(f"{root}phong-trao/", "Phong trào" if vi else "Campaigns"),
            link(f"{root}luu-tru/", "Lưu trữ" if vi else "Archive"),
            link("/gioi-thieu/", "Giới thiệu", None if vi else VI),
        ),
        footer_links=(link("/gioi-thieu/", "Giới thiệu", None if vi else VI),),
        search=href(f"{root}tim-kiem/"),
        archive=href(f"{root}luu-tru/"),
        units=href(f"{root}don-vi/"),
        feeds=feeds(root, "Hội LHPN Việt Nam"),
        manifest=href(f"{root}site.webmanifest"),
        follow=href(f"{root}feed/"),
        contact=parts.ContactView(
            address=Phrase(text="39 Hàng Chuối, Hà Nội"),
            phone="024 3971 3436",
            email="bantin@example.org",
            links=(("Facebook", "https://www.facebook.com/example"),),
        ),
        editor=Phrase(text="Ban Tuyên giáo", language=None if vi else VI),
        licence=Phrase(text="CC BY 4.0"),
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    )


def head(language: Language, path: str, title: str, description: str = "", *, index: bool = True) -> parts.Head:
    """Return the head of a page that both languages have."""
    base = path.removeprefix("/en")
    ways = (
        parts.Alternate(language=VI, name="Tiếng Việt", href=href(base)),
        parts.Alternate(language=EN, name="English", href=href(f"/en{base}")),
    )
    return parts.Head(
        title=title,
        description=description,
        path=SitePath(path),
        canonical=SITE_URL + path,
        index=index,
        alternates=ways if index else (),
        switch=tuple(way for way in ways if way.language != language),
    )


def card(index: int, language: Language = VI, *, picture: bool = True) -> parts.Card:
    """Return a bulletin as lists show it; those with an odd number have no English text."""
    foreign = language != VI and index % 2 == 1
    title = TITLES[index] if language == VI or foreign else f"Provincial union meets its targets half-way, part {index}"
    return parts.Card(
        href=href(f"/ban-tin/tin-{index}/" if language == VI or foreign else f"/en/bulletins/tin-{index}/"),
        title=Phrase(text=title, language=VI if foreign else None),
        summary=SUMMARY if language == VI or foreign else "In two and a half years 746 households rose out of poverty.",
        published=datetime(2024, 7 - index // 3, 20 - index, 8 + index, 30, tzinfo=ZONE),
        unit=link(f"/don-vi/{index}/", UNITS[index], None if language == VI else VI),
        section=Phrase(text="Hoạt động"),
        image=image(f"tin-{index}") if picture else None,
        digest=index == 1,
    )


def cards(language: Language, *, picture: bool = True) -> tuple[parts.Card, ...]:
    """Return all sample cards."""
    return tuple(card(index, language, picture=picture and index != 3) for index in range(len(TITLES)))


def figure(name: str, alt: str, caption: str, credit: str = "", anchor: str = "") -> parts.FigureView:
    """Return a photo with its words."""
    return parts.FigureView(
        image=image(name, alt), caption=Phrase(text=caption), credit=Phrase(text=credit), anchor=anchor
    )


def months(language: Language) -> tuple[parts.MonthGroup, ...]:
    """Return the sample cards by month."""
    every = cards(language)
    return (
        parts.MonthGroup(year=2024, month=7, cards=every[:3]),
        parts.MonthGroup(year=2024, month=6, cards=every[3:6]),
        parts.MonthGroup(year=2024, month=5, cards=every[6:]),
    )

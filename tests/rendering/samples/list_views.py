"""Sample views of pages that list."""

from __future__ import annotations

from datetime import date

from bulletins.model.identity import Language
from bulletins.model.localized import Phrase
from bulletins.model.value import replace
from bulletins.model.views import list_views, parts

from tests.rendering.samples.article_views import home
from tests.rendering.samples.things import NOTHING, UNITS, VI, card, cards, chrome, feeds, head, href, link, months


def unit(language: Language) -> list_views.UnitView:
    """Return a province's page with everything a unit may have."""
    vi = language == VI
    root = "/" if vi else "/en/"
    path = f"{root}don-vi/lam-dong/"
    name = "Hội LHPN tỉnh Lâm Đồng" if vi else "Women's Union of Lam Dong Province"
    return list_views.UnitView(
        chrome=chrome(language),
        head=replace(head(language, path, name), feeds=feeds(path, name)),
        name=Phrase(text=name),
        level=Phrase(text="Cấp tỉnh" if vi else "Province"),
        trail=(link(f"{root}don-vi/trung-uong/", "Trung ương Hội" if vi else "Central Union"),),
        description=Phrase(
            text="Tổ chức của phụ nữ tỉnh Lâm Đồng mới, gồm cả Bình Thuận.", language=None if vi else VI
        ),
        contact=parts.ContactView(address=Phrase(text="Phường Xuân Hương, Đà Lạt"), phone="0263 3822 000", email=""),
        valid_from=date(2025, 7, 1),
        closed_on=None,
        successors=(),
        predecessors=(
            list_views.SuccessionView(link=link("/don-vi/binh-thuan/", "Bình Thuận"), whole=True, on=date(2025, 7, 1)),
            list_views.SuccessionView(link=link("/don-vi/dak-nong/", "Đắk Nông"), whole=True, on=None),
        ),
        year=None,
        months=months(language),
        pager=None,
        years=(
            parts.Counted(link=link(f"{path}2024/", "2024"), count=1234),
            parts.Counted(link=link(f"{path}2023/", "2023"), count=1),
        ),
        total=1235,
        children=tuple(link(f"{root}don-vi/xa-{index}/", f"Xã Tuyên Quang {index}") for index in range(4)),
        closed_children=(link(f"{root}don-vi/phan-thiet/", "Phan Thiết"),),
        siblings=(link(f"{root}don-vi/ninh-binh/", "Ninh Bình"),),
        inherited=(replace(card(0, language), inherited=True),),
    )


def closed_unit(language: Language) -> list_views.UnitView:
    """Return the page of a district that has ended."""
    return replace(
        unit(language),
        closed_on=date(2025, 6, 30),
        successors=(
            list_views.SuccessionView(link=link("/don-vi/xuan-hong/", "Xuân Hồng"), whole=False, on=date(2025, 7, 1)),
            list_views.SuccessionView(link=link("/don-vi/xuan-giang/", "Xuân Giang"), whole=False, on=date(2025, 7, 1)),
        ),
        predecessors=(),
        valid_from=None,
        children=(),
        closed_children=(),
        months=(),
        inherited=(),
        years=(),
    )


def unit_year(language: Language) -> list_views.UnitView:
    """Return a numbered page of one year of a unit."""
    return replace(
        closed_unit(language),
        year=2024,
        months=months(language)[:1],
        pager=parts.Pager(number=3, newer=href("/don-vi/x/2024/"), older=href("/don-vi/x/2024/trang-2/")),
        siblings=(),
        contact=parts.ContactView(address=NOTHING, phone="", email=""),
    )


def campaign(language: Language) -> list_views.CampaignView:
    """Return a campaign's page."""
    vi = language == VI
    path = "/phong-trao/du-an-8/" if vi else "/en/phong-trao/du-an-8/"
    vietnamese = "Thực hiện bình đẳng giới và giải quyết những vấn đề cấp thiết đối với phụ nữ và trẻ em"
    name = vietnamese if vi else "Project 8"
    return list_views.CampaignView(
        chrome=chrome(language),
        head=replace(head(language, path, name), feeds=feeds(path, name)[:1]),
        name=Phrase(text=name),
        kind=Phrase(text="Chương trình" if vi else "Programme"),
        description=Phrase(
            text="Hỗ trợ phụ nữ và trẻ em gái vùng khó khăn." if vi else "For women and girls in hardship."
        ),
        owner=link("/don-vi/trung-uong/", "Trung ương Hội" if vi else "Central Union"),
        start=2021,
        end=2030,
        follows=link("/phong-trao/de-an-939/", "Đề án 939", None if vi else VI),
        followed_by=(link("/phong-trao/de-an-2415/", "Đề án 2415", None if vi else VI),),
        units=tuple(link(f"/don-vi/{index}/", name, None if vi else VI) for index, name in enumerate(UNITS)),
        months=months(language),
        pager=parts.Pager(number=None, newer=None, older=href("/phong-trao/du-an-8/trang-4/")),
        total=87,
    )


def listing(language: Language) -> list_views.ListingView:
    """Return a numbered page of a section."""
    vi = language == VI
    path = "/chuyen-muc/hoat-dong/trang-2/" if vi else "/en/chuyen-muc/hoat-dong/trang-2/"
    title = "Hoạt động" if vi else "Activities"
    return list_views.ListingView(
        chrome=chrome(language),
        head=head(language, path, title),
        title=Phrase(text=title),
        section=Phrase(text=title),
        cards=cards(language),
        pager=parts.Pager(number=2, newer=href("/chuyen-muc/hoat-dong/"), older=href("/chuyen-muc/hoat-dong/trang-1/")),
    )


def units_index(language: Language) -> list_views.UnitsIndexView:
    """Return a tree of units of four levels."""
    foreign = None if language == VI else VI

    def node(
        name: str, level: str, count: int, *children: list_views.UnitNode, closed: bool = False
    ) -> list_views.UnitNode:
        """Return one line of the tree."""
        return list_views.UnitNode(
            link=link(f"/don-vi/{count}/", name, foreign),
            level=Phrase(text=level, language=foreign),
            count=count,
            closed_on=date(2025, 6, 30) if closed else None,
            children=children,
        )

    district = node("Phan Thiết", "Cấp huyện", 12, node("Phường Bình Thuận", "Cấp xã", 3), closed=True)
    province = node("Lâm Đồng", "Cấp tỉnh", 1234, district, node("Tuyên Quang", "Cấp xã", 0))
    path = "/don-vi/" if language == VI else "/en/don-vi/"
    return list_views.UnitsIndexView(
        chrome=chrome(language),
        head=head(language, path, "Đơn vị" if language == VI else "Units"),
        roots=(node("Trung ương Hội", "Trung ương", 1500, province, node("Ninh Bình", "Cấp tỉnh", 20)),),
        letters=(
            ("N", (list_views.PlacedUnit(link=link("/don-vi/ninh-binh/", "Ninh Bình"), parent=None),)),
            ("T", (list_views.PlacedUnit(link=link("/x/", "Tuyên Quang"), parent=Phrase(text="Lâm Đồng")),)),
        ),
    )


def campaigns_index(language: Language) -> list_views.CampaignsIndexView:
    """Return campaigns that run and one that ended."""
    vi = language == VI

    def row(slug: str, vi_name: str, en_name: str, years: tuple[int | None, int | None]) -> list_views.CampaignRow:
        """Return one campaign."""
        return list_views.CampaignRow(
            link=link(f"/phong-trao/{slug}/", vi_name if vi else en_name),
            kind=Phrase(text="Đề án" if vi else "Scheme"),
            description=Phrase(text="Giúp phụ nữ khởi nghiệp.", language=None if vi else VI),
            start=years[0],
            end=years[1],
            count=12,
        )

    path = "/phong-trao/" if vi else "/en/phong-trao/"
    return list_views.CampaignsIndexView(
        chrome=chrome(language),
        head=head(language, path, "Phong trào" if vi else "Campaigns"),
        running=(
            row("de-an-2415", "Đề án 2415", "Scheme 2415", (2026, 2035)),
            row("me-do-dau", "Mẹ đỡ đầu", "Godmother", (2021, None)),
        ),
        ended=(row("de-an-939", "Đề án 939", "Scheme 939", (2017, 2025)), row("cu", "Cũ", "Old", (None, 2015))),
    )


def archive(language: Language, only: int | None = None) -> list_views.ArchiveView:
    """Return the archive of two years, or one year of it."""

    def year(number: int) -> list_views.ArchiveYear:
        """Return one year of three months."""
        return list_views.ArchiveYear(
            year=number,
            href=href(f"/luu-tru/{number}/"),
            count=40,
            months=tuple(
                list_views.ArchiveMonth(month=month, href=href(f"/luu-tru/{number}/{month:02}/"), count=month)
                for month in (12, 7, 1)
            ),
        )

    path = f"/luu-tru/{only}/" if only else "/luu-tru/"
    return list_views.ArchiveView(
        chrome=chrome(language),
        head=head(language, path if language == VI else f"/en{path}", "Lưu trữ" if language == VI else "Archive"),
        years=(year(2024), year(2023)) if only is None else (year(only),),
        only=only,
    )


def archive_month(language: Language) -> list_views.ArchiveMonthView:
    """Return one month of the archive between two others."""
    path = "/luu-tru/2024/07/" if language == VI else "/en/luu-tru/2024/07/"
    return list_views.ArchiveMonthView(
        chrome=chrome(language),
        head=head(language, path, "Lưu trữ – 7/2024" if language == VI else "Archive – 7/2024"),
        year=2024,
        month=7,
        cards=cards(language),
        pager=parts.Pager(number=None, newer=None, older=None),
        up=href("/luu-tru/2024/"),
        earlier=list_views.ArchiveMonth(month=12, href=href("/luu-tru/2023/12/"), count=0),
        earlier_year=2023,
        later=list_views.ArchiveMonth(month=8, href=href("/luu-tru/2024/08/"), count=0),
        later_year=2024,
    )


def search(language: Language) -> list_views.SearchView:
    """Return the search page."""
    first = home(language)
    path = "/tim-kiem/" if language == VI else "/en/tim-kiem/"
    return list_views.SearchView(
        chrome=first.chrome,
        head=head(language, path, "Tìm kiếm" if language == VI else "Search"),
        units=first.units,
        campaigns=first.campaigns,
    )

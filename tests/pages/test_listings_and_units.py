"""Home, units, campaigns, archive and indexes."""

from __future__ import annotations

from datetime import date, datetime

from bulletins.model.config import Notice
from bulletins.model.identity import Slug
from bulletins.model.localized import Phrase
from bulletins.model.registry import Succession
from bulletins.model.value import replace
from bulletins.model.views.article_views import HomeView, NotFoundView
from bulletins.model.views.list_views import (
    ArchiveMonthView,
    CampaignsIndexView,
    CampaignView,
    UnitsIndexView,
    UnitView,
)
from bulletins.model.views.parts import Link

from tests.pages.builders import (
    UNITS,
    ZONE,
    Press,
    both,
    long_run,
    make_bulletin,
    make_campaign,
    make_config,
    make_figure,
    make_images,
    make_page,
    make_text,
    make_unit,
    page_at,
    photo_path,
    plan_site,
)


def test_a_unit_shows_the_newest_of_itself_and_those_under_it() -> None:
    """The province's page has the newest five of both communes by month, and counts by year."""
    view = page_at(plan_site(Press(bulletins=long_run(200))), "don-vi/tinh/index.html").view
    assert isinstance(view, UnitView)
    shown = [card.href.path for month in view.months for card in month.cards]
    assert shown == [f"/ban-tin/tin-{number:05}/" for number in range(199, 194, -1)]
    assert [(each.link.label.text, each.count) for each in view.years] == [("2024", 18), ("2023", 182)]
    assert view.total == 200
    assert [link.label.text for link in view.children] == ["Xa-An", "Xa-Binh"]
    assert view.pager is None


def test_a_unit_page_of_a_year_holds_that_year_alone() -> None:
    """The page of 2024 goes on page by page and counts nothing of other years."""
    view = page_at(plan_site(Press(bulletins=long_run(200))), "en/units/tinh/2024/index.html").view
    assert isinstance(view, UnitView)
    assert {month.year for month in view.months} == {2024}
    assert sum(len(month.cards) for month in view.months) == 8
    assert view.pager is not None
    assert view.pager.older is not None
    assert view.pager.older.path == "/en/units/tinh/2024/page-2/"
    assert (view.years, view.total, view.year) == ((), 18, 2024)
    assert [link.label.text for link in view.trail] == ["Tinh (en)"]


def test_a_closed_unit_and_its_successor_know_each_other() -> None:
    """The closed one names who went on and since when; the new one shows what it inherited, marked."""
    closed = make_unit(
        "huyen-cu",
        "tinh",
        valid_to=date(2025, 6, 30),
        successors=(Succession(unit=Slug("xa-an"), whole=False),),
    )
    bulletins = [make_bulletin("cu", units=(Slug("huyen-cu"),)), make_bulletin("moi")]
    plan = plan_site(Press(bulletins=bulletins, units=(*UNITS, closed)))
    old = page_at(plan, "don-vi/huyen-cu/index.html").view
    new = page_at(plan, "don-vi/xa-an/index.html").view
    top = page_at(plan, "don-vi/tinh/index.html").view
    assert isinstance(old, UnitView)
    assert isinstance(new, UnitView)
    assert isinstance(top, UnitView)
    (after,), (before,) = old.successors, new.predecessors
    assert ("Xa-An", False, date(2025, 7, 1)) == (after.link.label.text, after.whole, after.on)
    assert ("Huyen-Cu", False, date(2025, 7, 1)) == (before.link.label.text, before.whole, before.on)
    assert [(card.inherited, card.unit.label.text) for card in new.inherited] == [(True, "Huyen-Cu")]
    assert [link.label.text for link in top.closed_children] == ["Huyen-Cu"]
    assert [link.label.text for link in new.siblings] == ["Xa-Binh"]


def test_an_ended_unit_is_told_from_another_of_its_name() -> None:
    """Title, heading, cards, crumbs and feeds of the old one say its last day; the new one keeps its name as it is."""
    old = make_unit(
        "an-giang-cu", "tinh", valid_to=date(2025, 6, 30), short_name=both("An Giang"), name=both("Hội LHPN An Giang")
    )
    new = make_unit("an-giang", "tinh", short_name=both("An Giang"), name=both("Hội LHPN An Giang"))
    alone = make_unit("kien-giang", "tinh", valid_to=date(2025, 6, 30))
    under = make_unit("xa-cu", "an-giang-cu", valid_to=date(2025, 6, 30))
    bulletins = [make_bulletin("tin", units=(Slug("xa-cu"),)), make_bulletin("khac", units=(Slug("an-giang-cu"),))]
    plan = plan_site(Press(bulletins=bulletins, units=(*UNITS, old, new, alone, under)))
    views = {
        slug: page_at(plan, f"don-vi/{slug}/index.html").view
        for slug in ("an-giang-cu", "an-giang", "kien-giang", "xa-cu")
    }
    units = {slug: view for slug, view in views.items() if isinstance(view, UnitView)}
    told = "Hội LHPN An Giang (until 30/6/2025 [vi])"
    assert (units["an-giang-cu"].name.text, units["an-giang-cu"].head.title) == (told, told)
    assert (units["an-giang"].name.text, units["kien-giang"].name.text) == ("Hội LHPN An Giang", "Hội LHPN kien-giang")
    assert units["xa-cu"].trail[-1].label.text == "An Giang (until 30/6/2025 [vi])"
    cards = [card.unit.label.text for month in units["an-giang-cu"].months for card in month.cards]
    assert cards == ["Xa-Cu", "An Giang (until 30/6/2025 [vi])"]
    year = page_at(plan, "don-vi/an-giang-cu/2024/index.html").view
    assert isinstance(year, UnitView)
    assert year.head.title == f"{told} – 2024"
    tree = page_at(plan, "don-vi/index.html").view
    assert isinstance(tree, UnitsIndexView)
    assert [node.link.label.text for node in tree.roots[0].children].count("An Giang") == 2


def test_a_year_of_many_bulletins_has_jumps_to_its_months() -> None:
    """They lead to the page on which a month begins; numbered pages, which never change, and short years have none."""
    plan = plan_site(Press(bulletins=long_run(200)))
    year = page_at(plan, "don-vi/tinh/2023/index.html")
    assert isinstance(year.view, UnitView)
    jumps = year.view.jumps
    assert [each.month for each in jumps] == list(range(12, 0, -1))
    assert sum(each.count for each in jumps) == year.view.total == 182
    for each in jumps:
        page = page_at(plan, f"{each.href.path.strip('/')}/index.html")
        assert isinstance(page.view, UnitView)
        assert each.href.anchor in page.anchors
        assert each.month in [month.month for month in page.view.months]
    older = page_at(plan, "don-vi/tinh/2023/trang-3/index.html").view
    short = page_at(plan, "don-vi/tinh/2024/index.html").view
    assert isinstance(older, UnitView)
    assert isinstance(short, UnitView)
    assert (older.jumps, short.jumps) == ((), ())


def test_of_many_siblings_the_nearest_are_named() -> None:
    """Of fifty communes the one in the middle names twelve before it and twelve after it."""
    communes = tuple(make_unit(f"xa-{number:02}", "tinh") for number in range(50))
    bulletin = make_bulletin("tin", units=(Slug("xa-25"),))
    plan = plan_site(Press(bulletins=[bulletin], units=(make_unit("tinh"), *communes)))
    view = page_at(plan, "don-vi/xa-25/index.html").view
    assert isinstance(view, UnitView)
    expected = [f"Xa-{number:02}" for number in range(13, 38) if number != 25]
    assert expected == [link.label.text for link in view.siblings]


def test_a_campaign_is_a_timeline() -> None:
    """Its own address says who took part and how many bulletins there are; numbered pages do not."""
    campaigns = (make_campaign("938", end=2025), make_campaign("2415", follows=Slug("938"), start=2026))
    plan = plan_site(Press(bulletins=long_run(60), campaigns=campaigns))
    own = page_at(plan, "phong-trao/938/index.html").view
    first = page_at(plan, "phong-trao/938/trang-1/index.html").view
    assert isinstance(own, CampaignView)
    assert isinstance(first, CampaignView)
    assert (own.total, first.total) == (15, None)
    assert [link.label.text for link in own.units] == ["Xa-Binh"]
    assert first.units == ()
    assert [link.label.text for link in own.followed_by] == ["ĐA 2415"]
    assert own.owner is not None
    assert own.owner.href.path == "/don-vi/tinh/"
    assert sum(len(month.cards) for month in first.months) == 5


def test_a_campaign_ends_when_the_newest_bulletin_is_of_a_later_year() -> None:
    """Seen from 2024, what ended in 2023 has ended and what ends in 2024 runs."""
    campaigns = (make_campaign("a", end=2023), make_campaign("b", end=2024), make_campaign("c"))
    plan = plan_site(Press(bulletins=[make_bulletin("tin")], campaigns=campaigns))
    view = page_at(plan, "phong-trao/index.html").view
    assert isinstance(view, CampaignsIndexView)
    assert (
        [row.link.label.text for row in view.running],
        [row.link.label.text for row in view.ended],
    ) == (["ĐA b", "ĐA c"], ["ĐA a"])


def test_the_index_of_units_is_a_tree_with_counts() -> None:
    """The province counts all, each commune its own."""
    view = page_at(plan_site(Press(bulletins=long_run(5))), "don-vi/index.html").view
    assert isinstance(view, UnitsIndexView)
    (root,) = view.roots
    assert (root.link.label.text, root.count) == ("Tinh", 5)
    assert [(node.link.label.text, node.count) for node in root.children] == [("Xa-An", 2), ("Xa-Binh", 3)]


def test_the_home_page_leads_with_what_is_featured() -> None:
    """The first featured bulletin leads, the second heads the headlines; nothing stands there twice."""
    run = long_run(30)
    view = page_at(plan_site(Press(bulletins=run, featured=(run[3].slug, run[4].slug))), "index.html").view
    assert isinstance(view, HomeView)
    assert view.lead.href.path == "/ban-tin/tin-00003/"
    assert view.headlines[0].href.path == "/ban-tin/tin-00004/"
    shown = [card.href.path for card in (view.lead, *view.headlines, *view.latest)]
    assert len(shown) == len(set(shown)) == 11


def test_the_home_page_shows_the_photos_there_are() -> None:
    """With a photo in every bulletin, the headlines beside the lead have theirs, too."""
    run = [replace(each, texts=(make_text(each.slug, cover=make_figure(each.slug)),)) for each in long_run(20)]
    images = make_images(*(photo_path(each.slug) for each in run))
    view = page_at(plan_site(Press(bulletins=run), images=images), "index.html").view
    assert isinstance(view, HomeView)
    assert all(card.image is not None for card in (view.lead, *view.headlines, *view.latest))


def test_what_stands_on_top_by_choice_says_so() -> None:
    """A featured bulletin is labelled; all else on top is newer than what stands below under “Latest”."""
    run = long_run(20)
    view = page_at(plan_site(Press(bulletins=run, featured=(run[2].slug, run[4].slug))), "index.html").view
    assert isinstance(view, HomeView)
    top = (view.lead, *view.headlines)
    assert [card.featured for card in top] == [True, True, False, False, False]
    assert not any(card.featured for card in view.latest)
    assert min(card.published for card in top if not card.featured) > max(card.published for card in view.latest)


def test_an_empty_section_is_not_in_the_menu() -> None:
    """Its page is there and says that there is nothing yet."""
    run = long_run(1)
    view = page_at(plan_site(Press(bulletins=run)), "index.html").view
    assert isinstance(view, HomeView)
    config = make_config()
    used = {bulletin.section for bulletin in run}
    empty = [term.slug for term in config.sections if term.slug not in used]
    shown = [link.href.path for link in (*view.chrome.navigation, *view.chrome.footer_links)]
    assert empty
    assert not any(f"/{slug}/" in path for slug in empty for path in shown)


def test_the_newest_with_a_picture_leads_a_page_without_featured() -> None:
    """Of three, the middle one has the only photo."""
    run = long_run(3)
    run[1] = replace(run[1], texts=(make_text(run[1].slug, cover=make_figure(run[1].slug)),))
    view = page_at(plan_site(Press(bulletins=run), images=make_images(photo_path(run[1].slug))), "index.html").view
    assert isinstance(view, HomeView)
    assert view.lead.href.path == "/ban-tin/tin-00001/"
    assert [card.href.path for card in view.headlines] == ["/ban-tin/tin-00002/", "/ban-tin/tin-00000/"]


def test_the_notice_links_to_its_bulletin_if_that_is_shown() -> None:
    """A notice with a bulletin is a link; with one that is not shown, a sentence."""
    text = both("Đại hội sắp khai mạc", "The congress opens soon")
    found = []
    for slug in ("tin", "khac"):
        config = make_config(notice=Notice(text=text, bulletin=Slug(slug)))
        view = page_at(plan_site(Press(bulletins=[make_bulletin("tin")], config=config)), "en/index.html").view
        assert isinstance(view, HomeView)
        found.append(view.notice)
    assert isinstance(found[0], Link)
    assert found[0].href.path == "/ban-tin/tin/"
    assert Phrase(text="The congress opens soon") == found[1]


def test_midnight_belongs_to_the_day_of_the_site() -> None:
    """Half past midnight on 1 August in Việt Nam is August, whatever UTC says."""
    bulletin = make_bulletin("tin", published=datetime(2024, 8, 1, 0, 30, tzinfo=ZONE))
    view = page_at(plan_site(Press(bulletins=[bulletin])), "luu-tru/2024/08/index.html").view
    assert isinstance(view, ArchiveMonthView)
    assert (view.year, view.month) == (2024, 8)


def test_months_lead_to_their_neighbours_that_have_bulletins() -> None:
    """January and March, with nothing in between, are neighbours."""
    days = [datetime(2024, month, 5, tzinfo=ZONE) for month in (1, 3)]
    plan = plan_site(Press(bulletins=[make_bulletin(f"tin-{day.month}", published=day) for day in days]))
    march = page_at(plan, "luu-tru/2024/03/index.html").view
    assert isinstance(march, ArchiveMonthView)
    assert march.earlier is not None
    assert march.earlier.href.path == "/luu-tru/2024/01/"
    assert march.later is None


def test_the_navigation_has_seven_entries_at_most() -> None:
    """Three indexes always, then sections and static pages, of which one always fits; the rest is in the footer."""
    pages = tuple(make_page(f"trang-{number}") for number in range(5))
    config = make_config(menu=tuple(page.slug for page in pages))
    plan = plan_site(Press(bulletins=long_run(2), pages=pages, config=config))
    chrome = page_at(plan, "index.html").view
    assert isinstance(chrome, HomeView)
    labels = [link.label.text for link in chrome.chrome.navigation]
    assert labels == [
        "Hoạt động",
        "Thông báo",
        "Units [vi]",
        "Campaigns [vi]",
        "Archive [vi]",
        "trang-0 (vi)",
        "trang-1 (vi)",
    ]
    footer = [link.label.text for link in chrome.chrome.footer_links]
    assert footer == ["trang-2 (vi)", "trang-3 (vi)", "trang-4 (vi)"]


def test_the_404_page_speaks_every_language() -> None:
    """One page, in the default language, with every chrome and the five newest."""
    view = page_at(plan_site(Press(bulletins=long_run(9))), "404.html").view
    assert isinstance(view, NotFoundView)
    assert [chrome.language for chrome in view.chromes] == ["vi", "en"]
    assert len(view.newest) == 5
    assert not view.head.index


def test_a_site_without_bulletins_has_no_pages() -> None:
    """Nothing could stand on its home page."""
    assert plan_site(Press()).pages == ()

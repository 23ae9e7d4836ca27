"""Feeds, the sitemap, robots.txt and redirects."""

from __future__ import annotations

from datetime import date, datetime

from bulletins.model.bulletin import Correction
from bulletins.model.identity import Slug
from bulletins.model.source import FileStatus
from bulletins.model.views.article_views import RedirectView
from bulletins.model.views.machines import FeedView, NewsView, OutlineView, RobotsView, SitemapView

from tests.pages.builders import (
    EN,
    SITE_URL,
    UNITS,
    VI,
    ZONE,
    Press,
    WholeSite,
    long_run,
    make_bulletin,
    make_campaign,
    make_page,
    make_settings,
    make_text,
    make_unit,
    page_at,
    paths_of,
    plan_site,
)


def feed_at(plan: WholeSite, path: str) -> FeedView:
    """Return the feed at a path."""
    view = page_at(plan, path).view
    assert isinstance(view, FeedView)
    return view


def sitemap_at(plan: WholeSite, path: str) -> SitemapView:
    """Return the sitemap at a path."""
    view = page_at(plan, path).view
    assert isinstance(view, SitemapView)
    return view


def test_feeds_lie_beside_their_pages() -> None:
    """Atom for site, units, campaigns and sections; JSON Feed for site and units."""
    plan = plan_site(Press(bulletins=[make_bulletin("tin")], units=UNITS[:1] + UNITS[1:2]))
    atoms = [path for path in paths_of(plan, "atom") if not path.startswith("en/")]
    assert atoms == [
        "chuyen-muc/hoat-dong/feed.xml",
        "chuyen-muc/thong-bao/feed.xml",
        "don-vi/tinh/feed.xml",
        "don-vi/xa-an/feed.xml",
        "feed.xml",
        "phong-trao/938/feed.xml",
    ]
    jsons = [path for path in paths_of(plan, "json") if path.startswith("en/")]
    assert jsons == ["en/feed.json", "en/units/tinh/feed.json", "en/units/xa-an/feed.json"]


def test_a_feed_holds_the_newest_bulletins_of_its_language() -> None:
    """The English feed has the eight newest translations, newest first, at absolute addresses."""
    feed = feed_at(plan_site(Press(bulletins=long_run(60))), "en/feed.xml")
    expected = [f"{SITE_URL}/en/bulletins/tin-{number:05}/" for number in range(57, 33, -3)]
    assert expected == [entry.url for entry in feed.entries] == [entry.identity for entry in feed.entries]
    assert (f"{SITE_URL}/en/", f"{SITE_URL}/en/feed.xml") == (feed.page_url, feed.self_url)
    assert feed.updated == feed.entries[0].updated


def test_a_correction_updates_the_entry() -> None:
    """The entry's last change is the start of the last correction's day."""
    text = make_text("tin", corrections=(Correction(on=date(2024, 7, 12), text="Sửa"),))
    feed = feed_at(plan_site(Press(bulletins=[make_bulletin("tin", texts=(text,))])), "feed.json")
    assert [datetime(2024, 7, 12, tzinfo=ZONE)] == [entry.updated for entry in feed.entries]


def test_an_empty_feed_keeps_its_address() -> None:
    """A unit without bulletins can be followed; its feed is as old as the site."""
    feed = feed_at(plan_site(Press(bulletins=[make_bulletin("tin")])), "don-vi/xa-binh/feed.xml")
    assert feed.entries == ()
    assert datetime(2024, 7, 10, 15, 15, tzinfo=ZONE) == feed.updated


def test_the_sitemap_has_a_part_for_every_year() -> None:
    """Bulletins by year, everything else in one part; each address with its translations, the default first."""
    plan = plan_site(Press(bulletins=long_run(200, english_every=1)))
    parts = [href.path for href in sitemap_at(plan, "sitemap.xml").parts]
    assert parts == ["/sitemap-2023.xml", "/sitemap-2024.xml", "/sitemap-pages.xml"]
    entry = sitemap_at(plan, "sitemap-2024.xml").entries[0]
    assert entry.path == "/ban-tin/tin-00182/"
    assert entry.modified == date(2024, 1, 1)
    assert entry.alternates == ((VI, "/ban-tin/tin-00182/"), (EN, "/en/bulletins/tin-00182/"))


def test_the_sitemap_lists_every_page_that_may_be_listed() -> None:
    """All pages for people but the 404, notices and redirects, each once."""
    gone = make_bulletin("cu", fate=FileStatus.WITHDRAWN, aliases=(Slug("rat-cu"),))
    plan = plan_site(Press(bulletins=long_run(30), withdrawn=(gone,)))
    parts = [sitemap_at(plan, href.path[1:]) for href in sitemap_at(plan, "sitemap.xml").parts]
    listed = [entry.path.removeprefix("/") + "index.html" for part in parts for entry in part.entries]
    hidden = {"not-found", "withdrawn", "redirect", "atom", "json", "sitemap", "robots"}
    hidden |= {"sitemap-news", "manifest", "opml"}
    assert sorted(page.path for page in plan.pages if page.kind not in hidden) == sorted(listed)


def test_robots_names_the_sitemap_where_there_is_one() -> None:
    """Without a site address there is none to name."""
    for site_url, expected in ((SITE_URL, f"{SITE_URL}/sitemap.xml"), ("", "")):
        plan = plan_site(Press(bulletins=[make_bulletin("tin")]), settings=make_settings(site_url=site_url))
        view = page_at(plan, "robots.txt").view
        assert RobotsView(sitemap=expected, news=expected.replace("sitemap", "sitemap-news")) == view


def test_a_renamed_bulletin_leads_on_in_every_language_it_has() -> None:
    """Its former address has a page that search engines do not list, whose canonical address is the new one."""
    texts = (make_text("tin", VI), make_text("tin", EN))
    plan = plan_site(Press(bulletins=[make_bulletin("tin", texts=texts, aliases=(Slug("tin-cu"),))]))
    assert paths_of(plan, "redirect") == ["ban-tin/tin-cu/index.html", "en/bulletins/tin-cu/index.html"]
    view = page_at(plan, "en/bulletins/tin-cu/index.html").view
    assert isinstance(view, RedirectView)
    assert (view.to.href.path, view.to.label.text) == ("/en/bulletins/tin/", "tin (en)")
    assert (f"{SITE_URL}/en/bulletins/tin/", False) == (view.head.canonical, view.head.index)


def test_a_renamed_unit_leads_on_with_all_its_pages_and_keeps_its_feeds() -> None:
    """Its years lead to its years; a feed, which cannot lead on, is repeated where readers fetch it."""
    renamed = make_unit("xa-an", "tinh", aliases=(Slug("xa-cu"),))
    plan = plan_site(Press(bulletins=[make_bulletin("tin")], units=(UNITS[0], renamed)))
    assert [path for path in paths_of(plan) if path.startswith("don-vi/xa-cu/")] == [
        "don-vi/xa-cu/2024/index.html",
        "don-vi/xa-cu/feed.json",
        "don-vi/xa-cu/feed.xml",
        "don-vi/xa-cu/index.html",
    ]
    assert feed_at(plan, "don-vi/xa-cu/feed.xml") == feed_at(plan, "don-vi/xa-an/feed.xml")


def test_campaigns_and_static_pages_lead_on_too() -> None:
    """Both keep their former addresses."""
    plan = plan_site(
        Press(
            bulletins=[make_bulletin("tin")],
            campaigns=(make_campaign("938", aliases=(Slug("939"),)),),
            pages=(make_page("gioi-thieu", aliases=(Slug("ve-chung-toi"),)),),
        )
    )
    assert paths_of(plan, "redirect") == [
        "en/campaigns/939/index.html",
        "phong-trao/939/index.html",
        "ve-chung-toi/index.html",
    ]


def test_news_are_what_came_in_the_last_two_days() -> None:
    """The news sitemap goes back two days from the newest bulletin, in every language it has; drafts are not in it."""
    days = ("2024-07-12", "2024-07-11", "2024-07-09")
    written = ((make_text("a", VI), make_text("a", EN)), (make_text("b"),), (make_text("c"),))
    bulletins = [
        make_bulletin(f"tin-{day}", published=datetime.fromisoformat(day).replace(tzinfo=ZONE), texts=texts)
        for day, texts in zip(days, written, strict=True)
    ]
    draft = make_bulletin("nhap", fate=FileStatus.DRAFT, published=datetime(2024, 7, 20, tzinfo=ZONE))
    view = page_at(plan_site(Press(bulletins=[*bulletins, draft])), "sitemap-news.xml").view
    assert isinstance(view, NewsView)
    assert [(entry.path, entry.language) for entry in view.entries] == [
        ("/ban-tin/tin-2024-07-12/", "vi"),
        ("/en/bulletins/tin-2024-07-12/", "en"),
        ("/ban-tin/tin-2024-07-11/", "vi"),
    ]


def test_every_unit_is_in_the_file_of_feeds() -> None:
    """Units stand under the unit above them, with their page and their feed."""
    view = page_at(plan_site(Press(bulletins=[make_bulletin("tin")])), "en/units/feed.opml").view
    assert isinstance(view, OutlineView)
    (province,) = view.outlines
    assert province.feed.path == "/en/units/tinh/feed.xml"
    assert [below.page.path for below in province.outlines] == ["/en/units/xa-an/", "/en/units/xa-binh/"]


def test_following_needs_something_to_follow() -> None:
    """Without a site address and other channels there is neither the page nor the way to it."""
    nothing = plan_site(Press(bulletins=[make_bulletin("tin")]), settings=make_settings(site_url=""))
    assert paths_of(nothing, "follow", "opml") == []
    whole = plan_site(Press(bulletins=[make_bulletin("tin")]))
    assert paths_of(whole, "follow", "opml") == [
        "don-vi/feed.opml",
        "en/feed/index.html",
        "en/units/feed.opml",
        "feed/index.html",
    ]

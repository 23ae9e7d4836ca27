"""Sample views of files that programs read."""

from __future__ import annotations

from datetime import date, datetime

from bulletins.model.identity import Language, SitePath
from bulletins.model.views import machines, parts

from tests.rendering.samples.article_views import BODY
from tests.rendering.samples.things import EN, SITE_URL, SUMMARY, TITLES, VI, ZONE, card, href, image


def feed(language: Language) -> machines.FeedView:
    """Return a feed of two entries, one by two people, one corrected."""
    entries = tuple(
        machines.FeedEntry(
            identity=f"tag:phunu.example.org,2024:tin-{index}",
            url=f"{SITE_URL}/ban-tin/tin-{index}/",
            title=TITLES[index],
            summary=f"{SUMMARY} <5 & 3>",
            published=card(index).published,
            updated=datetime(2024, 7, 21, 9, tzinfo=ZONE),
            authors=("Thùy Linh", "Minh Châu") if index == 0 else (),
            categories=("Dự án 8",) if index == 0 else (),
            content=BODY if index == 0 else (),
        )
        for index in (0, 1)
    )
    return machines.FeedView(
        language=language,
        title="Hội LHPN Việt Nam",
        subtitle="Tin hoạt động từ cơ sở",
        page_url=f"{SITE_URL}/",
        self_url=f"{SITE_URL}/feed.xml",
        author="Hội LHPN Việt Nam",
        updated=datetime(2024, 7, 21, 9, tzinfo=ZONE),
        entries=entries,
    )


def sitemap() -> machines.SitemapView:
    """Return a sitemap of a translated page and one that is not."""
    return machines.SitemapView(
        entries=(
            parts.SitemapEntry(
                path=SitePath("/"), modified=date(2024, 7, 10), alternates=((VI, SitePath("/")), (EN, SitePath("/en/")))
            ),
            parts.SitemapEntry(path=SitePath("/ban-tin/tin-1/"), modified=None),
        )
    )


def news() -> machines.NewsView:
    """Return a news sitemap of one article whose title needs escaping."""
    entry = machines.NewsEntry(
        path=SitePath("/ban-tin/tin-0/"),
        publication="Tin Hội",
        language=VI,
        published=datetime(2024, 7, 20, 8, 30, tzinfo=ZONE),
        title="Chị A & chị B <2>",
    )
    return machines.NewsView(entries=(entry,))


def manifest() -> machines.ManifestView:
    """Return a manifest whose name needs escaping."""
    return machines.ManifestView(
        language=VI,
        direction="ltr",
        name='Hội "Sen" & bạn',
        short_name="Sen",
        start=href("/"),
        scope=href("/"),
        icons=image("logo").variants[:1],
    )


def outline() -> machines.OutlineView:
    """Return the feeds of a unit and of one under it."""
    below = machines.Outline(title="Xã B & C", page=href("/don-vi/b/"), feed=href("/don-vi/b/feed.xml"))
    above = machines.Outline(
        title="Tỉnh A", page=href("/don-vi/a/"), feed=href("/don-vi/a/feed.xml"), outlines=(below,)
    )
    return machines.OutlineView(language=VI, title="Đơn vị", mime="application/atom+xml", outlines=(above,))

"""Sample views of files that programs read."""

from __future__ import annotations

from datetime import date, datetime

from bulletins.model.identity import Language, SitePath
from bulletins.model.views import machines, parts

from tests.rendering.samples.things import EN, SITE_URL, SUMMARY, TITLES, VI, ZONE, card


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

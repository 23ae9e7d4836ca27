"""One page of every kind in Vietnamese and in English, as planning would give it: what the theme is tried on."""

from __future__ import annotations

from bulletins.model.identity import Language, OutputPath
from bulletins.model.page import Page, View
from bulletins.model.views.machines import RobotsView

from tests.rendering.samples.article_views import (
    bulletin,
    digest,
    follow,
    home,
    not_found,
    plain_bulletin,
    redirect,
    static,
    withdrawn,
)
from tests.rendering.samples.list_views import (
    archive,
    archive_month,
    campaign,
    campaigns_index,
    closed_unit,
    listing,
    search,
    unit,
    unit_year,
    units_index,
)
from tests.rendering.samples.machines import feed, manifest, news, outline, sitemap
from tests.rendering.samples.things import SITE_URL, VI


def sample_pages(language: Language) -> tuple[Page, ...]:
    """Return one page of every kind that people look at, in one language."""
    views: tuple[tuple[str, str, View], ...] = (
        ("home", "home.html", home(language)),
        ("bulletin", "bulletin.html", bulletin(language)),
        ("bulletin-plain", "bulletin.html", plain_bulletin(language)),
        ("digest", "bulletin.html", digest(language)),
        ("withdrawn", "withdrawn.html", withdrawn(language)),
        ("unit", "unit.html", unit(language)),
        ("unit-closed", "unit.html", closed_unit(language)),
        ("unit-year", "unit.html", unit_year(language)),
        ("campaign", "campaign.html", campaign(language)),
        ("listing", "listing.html", listing(language)),
        ("units", "units.html", units_index(language)),
        ("campaigns", "campaigns.html", campaigns_index(language)),
        ("archive", "archive.html", archive(language)),
        ("archive-year", "archive.html", archive(language, 2024)),
        ("archive-month", "archive-month.html", archive_month(language)),
        ("static", "static.html", static(language)),
        ("search", "search.html", search(language)),
        ("follow", "follow.html", follow(language)),
        ("not-found", "not-found.html", not_found(language)),
        ("redirect", "redirect.html", redirect(language)),
    )
    return tuple(
        Page(path=OutputPath(f"{language}/{kind}.html"), kind=kind, template=template, view=view)
        for kind, template, view in views
    )


def machine_pages() -> tuple[Page, ...]:
    """Return one page of every kind that programs read."""
    views: tuple[tuple[str, str, View], ...] = (
        ("feed.xml", "atom", feed(VI)),
        ("feed.json", "json", feed(VI)),
        ("sitemap.xml", "sitemap.xml", sitemap()),
        ("robots.txt", "robots.txt", RobotsView(sitemap=f"{SITE_URL}/sitemap.xml")),
        ("sitemap-news.xml", "sitemap-news.xml", news()),
        ("site.webmanifest", "site.webmanifest", manifest()),
        ("feed.opml", "feeds.opml", outline()),
    )
    return tuple(
        Page(path=OutputPath(path), kind=template, template=template, view=view) for path, template, view in views
    )

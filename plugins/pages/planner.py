"""Every page of the site, planned from what assembling gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.model.identity import ContentPath
from plugins.model.page import Page, Plan
from plugins.model.photo import ImageSet
from plugins.model.settings import BuildSettings
from plugins.model.site import Site
from plugins.model.source import Source
from plugins.model.table import Table
from plugins.pages.archive import plan_archive
from plugins.pages.bulletin import plan_bulletins
from plugins.pages.campaign import plan_campaigns
from plugins.pages.edition import Edition, open_editions
from plugins.pages.feeds import plan_feeds
from plugins.pages.groundwork import Words, lay_groundwork
from plugins.pages.home import plan_home
from plugins.pages.indexes import plan_indexes
from plugins.pages.listing import plan_listings
from plugins.pages.not_found import plan_not_found
from plugins.pages.redirects import plan_redirects
from plugins.pages.search import plan_search
from plugins.pages.share_cards import PlanCard
from plugins.pages.sitemap import plan_robots, plan_sitemap
from plugins.pages.static import plan_statics
from plugins.pages.unit import plan_units
from plugins.pages.withdrawn import plan_withdrawn

NO_SITE_URL = "no-site-url"
"""The note that feeds, sitemap and canonical addresses were left out for want of a site address."""


def plan(  # noqa: PLR0913  (all that planning may look at comes in here, by name)
    site: Site,
    *,
    images: Table[ContentPath, ImageSet],
    sources: Table[ContentPath, Source],
    settings: BuildSettings,
    words: Words,
    cards: PlanCard | None = None,
) -> Plan:
    """Return every page in every language by path, the documents they offer and the cards they are shared with.

    Share cards are planned where `cards` is given and the site has an address.

    A site without bulletins has no pages: nothing could stand on its home page, and assembling has said so.
    """
    if not site.timeline:
        return Plan(pages=(), assets=(), problems=())
    ground = lay_groundwork(site, images, sources, settings, words, cards)
    editions = open_editions(ground)
    pages = list(_plan_readable(editions))
    pages.extend(plan_feeds(editions))
    pages.extend(plan_sitemap(ground, pages))
    pages.extend(plan_robots(ground))
    pages.extend(list(plan_redirects(editions, pages)))
    pages.sort(key=lambda page: page.path)
    return Plan(
        pages=tuple(pages),
        assets=ground.files.assets(),
        problems=tuple(sorted(ground.pictures.problems)),
        notes=() if ground.root else (NO_SITE_URL,),
        cards=ground.share.cards(),
        subjects=ground.share.subjects(),
    )


def _plan_readable(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield every page that people read."""
    yield from plan_home(editions)
    yield from plan_bulletins(editions)
    yield from plan_withdrawn(editions)
    yield from plan_units(editions)
    yield from plan_campaigns(editions)
    yield from plan_listings(editions)
    yield from plan_archive(editions)
    yield from plan_indexes(editions)
    yield from plan_statics(editions)
    yield from plan_search(editions)
    yield from plan_not_found(editions)

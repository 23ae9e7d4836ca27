"""Pages of campaigns: purpose, period, owner, and the bulletins as a timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bulletins.model.identity import Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.site import CampaignEntry
from bulletins.model.views.list_views import CampaignView
from bulletins.model.views.parts import Href, Link
from bulletins.pages.addresses import TEMPLATE_ANCHORS, output_path
from bulletins.pages.chrome import feed_links
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.head import ArticleHead, find_ways, make_head, number_title
from bulletins.pages.pagination import ListPage, make_pager, paginate
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.sharing import campaign_card
from bulletins.pages.structured_data import describe_place


def plan_campaigns(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield every page of every campaign, in every language; numbered pages never change their bulletins."""
    context = editions[0].context
    for slug, entry in context.site.campaigns.items():
        for list_page in paginate(entry.bulletins, context.settings.page_size):
            total, units = (None, ()) if list_page.number else (len(entry.bulletins), entry.units)
            for edition in editions:
                yield PlannedPage(
                    path=output_path(edition.addresses.campaign(slug, list_page.number)),
                    kind="campaign",
                    make=partial(_make_campaign_page, editions, edition, entry, list_page),
                    arguments=(list_page, total, units),
                    origin=entry.campaign.origin.path,
                )


def _make_campaign_page(
    editions: Sequence[LanguageEdition], edition: LanguageEdition, entry: CampaignEntry, list_page: ListPage[Slug]
) -> Page:
    """Return one page of a campaign in one language."""
    return Page(
        path=output_path(edition.addresses.campaign(entry.campaign.slug, list_page.number)),
        kind="campaign",
        template="campaign.html",
        view=_make_view(editions, edition, entry, list_page),
        anchors=TEMPLATE_ANCHORS,
        origin=entry.campaign.origin.path,
    )


def _make_view(
    editions: Sequence[LanguageEdition], edition: LanguageEdition, entry: CampaignEntry, list_page: ListPage[Slug]
) -> CampaignView:
    """Return the view of a campaign's page; parts that a new bulletin may change are on its own address only."""
    campaign, links, language = entry.campaign, edition.links, edition.language
    own = not list_page.number
    addresses = [each.addresses.campaign(campaign.slug, list_page.number) for each in editions]
    name = campaign.name.phrase(language)
    description = campaign.description.phrase(language)
    address = partial(edition.addresses.campaign, campaign.slug)
    index = Phrase(text=edition.context.words(language, "Campaigns"))
    trail = (Link(href=Href(path=edition.addresses.campaigns()), label=index),)
    return CampaignView(
        chrome=edition.chrome,
        head=make_head(
            edition,
            edition.addresses.campaign(campaign.slug, list_page.number),
            find_ways(edition.context.site.config, addresses),
            number_title(edition, name.text, list_page.number),
            description=description.text if own else "",
            feeds=feed_links(links, address(0), name.text, json=False),
            article=ArticleHead(structured_data=describe_place(edition, trail)),
            card=campaign_card(edition, campaign),
        ),
        name=name,
        kind=links.term(edition.context.site.config.campaign_types, campaign.kind),
        description=description,
        owner=links.unit(campaign.owner) if campaign.owner else None,
        start=campaign.start,
        end=campaign.end,
        follows=links.campaign(campaign.follows) if campaign.follows else None,
        followed_by=tuple(links.campaign(slug) for slug in entry.followed_by),
        units=tuple(links.unit(slug) for slug in entry.units) if own else (),
        months=edition.months(list_page.items),
        pager=make_pager(list_page, address),
        total=len(entry.bulletins) if own else None,
    )

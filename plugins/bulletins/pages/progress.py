"""The campaigns that are still running, judged by the year of the newest bulletin, because planning knows no clock."""

from __future__ import annotations

from bulletins.model.registry import Campaign
from bulletins.model.views.parts import Link
from bulletins.pages.context import PageContext
from bulletins.pages.edition import LanguageEdition


def is_running(ground: PageContext, campaign: Campaign) -> bool:
    """Return whether a campaign had not ended by the year of the newest bulletin."""
    return campaign.end is None or campaign.end >= latest_year(ground)


def latest_year(ground: PageContext) -> int:
    """Return the year of the newest bulletin."""
    return ground.calendar.day(ground.site.timeline[-1]).year


def running_campaigns(edition: LanguageEdition) -> tuple[Link, ...]:
    """Return the campaigns that run and have a bulletin, in the language's order."""
    site = edition.ground.site
    return tuple(
        edition.links.campaign(slug)
        for slug in site.campaign_order[edition.language]
        if site.campaigns[slug].bulletins and is_running(edition.ground, site.campaigns[slug].campaign)
    )

"""Planned files: what goes where, before a byte of it is made."""

from __future__ import annotations

from dataclasses import dataclass

from bulletins.model.identity import OutputPath
from bulletins.model.photo import Asset
from bulletins.model.problem import Problem
from bulletins.model.share import CardSubject, ShareCard
from bulletins.model.views.articles import (
    BulletinView,
    HomeView,
    NotFoundView,
    RedirectView,
    StaticView,
    WithdrawnView,
)
from bulletins.model.views.listings import (
    ArchiveMonthView,
    ArchiveView,
    CampaignsIndexView,
    CampaignView,
    ListingView,
    SearchView,
    UnitsIndexView,
    UnitView,
)
from bulletins.model.views.machines import (
    FeedView,
    RobotsView,
    SitemapView,
)

View = (
    HomeView
    | BulletinView
    | WithdrawnView
    | UnitView
    | CampaignView
    | ListingView
    | UnitsIndexView
    | CampaignsIndexView
    | ArchiveView
    | ArchiveMonthView
    | StaticView
    | SearchView
    | NotFoundView
    | RedirectView
    | FeedView
    | SitemapView
    | RobotsView
)
"""Everything a page can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file to render. `template` is a file of theme/templates, or `atom`, `json` for feeds.

    `anchors` are the ids that links may lead to on it. `kind` counts it in reports: bulletin, unit, feed, …
    `origin` is the source it stands for as a person sees it, empty where it stands for none; no page shows it.
    """

    path: OutputPath
    kind: str
    template: str
    view: View
    anchors: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every page, asset and share card of the site in the order of their paths, and what planning found wrong.

    `subjects` are all that asked for a card, those included for which none can be drawn.

    `notes` are codes of sentences for the build's report, such as `no-site-url`.
    """

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    cards: tuple[ShareCard, ...] = ()
    subjects: tuple[CardSubject, ...] = ()

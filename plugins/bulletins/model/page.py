"""Planned files: what goes where, before a byte of it is made."""

from __future__ import annotations

from bulletins.model.identity import OutputPath
from bulletins.model.value import Value
from bulletins.model.views.article_views import (
    BulletinView,
    FollowView,
    HomeView,
    NotFoundView,
    RedirectView,
    StaticView,
    WithdrawnView,
)
from bulletins.model.views.extension import ExtensionView
from bulletins.model.views.list_views import (
    ArchiveMonthView,
    ArchiveView,
    CampaignsIndexView,
    CampaignView,
    ListingView,
    SearchView,
    UnitsIndexView,
    UnitView,
)
from bulletins.model.views.machines import MachineView
from bulletins.model.views.parts import Href

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
    | FollowView
    | MachineView
    | ExtensionView
)
"""Everything a page can show."""


class AuthoredLink(Value, frozen=True, kw_only=True):
    """A link that an author wrote: where it leads, and the path and line where it was written."""

    href: Href
    origin: str
    line: int


class Page(Value, frozen=True, kw_only=True):
    """One file to render. `template` is a file of theme/templates, or `atom`, `json` for feeds.

    `anchors` are the ids that links may lead to on it, `authored` the links on it that authors wrote. `kind` counts it
    in reports: bulletin, unit, feed, … `origin` is the source it stands for as a person sees it, empty where it stands
    for none; no page shows it.
    """

    path: OutputPath
    kind: str
    template: str
    view: View
    anchors: tuple[str, ...] = ()
    authored: tuple[AuthoredLink, ...] = ()
    origin: str = ""

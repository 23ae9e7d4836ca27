"""The assembled site: every relation between bulletins, units and campaigns, worked out and checked."""

from __future__ import annotations

from datetime import date

from bulletins.model.bulletin import Bulletin, Facts, StaticPage, TextFacts
from bulletins.model.config import SiteConfig
from bulletins.model.identity import ContentPath, Language, Slug
from bulletins.model.problem import Problem
from bulletins.model.registry import Campaign, Succession, Unit
from bulletins.model.source import LedgerEntry, Source
from bulletins.model.table import Table
from bulletins.model.value import Value


class UnitEntry(Value, frozen=True, kw_only=True):
    """A unit in its tree. `ancestors` go from the root down to the parent.

    `predecessors` name the units that ended in this one. `bulletins` are its own and its descendants', oldest first;
    `own` counts those it publishes itself or takes part in. `inherited` are its predecessors' bulletins, oldest first,
    none of which is in `bulletins`.
    """

    unit: Unit
    ancestors: tuple[Slug, ...] = ()
    predecessors: tuple[Succession, ...] = ()
    bulletins: tuple[Slug, ...] = ()
    own: int = 0
    inherited: tuple[Slug, ...] = ()


class CampaignEntry(Value, frozen=True, kw_only=True):
    """A campaign with its bulletins, oldest first, the units that took part, and the campaign that continues it."""

    campaign: Campaign
    bulletins: tuple[Slug, ...] = ()
    units: tuple[Slug, ...] = ()
    followed_by: tuple[Slug, ...] = ()


class BulletinEntry(Value, frozen=True, kw_only=True):
    """A bulletin that is shown, with its neighbours: older and newer in its publishing unit, related, all by slug.

    `others` are the nearest older ones of its unit, the nearest first; `related` are older bulletins beside them.
    `digests` are the digests it is an item of, oldest first. `items` are a digest's items that are shown;
    `omitted_items` those that were withdrawn.
    """

    bulletin: Bulletin
    next: Slug | None = None
    others: tuple[Slug, ...] = ()
    related: tuple[Slug, ...] = ()
    digests: tuple[Slug, ...] = ()
    items: tuple[Slug, ...] = ()
    omitted_items: tuple[Slug, ...] = ()


class UnitOrder(Value, frozen=True, kw_only=True):
    """How one language reads the unit tree: the roots, and each unit's children, sorted by level and short name."""

    language: Language
    roots: tuple[Slug, ...]
    children: Table[Slug, tuple[Slug, ...]]


class Site(Value, frozen=True, kw_only=True):
    """Everything that is shown, indexed as pages need it. All tuples of bulletin slugs go from old to new.

    `bulletins` holds published ones (and, in a preview, drafts and held ones); `withdrawn` the ones that leave a
    notice. `timeline` is every key of `bulletins` by (published, slug). `featured` is in the order of display.
    `campaign_order` sorts campaigns per language: running ones first, then by name.
    """

    config: SiteConfig
    bulletins: Table[Slug, BulletinEntry]
    withdrawn: tuple[Bulletin, ...]
    timeline: tuple[Slug, ...]
    units: Table[Slug, UnitEntry]
    unit_orders: tuple[UnitOrder, ...]
    campaigns: Table[Slug, CampaignEntry]
    campaign_order: Table[Language, tuple[Slug, ...]]
    sections: Table[Slug, tuple[Slug, ...]]
    pages: Table[Slug, StaticPage]
    featured: tuple[Slug, ...] = ()
    today: date = date.min
    """The day of the build in the site's time zone; what depends on it is planned with it, and looked up by nothing."""


class SiteFacts(Value, frozen=True, kw_only=True):
    """The facts of everything that was read: all that assembling may look at.

    `sources` are all files that were found and may be used, assets included. `refused` are the paths of files that have
    an error of their own: what could be read of them is here too and is checked, but none of it is published, and what
    refers to them is not reported again, their own report says enough.
    """

    config: SiteConfig
    sources: tuple[Source, ...]
    bulletins: tuple[Facts, ...]
    pages: tuple[Facts, ...]
    units: tuple[Unit, ...]
    campaigns: tuple[Campaign, ...]
    refused: frozenset[ContentPath] = frozenset()
    drafts: frozenset[str] = frozenset()
    """The folders of drafts, as a person sees them: what is wrong there keeps nothing from being published."""
    absent: frozenset[ContentPath] = frozenset()
    """The texts of folders that are set aside and that readers have never seen."""


class TitledTexts(Value, frozen=True, kw_only=True):
    """The texts whose titles are looked at where words are known.

    `same_days` are the paths, as a person sees them, of the bulletins that share their unit and their day.
    """

    texts: tuple[TextFacts, ...] = ()
    same_days: tuple[tuple[str, ...], ...] = ()


class UnshownLink(Value, frozen=True, kw_only=True):
    """A link to an address of this site, typed in a text that is left out for its errors; `origin` is the text's path.

    Whether it leads anywhere is told by the pages of all others, so that it is said in the same run.
    """

    origin: str
    line: int
    address: str
    anchor: str = ""


class Assembly(Value, frozen=True, kw_only=True):
    """The result of assembling: the site, the problems across files, and the ledger of every source.

    `site` leaves out entries with errors and is None where nothing remains. `photos` are the existing photos that shown
    entries refer to, or would refer to if they had no errors.
    """

    site: Site | None
    photos: tuple[ContentPath, ...]
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    drafts: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    """Folders of drafts that are shown without what is wrong in them."""
    titled: TitledTexts = TitledTexts()
    unshown_links: tuple[UnshownLink, ...] = ()

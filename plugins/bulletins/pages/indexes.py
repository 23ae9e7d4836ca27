"""The index of units as a tree, and the index of campaigns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bulletins.model.collation import collation_key
from bulletins.model.identity import Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.site import CampaignEntry
from bulletins.model.value import replace
from bulletins.model.views.list_views import CampaignRow, CampaignsIndexView, PlacedUnit, UnitNode, UnitsIndexView
from bulletins.pages.addresses import TEMPLATE_ANCHORS, output_path
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.head import find_ways, make_head
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.relatives import is_running, latest_year
from bulletins.pages.sharing import list_card

MANY = 30
"""From so many units on, the index lists them by letter too."""

LETTERS = "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"


def plan_indexes(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the index of units and that of campaigns, in every language."""
    context = editions[0].context
    units = tuple((slug, len(entry.bulletins)) for slug, entry in context.site.units.items())
    campaigns = tuple((slug, len(entry.bulletins)) for slug, entry in context.site.campaigns.items())
    for edition in editions:
        yield PlannedPage(
            path=output_path(edition.addresses.units()),
            kind="units",
            make=partial(_make_units_index_page, editions, edition),
            arguments=units,
        )
        yield PlannedPage(
            path=output_path(edition.addresses.campaigns()),
            kind="campaigns",
            make=partial(_make_campaigns_index_page, editions, edition),
            arguments=(campaigns, latest_year(context)),
        )


def _make_units_index_page(editions: Sequence[LanguageEdition], edition: LanguageEdition) -> Page:
    """Return the tree of units in one language."""
    path = edition.addresses.units()
    language_links = find_ways(edition.context.site.config, [each.addresses.units() for each in editions])
    title = edition.context.words(edition.language, "Units")
    return Page(
        path=output_path(path),
        kind="units",
        template="units.html",
        view=UnitsIndexView(
            chrome=edition.chrome,
            head=make_head(edition, path, language_links, title, card=list_card(edition, Phrase(text=title))),
            roots=_nodes(edition, edition.order.roots),
            letters=_by_letter(edition),
        ),
        anchors=TEMPLATE_ANCHORS,
    )


def _by_letter(edition: LanguageEdition) -> tuple[tuple[str, tuple[PlacedUnit, ...]], ...]:
    """Return the units that have not ended under the first letters of their short names; nothing where they are few."""
    units = edition.context.site.units
    language = edition.language
    names = {slug: entry.unit.short_name.text(language) for slug, entry in units.items() if not entry.unit.valid_to}
    if len(names) < MANY:
        return ()
    capitals = {collation_key(each, language)[0]: each for each in reversed(LETTERS)}
    letters: dict[str, list[PlacedUnit]] = {}
    for slug in sorted(names, key=lambda each: (collation_key(names[each], language), each)):
        above = units[slug].unit.parent
        placed = PlacedUnit(link=edition.links.unit(slug), parent=edition.links.unit(above).label if above else None)
        first = names[slug][:1].upper()
        letter = capitals.get(collation_key(first, language)[0], first)  # without tone marks, with the language's own
        letters.setdefault(letter, []).append(placed)
    return tuple((letter, tuple(placed)) for letter, placed in letters.items())


def _nodes(edition: LanguageEdition, slugs: tuple[Slug, ...]) -> tuple[UnitNode, ...]:
    """Return the lines of the tree for some units, each with those under it."""
    site = edition.context.site
    return tuple(
        UnitNode(
            link=replace(edition.links.unit(slug), label=site.units[slug].unit.short_name.phrase(edition.language)),
            level=edition.links.term(site.config.levels, site.units[slug].unit.level),
            count=len(site.units[slug].bulletins),
            closed_on=site.units[slug].unit.valid_to,
            children=_nodes(edition, edition.order.children.get(slug, ())),
        )
        for slug in slugs
    )


def _make_campaigns_index_page(editions: Sequence[LanguageEdition], edition: LanguageEdition) -> Page:
    """Return the index of campaigns in one language."""
    context = edition.context
    path = edition.addresses.campaigns()
    language_links = find_ways(context.site.config, [each.addresses.campaigns() for each in editions])
    title = context.words(edition.language, "Campaigns")
    entries = [context.site.campaigns[slug] for slug in context.site.campaign_order[edition.language]]
    running = [is_running(context, entry.campaign) for entry in entries]
    return Page(
        path=output_path(path),
        kind="campaigns",
        template="campaigns.html",
        view=CampaignsIndexView(
            chrome=edition.chrome,
            head=make_head(edition, path, language_links, title, card=list_card(edition, Phrase(text=title))),
            running=tuple(_row(edition, entry) for entry, now in zip(entries, running, strict=True) if now),
            ended=tuple(_row(edition, entry) for entry, now in zip(entries, running, strict=True) if not now),
        ),
        anchors=TEMPLATE_ANCHORS,
    )


def _row(edition: LanguageEdition, entry: CampaignEntry) -> CampaignRow:
    """Return one campaign's line."""
    campaign = entry.campaign
    return CampaignRow(
        link=edition.links.campaign(campaign.slug),
        kind=edition.links.term(edition.context.site.config.campaign_types, campaign.kind),
        description=campaign.description.phrase(edition.language),
        start=campaign.start,
        end=campaign.end,
        count=len(entry.bulletins),
    )

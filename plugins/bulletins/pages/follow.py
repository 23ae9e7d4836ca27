"""The page that tells how to follow the site, and the file with all units' feeds (OPML) for feed readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bulletins.model.identity import SitePath, Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.views.article_views import FollowView
from bulletins.model.views.machines import Outline, OutlineView
from bulletins.model.views.parts import FeedLink, Href
from bulletins.pages.addresses import TEMPLATE_ANCHORS, output_path
from bulletins.pages.chrome import ATOM, OPML, feed_links
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.head import find_ways, make_head
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.sharing import list_card


def plan_follow(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the page about following the site, and the file of feeds, in every language; each only where it is used."""
    for edition in editions:
        if edition.chrome.follow:
            yield PlannedPage(
                path=output_path(edition.chrome.follow.path),
                kind="follow",
                make=partial(_make_follow_page, editions, edition),
            )
        if edition.context.root:
            path = edition.addresses.feed(edition.addresses.units(), "opml")
            yield PlannedPage(path=output_path(path), kind="opml", make=partial(_make_outline_page, edition, path))


def _make_follow_page(editions: Sequence[LanguageEdition], edition: LanguageEdition) -> Page:
    """Return the page about following the site in one language."""
    addresses, context, config = edition.addresses, edition.context, edition.context.site.config
    title = context.words(edition.language, "Follow")
    head = make_head(
        edition,
        addresses.follow(),
        find_ways(config, [each.addresses.follow() for each in editions]),
        title,
        card=list_card(edition, Phrase(text=title)),
    )
    outline = FeedLink(href=Href(path=addresses.feed(addresses.units(), "opml")), mime=OPML, title=title)
    return Page(
        path=output_path(addresses.follow()),
        kind="follow",
        template="follow.html",
        view=FollowView(
            chrome=edition.chrome,
            head=head,
            channels=config.follow,
            feeds=_list_feeds(edition),
            outline=outline if context.root else None,
        ),
        anchors=TEMPLATE_ANCHORS,
    )


def _list_feeds(edition: LanguageEdition) -> tuple[FeedLink, ...]:
    """Return the Atom feeds of the whole site, of its sections and of its campaigns."""
    links, addresses, site = edition.links, edition.addresses, edition.context.site
    sections = ((addresses.section(term.slug), links.section(term.slug)) for term in site.config.sections)
    order = site.campaign_order[edition.language]
    campaigns = ((addresses.campaign(slug), links.campaign(slug)) for slug in order)
    own = [(addresses.home(), edition.chrome.site_name.text)]
    named = [*own, *((path, link.label.text) for path, link in (*sections, *campaigns))]
    return tuple(feed for path, name in named for feed in feed_links(links, path, name, json=False))


def _make_outline_page(edition: LanguageEdition, path: SitePath) -> Page:
    """Return the feeds of all units as an outline, each under the unit above it."""
    title = f"{edition.context.words(edition.language, 'Units')} – {edition.chrome.site_name.text}"
    roots = tuple(_outline(edition, slug) for slug in edition.order.roots)
    view = OutlineView(language=edition.language, title=title, mime=ATOM, outlines=roots)
    return Page(path=output_path(path), kind="opml", template="feeds.opml", view=view)


def _outline(edition: LanguageEdition, slug: Slug) -> Outline:
    """Return a unit's feed with those of the units under it."""
    unit = edition.context.site.units[slug].unit
    page = edition.addresses.unit(unit.slug)
    return Outline(
        title=edition.context.names.full(slug, edition.language).text,
        page=Href(path=page),
        feed=Href(path=edition.addresses.feed(page, "xml")),
        outlines=tuple(_outline(edition, child) for child in edition.order.children.get(unit.slug, ())),
    )

"""The chrome of every page of one language. It depends on no bulletin, so a new bulletin changes none of it."""

from __future__ import annotations

from bulletins.model.config import Contact
from bulletins.model.identity import SitePath
from bulletins.model.localized import Phrase
from bulletins.model.views.parts import Chrome, ContactView, FeedLink, Href, Link
from bulletins.pages.links import Links

NAVIGATION_SIZE = 7
"""Most entries that a navigation may have."""

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
OPML = "text/x-opml"


def make_chrome(links: Links) -> Chrome:
    """Return the chrome of one language."""
    context, language, addresses = links.context, links.language, links.addresses
    config = context.site.config
    navigation = _navigation(links)
    return Chrome(
        language=language,
        direction=config.language(language).direction,
        site_name=config.name.phrase(language),
        short_name=config.short_name.phrase(language),
        tagline=config.tagline.phrase(language),
        home=Href(path=addresses.home()),
        navigation=navigation,
        footer_links=tuple(link for link in (*_sections(links), *_menu(links)) if link not in navigation),
        search=Href(path=addresses.search()),
        archive=Href(path=addresses.archive()),
        units=Href(path=addresses.units()),
        searchable=context.settings.search,
        feeds=feed_links(links, addresses.home(), config.name.text(language), json=True),
        manifest=Href(path=addresses.manifest()),
        follow=Href(path=addresses.follow()) if context.root or config.follow else None,
        contact=make_contact(links, config.contact),
        editor=config.editor.phrase(language),
        licence=config.licence.phrase(language),
        licence_url=config.licence_url,
        films=config.films,
        logo=context.pictures.silent(config.logo) if config.logo else None,
    )


def make_contact(links: Links, contact: Contact) -> ContactView:
    """Return how to reach an office, in one language."""
    return ContactView(
        address=contact.address.phrase(links.language),
        phone=contact.phone,
        email=contact.email,
        links=contact.links,
    )


def feed_links(links: Links, page: SitePath, title: str, *, json: bool) -> tuple[FeedLink, ...]:
    """Return the feeds that belong to a page; none without a site address, because feeds need absolute addresses."""
    if not links.context.root:
        return ()
    atom = FeedLink(href=Href(path=links.addresses.feed(page, "xml")), mime=ATOM, title=title)
    if not json:
        return (atom,)
    return (atom, FeedLink(href=Href(path=links.addresses.feed(page, "json")), mime=JSON_FEED, title=title))


def _navigation(links: Links) -> tuple[Link, ...]:
    """Return sections, the three indexes, then static pages; sections are left out so that at least one page fits."""
    words, language, addresses = links.context.words, links.language, links.addresses
    fixed = (
        Link(href=Href(path=addresses.units()), label=Phrase(text=words(language, "Units"))),
        Link(href=Href(path=addresses.campaigns()), label=Phrase(text=words(language, "Campaigns"))),
        Link(href=Href(path=addresses.archive()), label=Phrase(text=words(language, "Archive"))),
    )
    menu = _menu(links)
    room = NAVIGATION_SIZE - len(fixed)
    sections = _sections(links)[: room - bool(menu)]
    return (*sections, *fixed, *menu[: room - len(sections)])


def _sections(links: Links) -> tuple[Link, ...]:
    """Return every section of the site that has a bulletin."""
    site = links.context.site
    return tuple(links.section(term.slug) for term in site.config.sections if site.sections.get(term.slug))


def _menu(links: Links) -> tuple[Link, ...]:
    """Return the static pages that site.yml puts in the menu."""
    site = links.context.site
    return tuple(links.static(slug) for slug in site.config.menu if slug in site.pages)

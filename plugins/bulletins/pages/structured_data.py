"""Structured data for search engines, as JSON-LD in schema.org's words: articles, offices, the site, ways to pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from bulletins.model.bulletin import Bulletin, Text
from bulletins.model.identity import SitePath, Slug
from bulletins.model.site import UnitEntry
from bulletins.model.views.parts import CardImage, Href, Link
from bulletins.pages.edition import LanguageEdition

HARMLESS = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""Characters that could end a script element early, and how JSON writes them without doing so."""

LOGO = SitePath("/apple-touch-icon.png")
"""The logo in the size that home screens show, which every page names already."""

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Thing = dict[str, object]
"""One thing of schema.org's, by the names of its properties."""


def describe_article(
    edition: LanguageEdition, bulletin: Bulletin, text: Text, picture: Href | None, card: CardImage | None
) -> str:
    """Return a bulletin as a NewsArticle with the way to it, safe inside a script element; empty without an address.

    Its picture is its photo, else its share card. One that was never corrected has no date of change.
    """
    context = edition.context
    path = edition.addresses.bulletin(bulletin.slug)
    published, updated = bulletin.published, context.calendar.updated(bulletin, text.facts)
    image = picture or (card.href if card else None)
    section = edition.links.section(bulletin.section)
    article: Thing = {
        "@type": "NewsArticle",
        "headline": text.title,
        "description": text.summary,
        "url": context.absolute(path),
        "mainEntityOfPage": context.absolute(path),
        "inLanguage": text.language,
        "datePublished": _moment(edition, published),
        "dateModified": _moment(edition, updated) if updated != published else "",
        "author": _authors(edition, bulletin),
        "publisher": _publisher(edition),
    }
    if image:
        article["image"] = context.absolute(image.path)
    return _write(edition, article, _breadcrumbs(edition, (section,)))


def describe_unit(edition: LanguageEdition, entry: UnitEntry) -> str:
    """Return a unit as an Organization under the one above it, with the way to its page."""
    unit, language = entry.unit, edition.language
    office: Thing = {
        **_office(edition, unit.slug),
        "description": unit.description.text(language),
        "address": unit.contact.address.text(language),
        "telephone": unit.contact.phone,
        "email": unit.contact.email,
        "foundingDate": unit.valid_from.isoformat() if unit.valid_from else "",
        "dissolutionDate": unit.valid_to.isoformat() if unit.valid_to else "",
    }
    if unit.parent:
        office["parentOrganization"] = _office(edition, unit.parent)
    return _write(edition, office, _breadcrumbs(edition, map(edition.links.unit, entry.ancestors)))


def describe_site(edition: LanguageEdition) -> str:
    """Return the site itself as a WebSite, with its search where it has one."""
    context, chrome = edition.context, edition.chrome
    site: Thing = {
        "@type": "WebSite",
        "name": chrome.site_name.text,
        "alternateName": chrome.short_name.text,
        "url": context.absolute(chrome.home.path),
        "inLanguage": edition.language,
        "publisher": _publisher(edition),
    }
    if chrome.searchable:
        site["potentialAction"] = {
            "@type": "SearchAction",
            "target": f"{context.absolute(chrome.search.path)}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        }
    return _write(edition, site)


def describe_place(edition: LanguageEdition, trail: Sequence[Link]) -> str:
    """Return the way from the home page to a page; `trail` are the pages between."""
    return _write(edition, _breadcrumbs(edition, trail))


def _write(edition: LanguageEdition, *things: Thing) -> str:
    """Return things as JSON-LD without what is empty in them; nothing where the site has no address."""
    if not edition.context.root:
        return ""
    told = [{name: value for name, value in thing.items() if value} for thing in things]
    context: Thing = {"@context": "https://schema.org"}
    written = _WRITE({**context, **told[0]} if len(told) == 1 else {**context, "@graph": told})
    for character, escape in HARMLESS:
        written = written.replace(character, escape)
    return written


def _moment(edition: LanguageEdition, moment: datetime) -> str:
    """Return a moment in the site's time zone."""
    return moment.astimezone(edition.context.calendar.zone).isoformat(timespec="minutes")


def _breadcrumbs(edition: LanguageEdition, trail: Iterable[Link]) -> Thing:
    """Return the way from the home page to a page; the page itself, whose address it is, is not named again."""
    absolute = edition.context.absolute
    home = (edition.context.words(edition.language, "Home"), edition.chrome.home.path)
    steps: list[tuple[str, SitePath]] = [home, *((link.label.text, link.href.path) for link in trail)]
    items: list[Thing] = [
        {"@type": "ListItem", "position": number, "name": name, "item": absolute(path)}
        for number, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _publisher(edition: LanguageEdition) -> Thing:
    """Return who publishes the site."""
    context, chrome = edition.context, edition.chrome
    publisher: Thing = {
        "@type": "Organization",
        "name": chrome.site_name.text,
        "url": context.absolute(chrome.home.path),
    }
    if chrome.logo:
        publisher["logo"] = context.absolute(LOGO)
    return publisher


def _office(edition: LanguageEdition, slug: Slug) -> Thing:
    """Return a unit as an Organization, by its full name."""
    return {
        "@type": "Organization",
        "name": edition.context.site.units[slug].unit.name.text(edition.language),
        "url": edition.context.absolute(edition.addresses.unit(slug)),
    }


def _authors(edition: LanguageEdition, bulletin: Bulletin) -> Thing | list[Thing]:
    """Return the people and offices who wrote a bulletin, else the unit that publishes it."""
    if not bulletin.authors:
        return _office(edition, bulletin.units[0])
    written: list[Thing] = [
        {"@type": "Organization" if edition.is_office(name) else "Person", "name": name} for name in bulletin.authors
    ]
    return written if len(written) > 1 else written[0]

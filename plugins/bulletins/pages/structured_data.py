"""Structured data for search engines: a bulletin as schema.org's NewsArticle, in JSON-LD."""

from __future__ import annotations

import json

from bulletins.model.bulletin import Bulletin, Text
from bulletins.model.views.parts import Href
from bulletins.pages.edition import LanguageEdition

HARMLESS = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""Characters that could end a script element early, and how JSON writes them without doing so."""

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def describe_article(edition: LanguageEdition, bulletin: Bulletin, text: Text, picture: Href | None) -> str:
    """Return a bulletin's JSON-LD, safe inside a script element; empty without a site address.

    What the page's head says already (its address, its description, its share card) is not said again.
    """
    ground = edition.ground
    if not ground.root:
        return ""
    zone = ground.calendar.zone
    published, updated = bulletin.published, ground.calendar.updated(bulletin, text.facts)
    article: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": text.title,
        "datePublished": published.astimezone(zone).isoformat(timespec="minutes"),
        "author": _authors(edition, bulletin),
    }
    if updated != published:
        article["dateModified"] = updated.astimezone(zone).isoformat(timespec="minutes")
    if picture:
        article["image"] = ground.absolute(picture.path)
    written = _WRITE(article)
    for character, escape in HARMLESS:
        written = written.replace(character, escape)
    return written


def _authors(edition: LanguageEdition, bulletin: Bulletin) -> dict[str, str] | list[dict[str, str]]:
    """Return the people who wrote a bulletin, else the unit that publishes it."""
    if bulletin.authors:
        people = [{"@type": "Person", "name": name} for name in bulletin.authors]
        return people if len(people) > 1 else people[0]
    slug = bulletin.units[0]
    return {
        "@type": "Organization",
        "name": edition.ground.site.units[slug].unit.name.text(edition.language),
        "url": edition.ground.absolute(edition.addresses.unit(slug)),
    }

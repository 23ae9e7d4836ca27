"""Views of files that programs read: feeds, sitemaps, robots.txt."""

from __future__ import annotations

from datetime import datetime

from bulletins.model.identity import Language
from bulletins.model.value import Value
from bulletins.model.views.parts import (
    Href,
    SitemapEntry,
)


class FeedEntry(Value, frozen=True, kw_only=True):
    """One entry of a feed. Addresses are absolute; `identity` lasts as long as the folder's name."""

    identity: str
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]


class FeedView(Value, frozen=True, kw_only=True):
    """A feed in one language; `page_url` is the page it belongs to, `author` the publisher."""

    language: Language
    title: str
    subtitle: str
    page_url: str
    self_url: str
    author: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


class SitemapView(Value, frozen=True, kw_only=True):
    """The addresses of a sitemap, or, with `parts`, an index of sitemaps."""

    entries: tuple[SitemapEntry, ...]
    parts: tuple[Href, ...] = ()


class RobotsView(Value, frozen=True, kw_only=True):
    """robots.txt; `sitemap` is absolute, or empty without a site address."""

    sitemap: str

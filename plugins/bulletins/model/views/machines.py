"""Views of files that programs read: feeds, sitemaps, robots.txt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bulletins.model.identity import Language
from bulletins.model.views.parts import (
    Href,
    SitemapEntry,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed. Addresses are absolute; `identity` lasts as long as the folder's name."""

    identity: str
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed in one language; `page_url` is the page it belongs to, `author` the publisher."""

    language: Language
    title: str
    subtitle: str
    page_url: str
    self_url: str
    author: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """The addresses of a sitemap, or, with `parts`, an index of sitemaps."""

    entries: tuple[SitemapEntry, ...]
    parts: tuple[Href, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsView:
    """robots.txt; `sitemap` is absolute, or empty without a site address."""

    sitemap: str

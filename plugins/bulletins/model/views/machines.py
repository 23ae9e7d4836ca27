"""Views of files that programs read: feeds, sitemaps, robots.txt."""

from __future__ import annotations

from datetime import datetime

from bulletins.model.identity import Language, SitePath
from bulletins.model.value import Value
from bulletins.model.views.parts import BlockView, Href, ImageVariant, SitemapEntry


class FeedEntry(Value, frozen=True, kw_only=True):
    """One entry of a feed. Addresses are absolute; `identity` lasts as long as the folder's name.

    `content` is the whole text with its photos, and empty where the feed holds no more than the summary.
    """

    identity: str
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    content: tuple[BlockView, ...] = ()


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
    """robots.txt; `sitemap` and `news` are absolute, or empty without a site address."""

    sitemap: str
    news: str = ""


class NewsEntry(Value, frozen=True, kw_only=True):
    """One article of a news sitemap, in one language."""

    path: SitePath
    publication: str
    language: Language
    published: datetime
    title: str


class NewsView(Value, frozen=True, kw_only=True):
    """The news sitemap: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap."""

    entries: tuple[NewsEntry, ...]


class ManifestView(Value, frozen=True, kw_only=True):
    """The web app manifest in one language: with it a phone keeps the site on its home screen; `scope` is the site."""

    language: Language
    direction: str
    name: str
    short_name: str
    start: Href
    scope: Href
    icons: tuple[ImageVariant, ...]


class Outline(Value, frozen=True, kw_only=True):
    """A feed, the page it belongs to, and those under it."""

    title: str
    page: Href
    feed: Href
    outlines: tuple[Outline, ...] = ()


class OutlineView(Value, frozen=True, kw_only=True):
    """Feeds of media type `mime` as readers of feeds take them in at once: OPML 2.0."""

    language: Language
    title: str
    mime: str
    outlines: tuple[Outline, ...]


class TextView(Value, frozen=True, kw_only=True):
    """A file that is a text as it stands, such as a calendar."""

    text: str


MachineView = FeedView | SitemapView | RobotsView | NewsView | ManifestView | OutlineView | TextView
"""Files that programs read and people do not."""

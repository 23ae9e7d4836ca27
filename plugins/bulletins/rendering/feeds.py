"""Feeds: Atom through feedgenerator, and JSON Feed 1.1."""

from __future__ import annotations

import json
from datetime import datetime
from html import escape
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed

from bulletins.model.views.machines import FeedEntry, FeedView

JSON_FEED = "https://jsonfeed.org/version/1.1"


class BulletinFeed(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """Atom with what feedgenerator leaves to the clock given, and as many authors an entry as it has."""

    def latest_post_date(self) -> datetime:
        """Return when the feed last changed, which an empty feed knows too."""
        updated: datetime = self.feed["updated"]
        return updated

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:  # noqa: ANN401  (the library's writer)
        """Write one author element for each author, then the rest of the entry."""
        for author in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", author)
            handler.endElement("author")
        super().add_item_elements(handler, item)


def render_atom(view: FeedView) -> bytes:
    """Return the feed as Atom 1.0."""
    feed = BulletinFeed(
        title=view.title,
        link=view.page_url,
        description="",
        subtitle=view.subtitle,
        language=view.language,
        author_name=view.author,
        feed_url=view.self_url,
        feed_guid=view.self_url,
        updated=view.updated,
    )
    for entry in view.entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary, quote=False),
            unique_id=entry.identity,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.categories,
            authors=entry.authors,
        )
    text = StringIO()
    feed.write(text, "utf-8")
    return (text.getvalue() + "\n").encode("utf-8")


def render_json_feed(view: FeedView) -> bytes:
    """Return the feed as JSON Feed 1.1; the summary is the entry's text."""
    feed = {
        "version": JSON_FEED,
        "title": view.title,
        "description": view.subtitle,
        "home_page_url": view.page_url,
        "feed_url": view.self_url,
        "language": view.language,
        "authors": [{"name": view.author}],
        "items": [_json_item(entry, view.language) for entry in view.entries],
    }
    given = {name: value for name, value in feed.items() if value or name == "items"}
    return (json.dumps(given, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def _json_item(entry: FeedEntry, language: str) -> dict[str, object]:
    """Return one entry as JSON Feed names its parts, empty ones left out."""
    item: dict[str, object] = {
        "id": entry.identity,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": author} for author in entry.authors],
        "tags": list(entry.categories),
        "language": language,
    }
    return {name: value for name, value in item.items() if value or name == "content_text"}

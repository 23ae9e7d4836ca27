"""Feeds: Atom through feedgenerator, and JSON Feed 1.1."""

from __future__ import annotations

import json
from datetime import datetime
from html import escape
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed

from bulletins.model.views.machines import FeedEntry, FeedView
from bulletins.model.views.parts import BlockView, FigureView, GalleryView, HtmlView
from bulletins.rendering.urls import UrlPrinter

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


def render_atom(view: FeedView, addresses: UrlPrinter) -> bytes:
    """Return the feed as Atom 1.0, with the whole text of every entry."""
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
            content="".join(_block(block, addresses) for block in entry.content) or None,
            unique_id=entry.identity,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.categories,
            authors=entry.authors,
        )
    text = StringIO()
    feed.write(text, "utf-8")
    return (text.getvalue() + "\n").encode("utf-8")


def _block(block: BlockView, addresses: UrlPrinter) -> str:
    """Return a block of a text as plain HTML that needs no style sheet."""
    if isinstance(block, HtmlView):
        return addresses.absolute_html(block)
    if isinstance(block, FigureView):
        image = block.image.fallback
        source, alt = addresses.absolute(image.href), escape(block.image.alt.text)
        picture = f'<img src="{source}" width="{image.width}" height="{image.height}" alt="{alt}">'
        return f"<figure>{picture}{_caption(block)}</figure>"
    return f"{''.join(_block(figure, addresses) for figure in block.figures)}{_caption(block)}"


def _caption(item: FigureView | GalleryView) -> str:
    """Return the caption and the credit of a photo or of several; nothing where there is neither."""
    words = " ".join(escape(words.text, quote=False) for words in (item.caption, item.credit) if words.text)
    return words and (f"<figcaption>{words}</figcaption>" if isinstance(item, FigureView) else f"<p>{words}</p>")


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

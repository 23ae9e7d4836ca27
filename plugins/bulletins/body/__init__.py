"""Markdown text → blocks: sanitised HTML cut at its links, figures, galleries; with headings, anchors and problems."""

from bulletins.body.reader import Body, read_body

__all__ = ["Body", "read_body"]

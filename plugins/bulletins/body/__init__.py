"""Markdown text → blocks: sanitised HTML cut at its links, figures, galleries; with headings, anchors and problems."""

from bulletins.body.phone_numbers import Phones
from bulletins.body.reader import Body, read_body

__all__ = ["Body", "Phones", "read_body"]

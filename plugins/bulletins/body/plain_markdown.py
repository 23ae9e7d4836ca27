"""Markdown as other programs understand it → HTML, without anything that is this project's own."""

from __future__ import annotations

from markdown import Markdown


def plain_markdown_html(text: str) -> str:
    """Return the HTML of a text of an earlier site; empty where it is nested deeper than any text."""
    try:
        return Markdown(extensions=["extra", "sane_lists"]).convert(text)
    except RecursionError:
        return ""

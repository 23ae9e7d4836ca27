"""Markdown as other programs understand it → HTML, without anything that is this project's own."""

from __future__ import annotations

import re

from markdown import Markdown

_TASK = re.compile(r"^(\s*(?:[-*+]|\d+\.) )\[([ xX])\](?= )", re.MULTILINE)
_TITLED = re.compile(r'<img alt="([^"]*)" src="([^"]*)" title="([^"]*)" ?/?>')


def plain_markdown_html(text: str) -> str:
    """Return the HTML of a text of an earlier site; empty where it is nested deeper than any text.

    The title of a picture is its caption, and the boxes of a list of tasks are signs.
    """
    text = _TASK.sub(lambda found: f"{found[1]}{'☐' if found[2] == ' ' else '☑'}", text)
    try:
        html = Markdown(extensions=["extra", "sane_lists"]).convert(text)
    except RecursionError:
        return ""
    return _TITLED.sub(r'<figure><img alt="\1" src="\2"><figcaption>\3</figcaption></figure>', html)

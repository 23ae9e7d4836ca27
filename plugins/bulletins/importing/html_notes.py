"""The comments of a web page, which are taken out of its tree before its text is read."""

from __future__ import annotations

import re

from bs4 import Tag

from bulletins.importing.flow import FlowFindings
from bulletins.importing.html_styles import text_of
from bulletins.model.loss import DocumentPlace, LossKind

_COMMENT = re.compile(r"cmnt_?\d+")
_COMMENT_LINK = re.compile(r"#cmnt_?(?:ref_?)?\d+")


def without_comments(main: Tag, findings: FlowFindings) -> None:
    """Take the comments that Google Docs exports with a text out of it: their signs, and their words at the end."""
    for anchor in main.find_all("a", href=_COMMENT_LINK):
        if anchor.decomposed or not _COMMENT_LINK.fullmatch(text_of(anchor, "href")):
            continue
        if _COMMENT.fullmatch(text_of(anchor, "id") or text_of(anchor, "name")):
            findings.add("import-comment", LossKind.LOST, DocumentPlace())
            text_block(anchor, main).decompose()
        else:
            sign_around(anchor).decompose()


def sign_around(anchor: Tag) -> Tag:
    """Return the raised letters that are nothing but the sign which an anchor is, else the anchor."""
    raised = anchor.find_parent("sup")
    if raised is not None and raised.get_text(strip=True).strip("[]()") == anchor.get_text(strip=True).strip("[]()"):
        return raised
    return anchor


def text_block(anchor: Tag, main: Tag) -> Tag:
    """Return the block that an anchor begins: the outermost one below `main` with no word before the anchor."""
    best = anchor
    for around in anchor.parents:
        if around is main or around.name in {"body", "section", "ol", "ul", "[document]"}:
            break
        if not around.get_text(strip=True).startswith(anchor.get_text(strip=True)) or _others(around, anchor):
            break
        best = around
    return best


def _others(block: Tag, anchor: Tag) -> bool:
    """Return whether a block holds the beginning of another comment or note besides the one of an anchor."""
    way = re.compile(r"#(?:cmnt_?|ftnt_?)ref")
    return any(one is not anchor for one in block.find_all("a", href=way))

"""What the blocks of a page are by name, class and style: headings, captions, quotations, items of lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import Tag

from bulletins.importing.flow import BlockStyle, ListMark
from bulletins.importing.html_styles import text_of
from bulletins.model.value import replace

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "figure",
        "center",
        "address",
        "dl",
        "dt",
        "dd",
        "pre",
        "body",
        "details",
    }
    | {"summary", "fieldset", "header", "tbody", "thead", "tfoot", "blockquote", "figcaption", "caption"}
)
_CAPTION = re.compile(r"caption|chu-?thich|photo-?desc|image-?desc", re.IGNORECASE)
_LEVEL = re.compile(r"mso-list:\s*\w+ level(\d)", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_LARGEST = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKind:
    """What paragraphs are at a place: their style, a heading's level, the mark of the list that they stand in."""

    style: BlockStyle = BlockStyle.BODY
    level: int = 0
    mark: ListMark | None = None


def is_block(element: Tag) -> bool:
    """Return whether an element stands on lines of its own."""
    return element.name in _BLOCKS or _HEADING.fullmatch(element.name) is not None


def kind_of(element: Tag, around: BlockKind) -> BlockKind:
    """Return what the paragraphs in a block are, those of the block around it where it says nothing."""
    classes = text_of(element, "class").lower()
    heading = _HEADING.fullmatch(element.name)
    if heading:
        is_title = heading[1] == "1"
        return BlockKind(style=BlockStyle.TITLE if is_title else BlockStyle.HEADING, level=int(heading[1]))
    if element.name in {"figcaption", "caption"} or _CAPTION.search(classes):
        return BlockKind(style=BlockStyle.CAPTION)
    if element.name == "blockquote":
        return BlockKind(style=BlockStyle.QUOTE)
    named = {"title", "msotitle"} & set(classes.split())
    if named or {"subtitle", "msosubtitle", "sapo", "lead"} & set(classes.split()):
        return BlockKind(style=BlockStyle.TITLE if named else BlockStyle.SUBTITLE)
    level = _LEVEL.search(text_of(element, "style"))
    return replace(around, mark=ListMark(level=int(level[1]) - 1)) if level else around


def whole_attribute(element: Tag, attribute: str, most: int = _LARGEST) -> int:
    """Return a number from 1 that an attribute writes (columns that a cell covers, where a list starts), else 1."""
    text = text_of(element, attribute).strip()
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) <= len(str(_LARGEST)) else 1

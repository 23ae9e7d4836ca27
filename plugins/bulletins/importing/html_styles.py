"""The look and the role of a web page's elements, by style, class and name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bs4 import Tag

from bulletins.importing.flow import BlockStyle, ListMark
from bulletins.model.value import replace

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"^[a-z0-9]*\.([\w-]+)$", re.IGNORECASE)
_BOLD = re.compile(r"font-weight:(?:bold|bolder|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:(?:normal|lighter|[1-5]00)")
_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_FONT = re.compile(r"font-family:[\"']?([^;,\"']+)")
_ALIGN = re.compile(r"text-align:(left|right|center|justify)")
_MOST_RULES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlLook:
    """The look of letters and where they stand; inherited from the element around unless said otherwise."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    struck: bool = False
    hidden: bool = False
    font: str = ""
    link: str = ""
    align: str = "left"


_NAMED: dict[str, Callable[[HtmlLook], HtmlLook]] = {
    **dict.fromkeys(("b", "strong"), lambda look: replace(look, bold=True)),
    **dict.fromkeys(("i", "em", "cite"), lambda look: replace(look, italic=True)),
    **dict.fromkeys(("s", "strike", "del"), lambda look: replace(look, struck=True)),
    "sup": lambda look: replace(look, raised=True),
    "sub": lambda look: replace(look, lowered=True),
}
"""What an element's name alone does to the letters in it."""


class PageStyles:
    """The rules of a page's own style sheets that concern classes."""

    def __init__(self, sheets: str) -> None:
        """Read the rules; those with more than one name or class are for layout and not heeded."""
        self._rules: dict[str, str] = {}
        for found in _RULE.finditer(sheets[: _MOST_RULES * 50]):
            for selector in found[1].split(","):
                name = _CLASS.match(selector.strip())
                if name:
                    self._rules[name[1]] = self._rules.get(name[1], "") + _flat(found[2])

    def look(self, element: Tag, around: HtmlLook) -> HtmlLook:
        """Return the look of the letters in an element."""
        style = self.style(element)
        look = _NAMED[element.name](around) if element.name in _NAMED else around
        look = replace(look, bold=_switch(style, _BOLD, _NOT_BOLD, otherwise=look.bold))
        look = replace(
            look,
            italic="font-style:italic" in style or (look.italic and "font-style:normal" not in style),
            raised=look.raised or "vertical-align:super" in style,
            lowered=look.lowered or "vertical-align:sub" in style,
            struck=look.struck or "line-through" in style,
            hidden=look.hidden or bool(_HIDDEN.search(style)) or element.has_attr("hidden"),
        )
        font = _FONT.search(style) or re.match(r"(.+)", text_of(element, "face"))
        typed = "" if element.name in {"table", "img"} else text_of(element, "align").lower()  # where these stand
        align = _ALIGN.search(style) or re.match(r"(left|right|center|justify)", typed)
        where = align[1].replace("justify", "left") if align else look.align
        where = "center" if element.name == "center" else where
        return replace(look, font=font[1].strip() if font else look.font, align=where)

    def style(self, element: Tag) -> str:
        """Return all declarations that concern an element, without blanks, its own last."""
        classes = element.get("class") or []
        named = [self._rules.get(name, "") for name in classes]
        return "".join([*named, _flat(text_of(element, "style"))])


def text_of(element: Tag, attribute: str) -> str:
    """Return an attribute as one text, empty where it is missing."""
    value = element.get(attribute)
    return " ".join(value) if isinstance(value, list) else value or ""


def _flat(declarations: str) -> str:
    """Return declarations in small letters without blanks but those in names of fonts, ending in a semicolon."""
    text = re.sub(r"\s*([:;,])\s*", r"\1", declarations.strip())
    fonts = re.sub(r"^(?!font-family)([^:]+:[^;]*)", lambda found: found[0].lower(), text)
    return f"{fonts};" if fonts else ""


def _switch(style: str, on: re.Pattern[str], off: re.Pattern[str], *, otherwise: bool) -> bool:
    """Return whether a style turns something on or off; the last word counts."""
    found = [(match.end(), True) for match in on.finditer(style)] + [
        (match.end(), False) for match in off.finditer(style)
    ]
    return max(found)[1] if found else otherwise


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
_TITLE = re.compile(
    r"(?:mso)?title|(?:title|tieu-?de)[_-]?(?:tin|bai|chi-?tiet|detail|news|post|article)[\w-]*|tieu-?de|contentheading|"
    r"headline|(?:news|post|article|detail|entry)[_-]?(?:title|tieu-?de)"
)
_LEAD = re.compile(
    r"(?:mso)?subtitle|[\w-]*sapo|lead|head-?news|news-?(?:head|intro)|intro(?:[_-]?text)?|hometext|trich-?dan|tom-?tat|(?:news|article|detail)[_-]?(?:lead|summary)"
)
_AUTHOR = re.compile(r"(?:(?:post|entry|article|news|detail)[_-]?)?(?:author(?:-?name)?|byline|tac-?gia|nguoi-?viet)")
_BESIDE = re.compile(
    rf"{_AUTHOR.pattern}|(?:(?:post|entry|article|news|detail|publish)[_-]?)?(?:date|time|datetime|views?)|"
    r"ngay-?(?:dang|thang)|thoi-?gian|luot-?xem"
)
_LONGEST_BESIDE = 150
_LEVEL = re.compile(r"mso-list:\s*\w+ level(\d)", re.IGNORECASE)
_LIST_LEVEL = re.compile(r"\blst-kix_\S+-([0-8])(?:\s|$)")
_HEADING = re.compile(r"h([1-6])")
_LARGEST = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKind:
    """The style of paragraphs at one place in HTML, a heading's level, and the list mark before them."""

    style: BlockStyle = BlockStyle.BODY
    level: int = 0
    mark: ListMark | None = None


def is_block(element: Tag) -> bool:
    """Return whether an element begins a line of its own."""
    return element.name in _BLOCKS or _HEADING.fullmatch(element.name) is not None


def is_beside_text(element: Tag) -> bool:
    """Return whether an element within a line is a day, an author or a count that a site shows beside a title."""
    named = element.name == "time" or any(map(_BESIDE.fullmatch, text_of(element, "class").lower().split()))
    named = named and not any(is_authors(one) for one in element.parents)  # `bởi` and the name stay on one line
    around = element.parent.get_text(strip=True) if named and element.parent is not None else ""
    return 0 < len(around) <= _LONGEST_BESIDE and not around.endswith((".", "!", "?"))


def is_authors(element: Tag) -> bool:
    """Return whether an element's class says that it holds who wrote the text."""
    return any(map(_AUTHOR.fullmatch, text_of(element, "class").lower().split()))


def kind_of(element: Tag, around: BlockKind) -> BlockKind:
    """Return the kind of the paragraphs in a block; inherited from the outer block where it sets none."""
    classes = text_of(element, "class").lower()
    heading = _HEADING.fullmatch(element.name)
    if heading:
        is_title = heading[1] == "1"
        return BlockKind(style=BlockStyle.TITLE if is_title else BlockStyle.HEADING, level=int(heading[1]))
    if element.name in {"figcaption", "caption"} or _CAPTION.search(classes):
        return BlockKind(style=BlockStyle.CAPTION)
    if element.name == "blockquote":
        return BlockKind(style=BlockStyle.QUOTE)
    if any(map(_TITLE.fullmatch, classes.split())):
        return BlockKind(style=BlockStyle.TITLE)
    if any(map(_LEAD.fullmatch, classes.split())):
        return BlockKind(style=BlockStyle.SUBTITLE)
    level = _LEVEL.search(text_of(element, "style"))
    return replace(around, mark=ListMark(level=int(level[1]) - 1)) if level else around


def list_level(element: Tag) -> int | None:
    """Return the level that Google Docs gives a list, whose lists never lie within one another; None for no level."""
    found = _LIST_LEVEL.search(text_of(element, "class"))
    return int(found[1]) if found else None


def whole_attribute(element: Tag, attribute: str, most: int = _LARGEST) -> int:
    """Return a number from 1 that an attribute writes (columns that a cell covers, where a list starts), else 1."""
    text = text_of(element, attribute).strip()
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) <= len(str(_LARGEST)) else 1

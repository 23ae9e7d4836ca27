"""The comments of a web page, which are taken out of its tree, and its footnotes, however its program writes them.

A footnote is a short link to a block further down, which links back to it, or whose name says that it is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import unquote

from bs4 import Tag

from bulletins.importing.flow import FlowFindings
from bulletins.importing.html_styles import text_of
from bulletins.model.loss import DocumentPlace, LossKind

_COMMENT = re.compile(r"cmnt_?\d+")
_COMMENT_LINK = re.compile(r"#cmnt_?(?:ref_?)?\d+")
_INSIDE = re.compile(r"#.")
_NOTE_NAME = re.compile(r"_?(?:ftnt|ftn|edn|fn|footnote|endnote|cite_note)[-:_]?\w+", re.IGNORECASE)
_BLOCKS = frozenset({"li", "p", "div", "dd", "aside"})
_AROUND = frozenset(
    {"body", "section", "article", "main", "ol", "ul", "dl", "table", "tbody", "tr", "td", "[document]"}
)
_LONGEST_SIGN = 6
_NEAR = 3
_MOST_SIGNS = 1_000
_LARGEST_NOTE = 500


@dataclass(slots=True)
class PageNotes:
    """The footnotes of a page: the labels of their signs and texts by element, and the links back to signs."""

    signs: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    back_links: set[int] = field(default_factory=set)


def without_comments(main: Tag, findings: FlowFindings) -> None:
    """Take the comments that Google Docs exports with a text out of it: their signs, and their words at the end."""
    for anchor in main.find_all("a", href=_COMMENT_LINK):
        if anchor.decomposed or not _COMMENT_LINK.fullmatch(text_of(anchor, "href")):
            continue
        if _COMMENT.fullmatch(text_of(anchor, "id") or text_of(anchor, "name")):
            findings.add("import-comment", LossKind.LOST, DocumentPlace())
            _text_block(anchor, main).decompose()
        else:
            _sign_around(anchor).decompose()


def page_notes(main: Tag) -> PageNotes:
    """Return the footnotes of a page, numbered in the order of their signs."""
    notes = PageNotes()
    anchors = [one for one in main.find_all("a", href=_INSIDE) if text_of(one, "href").startswith("#")]
    if not anchors:
        return notes
    order = {id(element): number for number, element in enumerate(main.find_all(name=True))}
    named = {text_of(one, "name"): one for one in main.find_all("a", attrs={"name": True})}
    named |= {text_of(one, "id"): one for one in main.find_all(id=True)}
    for anchor in anchors[:_MOST_SIGNS]:
        target = _target(anchor, named)
        if target is None or order[id(anchor)] >= order[id(target)] or not _is_sign(anchor):
            continue
        block = target if target.name in _BLOCKS else _text_block(target, main)
        if sum(1 for _ in islice(block.descendants, _LARGEST_NOTE)) == _LARGEST_NOTE:
            continue
        back = [one for one in block.find_all("a", href=_INSIDE) if _leads_back(one, anchor, named)]
        if id(block) not in notes.texts and not _is_note(block, target, back):
            continue
        notes.back_links |= set(map(id, back))
        notes.signs[id(_sign_around(anchor))] = notes.texts.setdefault(id(block), str(len(notes.texts) + 1))
    return notes


def is_of_notes(element: Tag) -> bool:
    """Return whether an element says that it holds a page's footnotes."""
    said = f"{text_of(element, 'id')} {text_of(element, 'class')} {text_of(element, 'role')}".lower()
    return "footnote" in said or "endnote" in said


def _is_sign(anchor: Tag) -> bool:
    """Return whether a link is as short as a footnote's sign, and no way back from one."""
    letters = anchor.get_text(strip=True).strip("[]()")
    return 0 < len(letters) <= _LONGEST_SIGN


def _is_note(block: Tag, target: Tag, back: list[Tag]) -> bool:
    """Return whether a block is a footnote's text, with words of its own."""
    if block.name not in _BLOCKS or not (
        back or _NOTE_NAME.fullmatch(text_of(target, "id") or text_of(target, "name"))
    ):
        return False
    return len(block.get_text(strip=True)) > sum(len(one.get_text(strip=True)) for one in back)


def _target(anchor: Tag, named: dict[str, Tag]) -> Tag | None:
    """Return the element of the page that a link leads to, None for none."""
    written = text_of(anchor, "href").strip()
    return named.get(unquote(written[1:])) if written.startswith("#") else None


def _leads_back(link: Tag, anchor: Tag, named: dict[str, Tag]) -> bool:
    """Return whether a link leads to another one, to what lies in that one, or to what is close around it."""
    target = _target(link, named)
    return target is not None and any(one is target for one in _near(anchor))


def _near(anchor: Tag) -> Iterator[Tag]:
    """Yield a link, what lies in it, and what is close around it."""
    yield anchor
    yield from anchor.find_all(name=True)
    for number, around in enumerate(anchor.parents):
        if number == _NEAR or around.name in _BLOCKS:
            return
        yield around


def _sign_around(anchor: Tag) -> Tag:
    """Return the raised letters that are nothing but the sign which an anchor is, else the anchor."""
    raised = anchor.find_parent("sup")
    if raised is not None and raised.get_text(strip=True).strip("[]()") == anchor.get_text(strip=True).strip("[]()"):
        return raised
    return anchor


def _text_block(anchor: Tag, main: Tag) -> Tag:
    """Return the block that an anchor begins: the outermost one below `main` with no word before the anchor."""
    best = anchor
    first = next(anchor.stripped_strings, "")
    way = re.sub(r"\d.*", "", text_of(anchor, "href"))
    for around in anchor.parents:
        if around is main or around.name in _AROUND or next(around.stripped_strings, "") != first:
            break
        if way and len(around.find_all("a", href=re.compile(re.escape(way) + r"\d"), limit=2)) > 1:
            break
        best = around
    return best

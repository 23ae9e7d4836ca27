"""Writes the elements of a body: ids of headings, references of links, frames of tables, photos in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from bulletins.body.anchors import Anchors, valid
from bulletins.body.attributes import escaped, written
from bulletins.body.destinations import read_link
from bulletins.body.images import ImageMarkup, read_picture
from bulletins.body.opened import OpenElement, OpenTable, Paragraph
from bulletins.body.output import HtmlOutput
from bulletins.body.policy import BLOCKS, VOID
from bulletins.body.problems import BodyProblems, shown
from bulletins.body.words import count_words
from bulletins.model.bulletin import Figure, Heading, Reference, ReferenceKind
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, error, warning

_BACKLINK = re.compile(r"#fnref(\d*)-")
_MOST_HEADS = 6

Attributes = dict[str, str]


class Writer:
    """Writes one body onto a Sheet and keeps its anchors, headings and words."""

    def __init__(
        self, findings: BodyProblems, folder: ContentPath, hosts: tuple[str, ...], *, is_own: bool = False
    ) -> None:
        """Begin with nothing open; `is_own` where every element will be Markdown's own."""
        self.sheet = HtmlOutput(is_own=is_own)
        self.anchors = Anchors()
        self.headings: list[Heading] = []
        self._findings = findings
        self._folder = folder
        self._hosts = hosts
        self._open: list[OpenElement] = []
        self._tables: list[OpenTable] = []
        self._paragraph: Paragraph | None = None
        self._words: list[str] = []

    @property
    def words(self) -> int:
        """Return the number of words a reader sees, the captions of photos aside."""
        return count_words("".join(self._words))

    @property
    def in_code(self) -> bool:
        """Return whether text stands inside code, where signs mean themselves."""
        return any(element.tag in {"code", "kbd", "samp"} for element in self._open)

    def begin(self, tag: str, attributes: Attributes) -> None:
        """Write an element's beginning."""
        if tag == "img":
            self._image(attributes)
            return
        if tag == "hr" and self._open and self._open[-1].closing == "</section>":
            return
        if tag in BLOCKS:
            self._words.append(" ")
        if self._paragraph is not None and tag != "br":
            self._paragraph.alone = False
        if attributes:
            self._identify(attributes)
        begin = self._BEGINS.get(tag)
        opening, closing = begin(self, tag, attributes) if begin else (f"<{tag}{written(attributes)}>", f"</{tag}>")
        place = self.sheet.write(opening)
        if tag in VOID:
            return
        if tag == "p" and not self._open:
            self._paragraph = Paragraph(place=place)
        self._open.append(
            OpenElement(tag=tag, closing=closing, place=place, words=len(self._words), attributes=attributes),
        )

    def leaf(self, tag: str, text: str, attributes: Attributes) -> None:
        """Write an element that holds nothing but text: `begin`, `text` and `end` in one."""
        if self._paragraph is not None:
            self._paragraph.alone = False
        if attributes:
            self._identify(attributes)
        self._words.append(f" {text} " if tag in BLOCKS else text)
        self.sheet.write(f"<{tag}{written(attributes)}>{escaped(text)}</{tag}>")

    def whole(self, html: str, words: str) -> None:
        """Write a block that is closed in itself, where nothing is open: its HTML, and the words in it."""
        self._words.append(f" {words} ")
        self.sheet.write(html)

    def end(self, tag: str) -> None:
        """Close an element and whatever was left open inside it; what was never opened is passed over."""
        if self._open and self._open[-1].tag == tag:
            self._close_last()
            return
        if tag not in [element.tag for element in self._open]:
            return
        while self._close_last() != tag:
            pass

    def close(self) -> None:
        """Close everything that is still open."""
        while self._open:
            self._close_last()

    def text(self, data: str) -> None:
        """Write text."""
        if self._paragraph is not None and self._paragraph.alone and not data.isspace():
            self._paragraph.alone = False
        self._words.append(data)
        self.sheet.write(escaped(data))

    def _close_last(self) -> str:
        """Close the innermost element and return its name."""
        element = self._open.pop()
        self.sheet.write(element.closing)
        end = self._ENDS.get(element.tag)
        if end is not None:
            end(self, element)
        if element.tag in BLOCKS:
            self._words.append(" ")
        return element.tag

    def _said(self, element: OpenElement) -> str:
        """Return the words inside an element."""
        return " ".join("".join(self._words[element.words :]).split())

    def _identify(self, attributes: Attributes) -> None:
        """Make an element's id one that is unique and fit for an address."""
        identity = attributes.get("id")
        if identity is None:
            return
        place = self._findings.place
        if identity.startswith(("fn-", "fnref")):
            attributes["id"] = self.anchors.note(identity)
        elif not valid(identity):
            self._findings.add(error("anchor-invalid", place.path, place.line, anchor=shown(identity)))
        elif not self.anchors.claim(identity):
            self._findings.add(error("anchor-twice", place.path, place.line, anchor=shown(identity)))

    def begin_division(self, tag: str, attributes: Attributes) -> tuple[str, str]:
        """Return the tags of a division; the one of footnotes becomes a section that says what it is."""
        if attributes.get("class") == "footnote":
            return '<section class="footnotes" role="doc-endnotes">', "</section>"
        attributes.pop("class", None)
        return f"<{tag}{written(attributes)}>", f"</{tag}>"

    def begin_link(self, tag: str, attributes: Attributes) -> tuple[str, str]:
        """Return the tags of a link."""
        if any(element.tag == "a" for element in self._open):
            self.sheet.doubt()
        href = attributes.pop("href", None)
        name = attributes.get("class", "")
        place = self._findings.place
        if name.startswith("footnote-"):
            href = self._note_link(name, href or "", attributes)
        elif href is not None:
            read = read_link(href.strip(), self._folder, place)
            if isinstance(read, Problem):
                self._findings.add(read)
                href = None
            elif isinstance(read, Reference):
                href = self.sheet.refer(read)
            else:
                href = read
                attributes["rel"] = "noopener"
                self.sheet.doubt()
        if href is not None:
            attributes["href"] = href
        return f"<{tag}{written(attributes)}>", f"</{tag}>"

    def _note_link(self, name: str, href: str, attributes: Attributes) -> str:
        """Return the address of a link to or from a footnote, and say with its role and number what it is.

        The role is spoken in the listener's own language; the number tells one way back from another.
        """
        if name == "footnote-ref":
            attributes["role"] = "doc-noteref"
        else:
            again = _BACKLINK.match(href)
            number = attributes.pop("title", "") + (f".{again[1]}" if again and again[1] else "")
            attributes |= {"role": "doc-backlink", "aria-label": f"↩ {number}"}
        anchor = self.anchors.note(href.removeprefix("#"))
        place = self._findings.place
        kind = ReferenceKind.SELF
        return self.sheet.refer(Reference(kind=kind, target="", anchor=anchor, written=f"#{anchor}", line=place.line))

    def _end_link(self, element: OpenElement) -> None:
        """Report a link that says nothing."""
        if "href" in element.attributes and not self._said(element):
            place = self._findings.place
            self._findings.add(error("link-no-words", place.path, place.line))
        if element.attributes.get("class", "").startswith("footnote-"):
            del self._words[element.words :]

    def _end_heading(self, element: OpenElement) -> None:
        """Give a heading its id and list it."""
        text = self._said(element)
        if not text:
            place = self._findings.place
            self._findings.add(error("heading-empty", place.path, place.line))
            return
        element.attributes["id"] = self.list_heading(int(element.tag[1]), text, element.attributes.get("id", ""))
        self.sheet.fill(element.place, f"<{element.tag}{written(element.attributes)}>")

    def list_heading(self, level: int, text: str, identity: str = "") -> str:
        """Return the id of a heading with these words, having listed it."""
        above = self.headings[-1].level if self.headings else 1
        if level > above + 1:
            place, marks = self._findings.place, "#" * (above + 1)
            self._findings.add(warning("heading-skips", place.path, place.line, heading=shown(text), marks=marks))
        identity = identity or self.anchors.heading(text)
        self.headings.append(Heading(anchor=identity, text=text, level=level))
        return identity

    def _begin_table(self, tag: str, attributes: Attributes) -> tuple[str, str]:
        """Return the tags of a table in a frame that can be scrolled; the frame is named when the head is known."""
        self._tables.append(OpenTable())
        return f"<div><{tag}{written(attributes)}>", f"</{tag}></div>"

    def _begin_caption(self, tag: str, attributes: Attributes) -> tuple[str, str]:
        """Return the tags of a table's caption, whose id names the frame."""
        if self._tables:
            attributes.setdefault("id", self.anchors.table())
            self._tables[-1].caption = attributes["id"]
        return f"<{tag}{written(attributes)}>", f"</{tag}>"

    def _end_head(self, element: OpenElement) -> None:
        """Keep the words of a table's head."""
        if self._tables:
            self._tables[-1].heads.append(self._said(element))

    def _end_table(self, element: OpenElement) -> None:
        """Name the frame of a table."""
        table = self._tables.pop()
        opening = self.open_frame(table.heads, table.caption)
        self.sheet.fill(element.place, f"{opening}<table{written(element.attributes)}>")

    def open_frame(self, heads: list[str], caption: str = "") -> str:
        """Return the tag of a table's frame: a keyboard can reach it to scroll, so it has to say what it is.

        A group, not a region: a page with ten tables should not have ten landmarks.
        """
        name = {"aria-label": ", ".join(head for head in heads[:_MOST_HEADS] if head)}
        if caption:
            name = {"aria-labelledby": caption}
        elif not name["aria-label"]:
            name = {"aria-label": self.headings[-1].text} if self.headings else {}
        return f"<div{written({'class': 'table', 'role': 'group', 'tabindex': '0'} | name)}>"

    def _image(self, attributes: Attributes) -> None:
        """Read a photo; only the end of its paragraph tells whether it stands alone."""
        place = self._findings.place
        source, alt, title = (attributes.get(name, "").strip() for name in ("src", "alt", "title"))
        picture = read_picture(ImageMarkup(source=source, alt=alt, title=title, place=place), self._folder, self._hosts)
        if isinstance(picture, Problem):
            self._findings.add(picture)
        if self._paragraph is None or self._open[-1].tag != "p":
            self._findings.add(error("photo-not-alone", place.path, place.line, written=shown(source)))
        else:
            self._paragraph.images.append((place, picture))

    def _end_paragraph(self, element: OpenElement) -> None:
        """Put the photos of a paragraph in its place, or report those inside a sentence."""
        paragraph = self._paragraph
        if self._open or paragraph is None:
            return
        self._paragraph = None
        if paragraph.images and paragraph.alone:
            pictures = [picture for _, picture in paragraph.images if not isinstance(picture, Problem)]
            self.sheet.show(element.place, pictures)
            return
        for place, picture in paragraph.images:
            source = picture.photo if isinstance(picture, Figure) else "…"
            self._findings.add(error("photo-not-alone", place.path, place.line, written=shown(source)))

    _BEGINS: ClassVar[Mapping[str, Callable[[Writer, str, Attributes], tuple[str, str]]]] = {
        "a": begin_link,
        "caption": _begin_caption,
        "div": begin_division,
        "table": _begin_table,
    }
    _ENDS: ClassVar[Mapping[str, Callable[[Writer, OpenElement], None]]] = {
        "a": _end_link,
        "h2": _end_heading,
        "h3": _end_heading,
        "h4": _end_heading,
        "p": _end_paragraph,
        "table": _end_table,
        "th": _end_head,
    }

"""Writes the elements of a body: ids of headings, references of links, frames of tables, photos in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from bulletins.body.anchors import Anchors, valid
from bulletins.body.attributes import escaped, written
from bulletins.body.images import ImageMarkup, read_picture
from bulletins.body.link_tags import LinkTags
from bulletins.body.live_text import LiveText
from bulletins.body.output import HtmlOutput, OpenElement, Paragraph
from bulletins.body.policy import BLOCKS, VOID
from bulletins.body.problems import BodyProblems, shown
from bulletins.body.shielding import unshielded
from bulletins.body.stray_photos import SHARED_CAPTION
from bulletins.body.table_frames import TableFrames
from bulletins.body.typed_links import LinkFinder
from bulletins.body.words import count_words
from bulletins.model.bulletin import Figure, Heading
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, error, warning

_LOOK_BACK = 40
"""So many pieces of text tell whether a number is a telephone's."""
_STILL = ("a", "code", "kbd", "samp")
"""Elements in which an address is no link: it is one already, or means itself."""

WrittenAttributes = dict[str, str]


class Writer:
    """Writes one body onto a Sheet and keeps its anchors, headings and words."""

    def __init__(
        self,
        findings: BodyProblems,
        folder: ContentPath,
        hosts: tuple[str, ...],
        *,
        is_own: bool = False,
        finder: LinkFinder | None = None,
    ) -> None:
        """Begin with nothing open; `is_own` where every element will be Markdown's own.

        Bare addresses become links where a `finder` is given; without one the text holds none.
        """
        self.live = LiveText(finder, findings, self.begin_link) if finder else None
        self.sheet = HtmlOutput(is_own=is_own)
        self.anchors = Anchors()
        self.headings: list[Heading] = []
        self._findings = findings
        self._folder = folder
        self._links = LinkTags(self.sheet, self.anchors, findings, folder)
        self._hosts = hosts
        self._open: list[OpenElement] = []
        self.tables = TableFrames(self.anchors, self.headings)
        self._paragraph: Paragraph | None = None
        self._words: list[str] = []
        self.say = self._words.append

    def part(self) -> None:
        """Part what was said so far from what follows, as lines are."""
        words = self._words
        if words and words[-1][-1:] != "\n":
            words.append("\n")

    def count(self, *, is_plain: bool) -> int:
        """Return the number of words a reader sees, the captions of photos aside; `is_plain` as in `read_body`."""
        return count_words("".join(self._words), is_plain=is_plain)

    @property
    def in_code(self) -> bool:
        """Return whether text stands inside code, where signs mean themselves."""
        return self._is_in("code", "kbd", "samp")

    @property
    def before(self) -> str:
        """Return the end of what readers see so far, its lines parted; in a table's cell, with the words above it."""
        label = self.tables.label
        if label:
            cell = next((each.words for each in reversed(self._open) if each.tag in {"td", "th"}), len(self._words))
            return f"{label}: {''.join(self._words[cell:])}"
        return "".join(self._words[-_LOOK_BACK:])

    def _is_in(self, *tags: str) -> bool:
        """Return whether one of these elements is open."""
        return any(element.tag in tags for element in self._open)

    def begin(self, tag: str, attributes: WrittenAttributes) -> None:
        """Write an element's beginning."""
        if tag == "img":
            self._image(attributes)
            return
        if tag == "hr" and self._open and self._open[-1].closing == "</section>":
            return
        if tag in BLOCKS:
            self._words.append("\n")
        if self._paragraph is not None and tag != "br":
            self._paragraph.alone = False
        if self.tables.tables:
            self.tables.enter(tag)
        if attributes:
            self._read_attributes(attributes)
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

    def leaf(self, tag: str, text: str, attributes: WrittenAttributes) -> None:
        """Write an element that holds nothing but text: `begin`, `text` and `end` in one."""
        if self._paragraph is not None:
            self._paragraph.alone = False
        if self.tables.tables:
            self.tables.enter(tag)
        if attributes:
            self._read_attributes(attributes)
        opening = f"<{tag}{written(attributes)}>"
        if self.live is None:
            html = escaped(text)
        else:
            text = unshielded(text)
            html = escaped(text) if tag == "code" or self._is_in(*_STILL) else self.live.html(text, self.before)
        self._words.append(f"\n{text}\n" if tag in BLOCKS else text)
        self.sheet.write(f"{opening}{html}</{tag}>")

    def whole(self, html: str) -> None:
        """Write a block that is closed in itself, where nothing is open, and whose words were said before."""
        self.part()
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
        html = ""
        if self.live is not None:
            data = unshielded(data)
            html = "" if self._is_in(*_STILL) else self.live.html(data, self.before)
        self._words.append(data)
        self.sheet.write(html or escaped(data))

    def _close_last(self) -> str:
        """Close the innermost element and return its name."""
        element = self._open.pop()
        self.sheet.write(element.closing)
        end = self._ENDS.get(element.tag)
        if end is not None:
            end(self, element)
        if element.tag in BLOCKS:
            self._words.append("\n")
        return element.tag

    def _said(self, element: OpenElement) -> str:
        """Return the words inside an element."""
        return " ".join("".join(self._words[element.words :]).split())

    def _read_attributes(self, attributes: WrittenAttributes) -> None:
        """Take the shields off an element's attributes and make its id one that is unique and fit for an address."""
        if self.live is not None:
            attributes.update({name: unshielded(value) for name, value in attributes.items()})
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

    def begin_division(self, tag: str, attributes: WrittenAttributes) -> tuple[str, str]:
        """Return the tags of a division; the one of footnotes becomes a section that says what it is."""
        if attributes.get("class") == "footnote":
            return '<section class="footnotes" role="doc-endnotes">', "</section>"
        attributes.pop("class", None)
        return f"<{tag}{written(attributes)}>", f"</{tag}>"

    def begin_link(self, tag: str, attributes: WrittenAttributes) -> tuple[str, str]:
        """Return the tags of a link."""
        if self._is_in("a"):
            self.sheet.doubt()
        return self._links.begin(tag, attributes)

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

    def _begin_table(self, tag: str, attributes: WrittenAttributes) -> tuple[str, str]:
        """Return the tags of a table in a frame that can be scrolled; the frame is named when the head is known."""
        self.tables.open()
        return f"<div><{tag}{written(attributes)}>", f"</{tag}></div>"

    def _begin_caption(self, tag: str, attributes: WrittenAttributes) -> tuple[str, str]:
        """Return the tags of a table's caption, whose id names the frame."""
        self.tables.add_caption(attributes)
        return f"<{tag}{written(attributes)}>", f"</{tag}>"

    def _end_head(self, element: OpenElement) -> None:
        """Keep the words of a table's head."""
        self.tables.add_head(self._said(element))

    def _end_table(self, element: OpenElement) -> None:
        """Name the frame of a table."""
        self.sheet.fill(element.place, f"{self.tables.close()}<table{written(element.attributes)}>")

    def _image(self, attributes: WrittenAttributes) -> None:
        """Read a photo; only the end of its paragraph tells whether it stands alone."""
        place = self._findings.place
        source, alt, title = (unshielded(attributes.get(name, "")).strip() for name in ("src", "alt", "title"))
        if source == SHARED_CAPTION and self._paragraph is not None:
            self._paragraph.shared_caption = alt
            return
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
        if paragraph.alone and (paragraph.images or paragraph.shared_caption):
            pictures = [picture for _, picture in paragraph.images if not isinstance(picture, Problem)]
            self.sheet.show(element.place, pictures, paragraph.shared_caption)
            return
        for place, picture in paragraph.images:
            source = picture.photo if isinstance(picture, Figure) else "…"
            self._findings.add(error("photo-not-alone", place.path, place.line, written=shown(source)))

    _BEGINS: ClassVar[Mapping[str, Callable[[Writer, str, WrittenAttributes], tuple[str, str]]]] = {
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

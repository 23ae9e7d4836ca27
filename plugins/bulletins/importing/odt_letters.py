"""The letters, pictures and notes of an OpenDocument paragraph: accepted changes only, old fonts in Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bulletins.importing.characters import tidy_line
from bulletins.importing.docx_styles import RunLook, span_in_look
from bulletins.importing.flow import FlowFindings, PictureSpot, Span
from bulletins.importing.odt_pictures import OdtPictures
from bulletins.importing.odt_styles import OdtStyles
from bulletins.importing.zip_parts import UnreadablePart, ZipParts, named_xml
from bulletins.model.loss import LossKind

SPACES = {
    **{f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": name for name in ("office", "style", "text", "table")},
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:oasis:names:tc:opendocument:xmlns:chart:1.0": "chart",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""The names of elements: `text.p`, `draw.frame`, `xlink.href`."""

PARAGRAPHS = {"text.p", "text.h"}
DRAWINGS = frozenset(
    f"draw.{name}"
    for name in (
        *("frame", "a", "g", "custom-shape", "rect", "line", "ellipse", "circle", "polyline", "polygon", "path"),
        *("regular-polygon", "connector", "caption", "control", "measure"),
    )
)
_BLANKS = re.compile(r"[ \t\r\n]+")
_LETTERS = {"text.s": " ", "text.tab": " ", "text.line-break": "\n"}
_NOT_READ = {"text.page-number", "text.page-count", "text.page-continuation", "text.ruby-text", "office.annotation-end"}
_TEXTBOX = "draw.text-box"


def words_in(element: Element) -> str:
    """Return all letters in an element, those of different paragraphs apart."""
    found = [one for one in element.iter() if one.tag in PARAGRAPHS] or [element]
    return tidy_line(" ".join("".join(one.itertext()) for one in found))


@dataclass(slots=True, kw_only=True)
class OdtLetters:
    """Reads the pieces of paragraphs one after another.

    `changes` has the kind of each tracked change by its id; `cited` collects kind and content of notes in the order of
    their signs.
    """

    parts: ZipParts
    styles: OdtStyles
    findings: FlowFindings
    pictures: OdtPictures
    changes: dict[str, str]
    cited: list[tuple[str, Element]] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)

    def read(self, paragraph: Element, look: RunLook) -> tuple[tuple[Span | PictureSpot, ...], tuple[Element, ...]]:
        """Return spans and pictures in reading order, and the frames in the paragraph that hold text or a table."""
        pieces = tuple(self._inside(paragraph, look, ""))
        boxes, self._boxes = tuple(self._boxes), []
        return pieces, boxes

    def _inside(self, element: Element, look: RunLook, link: str) -> Iterator[Span | PictureSpot]:
        """Yield the pieces of everything in an element, its own letters and those between its parts."""
        yield from self._letters(element.text, look, link)
        for child in element:
            yield from self._child(child, look, link)
            yield from self._letters(child.tail, look, link)

    def _child(self, child: Element, look: RunLook, link: str) -> Iterator[Span | PictureSpot]:
        """Yield the pieces of one part of a paragraph."""
        tag = child.tag
        if tag in _LETTERS:
            yield from self._letters(_LETTERS[tag], look, link, as_typed=True)
        elif tag == "text.span":
            yield from self._inside(child, self.styles.letters(child.get("text.style-name", "")).over(look), link)
        elif tag == "text.a":
            yield from self._inside(child, look, child.get("xlink.href", "").strip() or link)
        elif tag == "text.note":
            yield from self._note(child)
        elif tag in DRAWINGS:
            yield from self._drawn(child, look, link)
        elif tag not in _NOT_READ and not self._is_left_out(child):
            yield from self._inside(child, look, link)
            if tag == "text.ruby" and (reading := child.findtext("text.ruby-text")):
                yield from self._letters(f" ({reading})", look, link)

    def _note(self, element: Element) -> Iterator[Span]:
        """Yield the sign of a note, and keep what it says for later."""
        body = element.find("text.note-body")
        if body is not None:
            self.cited.append((element.get("text.note-class", "footnote"), body))
            yield Span(text="", note=str(len(self.cited)))

    def _is_left_out(self, element: Element) -> bool:
        """Return whether a part is a comment, hidden text or a change mark; each of them is reported."""
        if element.tag == "office.annotation":
            self.findings.add("import-comment", LossKind.LOST)
        elif element.tag.startswith("text.hidden") and element.get("text.is-hidden", "true") == "true":
            self.findings.add("import-hidden", LossKind.LOST)
        elif element.tag.startswith("text.change"):
            self.note_change(element)
        else:
            return False
        return True

    def note_change(self, element: Element) -> None:
        """Count what was deleted or inserted here."""
        kind = self.changes.get(element.get("text.change-id", ""), "")
        if element.tag == "text.change" and kind == "text.deletion":
            self.findings.add("import-deletion", LossKind.LOST)
        elif element.tag == "text.change-start" and kind == "text.insertion":
            self.findings.add("import-insertion", LossKind.CHANGED)

    def _letters(self, text: str | None, look: RunLook, link: str, *, as_typed: bool = False) -> Iterator[Span]:
        """Yield letters as they are seen; line ends of the file are blanks."""
        if not text:
            return
        seen = text if as_typed else _BLANKS.sub(" ", text)
        if look.hidden:
            if seen.strip():
                self.findings.add("import-hidden", LossKind.LOST)
            return
        yield span_in_look(seen, look, link, self.findings)

    def _drawn(self, element: Element, look: RunLook, link: str) -> Iterator[Span | PictureSpot]:
        """Yield the pictures and formulas of a drawing, and keep what holds text for later."""
        if element.tag in {"draw.a", "draw.g"}:
            for child in element:
                if child.tag in DRAWINGS:
                    yield from self._drawn(child, look, link)
        elif element.tag != "draw.frame":
            if words_in(element) and any(one.tag in PARAGRAPHS for one in element.iter()):
                self._boxes.append(element)
            else:
                code = "import-object" if element.tag == "draw.control" else "import-shape"
                self.findings.add(code, LossKind.LOST)
        elif element.find(_TEXTBOX) is not None or element.find("table.table") is not None:
            self._boxes.append(element)
        elif (inner := element.find("draw.object")) is not None:
            yield from self._object(inner, look, link)
        elif element.find("draw.image") is not None:
            yield from self.pictures.read(element)
        else:
            self.findings.add("import-object", LossKind.LOST)

    def _object(self, element: Element, look: RunLook, link: str) -> Iterator[Span]:
        """Yield the letters of a formula; say what any other object was."""
        name = element.get("xlink.href", "").removeprefix("./").strip("/")
        try:
            root = named_xml(self.parts, f"{name}/content.xml", SPACES)
        except UnreadablePart:
            root = None
        if root is not None and root.tag == "math.math":
            notes = {id(one) for one in root.iter("math.annotation")}
            text = "".join(one.text or "" for one in root.iter() if id(one) not in notes).strip()
            self.findings.add("import-formula", LossKind.CHANGED, text=text)
            yield from self._letters(text, look, link)
        elif root is not None and next(root.iter("chart.chart"), None) is not None:
            self.findings.add("import-chart", LossKind.LOST, text=words_in(root))
        else:
            self.findings.add("import-object", LossKind.LOST)

"""The letters and pictures of a Word paragraph: accepted changes only, results of fields, old fonts in Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bulletins.importing.docx_drawings import Drawings
from bulletins.importing.docx_files import WordFile, words_of
from bulletins.importing.docx_forms import form_value, is_prompt, is_symbol_font, sign_of
from bulletins.importing.docx_numbering import NoteLabels
from bulletins.importing.docx_styles import RunLook, WordStyle, WordStyles, span_in_look
from bulletins.importing.flow import FlowFindings, PictureSpot, Span
from bulletins.model.loss import LossKind
from bulletins.model.value import replace

_TRANSPARENT = frozenset(
    {"w.ins", "w.moveTo", "w.smartTag", "w.customXml", "w.sdt", "w.sdtContent", "w.dir", "w.bdo", "w.fldSimple"}
    | {"w.ruby", "w.rubyBase"}
)
_LETTER = {"w.tab": " ", "w.ptab": " ", "w.cr": "\n", "w.noBreakHyphen": "-"}
_NOT_SHOWN = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|TOC|INDEX|XE|TC|RD)\b", re.IGNORECASE)
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?!\\l)"([^"]+)"', re.IGNORECASE)
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_LAST_SIGN = 0xF0FF


@dataclass(slots=True)
class _OpenField:
    """A field whose end has not been met: its code, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    shows: bool = False

    @property
    def text(self) -> str:
        """Return the code."""
        return "".join(self.code)


@dataclass(slots=True, kw_only=True)
class RunReader:
    """Reads the pieces of paragraphs one after another; fields may reach from one into the next.

    `boxes` collects the contents of text boxes met on the way, for whoever reads blocks, and `contents` the words of
    tables of contents.
    """

    file: WordFile
    part: str
    styles: WordStyles
    drawings: Drawings
    notes: NoteLabels
    findings: FlowFindings
    boxes: list[Element] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    _fields: list[_OpenField] = field(default_factory=list)

    def pieces(self, paragraph: Element, style: WordStyle) -> tuple[Span | PictureSpot, ...]:
        """Return spans and pictures in reading order."""
        return tuple(self._inside(paragraph, style, ""))

    def _inside(self, parent: Element, style: WordStyle, link: str) -> Iterator[Span | PictureSpot]:
        """Yield the pieces of everything in an element."""
        for child in parent:
            tag = child.tag
            if tag == "w.r":
                yield from self._run(child, style, link)
            elif is_prompt(child):
                self.findings.add("import-prompt", LossKind.LOST, text=words_of(child))
            elif tag in _TRANSPARENT:
                yield from self._simple_field(child, style, link)
            elif tag == "w.hyperlink":
                yield from self._inside(child, style, self.file.address(self.part, child.get("r.id", "")) or link)
            elif tag in {"w.del", "w.moveFrom"}:
                self.findings.add("import-deletion", LossKind.LOST)
            elif tag in {"m.oMath", "m.oMathPara"}:
                yield from self._formula(child)
            elif tag == "mc.AlternateContent":
                yield from self._inside(chosen(child), style, link)

    def _simple_field(self, element: Element, style: WordStyle, link: str) -> Iterator[Span | PictureSpot]:
        """Yield the content of an element that only wraps other elements; of a field its result, but no page number."""
        code = element.get("w.instr", "") if element.tag == "w.fldSimple" else ""
        if element.tag == "w.ins":
            self.findings.add("import-insertion", LossKind.CHANGED)
        if not _NOT_SHOWN.match(code):
            found = _HYPERLINK.match(code)
            yield from self._inside(element, style, found[1] if found else link)

    def _formula(self, element: Element) -> Iterator[Span]:
        """Yield the letters of a formula, which lose their arrangement."""
        text = "".join(each.text or "" for each in element.iter("m.t"))
        self.findings.add("import-formula", LossKind.CHANGED, text=text)
        yield Span(text=text)

    def _run(self, run: Element, style: WordStyle, link: str) -> Iterator[Span | PictureSpot]:
        """Yield the pieces of a run."""
        look = self.styles.look(style, run.find("w.rPr"))
        if look.hidden:
            self._skip_hidden(run)
            return
        for child in run:
            yield from self._child(child, look, style, link)

    def _skip_hidden(self, run: Element) -> None:
        """Count hidden text; the signs of fields in it are followed all the same."""
        hidden = False
        for child in run:
            if child.tag in {"w.fldChar", "w.instrText"}:
                self._follow_field(child)
            hidden = hidden or child.tag in {"w.t", "w.drawing", "w.pict"}
        if hidden:
            self.findings.add("import-hidden", LossKind.LOST)

    def _child(self, child: Element, look: RunLook, style: WordStyle, link: str) -> Iterator[Span | PictureSpot]:
        """Yield the pieces of one thing in a run."""
        tag = child.tag
        if tag in {"w.fldChar", "w.instrText"}:
            yield from self._letters(form_value(child), look, link)
            self._follow_field(child)
        elif tag == "w.sym":
            yield from self._letters(self._sign(child), replace(look, font=None), link)
        elif tag in {"w.footnoteReference", "w.endnoteReference"}:
            label = self.notes.label(tag[2:-9], child.get("w.id", ""))
            if label:
                yield Span(text="", note=label)
        elif tag in {"w.drawing", "w.pict", "w.object"}:
            yield from self._drawn(child)
        elif tag == "mc.AlternateContent":
            for inner in chosen(child):
                yield from self._child(inner, look, style, link)
        elif tag == "w.ruby":
            yield from self._inside(child, style, link)
            reading = "".join(each.text or "" for each in child.iterfind("w.rt//w.t"))
            yield from self._letters(f" ({reading})" if reading else "", look, link)
        else:
            yield from self._letters(_text_of(child), look, link)

    def _letters(self, text: str, look: RunLook, link: str) -> Iterator[Span]:
        """Yield the letters as Word shows them; none where a field hides them."""
        if not text or self._is_covered():
            self.contents += [text] if any(_CONTENTS.match(one.text) for one in self._fields if one.shows) else []
            return
        if is_symbol_font(look.font):
            text, look = self._signs(text, look.font or ""), replace(look, font=None)
        yield span_in_look(text, look, self._field_link() or link, self.findings)

    def _sign(self, element: Element) -> str:
        """Return a sign that is written by its number; an unknown sign is left out and reported."""
        try:
            number = int(element.get("w.char", ""), 16)
        except ValueError:
            number = 0
        return self._signs(chr(number) if 0 < number <= _LAST_SIGN else " ", element.get("w.font", ""))

    def _signs(self, text: str, font: str) -> str:
        """Return the signs of a symbol font in Unicode; unknown signs are left out and reported."""
        shown: list[str] = []
        for letter in text:
            sign = letter if letter in "\n\t " else sign_of(ord(letter))
            if not sign:
                self.findings.add("import-sign", LossKind.LOST, font=font)
            shown.append(sign)
        return "".join(shown)

    def _drawn(self, element: Element) -> Iterator[PictureSpot]:
        """Yield the pictures of a drawing, and keep the contents of its text boxes for later."""
        if self._is_covered():
            return
        pictures, boxes = self.drawings.read(element)
        self.boxes += boxes
        yield from pictures

    def _follow_field(self, element: Element) -> None:
        """Open, turn or close a field, or read on in its code."""
        kind = element.get("w.fldCharType", "")
        if element.tag == "w.instrText":
            if self._fields:
                self._fields[-1].code.append(element.text or "")
        elif kind == "begin":
            self._fields.append(_OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_covered(self) -> bool:
        """Return whether this text belongs to a field's code, or to a field whose result is no text."""
        if any(not one.shows for one in self._fields[:-1]):
            return True
        return any(one.shows and _NOT_SHOWN.match(one.text) for one in self._fields)

    def _field_link(self) -> str:
        """Return the address of the innermost field that is a link."""
        found = (_HYPERLINK.match(one.text) for one in reversed(self._fields) if one.shows)
        return next((one[1] for one in found if one), "")


def _text_of(element: Element) -> str:
    """Return the letters of an element; empty for an element that is no text."""
    if element.tag == "w.t":
        return element.text or ""
    if element.tag == "w.br":
        return "\n" if element.get("w.type", "textWrapping") == "textWrapping" else " "
    return _LETTER.get(element.tag, "")


def chosen(element: Element) -> Element:
    """Return the version of an alternative that is read: Word's newer one, the older where that is empty."""
    choice = element.find("mc.Choice")
    if choice is not None and len(choice):
        return choice
    fallback = element.find("mc.Fallback")
    return fallback if fallback is not None else element

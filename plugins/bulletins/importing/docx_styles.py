"""The styles of a Word document: the look and the role of paragraphs and runs, inherited properties included."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from xml.etree.ElementTree import Element

from bulletins.importing.docx_files import child_value, is_on
from bulletins.importing.flow import BlockStyle, FlowFindings, Span
from bulletins.importing.old_fonts import from_old_font, is_old_font
from bulletins.importing.zip_parts import whole_number
from bulletins.model.loss import LossKind

_HEADING = re.compile(r"heading (\d)")
_LIST = re.compile(r"list(?: bullet| number| continue)? (\d)")
_BY_NAME = {
    "title": BlockStyle.TITLE,
    "subtitle": BlockStyle.SUBTITLE,
    "caption": BlockStyle.CAPTION,
    "quote": BlockStyle.QUOTE,
    "intense quote": BlockStyle.QUOTE,
    "block text": BlockStyle.QUOTE,
}
_MOST_BASES = 20
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLook:
    """The look of letters; None where a property is not set."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    place: str | None = None
    size: float | None = None

    def over(self, other: RunLook) -> RunLook:
        """Return this look, with the other's properties where this one sets none."""
        pairs = {one.name: getattr(self, one.name) for one in fields(self)}
        return RunLook(**{name: getattr(other, name) if value is None else value for name, value in pairs.items()})


def span_in_look(text: str, look: RunLook, link: str, findings: FlowFindings) -> Span:
    """Return letters as a span with their look; letters of an old font become Unicode, which is reported."""
    font = look.font or ""
    shown = from_old_font(text, font) if is_old_font(font) else text
    if shown != text:
        findings.add("import-old-font", LossKind.CHANGED, font=font)
    return Span(
        text=shown,
        bold=bool(look.bold),
        italic=bool(look.italic),
        struck=bool(look.struck),
        raised=look.place == "superscript",
        lowered=look.place == "subscript",
        link=link,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStyle:
    """The properties of one Word style; `level` is a heading's, `contents` marks an entry of a table of contents.

    `list_depth` is the depth of a list by the style's name (`List Bullet 2`), whatever level its numbers have.
    """

    look: RunLook = RunLook()
    style: BlockStyle = BlockStyle.BODY
    level: int = 0
    align: str | None = None
    list_number: str | None = None
    list_level: int = 0
    list_depth: int = 0
    contents: bool = False


class WordStyles:
    """All styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        """Take the styles part, None where the document has none."""
        self._elements: dict[str, Element] = {}
        self._found: dict[str, WordStyle] = {}
        self._default = ""
        self._base = RunLook()
        if root is None:
            return
        self._base = run_look(root.find("w.docDefaults/w.rPrDefault/w.rPr"))
        for element in root.findall("w.style"):
            self._elements[element.get("w.styleId", "")] = element
            if element.get("w.type") == "paragraph" and element.get("w.default") in {"1", "true"}:
                self._default = element.get("w.styleId", "")

    def paragraph(self, style_id: str | None) -> WordStyle:
        """Return the style of a paragraph, with the document's own defaults below it."""
        return self._style(style_id or self._default)

    def character(self, style_id: str | None) -> RunLook:
        """Return the look that a character style adds, nothing where there is none."""
        return RunLook() if not style_id else self._style(style_id, with_base=False).look

    def look(self, paragraph: WordStyle, properties: Element | None) -> RunLook:
        """Return the look of a run: its own, then its character style's, its paragraph's, the document's."""
        own = run_look(properties)
        return own.over(self.character(child_value(properties, "w.rStyle"))).over(paragraph.look)

    def _style(self, style_id: str, *, with_base: bool = True) -> WordStyle:
        key = f"{style_id} {with_base}"
        if key not in self._found:
            self._found[key] = self._resolved(style_id, with_base=with_base)
        return self._found[key]

    def _resolved(self, style_id: str, *, with_base: bool) -> WordStyle:
        """Return a style with all properties that it inherits."""
        chain: list[Element] = []
        while style_id in self._elements and len(chain) < _MOST_BASES:
            element = self._elements[style_id]
            if element in chain:
                break
            chain.append(element)
            style_id = child_value(element, "w.basedOn") or ""
        result = WordStyle(look=self._base if with_base else RunLook())
        for element in reversed(chain):
            result = _with(element, result)
        return result


def _with(element: Element, base: WordStyle) -> WordStyle:
    """Return a style laid over the style that it is based on."""
    name = (child_value(element, "w.name") or "").lower()
    heading = _HEADING.fullmatch(name)
    outline = child_value(element, "w.pPr/w.outlineLvl")
    style, level = base.style, base.level
    if heading:
        style, level = BlockStyle.HEADING, int(heading[1])
    elif name in _BY_NAME:
        style, level = _BY_NAME[name], 0
    elif outline is not None and whole_number(outline, _BODY_LEVEL) < _BODY_LEVEL and style is BlockStyle.BODY:
        style, level = BlockStyle.HEADING, whole_number(outline) + 1
    number = child_value(element, "w.pPr/w.numPr/w.numId")
    depth = _LIST.fullmatch(name)
    return WordStyle(
        look=run_look(element.find("w.rPr")).over(base.look),
        style=style,
        level=level,
        align=child_value(element, "w.pPr/w.jc") or base.align,
        list_number=base.list_number if number is None else number,
        list_level=whole_number(child_value(element, "w.pPr/w.numPr/w.ilvl"), base.list_level),
        list_depth=int(depth[1]) - 1 if depth else base.list_depth,
        contents=base.contents or name.startswith("toc ") or name == "table of figures",
    )


def run_look(properties: Element | None) -> RunLook:
    """Return the look that the properties of a run set."""
    if properties is None:
        return RunLook()
    fonts = properties.find("w.rFonts")
    font = None if fonts is None else fonts.get("w.ascii") or fonts.get("w.hAnsi") or fonts.get("w.cs")
    size = child_value(properties, "w.sz")
    struck = is_on(properties, "w.strike")
    return RunLook(
        bold=is_on(properties, "w.b"),
        italic=is_on(properties, "w.i"),
        struck=is_on(properties, "w.dstrike") if struck is None else struck,
        hidden=is_on(properties, "w.vanish"),
        font=font,
        place=child_value(properties, "w.vertAlign"),
        size=None if size is None else whole_number(size) / 2,
    )

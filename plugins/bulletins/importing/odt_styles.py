"""The styles of an OpenDocument text: the look of paragraphs, letters and pictures, and the numbering of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bulletins.importing.docx_numbering import number_in_format
from bulletins.importing.docx_styles import RunLook
from bulletins.importing.flow import BlockStyle, ListMark
from bulletins.importing.zip_parts import whole_number

_BY_NAME = {
    "title": BlockStyle.TITLE,
    "subtitle": BlockStyle.SUBTITLE,
    "caption": BlockStyle.CAPTION,
    "quotations": BlockStyle.QUOTE,
    "quote": BlockStyle.QUOTE,
    "intense quote": BlockStyle.QUOTE,
}
_HEADING = re.compile(r"heading (\d{1,2})")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)pt")
_ALIGNMENTS = {"start": "left", "justify": "left", "end": "right"}
_MOST_BASES = 20
_MOST_LEVELS = 10
_HEAVY = 600
_FORMATS = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}


_PLAIN = RunLook()


@dataclass(frozen=True, slots=True, kw_only=True)
class OdtStyle:
    """The properties of one OpenDocument style, inherited ones included; `level` is a heading's."""

    look: RunLook = _PLAIN
    style: BlockStyle = BlockStyle.BODY
    level: int = 0
    align: str = "left"
    list_style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListLevel:
    """How one level of a list is numbered; a bullet has no format."""

    format: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1


class OdtStyles:
    """All styles of a text by family and name; those of the text itself go before the document's."""

    def __init__(self, *roots: Element | None) -> None:
        """Take the parts that hold styles; of two styles with one name the later counts."""
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._fonts: dict[str, str] = {}
        self._levels: dict[tuple[str, int], _ListLevel] = {}
        self._found: dict[str, OdtStyle] = {}
        for root in roots:
            for element in () if root is None else root.iter():
                self._take(element)

    def paragraph(self, name: str) -> OdtStyle:
        """Return the style of a paragraph."""
        if name not in self._found:
            chain = list(self._chain("paragraph", name))
            result = OdtStyle(look=self._look(self._defaults.get("paragraph")))
            for element in reversed(chain):
                result = self._with(element, result)
            self._found[name] = result
        return self._found[name]

    def letters(self, name: str) -> RunLook:
        """Return the look that a style of letters adds, nothing where there is none."""
        look = RunLook()
        for element in self._chain("text", name):
            look = look.over(self._look(element))
        return look

    def picture(self, name: str) -> Mapping[str, str]:
        """Return the settings of a frame's style for its picture: clip, mirror, colours."""
        found: dict[str, str] = {}
        for element in self._chain("graphic", name):
            properties = element.find("style.graphic-properties")
            found = {**({} if properties is None else properties.attrib), **found}
        return found

    def is_hidden_section(self, name: str) -> bool:
        """Return whether the style of a section hides it."""
        chain = self._chain("section", name)
        return any(part.get("text.display") == "none" for one in chain for part in one.iter())

    def label(self, list_style: str, level: int, counts: Mapping[int, int]) -> str:
        """Return the label of an item by the numbers of its levels, empty for a bullet."""
        own = self._levels.get((list_style, level), _ListLevel())
        if not own.format:
            return ""
        first = max(0, level + 1 - own.shown)
        numbers = [
            number_in_format(counts.get(each, 1), self._levels.get((list_style, each), own).format or own.format)
            for each in range(first, level + 1)
        ]
        return f"{own.before}{'.'.join(numbers)}{own.after}".strip()

    def start(self, list_style: str, level: int) -> int:
        """Return the number that a level of a list begins with."""
        return self._levels.get((list_style, level), _ListLevel()).start

    def _take(self, element: Element) -> None:
        """Note a style, a default, a font or a list's levels."""
        tag, name = element.tag, element.get("style.name", "")
        family = element.get("style.family", "")
        if tag == "style.style":
            self._elements[family, name] = element
        elif tag == "style.default-style":
            self._defaults[family] = element
        elif tag == "style.font-face":
            self._fonts[name] = element.get("svg.font-family", name).strip("'\" ")
        elif tag == "text.list-style":
            for level in element:
                self._levels[name, whole_number(level.get("text.level"), 1) - 1] = _list_level(level)

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        """Yield a style and all that it is based on, the nearest first."""
        for _ in range(_MOST_BASES):
            element = self._elements.get((family, name))
            if element is None:
                return
            yield element
            name = element.get("style.parent-style-name", "")

    def _with(self, element: Element, base: OdtStyle) -> OdtStyle:
        """Return a style laid over the style that it is based on."""
        name = (element.get("style.display-name") or element.get("style.name") or "").replace("_20_", " ").lower()
        heading = _HEADING.fullmatch(name)
        outline = whole_number(element.get("style.default-outline-level"))
        style, level = base.style, base.level
        if heading or outline:
            style, level = BlockStyle.HEADING, int(heading[1]) if heading else outline
        elif name in _BY_NAME:
            style, level = _BY_NAME[name], 0
        properties = element.find("style.paragraph-properties")
        align = "" if properties is None else properties.get("fo.text-align", "")
        return OdtStyle(
            look=self._look(element).over(base.look),
            style=style,
            level=level,
            align=_ALIGNMENTS.get(align, align) or base.align,
            list_style=element.get("style.list-style-name", base.list_style),
        )

    def _look(self, element: Element | None) -> RunLook:
        """Return the look of letters that a style sets."""
        properties = None if element is None else element.find("style.text-properties")
        if properties is None:
            return RunLook()
        font = properties.get("style.font-name")
        size = _SIZE.fullmatch(properties.get("fo.font-size", ""))
        slant, line, display = (
            properties.get(key) for key in ("fo.font-style", "style.text-line-through-style", "text.display")
        )
        return RunLook(
            bold=_is_heavy(properties.get("fo.font-weight")),
            italic=None if slant is None else slant != "normal",
            struck=None if line is None else line != "none",
            hidden=None if display is None else display == "none",
            font=properties.get("fo.font-family", "").strip("'\" ") or (font and self._fonts.get(font, font)) or None,
            place=_place(properties.get("style.text-position")),
            size=float(size[1]) if size else None,
        )


def _is_heavy(weight: str | None) -> bool | None:
    """Return whether letters of a weight are bold, None where none is said."""
    return None if weight is None else weight == "bold" or whole_number(weight) >= _HEAVY


def _place(position: str | None) -> str | None:
    """Return where letters stand: `superscript`, `subscript` or on the line; None where it is not said."""
    if position is None:
        return None
    first = position.split()[0] if position.split() else ""
    height = whole_number(first.rstrip("%"))
    if first == "super" or height > 0:
        return "superscript"
    return "subscript" if first == "sub" or height < 0 else "baseline"


def _list_level(element: Element) -> _ListLevel:
    """Return how a level is numbered."""
    if element.tag != "text.list-level-style-number":
        return _ListLevel()
    return _ListLevel(
        format=_FORMATS.get(element.get("style.num-format", ""), ""),
        before=element.get("style.num-prefix", ""),
        after=element.get("style.num-suffix", ""),
        start=whole_number(element.get("text.start-value"), 1),
        shown=min(max(1, whole_number(element.get("text.display-levels"), 1)), _MOST_LEVELS),
    )


class OdtLists:
    """Counts the items of a text's lists; a list continues another only where it says so."""

    def __init__(self, styles: OdtStyles) -> None:
        """Begin before the first list."""
        self._styles = styles
        self._by_style: dict[str, dict[int, int]] = {}
        self._by_list: dict[str, dict[int, int]] = {}

    def open(self, element: Element, list_style: str) -> dict[int, int]:
        """Return the numbers that a list counts on, by level."""
        earlier = self._by_list.get(element.get("text.continue-list", ""))
        if earlier is None and element.get("text.continue-numbering") == "true":
            earlier = self._by_style.get(list_style)
        counts = {} if earlier is None else earlier
        self._by_style[list_style] = counts
        if name := element.get("xml.id", ""):
            self._by_list[name] = counts
        return counts

    def mark(self, item: Element, list_style: str, level: int, counts: dict[int, int]) -> ListMark:
        """Return the mark of the next item at a level."""
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        start = item.get("text.start-value")
        following = counts.get(level, self._styles.start(list_style, level) - 1) + 1
        counts[level] = following if start is None else whole_number(start, 1)
        return ListMark(level=level, label=self._styles.label(list_style, level, counts))

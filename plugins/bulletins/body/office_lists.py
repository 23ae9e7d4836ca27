"""Lists as offices write them, inside Python-Markdown: any marker, levels told by blanks or by another marker.

A block of which every item has the same marker of Markdown's own, one a line, is left to the library. All others are
read here: what marks a bullet becomes one, `1.` the number that was typed, and every other marker stays in the text.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, OListProcessor, UListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor

from bulletins.body.line_breaks import BREAK, is_cut, is_joined, with_breaks
from bulletins.body.markers import BULLETS, NEAR, Item, read_items
from bulletins.body.prepared import unmarked
from bulletins.model.list_markers import DASHES, is_speech

MARKED_LIST = "marked"
"""The class of a list whose markers stand in its text."""

_MAYBE = re.compile(r"^[ ]*(?:[-+*•–—o]|\(?\w{1,6}(?:\.\d+)*[.)/]|\d)", re.MULTILINE)
"""A line that may begin an item: most blocks have none."""

_SIMPLE = re.compile(r"[-*] +\S.*(?:\n[-*] +\S.*)*|(?!0\d)[0-9]+\. +\S.*(?:\n(?!0\d)[0-9]+\. +\S.*)*")
_NUMBER = re.compile(r"^[ ]{0,3}(\d+)\.[ ]+", re.MULTILINE)
_NO_ITEM = re.compile(r"[ ]{0,3}(?:\d+\.[ ]+\d|0\d+\.|(?![0-9])\d)")
"""A line alone that begins like a numbered item: a date, or a number that a list would write in another way."""
_DASH_ITEM = re.compile(r"[ ]{0,3}-[ ]+(.*)")


@dataclass(slots=True, kw_only=True)
class OpenLevel:
    """A list that is being built: its indent and kind of marker, its element, the number of its last item."""

    indent: int
    kind: str
    element: ET.Element
    last: int = 0


@dataclass(slots=True, kw_only=True)
class ItemLines:
    """An item with all its lines, as they were typed and without its marker."""

    item: Item
    typed: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class OfficeLists(BlockProcessor):
    """Reads lists with office markers, or of several levels; `width` is what the text's lines were wrapped at."""

    def __init__(self, parser: BlockParser) -> None:
        """Begin with a text that is not wrapped."""
        super().__init__(parser)
        self.width = 0
        self._found: tuple[str, list[Item | None]] = ("", [])

    def test(self, parent: ET.Element, block: str) -> bool:
        """Return whether a block holds a list that is not the library's to read."""
        first = block.lstrip(" ")[:1]
        if ("\n" not in block and first != "•" and not self._is_inner(parent, block)) or not _MAYBE.search(block):
            return False
        if (first in "-*" or first.isdecimal()) and _is_simple(block):
            return False
        lines = block.split("\n")
        items = read_items([unmarked(line) for line in lines])
        self._found = (block, items)
        return any(item is not None for item in items)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Build the list, hand back what stands above and below it."""
        block = blocks.pop(0)
        found, items = self._found
        if found != block:
            items = read_items([unmarked(line) for line in block.split("\n")])
        lines = block.split("\n")
        first = next(index for index, item in enumerate(items) if item is not None)
        if first:
            self.parser.parseBlocks(parent, ["\n".join(lines[:first])])
        elif self._is_inner(parent, block):
            parent = parent[-1][-1]
        grouped, end = self._grouped(lines, items, first)
        _build(parent, [(each.item, self._text(each)) for each in grouped])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))

    def _is_inner(self, parent: ET.Element, block: str) -> bool:
        """Return whether a block stands further in than the list that it stands below."""
        above = self.lastChild(parent) if block.startswith(" " * NEAR) else None
        return above is not None and above.tag in {"ul", "ol"} and len(above) > 0

    def _grouped(self, lines: Sequence[str], items: Sequence[Item | None], first: int) -> tuple[list[ItemLines], int]:
        """Return the items with their lines, and the first line that belongs to none."""
        grouped: list[ItemLines] = []
        for index in range(first, len(lines)):
            item, line = items[index], lines[index]
            if item is not None:
                text = line[len(line) - len(_without_marker(line, item)) :]
                grouped.append(ItemLines(item=item, typed=[line], text=[text]))
            elif self._goes_on(grouped[-1], line):
                grouped[-1].typed.append(line)
                grouped[-1].text.append(line.strip(" "))
            else:
                return grouped, index
        return grouped, len(lines)

    def _goes_on(self, above: ItemLines, line: str) -> bool:
        """Return whether a line below an item belongs to it: indented, going on with its sentence, or wrapped."""
        if len(line) - len(line.lstrip(" ")) >= NEAR or is_cut(unmarked(above.typed[-1]).rstrip(), unmarked(line)):
            return True
        return is_joined([unmarked(each).rstrip() for each in (*above.typed, line)], self.width)

    def _text(self, each: ItemLines) -> str:
        """Return an item's text, with the breaks that readers see."""
        if len(each.text) == 1:
            return each.text[0].rstrip()
        if is_joined([unmarked(line).strip() for line in each.typed], self.width):
            return "\n".join(line.rstrip() for line in each.text)
        return BREAK.join(with_breaks("\n".join(each.text), 0))


class NumberedLists(SaneOListProcessor):
    """The library's numbered lists, in which every item has the number that was typed."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Return whether a block is such a list; a single line such as `2. 9 là ngày Quốc khánh` is prose."""
        if "\n" not in block and _NO_ITEM.match(unmarked(block)):
            return False
        return OListProcessor.test(self, parent, block)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Read the list, then number its items."""
        numbers = [int(number) for number in _NUMBER.findall(blocks[0])]
        super().run(parent, blocks)
        listed = parent if parent.tag == "ol" else self.lastChild(parent)
        if listed is not None and listed.tag == "ol" and len(listed) >= len(numbers):
            _number(listed, numbers)

    def lastChild(self, parent: ET.Element) -> ET.Element | None:  # noqa: N802  (the name the library calls)
        """Return the last child of an element."""
        return _joinable(super().lastChild(parent))


class BulletLists(SaneUListProcessor):
    """The library's bullet lists, which dialogues and lists with markers in their text do not become part of."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Return whether a block is such a list, and not what people say."""
        if not UListProcessor.test(self, parent, block):
            return False
        spoken = [_DASH_ITEM.fullmatch(unmarked(line)) for line in block.split("\n")]
        return not (all(spoken) and any(found is not None and is_speech(found[1]) for found in spoken))

    def lastChild(self, parent: ET.Element) -> ET.Element | None:  # noqa: N802  (the name the library calls)
        """Return the last child of an element."""
        return _joinable(super().lastChild(parent))


def _joinable(element: ET.Element | None) -> ET.Element | None:
    """Return an element to which items may be added, None for a list with markers in its text."""
    return None if element is not None and element.get("class") == MARKED_LIST else element


def _is_simple(block: str) -> bool:
    """Return whether all lines of a block are items with one marker of Markdown's own, at the same place."""
    if not _SIMPLE.fullmatch(block):
        return False
    return block[0].isdigit() or all(line[0] == block[0] for line in block.split("\n"))


def _without_marker(line: str, item: Item) -> str:
    """Return a line behind its marker."""
    place = line.index(item.marker, item.indent) + len(item.marker)
    return line[place:].lstrip(" ")


def _build(parent: ET.Element, items: Sequence[tuple[Item, str]]) -> None:
    """Build the lists of these items, one in another."""
    levels: list[OpenLevel] = []
    for item, text in items:
        while levels and not _is_level(levels, item):
            levels.pop()
        if not levels or not _is_same(levels[-1], item):
            above = levels[-1].element[-1] if levels else parent
            levels.append(OpenLevel(indent=item.indent, kind=item.kind, element=_list_element(above, item, levels)))
        level = levels[-1]
        li = ET.SubElement(level.element, "li")
        li.text = text if item.kind in BULLETS or item.kind in {"o", "1."} else f"{item.marker} {text}"
        if item.kind == "1.":
            if item.order != level.last + 1:
                _set_number(level.element, li, item.order)
            level.last = item.order


def _is_level(levels: Sequence[OpenLevel], item: Item) -> bool:
    """Return whether an item belongs to the innermost level or below it, to no level around it.

    Offices write `+` below `-`, so that a dash is never below `+`.
    """
    top = levels[-1]
    if _is_same(top, item):
        return True
    is_below = item.indent >= top.indent + NEAR
    if item.indent <= top.indent - NEAR or (top.kind == "+" and item.kind in DASHES and not is_below):
        return False
    return is_below or not any(_is_same(level, item) for level in levels[:-1])


def _is_same(level: OpenLevel, item: Item) -> bool:
    """Return whether an item belongs to a level."""
    return level.kind == item.kind and abs(level.indent - item.indent) < NEAR


def _list_element(parent: ET.Element, item: Item, levels: Sequence[OpenLevel]) -> ET.Element:
    """Return a new list for items of a kind; bullets below bullets go on with these."""
    if item.kind == "1.":
        return ET.SubElement(parent, "ol")
    if item.kind in BULLETS or item.kind == "o":
        last = parent[-1] if len(parent) else None
        goes_on = not levels and (item.kind == "•" or parent.tag == "li")
        if goes_on and last is not None and last.tag == "ul" and not last.attrib:
            return last
        return ET.SubElement(parent, "ul")
    return ET.SubElement(parent, "ul", {"class": MARKED_LIST})


def _number(listed: ET.Element, numbers: Sequence[int]) -> None:
    """Give the last items of a list the numbers that were typed, where they do not follow of themselves."""
    expected = int(listed.get("start", "1"))
    known = len(listed) - len(numbers)
    for index, li in enumerate(listed):
        number = numbers[index - known] if index >= known else int(li.get("value", expected))
        if number != expected:
            _set_number(listed, li, number)
        expected = number + 1


def _set_number(listed: ET.Element, li: ET.Element, number: int) -> None:
    """Give an item a number; the first item's is its list's."""
    if li is listed[0]:
        listed.set("start", str(number))
    else:
        li.set("value", str(number))


LIST_PROCESSORS: Final = (("office_list", OfficeLists, 45), ("olist", NumberedLists, 40), ("ulist", BulletLists, 30))
"""Readers of lists by name and priority."""

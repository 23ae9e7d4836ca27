"""The Markdown that staff write: which syntax is understood, and how one parser is kept for many texts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import Final, cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from bulletins.body.bar_tables import BarTables
from bulletins.body.office_lists import LIST_PROCESSORS, OfficeLists
from bulletins.body.plain import PlainBlock
from bulletins.body.prepared import Prepared
from bulletins.body.shortcuts import Blocks, Inline
from bulletins.body.typed_signs import FencedBlocks, TypedParagraphs, register_signs

_OTHER_BRACE = re.compile(r"\{(?!:)")
_HIDDEN_BRACE = re.compile("\ufdd5")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class MarkedHeadings(Treeprocessor):
    """Moves the marks of headings into their tags."""

    def run(self, root: ET.Element) -> None:
        """Take every mark off the beginning of a heading's text."""
        for element in root.iter():
            text = element.text
            if text and text[0] == "\ufdd0" and element.tag in _HEADINGS:
                number, sign, text = text.partition("\ufdd1")
                element.set("data-line", number + sign)
                element.text = text.lstrip()


class MarkedAttributes(Treeprocessor):
    """Attribute lists that begin with `{:` alone, so that `{{ x }}` and `{% x %}` in a text stay as they are."""

    def __init__(self, md: Markdown) -> None:
        """Build the reader of lists that the library has."""
        super().__init__(md)
        self._inner = AttrListTreeprocessor(md)

    def run(self, root: ET.Element) -> None:
        """Read the attribute lists, if there is any, with all other braces hidden."""
        if not any("{:" in text for text in root.itertext()):
            return
        _replace(root, _OTHER_BRACE, "\ufdd5")
        self._inner.run(root)
        _replace(root, _HIDDEN_BRACE, "{")


def _replace(root: ET.Element, pattern: re.Pattern[str], by: str) -> None:
    """Replace a pattern in all texts of a tree."""
    for element in root.iter():
        if element.text:
            element.text = pattern.sub(by, element.text)
        if element.tail:
            element.tail = pattern.sub(by, element.tail)


class Dialect(Extension):
    """The dialect: without what office text trips over (indented code, underlined headings), with what offices type."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name the library calls)
        """Change the parser in place."""
        md.parser.blockprocessors.deregister("code")
        md.parser.blockprocessors.deregister("setextheader")
        md.treeprocessors.deregister("prettify")
        md.treeprocessors.register(MarkedHeadings(md), "marked_headings", 25)
        md.treeprocessors.register(MarkedAttributes(md), "attr_list", 8)
        for name, processor, priority in LIST_PROCESSORS:
            md.parser.blockprocessors.register(processor(md.parser), name, priority)
        md.parser.blockprocessors.register(BarTables(md.parser), "table", 75)
        register_signs(md)


class Parser:
    """One Markdown parser, used again and again: to build one costs more than to read a bulletin."""

    def __init__(self) -> None:
        """Build the parser."""
        self._notes: Final = FootnoteExtension(SEPARATOR="-", USE_DEFINITION_ORDER=False, BACKLINK_TITLE="{}")
        self._markdown: Final = Markdown(output_format="html")
        self._markdown.parser = Blocks(self._markdown)
        self._markdown.registerExtensions([TableExtension(), SaneListExtension(), self._notes, Dialect()], {})
        self._markdown.treeprocessors.register(Inline(self._markdown), "inline", 20)
        processors = self._markdown.parser.blockprocessors
        self._paragraphs: Final = cast("TypedParagraphs", processors["paragraph"])
        self._fences: Final = cast("FencedBlocks", self._markdown.preprocessors["fences"])
        self._lists: Final = cast("OfficeLists", processors["office_list"])
        self._unescape: Final = self._markdown.treeprocessors["unescape"]
        trees = self._markdown.treeprocessors
        self._signed: Final = {trees["bare_stars"]: "*", trees["tasks"]: "] "}
        skipped = (self._unescape, self._markdown.treeprocessors["attr_list"])
        self._plain: Final = tuple(each for each in self._markdown.treeprocessors if each not in skipped)

    def parse(self, text: str, width: int = 0) -> str:
        """Return the HTML of a text that was wrapped at a width, not yet safe."""
        self._begin(width)
        return self._markdown.convert(text)

    def parse_blocks(self, blocks: Sequence[PlainBlock | Prepared]) -> list[PlainBlock | ET.Element] | None:
        """Return blocks with their elements for those to be parsed, None where some mark-up may not be Markdown's own.

        Without tags, entities and attribute lists the library's HTML is their tree written down, and would only have to
        be read again. All its processors of trees work in place. An empty paragraph stands for each plain block, so
        that what stands before and after it stays apart.
        """
        prepared = [block for block in blocks if isinstance(block, Prepared)]
        texts = [block.text for block in prepared]
        self._begin(max((block.width for block in prepared), default=0))
        if any("<" in text or "&" in text or "{:" in text for text in texts):
            return None
        plain: dict[ET.Element, PlainBlock] = {}
        parser = self._markdown.parser
        root = parser.root = ET.Element(self._markdown.doc_tag)
        for block in blocks:
            if isinstance(block, Prepared):
                parser.parseBlocks(root, self._even(block).split("\n\n"))
            else:
                plain[ET.SubElement(root, "p")] = block
        if any(block.has_fences for block in prepared):
            self._fences.put_back(root)
        for processor in self._plain:
            sign = self._signed.get(processor, "")
            if not sign or any(sign in text for text in texts):
                processor.run(root)
        if any("\\" in text for text in texts):
            self._unescape.run(root)
        if self._notes.footnotes:
            _write_note_signs(root)
        return [plain.get(element, element) for element in root]

    def _begin(self, width: int) -> None:
        """Forget the last text; the next was wrapped at a width."""
        self._markdown.reset()
        self._fences.forget()
        self._paragraphs.width = width
        self._lists.width = width

    def _even(self, block: Prepared) -> str:
        """Return a block's text without tabs and fenced blocks, with an empty line at its end, blanks in none."""
        text = block.text
        if "\t" in text or "\r" in text or " \n" in text or text.endswith(" "):
            lines: list[str] = self._markdown.preprocessors["normalize_whitespace"].run([text])
            text = "\n".join(lines)
        if block.has_fences:
            text = "\n".join(self._fences.run(text.split("\n")))
        return f"{text}\n\n"

    @property
    def cited(self) -> tuple[str, ...]:
        """Return the labels of the footnotes that the last text cites."""
        return tuple(self._notes.footnote_order)


def _write_note_signs(root: ET.Element) -> None:
    """Put the sign of the way back, and the blank before it, where the library left a place for them."""
    for element in root.iter():
        if element.text and STX in element.text:
            element.text = element.text.replace(FN_BACKLINK_TEXT, "↩").replace(NBSP_PLACEHOLDER, "\u00a0")
        if element.tail and STX in element.tail:
            element.tail = element.tail.replace(NBSP_PLACEHOLDER, "\u00a0")

"""The Markdown that staff write: which syntax is understood, and how one parser is kept for many texts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Final

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_SPECIAL = re.compile(r"[\\`*_\[<&{]|  \n")


_OTHER_BRACE = re.compile(r"\{(?!:)")
_HIDDEN_BRACE = re.compile("\ufdd5")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SIGNS = (("hashheader", "#", 70), ("quote", ">", 20), ("footnote", "[^", 17), ("reference", "]:", 15))
"""Block syntax by name, the sign without which it cannot stand, and its place in the library's order."""


class Signed(BlockProcessor):
    """Asks a block processor only about blocks that hold its sign; to search all of them costs a fifth of the time."""

    def __init__(self, inner: BlockProcessor, sign: str) -> None:
        """Stand in for a processor."""
        super().__init__(inner.parser)
        self._inner = inner
        self._sign = sign

    def test(self, parent: ET.Element, block: str) -> bool:
        """Return whether the block may be the processor's."""
        return self._sign in block and self._inner.test(parent, block)

    def run(self, parent: ET.Element, blocks: list[str]) -> bool | None:
        """Have the processor take the block."""
        return self._inner.run(parent, blocks)


class PlainText(Treeprocessor):
    """Spares text that holds no mark-up the seventeen searches of inline parsing; moves headings' marks into tags."""

    def run(self, root: ET.Element) -> None:
        """Mark every text without special characters as final."""
        search = _SPECIAL.search
        for element in root.iter():
            text = element.text
            if text and text[0] == "\ufdd0" and element.tag in _HEADINGS:
                number, sign, text = text.partition("\ufdd1")
                element.set("data-line", number + sign)
                element.text = text = text.lstrip()
            if text and search(text) is None:
                element.text = AtomicString(text)


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
    """Takes away what office text trips over (indented code, underlined headings) and adds what is ours."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name the library calls)
        """Change the parser in place."""
        md.parser.blockprocessors.deregister("code")
        md.parser.blockprocessors.deregister("setextheader")
        for name, sign, priority in _SIGNS:
            md.parser.blockprocessors.register(Signed(md.parser.blockprocessors[name], sign), name, priority)
        md.treeprocessors.deregister("prettify")
        md.treeprocessors.register(PlainText(md), "plain_text", 25)
        md.treeprocessors.register(MarkedAttributes(md), "attr_list", 8)


class Parser:
    """One Markdown parser, used again and again: to build one costs more than to read a bulletin."""

    def __init__(self) -> None:
        """Build the parser."""
        self._notes: Final = FootnoteExtension(SEPARATOR="-", USE_DEFINITION_ORDER=False, BACKLINK_TITLE="{}")
        extensions = [TableExtension(), SaneListExtension(), self._notes, Dialect()]
        self._markdown: Final = Markdown(extensions=extensions, output_format="html")

    def parse(self, text: str) -> str:
        """Return the HTML of a text, not yet safe."""
        self._markdown.reset()
        return self._markdown.convert(text)

    @property
    def cited(self) -> tuple[str, ...]:
        """Return the labels of the footnotes that the last text cites."""
        return tuple(self._notes.footnote_order)

"""The library's own parsing with less of it: what cannot stand in a text is not looked for.

Most of a bulletin is prose. Asked in turn whether each block is a heading, a rule, a table, …, and whether each text
holds a link, a code, an entity, …, the library takes three times as long to find nothing.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any, cast

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, Registry

_BLOCK_SIGNS = {"hashheader": "#", "table": "|", "quote": ">", "footnote": "[^", "reference": "]:"}
"""Block syntax by name, and the sign without which it cannot stand."""

_INLINE_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
    "deleted": ("~~",),
}
"""Inline syntax by name, and the signs without all of which it cannot stand."""

_BY_REFERENCE = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Inline syntax that refers to addresses written elsewhere in the text (`[a]: address`)."""

_SIGNS = tuple(dict.fromkeys(sign for signs in _INLINE_SIGNS.values() for sign in signs))


class Blocks(BlockParser):
    """Takes a line that begins with a letter for a paragraph, and asks no processor about a block without its sign."""

    def __init__(self, md: Markdown) -> None:
        """Take over the processors of the library's block parser."""
        super().__init__(md)
        self.blockprocessors = md.parser.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._signed: tuple[tuple[BlockProcessor, str], ...] = ()

    def parseBlocks(self, parent: ET.Element, blocks: list[str]) -> None:  # noqa: N802  (the name the library calls)
        """Add the blocks to the parent, as the library does."""
        registry = self.blockprocessors
        if not self._signed:
            names = {registry[name]: sign for name, sign in _BLOCK_SIGNS.items()}
            self._signed = tuple((processor, names.get(processor, "")) for processor in registry)
        paragraph = registry["paragraph"]
        while blocks:
            block = blocks[0]
            if block[:1].isalpha() and "\n" not in block:
                paragraph.run(parent, blocks)
                continue
            for processor, sign in self._signed:
                if sign in block and processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class Inline(InlineProcessor):
    """Looks only for the inline syntax whose signs the text holds, and only in those of its parts that hold any."""

    def __init__(self, md: Markdown) -> None:
        """Note which of the library's patterns stand on which signs."""
        super().__init__(md)
        names = {md.inlinePatterns[name]: name for name in _INLINE_SIGNS if name in md.inlinePatterns}
        self._patterns = tuple((pattern, names.get(pattern, "")) for pattern in md.inlinePatterns)

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """Return the tree with its inline mark-up parsed, as the library does."""
        whole = "".join(tree.itertext())
        found = [sign for sign in _SIGNS if sign in whole]
        wanted = [pattern for pattern, name in self._patterns if self._is_wanted(name, found)]
        # the library only counts them and takes them by number
        self.inlinePatterns = cast("Registry[Any]", wanted)
        part = tree
        if not any(child.tail for child in tree):
            part = ET.Element(tree.tag)
            part.extend(child for child in tree if _holds("".join(child.itertext()), found))
        for element in part.iter():
            text = element.text
            if text and not _holds(text, found):
                element.text = AtomicString(text)
        super().run(part, ancestors)
        return tree

    def _is_wanted(self, name: str, found: list[str]) -> bool:
        """Return whether inline syntax can stand in a text with these signs; what we do not know always can."""
        if not name:
            return True
        if name in _BY_REFERENCE and not self.md.references:
            return False
        return any(sign in found for sign in _INLINE_SIGNS[name])


def _holds(text: str, signs: list[str]) -> bool:
    """Return whether a text holds one of the signs; a loop, as it runs for every text and `any` takes twice as long."""
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False

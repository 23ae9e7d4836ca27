"""Signs that are no marks, and marks that Markdown alone does not know: inside Python-Markdown.

Stars between letters or figures are stars (`2*3*4`), a sign before a figure compares (`> 18 tuổi`), `~~x~~` are deleted
words, `- [x]` is done and `- [ ]` to do. Stars that mark nothing (`**Kết quả`) are noted, to be warned of.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import escape
from typing import Final

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor, ParagraphProcessor
from markdown.inlinepatterns import DelimiterProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

from bulletins.body.fences import find_fences
from bulletins.body.line_breaks import with_breaks
from bulletins.body.prepared import BARE, unmarked

DELETED: Final = r"(~~)(?=[^\s~])(.+?)(?<=[^\s~])~~"
_LITERAL = {
    "*": r"(?!(?<=\w)\*(?!\*)(?=\w)|(?<=\d)\*+(?=\d)|(?<=\d\*)\*(?=\d)|(?<=\()\*+\))",
    "_": r"(?!(?<=/)_|(?<=_[hgp])_|_+[hgp]_)",
}
"""No star follows that stands between letters or figures, or alone in brackets; no underscore of a date to fill in."""
_NO_START = {
    "*": r"(?!(?<=[^\W_])\*+[^\w\s*])(?!\*+[,;:!?)%…”’»])(?!\*+[^\w\s*]+\*)",
    "_": r"(?!_+(?:/|[.:,;%)-]+(?:[_\d\s]|$)))",
}
"""No star follows that a comma follows (`7h*, 8h*`), that stands between a word and a sign, or around signs alone;
no blank to fill in."""
_BARE_STARS = re.compile(r"(?<![(*])\*{2,}|(?<![\w*])\*(?=[^\W\d_])(?!\*)")
_BEFORE_MARKS = re.compile(r"\*+$")
_BEHIND_MARKS = re.compile(r"^\*+")
_STRESSED = frozenset({"em", "strong"})
_TASKS = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}


class TypedParagraphs(ParagraphProcessor):
    """Paragraphs whose typed line breaks readers see; `width` is what the text's lines were wrapped at."""

    width = 0

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Add the paragraphs that a block is."""
        block = blocks[0]
        if "\n" not in block.strip("\n"):
            super().run(parent, blocks)
            return
        blocks.pop(0)
        for paragraph in with_breaks(block.strip("\n"), self.width):
            super().run(parent, [paragraph])


class Quotations(BlockQuoteProcessor):
    """Quotations, of which none begins with a figure: `> 18 tuổi` compares, `>> Xem thêm` points."""

    RE = re.compile(r"(^|\n)[ ]{0,3}>(?![ ]*[\d=]|>)[ ]?(.*)")
    _INNER = BlockQuoteProcessor.RE

    def clean(self, line: str) -> str:
        """Return a quoted line without its sign."""
        found = self._INNER.match(line)
        if line.strip() == ">":
            return ""
        return found[2] if found else line


class FencedBlocks(Preprocessor):
    """Takes each fenced block out before anything else reads it."""

    def __init__(self, md: Markdown) -> None:
        """Begin with none taken out."""
        super().__init__(md)
        self._fenced: dict[str, str] = {}

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a place for each block, whose HTML the library puts back."""
        for start, end in reversed(find_fences(lines).closed):
            code = "".join(f"{line}\n" for line in lines[start + 1 : end])
            place = self.md.htmlStash.store(f"<pre><code>{escape(code, quote=False)}</code></pre>")
            self._fenced[place] = code
            lines[start : end + 1] = ["", place, ""]
        return lines

    def forget(self) -> None:
        """Forget the blocks of the last text."""
        self._fenced.clear()

    def put_back(self, root: ET.Element) -> None:
        """Put the blocks back into a tree, each in place of the paragraph that stands for it."""
        for element in root.iter("p"):
            code = self._fenced.get((element.text or "").strip())
            if code is not None:
                element.tag, element.text = "pre", None
                ET.SubElement(element, "code").text = AtomicString(code_escape(code))


class BareStars(Treeprocessor):
    """Notes stars that are left in the text though they look like marks."""

    def run(self, root: ET.Element) -> None:
        """Put a sign behind each of them."""
        for element in root.iter():
            following = [child.tag in _STRESSED for child in element] + [False]
            if element.text and "*" in element.text and element.tag != "code":
                element.text = _noted(element.text, is_before=following[0])
            for index, child in enumerate(element):
                if child.tail and "*" in child.tail:
                    child.tail = _noted(child.tail, is_behind=following[index], is_before=following[index + 1])


class Tasks(Treeprocessor):
    """Items that begin with `[x]` or `[ ]` get a box."""

    def run(self, root: ET.Element) -> None:
        """Replace the brackets at the beginning of items."""
        for li in root.iter("li"):
            holder = li if li.text and li.text.strip() else next(iter(li), li)
            text = holder.text or ""
            if text[:4] in _TASKS and holder.tag in {"li", "p"}:
                holder.text = _TASKS[text[:4]] + text[4:]


def register_signs(md: Markdown) -> None:
    """Have a parser read signs as this module says."""
    processor = md.inlinePatterns["em_strong"]
    if isinstance(processor, DelimiterProcessor):
        for sign, no_start in _NO_START.items():
            delimiter = processor.delimiters[sign]
            own = delimiter.boundary.pattern.replace("(?x)", "", 1)
            for kind in ("<ambiguous>", "<start>"):
                own = own.replace(kind, f"{kind}{no_start}", 1)
            delimiter.boundary = re.compile(f"{_LITERAL[sign]}(?:{own})", delimiter.boundary.flags | re.VERBOSE)
    md.preprocessors.register(FencedBlocks(md), "fences", 25)
    md.inlinePatterns.register(SimpleTagInlineProcessor(DELETED, "del"), "deleted", 55)
    md.parser.blockprocessors.register(Quotations(md.parser), "quote", 20)
    md.parser.blockprocessors.register(TypedParagraphs(md.parser), "paragraph", 10)
    md.treeprocessors.register(Tasks(md), "tasks", 22)
    md.treeprocessors.register(BareStars(md), "bare_stars", 15)


def _noted(text: str, *, is_before: bool = False, is_behind: bool = False) -> str:
    """Return a text with a sign behind the stars that mark nothing; stars right beside stressed words are left over."""
    if isinstance(text, AtomicString) and "`" in text:
        return text
    text = _BARE_STARS.sub(lambda found: found[0] if _is_product(text, found) else f"{found[0]}{BARE}", text)
    if is_before and text.endswith("*"):
        text = _BEFORE_MARKS.sub(rf"\g<0>{BARE}", text)
    return _BEHIND_MARKS.sub(rf"\g<0>{BARE}", text) if is_behind and text.startswith("*") else text


def _is_product(text: str, found: re.Match[str]) -> bool:
    """Return whether stars stand between figures."""
    before, after = unmarked(text[: found.start()]).rstrip(), unmarked(text[found.end() :]).lstrip()
    return before[-1:].isdecimal() and after[:1].isdecimal()

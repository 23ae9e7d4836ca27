"""What a reader of a page sees line by line, and what one sees of the same text in Notepad."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from bulletins.body import Body
from bulletins.model.bulletin import Html

_LINES = frozenset({"p", "li", "h2", "h3", "h4", "tr", "pre", "br", "blockquote", "hr", "ul", "ol", "table", "section"})
_MARKS = re.compile(r"~~|(?<![\w*])\*+(?=[^\W\d_])|(?<=[^\W\d_])\*+(?![\w*])|\*\*(?= [^\W\d_])|(?<=[^\W\d_] )\*\*|\\$")
_BULLET = re.compile(
    r"^[ \t]*(?:[-+*•][ \t\u00a0]+|[\uf0b7§Ø][ \t\u00a0]+|o[ \t\u00a0]+|[-+•](?=[^\W\d_]))(?:\[([ xX])\] )?(?=\S)"
)
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"\S")


class PageReader(HTMLParser):
    """Reads HTML as lines, each with the number of its item; bullets are the site's own and no words."""

    def __init__(self) -> None:
        """Begin with one empty line."""
        super().__init__()
        self.lines = [""]
        self._lists: list[int] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where readers see one."""
        values = dict(attrs)
        if tag in _LINES:
            self.lines.append("")
        if tag in {"ul", "ol"}:
            self._lists.append(int(values.get("start") or 1) - 1 if tag == "ol" else -1)
        if tag == "li" and self._lists[-1] >= 0:
            self._lists[-1] = int(values.get("value") or self._lists[-1] + 1)
            self.lines[-1] = f"{self._lists[-1]}. "
        if tag in {"td", "th"}:
            self.lines[-1] += " "
        self._in_code = self._in_code or tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """End a line where readers see its end."""
        if tag in _LINES:
            self.lines.append("")
        if tag in {"ul", "ol"}:
            self._lists.pop()
        self._in_code = self._in_code and tag != "pre"

    def handle_data(self, data: str) -> None:
        """Add words; a break inside a paragraph is a blank, inside a fenced block a line."""
        first, *others = data.split("\n") if self._in_code else [data.replace("\n", " ")]
        self.lines[-1] += first
        self.lines.extend(others)


def page_lines(body: Body, *, signs: bool = False) -> list[list[str]]:
    """Return the words of each line that a reader of the page sees, or every sign of them."""
    reader = PageReader()
    for block in body.blocks:
        if isinstance(block, Html):
            reader.feed("#".join(block.pieces))
    reader.close()
    wanted = _SIGN if signs else _WORD
    return [words for line in reader.lines if (words := wanted.findall(line))]


def notepad_lines(text: str, *, signs: bool = False) -> list[list[str]]:
    """Return the words of each line that a reader sees in Notepad, signs of bullets and of bold words apart.

    Or every sign, of a text in which none marks anything.
    """
    if signs:
        return [found for line in text.split("\n") if (found := _SIGN.findall(line))]
    return [words for line in text.split("\n") if (words := _WORD.findall(_MARKS.sub("", _BULLET.sub("", line))))]

"""One walk over what Markdown made: every element is kept, changed or reported, never lost in silence."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

from bulletins.body.attributes import Attributes, kept
from bulletins.body.plain import PlainBlock
from bulletins.body.plain_writer import PlainWriter
from bulletins.body.policy import BLOCKS, LEAVES, VOID, WRITABLE, TagRule, judge
from bulletins.body.prepared import BARE, STAR_LINE, cut_at_marks, marked, take_line, unmarked
from bulletins.body.problems import BodyProblems, Position, shown
from bulletins.body.writer import Writer
from bulletins.model.problem import Problem, error, warning

_MISSING_NOTE = re.compile("\\[\\^([^\\]]*)\\]\ufdd0(\\d+)\ufdd1")

_BARE_STARS = re.compile(f"([^{BARE}]*){BARE}(?:[^\n{STAR_LINE}]*{STAR_LINE}(\\d+)\ufdd1)?")
_STAR_LINE = re.compile(f"{STAR_LINE}(\\d+)\ufdd1")
_STAR_LINE_BEFORE = re.compile(f"{STAR_LINE}(\\d+)\ufdd1[^\n]*$")
_UNREAD = re.compile("(?:\\]\\([ \t]*<?|^[ ]{0,3}#{1,6}[ \t]*)\ufdd0(\\d+)\ufdd1", re.MULTILINE)


class Walk:
    """Goes through what Markdown made, from start to end, and has a Writer write what may stay."""

    def __init__(self, writer: Writer, findings: BodyProblems) -> None:
        """Begin at the start."""
        self.findings = findings
        self._writer = writer
        self._refused: set[str] = set()
        self._open_star = 0
        """The line to name for a bare star whose own line is told behind the words that follow it; 0 for none."""

    def walk_html(self, html: str) -> None:
        """Go through the whole of the HTML."""
        reader = _HtmlReader(self)
        reader.feed(html)
        reader.close()
        self._close()

    def walk_tree(self, nodes: Iterable[PlainBlock | ET.Element]) -> None:
        """Go through blocks and a tree that Markdown alone made, as if through its HTML: attributes in order of names.

        What is inside an element waits above its end, and that above what follows it. Emphasis may be nested deeper
        than Python's own calls.
        """
        plain = PlainWriter(self._writer, self.findings)
        for node in nodes:
            if isinstance(node, ET.Element):
                self._walk_element(node)
            else:
                plain.write(node)
        self._close()

    def _walk_element(self, element: ET.Element) -> None:
        """Go through an element of the tree and all that is in it."""
        waiting: list[ET.Element | tuple[str, str | None]] = [element]
        while waiting:
            node = waiting.pop()
            if isinstance(node, tuple):
                tag, tail = node
                if tag not in VOID:
                    self._writer.end(tag)
            elif node.tag in LEAVES and not len(node) and _is_final(node.text):
                tail = node.tail
                self._writer.leaf(node.tag, node.text or "", self._kept(node))
            else:
                tail = None
                self._begin(node)
                waiting.append((node.tag, node.tail))
                waiting.extend(reversed(node))
            if tail:
                self.text(_plain(tail))

    def begin(self, tag: str, attributes: Attributes, written: str = "") -> None:
        """Write an element's beginning, or report it, by its whole tag as `written` where nobody knows the element."""
        if self._open_star and tag in BLOCKS:  # the mark of another line begins there
            self._report_open_star(self._open_star)
        verdict = judge(tag)
        if verdict is TagRule.KEPT or (tag == "div" and ("class", "footnote") in attributes):
            self._writer.begin(tag, kept(tag, attributes, self.findings))
            return
        for name, value in attributes:
            if name == "data-line":
                self.findings.read(value or "")
        self._refused.add(tag)
        self.refuse(unmarked(written[1:-1]) if verdict is TagRule.UNKNOWN else tag, verdict)

    def end(self, tag: str) -> None:
        """Close an element and whatever was left open inside it."""
        if tag not in self._refused and judge(tag) is TagRule.UNKNOWN:
            self.refuse(f"/{tag}", TagRule.UNKNOWN)
        self._writer.end(tag)

    def text(self, data: str) -> None:
        """Write text."""
        if self._open_star and STAR_LINE in data:
            self._report_open_star(int(_STAR_LINE.findall(data)[0]))
        if BARE in data:
            data = self._without_bare_stars(data)
        if marked(data):
            if not self._writer.in_code:
                self._left_over(data)
            for piece in cut_at_marks(data):
                self._writer.text(self.findings.read(piece))
            return
        self._writer.text(data)

    def refuse(self, element: str, verdict: TagRule) -> None:
        """Report an element that may not stand in a text."""
        self.findings.add(_refusal(element, verdict, self.findings.place))

    def _begin(self, element: ET.Element) -> None:
        """Write the beginning of an element of the tree, or report it, and the text that follows its tag."""
        if element.tag in WRITABLE and not self._open_star:
            self._writer.begin(element.tag, self._kept(element))
        else:
            self.begin(element.tag, _attributes(element))
        if element.text:
            self.text(_plain(element.text))

    def _kept(self, element: ET.Element) -> dict[str, str]:
        """Return the attributes that an element of the tree may keep."""
        return kept(element.tag, _attributes(element), self.findings) if element.attrib else {}

    def _left_over(self, data: str) -> None:
        """Report footnotes that are cited and not written, and links and headings that Markdown did not read."""
        path = self.findings.place.path
        for label, line in _MISSING_NOTE.findall(data):
            self.findings.add(error("footnote-missing", path, int(line), label=shown(label)))
        for line in _UNREAD.findall(data):
            self.findings.add(error("markup-unread", path, int(line)))

    def _without_bare_stars(self, data: str) -> str:
        """Return text without the signs behind stars that mark nothing, having reported each line with such stars.

        The mark of a line may follow behind an element: `**Lan*` is a star, an element, and only then the mark.
        """
        path, here = self.findings.place
        for before, after in _BARE_STARS.findall(data):
            above = _STAR_LINE_BEFORE.search(before)
            told = int(after or (above and above[1]) or take_line(before))
            if not told and data.endswith(BARE):
                self._report_open_star(self._open_star)
                self._open_star = here
                continue
            here = told or here
            self.findings.add(warning("stars-bare", path, here))
        return data.replace(BARE, "")

    def _report_open_star(self, line: int) -> None:
        """Report the bare star whose line was not known yet, if there is one."""
        if self._open_star:
            self.findings.add(warning("stars-bare", self.findings.place.path, line))
        self._open_star = 0

    def _close(self) -> None:
        """Report what waits, and close whatever was left open."""
        self._report_open_star(self._open_star)
        self._writer.close()


class _HtmlReader(HTMLParser):
    """Tells a Walk what stands in HTML."""

    def __init__(self, walk: Walk) -> None:
        """Begin at the start."""
        super().__init__(convert_charrefs=True)
        self._walk = walk

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin an element."""
        self._walk.begin(tag, attrs, self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        self._walk.end(tag)

    def handle_data(self, data: str) -> None:
        """Pass on text."""
        self._walk.text(data)

    def handle_decl(self, decl: str) -> None:
        """Report a document type."""
        self._walk.refuse(f"!{self._walk.findings.read(decl)}", TagRule.DROPPED)

    def handle_pi(self, data: str) -> None:
        """Report a processing instruction."""
        self._walk.refuse(f"?{self._walk.findings.read(data)}", TagRule.DROPPED)

    def parse_html_declaration(self, i: int) -> int:
        """Report `<![CDATA[…]]>` and its like and skip them as browsers do, where the library would raise."""
        if not self.rawdata.startswith("<![", i):
            return super().parse_html_declaration(i)
        self._walk.refuse("![", TagRule.UNKNOWN)
        return self.parse_bogus_comment(i)

    def parse_endtag(self, i: int) -> int:
        """Move to the line of a closing tag, then close its element."""
        self._walk.findings.read(self.rawdata[i : self.rawdata.find(">", i) + 1])
        return super().parse_endtag(i)


def _is_final(text: str | None) -> bool:
    """Return whether a text of the tree can be written as it stands: it holds no mark and no entity."""
    return not text or not (marked(text) or "&" in text or BARE in text)


def _attributes(element: ET.Element) -> Attributes:
    """Return the attributes of an element of the tree in the order of their names."""
    return [(name, _plain(value)) for name, value in sorted(element.attrib.items())]


def _plain(text: str) -> str:
    """Return a text of the tree; its entities are those of Markdown's own making, for the signs in code."""
    return unescape(text) if "&" in text else text


def _refusal(element: str, verdict: TagRule, place: Position) -> Problem:
    """Return the problem for an element that may not stand in a text."""
    name = shown(element)
    match verdict:
        case TagRule.DROPPED:
            return warning("html-decoration", place.path, place.line, element=name)
        case TagRule.RUNS:
            return error("html-runs", place.path, place.line, element=name)
        case TagRule.LOADS:
            return error("html-loads", place.path, place.line, element=name)
        case TagRule.PICTURE:
            return error("html-picture", place.path, place.line, element=name)
        case TagRule.HEADING:
            return _wrong_heading(name, place)
        case _:
            return error("html-unknown", place.path, place.line, element=name)


def _wrong_heading(name: str, place: Position) -> Problem:
    """Return the problem for a heading of a level that a text may not have."""
    if name in ("h5", "h6"):
        return error("heading-too-deep", place.path, place.line)
    return error("heading-level", place.path, place.line, element=name)

"""One walk over the HTML that Markdown made: every element is kept, changed or reported, never lost in silence."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from plugins.model.problem import Problem, problem
from plugins.reading.body.attributes import Attributes, kept
from plugins.reading.body.findings import Findings, Place, shown
from plugins.reading.body.policy import Verdict, judge
from plugins.reading.body.source import marked, unmarked
from plugins.reading.body.writer import Writer

_MISSING_NOTE = re.compile("\\[\\^([^\\]]*)\\]\ufdd0(\\d+)\ufdd1")


_UNREAD = re.compile("(?:\\]\\([ \t]*<?|^[ ]{0,3}#{1,6}[ \t]*)\ufdd0(\\d+)\ufdd1", re.MULTILINE)
_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s=<>"]+="[^<>"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([^\s=<>"]+)="([^"]*)"')


class Walk(HTMLParser):
    """Goes through HTML from start to end and has a Writer write what may stay."""

    def __init__(self, writer: Writer, findings: Findings) -> None:
        """Begin at the start."""
        super().__init__(convert_charrefs=True)
        self._writer = writer
        self._findings = findings
        self._refused: set[str] = set()

    def walk(self, html: str, *, own: bool) -> None:
        """Go through the whole of the HTML; `own` says that Markdown alone wrote it, no tag of it staff."""
        if not (own and self._walk_own(html)):
            self.feed(html)
            self.close()
        self._writer.close()

    def _walk_own(self, html: str) -> bool:
        """Return whether HTML was regular enough to be gone through the short way, which takes a third of the time."""
        tokens = _TOKEN.findall(html)
        if sum(len("".join(token)) + (2 if token[1] else 0) for token in tokens) != len(html):
            return False
        for closing, tag, attributes, text in tokens:
            if text:
                self.handle_data(unescape(text))
            elif closing:
                self.handle_endtag(tag)
            else:
                found = _ATTRIBUTE.findall(attributes) if attributes else []
                self.handle_starttag(tag, [(name, unescape(value)) for name, value in found])
        return True

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Write an element's beginning, or report it."""
        verdict = judge(tag)
        if verdict is Verdict.KEPT or (tag == "div" and ("class", "footnote") in attrs):
            self._writer.begin(tag, kept(tag, attrs, self._findings))
            return
        for name, value in attrs:
            if name == "data-line":
                self._findings.read(value or "")
        self._refused.add(tag)
        name = unmarked((self.get_starttag_text() or "")[1:-1]) if verdict is Verdict.UNKNOWN else tag
        self._findings.add(_refusal(name, verdict, self._findings.place))

    def handle_endtag(self, tag: str) -> None:
        """Close an element and whatever was left open inside it."""
        if tag not in self._refused and judge(tag) is Verdict.UNKNOWN:
            self._findings.add(_refusal(f"/{tag}", Verdict.UNKNOWN, self._findings.place))
        self._writer.end(tag)

    def handle_data(self, data: str) -> None:
        """Write text."""
        if marked(data):
            if not self._writer.in_code:
                self._left_over(data)
            data = self._findings.read(data)
        self._writer.text(data)

    def handle_decl(self, decl: str) -> None:
        """Report a document type."""
        decl = self._findings.read(decl)
        self._findings.add(_refusal(f"!{decl}", Verdict.DROPPED, self._findings.place))

    def handle_pi(self, data: str) -> None:
        """Report a processing instruction."""
        data = self._findings.read(data)
        self._findings.add(_refusal(f"?{data}", Verdict.DROPPED, self._findings.place))

    def parse_html_declaration(self, i: int) -> int:
        """Report `<![CDATA[…]]>` and its like and skip them as browsers do, where the library would raise."""
        if not self.rawdata.startswith("<![", i):
            return super().parse_html_declaration(i)
        self._findings.add(_refusal("![", Verdict.UNKNOWN, self._findings.place))
        return self.parse_bogus_comment(i)

    def parse_endtag(self, i: int) -> int:
        """Move to the line of a closing tag, then close its element."""
        self._findings.read(self.rawdata[i : self.rawdata.find(">", i) + 1])
        return super().parse_endtag(i)

    def _left_over(self, data: str) -> None:
        """Report footnotes that are cited and not written, and links and headings that Markdown did not read."""
        path = self._findings.place.path
        for label, line in _MISSING_NOTE.findall(data):
            self._findings.add(problem("footnote-missing", path, int(line), label=shown(label)))
        for line in _UNREAD.findall(data):
            self._findings.add(problem("markup-unread", path, int(line)))


def _refusal(element: str, verdict: Verdict, place: Place) -> Problem:
    """Return the problem for an element that may not stand in a text."""
    name = shown(element)
    match verdict:
        case Verdict.DROPPED:
            return problem("html-decoration", place.path, place.line, element=name)
        case Verdict.RUNS:
            return problem("html-runs", place.path, place.line, element=name)
        case Verdict.LOADS:
            return problem("html-loads", place.path, place.line, element=name)
        case Verdict.PICTURE:
            return problem("html-picture", place.path, place.line, element=name)
        case Verdict.HEADING:
            return problem("heading-level", place.path, place.line, element=name)
        case _:
            return problem("html-unknown", place.path, place.line, element=name)

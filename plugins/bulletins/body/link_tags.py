"""The tags of links: where each leads, what is wrong with it, what a footnote's link says of itself."""

from __future__ import annotations

import re

from bulletins.body.anchors import Anchors
from bulletins.body.attributes import written
from bulletins.body.destinations import read_link, tidied
from bulletins.body.output import HtmlOutput
from bulletins.body.problems import BodyProblems
from bulletins.model.bulletin import Reference, ReferenceKind
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem

_BACKLINK = re.compile(r"#fnref(\d*)-")


class LinkTags:
    """Makes the tags of one text's links."""

    def __init__(self, sheet: HtmlOutput, anchors: Anchors, findings: BodyProblems, folder: ContentPath) -> None:
        """Lead links to files from `folder`, which is the text's own."""
        self._sheet = sheet
        self._anchors = anchors
        self._findings = findings
        self._folder = folder

    def begin(self, tag: str, attributes: dict[str, str]) -> tuple[str, str]:
        """Return the tags of a link, and report what is wrong with where it leads."""
        href = attributes.pop("href", None)
        name = attributes.get("class", "")
        if name.startswith("footnote-"):
            attributes["href"] = self._note_link(name, href or "", attributes)
        elif href is not None:
            read = self._destination(href.strip(), attributes)
            if read is not None:
                attributes["href"] = read
        return f"<{tag}{written(attributes)}>", f"</{tag}>"

    def _destination(self, href: str, attributes: dict[str, str]) -> str | None:
        """Return where a link leads, ready for its tag; None where that is a mistake, which is reported.

        A page elsewhere gets no handle on ours.
        """
        href, hints = tidied(href, self._findings.place)
        for hint in hints:
            self._findings.add(hint)
        read = read_link(href, self._folder, self._findings.place)
        if isinstance(read, Problem):
            self._findings.add(read)
            return None
        if isinstance(read, Reference):
            return self._sheet.refer(read)
        attributes["rel"] = "noopener"
        self._sheet.doubt()
        return read

    def _note_link(self, name: str, href: str, attributes: dict[str, str]) -> str:
        """Return the address of a link to or from a footnote, and say with its role and number what it is.

        The role is spoken in the listener's own language; the number tells one way back from another.
        """
        if name == "footnote-ref":
            attributes["role"] = "doc-noteref"
        else:
            again = _BACKLINK.match(href)
            number = attributes.pop("title", "") + (f".{again[1]}" if again and again[1] else "")
            attributes |= {"role": "doc-backlink", "aria-label": f"↩ {number}"}
        anchor = self._anchors.note(href.removeprefix("#"))
        line = self._findings.place.line
        kind = ReferenceKind.SELF
        return self._sheet.refer(Reference(kind=kind, target="", anchor=anchor, written=f"#{anchor}", line=line))

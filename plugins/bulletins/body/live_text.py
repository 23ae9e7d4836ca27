"""Text as HTML with its bare addresses as links, for whichever writer it stands before."""

from __future__ import annotations

from collections.abc import Callable

from bulletins.body.attributes import escaped
from bulletins.body.problems import BodyProblems, shown
from bulletins.body.shielding import unshielded
from bulletins.body.typed_links import Found, LinkFinder
from bulletins.model.problem import error
from bulletins.model.web_addresses import ADDRESS_START, host_in, is_own_computer, without_tracking

BeginLink = Callable[[str, dict[str, str]], tuple[str, str]]


class LiveText:
    """Makes links of the bare addresses of one text; `begin_link` gives a link's tags and reports what is wrong."""

    def __init__(self, finder: LinkFinder, findings: BodyProblems, begin_link: BeginLink) -> None:
        """Look for addresses with a finder."""
        self._finder = finder
        self._findings = findings
        self._begin_link = begin_link

    def html(self, text: str, before: str) -> str:
        """Return a text as HTML; `before` is what readers see right before it, its lines parted."""
        if not self._finder.may_find(text):
            return escaped(text)
        html: list[str] = []
        end = 0
        for found in self._finder.find(text, before):
            html += (escaped(text[end : found.start]), self._link(text[found.start : found.end], found))
            end = found.end
        return "".join([*html, escaped(text[end:])])

    def pieces(self, text: str) -> list[str]:
        """Return a text cut where web addresses may begin, each piece without its shields."""
        return [unshielded(piece) for piece in ADDRESS_START.split(text)]

    def _link(self, typed: str, found: Found) -> str:
        """Return a link around an address, shown as it was typed, without what follows readers about."""
        if is_own_computer(host_in(found.href)):
            place = self._findings.place
            self._findings.add(error("link-preview-bare", place.path, place.line, written=shown(typed)))
            return escaped(typed)
        opening, closing = self._begin_link("a", {"href": found.href})
        return f"{opening}{escaped(without_tracking(typed)[0])}{closing}"

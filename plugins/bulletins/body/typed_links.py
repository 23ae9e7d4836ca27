"""Addresses that stand bare in a text: web addresses, e-mail, telephone numbers, and where each of them leads."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bulletins.body.phone_numbers import Phones, find_phones, may_hold_phone
from bulletins.model.web_addresses import BARE_DOMAIN, may_hold_domain

if TYPE_CHECKING:
    from linkify_it import LinkifyIt

_WEB = re.compile(r"https?://", re.IGNORECASE)
_LOCAL_FILE = re.compile(
    r"(?<![\w:/])(?:file:/{1,3}[^\s<>\"“”|]+|[A-Za-z]:\\[^\s<>\"“”|,;]{3,}|\\\\[\w.-]+\\[^\s<>\"“”|,;]+)", re.IGNORECASE
)
_TAIL = re.compile(r"[^\s<>\"“”«»|…]*")
_NEXT_ADDRESS = re.compile(r"[,;](?=https?://|www\.)", re.IGNORECASE)
_GLUED_SENTENCE = re.compile(r"[.,;:!?](?=[A-ZĐÀ-ỸẠ-Ỹ]\w*[^\x00-\x7f]|Đ)")
_CLOSING = ".,;:!?*_~’”»"
_EMAIL = re.compile(r"[^@\s:;,()]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


class Found(NamedTuple):
    """Where an address begins and ends in a text, and what a link around it leads to."""

    start: int
    end: int
    href: str


class LinkFinder:
    """Finds the bare addresses of one site's texts."""

    def __init__(self, phones: Phones = Phones()) -> None:  # noqa: B008  (a frozen value)
        """Look for telephone numbers as these say."""
        self._phones = phones

    def may_find(self, text: str) -> bool:
        """Return whether it is worth looking at a text more closely: a few microseconds for one without addresses."""
        if "@" in text or (":" in text and ":/" in text) or ("\\" in text and (":\\" in text or "\\\\" in text)):
            return True
        return may_hold_domain(text) or may_hold_phone(text, self._phones)

    def find(self, text: str, before: str, *, telephones: bool = True) -> list[Found]:
        """Return the addresses in a text, in order; `before` is what stands right before it, with its lines.

        Without `telephones` no number is one, whatever its form: a table's column says what its numbers are.
        """
        found = _web_addresses(text)
        if found and found[0].start == 0 and before[-1:].strip(" \n\u00a0(") and not _WEB.match(text):
            del found[0]
        if "@" in text:
            found += [each for each in _emails(text) if not _overlaps(each, found)]
        if telephones and may_hold_phone(text, self._phones):
            numbers = [
                Found(each.start, each.end, f"tel:{each.number}") for each in find_phones(text, before, self._phones)
            ]
            found += [each for each in numbers if not _overlaps(each, found)]
        return sorted(found)


def _web_addresses(text: str) -> list[Found]:
    """Return the web addresses in a text, those without `https://` included, and the paths on somebody's computer."""
    found: list[Found] = []
    if ":" in text or "\\" in text:
        found += [Found(each.start(), each.end(), each[0]) for each in _LOCAL_FILE.finditer(text)]
    starts = [(each.start(), each.end(), "") for each in _WEB.finditer(text)] if "://" in text else []
    starts += [(each.start(), each.start(), "https://") for each in BARE_DOMAIN.finditer(text)]
    for start, host, scheme in sorted(starts):
        length = _length(text, host)
        whole = Found(start, host + length, f"{scheme}{text[start : host + length]}")
        if length and not _overlaps(whole, found):
            found.append(whole)
    return found


def _length(text: str, host: int) -> int:
    """Return how long the address is whose host begins there: without the sentence's own signs behind it."""
    tail = _TAIL.match(text, host)
    written = tail[0] if tail else ""
    for end in (_NEXT_ADDRESS, _GLUED_SENTENCE):
        cut = end.search(written)
        written = written[: cut.start()] if cut else written
    length = _library().test_schema_at(f"//{written}", "https:", 0) - len("//")
    return len(written[: max(0, length)].rstrip(_CLOSING))


def _emails(text: str) -> list[Found]:
    """Return the e-mail addresses in a text."""
    found: list[Found] = []
    for each in _library().match(text) or []:
        address = _EMAIL.search(text, each.index, each.last_index) if each.schema == "mailto:" else None
        if address is not None:
            found.append(Found(address.start(), address.end(), f"mailto:{address[0]}"))
    return found


def _overlaps(one: Found, others: list[Found]) -> bool:
    """Return whether an address shares letters with others."""
    return any(one.start < other.end and other.start < one.end for other in others)


@cache
def _library() -> LinkifyIt:
    """Return what knows how addresses end; bare domains are found by our own, narrower rule."""
    from linkify_it import LinkifyIt  # noqa: PLC0415  (not loaded where no text holds an address)

    return LinkifyIt({}, {"fuzzy_link": False, "fuzzy_email": True, "fuzzy_ip": False})

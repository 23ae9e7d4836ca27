"""Parts of documents in XML, cut without writing the rest anew: every byte that stays is the one that was there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.parsers import expat

_TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ENCODING = re.compile(r"(<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_ATTRIBUTE = re.compile(rb"\s([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
"""A name may have letters of any language."""
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship(?=\s)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
Judge = Callable[[str, str], "Cut | None"]
"""Says of an element, by its name and that of the one around it, what of it goes."""


class Cut(NamedTuple):
    """What of an element goes: all of it, else what stands between its tags, else some of its attributes."""

    whole: bool = False
    inner: bool = False
    attributes: Callable[[str], bool] | None = None


class Relation(NamedTuple):
    """How a part of a document leads to another part or, where it is outside, to another file or host."""

    kind: str
    target: str
    is_outside: bool
    tag: bytes


def narrow(part: bytes) -> bytes:
    """Return XML in UTF-8 where it was in UTF-16; as it is otherwise."""
    if not part.startswith(_WIDE):
        return part
    try:
        return _ENCODING.sub(r"\1", part.decode("utf-16"), count=1).encode()
    except UnicodeError:
        return part


def without(part: bytes, judge: Judge) -> bytes:
    """Return XML without what is judged to go; ValueError where it cannot be read."""
    read = narrow(part)
    cuts = _Cutter(read, judge).cuts()
    if not cuts:
        return part
    kept, at = [], 0
    for start, end in cuts:
        kept.append(read[at:start])
        at = end
    return b"".join((*kept, read[at:]))


def relations_of(part: bytes) -> Iterator[Relation]:
    """Give what a part that ends in `.rels` says of where others lie."""
    for match in _RELATIONSHIP.finditer(narrow(part)):
        said = _attributes_of(match[0])
        kind = said.get("Type", "").rpartition("/")[2]
        yield Relation(kind, said.get("Target", ""), said.get("TargetMode", "").lower() == "external", match[0])


class _Cutter:
    """Finds the places from and to which bytes go, in order; none lies inside another."""

    def __init__(self, read: bytes, judge: Judge) -> None:
        self.found: list[tuple[int, int]] = []
        self._read, self._judge = read, judge
        self._around: list[str] = []
        self._begun: tuple[int, int, bool] | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end

    def cuts(self) -> list[tuple[int, int]]:
        """Return the places; ValueError where this is no XML."""
        try:
            self._parser.Parse(self._read, True)  # noqa: FBT003  (this is all there is)
        except expat.ExpatError as failure:
            raise ValueError(str(failure)) from failure
        return self.found

    def _start(self, name: str, _: dict[str, str]) -> None:
        """Judge an element, unless it lies in one that goes."""
        cut = None if self._begun else self._judge(name, self._around[-1] if self._around else "")
        self._around.append(name)
        tag = _TAG.match(self._read, self._parser.CurrentByteIndex) if cut else None
        if cut is None or tag is None:
            return
        if cut.attributes is not None:
            self.found.extend(_attribute_cuts(tag, cut.attributes))
        elif tag[0].endswith(b"/>"):
            self.found.extend([tag.span()] if cut.whole else [])
        else:
            self._begun = (len(self._around), tag.start() if cut.whole else tag.end(), cut.whole)

    def _end(self, _: str) -> None:
        """Note where an element ends that goes, or whose words go."""
        begun, here = self._begun, self._parser.CurrentByteIndex
        if begun and begun[0] == len(self._around):
            start, is_whole = begun[1:]
            closing = _TAG.match(self._read, here)
            if is_whole and closing:
                self.found.append((start, closing.end()))
            elif self._read[start:here].strip():
                self.found.append((start, here))
            self._begun = None
        self._around.pop()


def _attribute_cuts(tag: re.Match[bytes], goes: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Give the places of attributes that go."""
    for match in _ATTRIBUTE.finditer(tag[0]):
        if goes(match[1].decode("utf-8", "replace")):
            yield tag.start() + match.start(), tag.start() + match.end()


def _attributes_of(tag: bytes) -> dict[str, str]:
    """Return the attributes of a tag, by their names without prefix."""
    found = ([part.decode("utf-8", "replace") for part in match.groups(b"")] for match in _ATTRIBUTE.finditer(tag))
    return {name.rpartition(":")[2]: html.unescape(first or second) for name, first, second in found}

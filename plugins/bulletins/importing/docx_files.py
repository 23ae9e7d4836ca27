"""The parts of a Word file, their relationships, and the names of elements: `w.p`, `a.blip`, `r.id`."""

from __future__ import annotations

from posixpath import dirname, normpath
from xml.etree.ElementTree import Element

from bulletins.importing.characters import tidy_line
from bulletins.importing.zip_parts import DAMAGED, UnreadablePart, ZipParts, named_xml

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/word/2010/"
_PREFIXES = {
    f"{_OOXML}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OOXML}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OOXML}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_OOXML}drawingml/2006/picture": "pic",
    f"{_STRICT}drawingml/picture": "pic",
    f"{_OOXML}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_OOXML}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_OOXML}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OOXML}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OOXML}markup-compatibility/2006": "mc",
    f"{_MICROSOFT}wordprocessingShape": "wps",
    f"{_MICROSOFT}wordprocessingGroup": "wpg",
    f"{_MICROSOFT}wordprocessingCanvas": "wpc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    f"{_OOXML}package/2006/relationships": "rel",
    "http://purl.org/dc/terms/": "dcterms",
}


def child_value(element: Element | None, path: str, attribute: str = "w.val") -> str | None:
    """Return an attribute of the element at a path, None where either is missing."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(attribute)


def is_on(element: Element | None, path: str) -> bool | None:
    """Return whether a switch is on; None where it is not set."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get("w.val", "true").lower() not in {"0", "false", "off", "none"}


class WordFile:
    """The parts of one Word file, each found by the relationship that leads to it."""

    def __init__(self, data: bytes) -> None:
        """Open the archive and find the main part; UnreadablePart where there is none."""
        self.parts = ZipParts(data)
        self._relations: dict[str, dict[str, tuple[str, str, bool]]] = {}
        self.main = next((path for kind, path in self.related("") if kind == "officeDocument"), "word/document.xml")
        if not self.parts.has(self.main):
            raise UnreadablePart(DAMAGED)

    def root(self, name: str) -> Element | None:
        """Return the root of a part, None where there is none or it is damaged and not the main one."""
        try:
            return named_xml(self.parts, name, _PREFIXES) if name else None
        except UnreadablePart:
            if name == self.main:
                raise
            return None

    def part(self, kind: str, of: str = "") -> str:
        """Return the name of the first part of a kind that a part leads to, empty where there is none."""
        return next((path for found, path in self.related(of or self.main) if found == kind), "")

    def related(self, part: str) -> tuple[tuple[str, str], ...]:
        """Return kind and name of all parts that a part leads to."""
        return tuple((kind, path) for kind, path, outside in self._of(part).values() if not outside)

    def target(self, part: str, relation: str) -> str:
        """Return the name of the part behind a relationship, empty where there is none in the file."""
        _, path, outside = self._of(part).get(relation, ("", "", True))
        return "" if outside or not self.parts.has(path) else path

    def address(self, part: str, relation: str) -> str:
        """Return the address outside the file that a relationship leads to, empty for none."""
        _, path, outside = self._of(part).get(relation, ("", "", False))
        return path if outside else ""

    def words(self, name: str) -> str:
        """Return all letters of a part, headers and diagrams alike, paragraphs apart by a blank."""
        root = self.root(name)
        return "" if root is None else words_of(root)

    def _of(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return the relationships of a part by id: kind, target, whether that is outside."""
        if part not in self._relations:
            folder = dirname(part)
            name = f"{folder}/_rels/{part.rpartition('/')[2]}.rels" if part else "_rels/.rels"
            try:
                root = named_xml(self.parts, name.lstrip("/"), _PREFIXES)
            except UnreadablePart:
                root = None
            found = {} if root is None else {one.get("Id", ""): _relation(one, folder) for one in root}
            self._relations[part] = found
        return self._relations[part]


def words_of(root: Element) -> str:
    """Return the letters of all text elements; different paragraphs are kept apart."""
    paragraphs = [each for each in root.iter() if each.tag in {"w.p", "a.p", "c.pt"}] or [root]
    texts = ["".join(each.text or "" for each in one.iter() if each.tag in _LETTERS) for one in paragraphs]
    return tidy_line(" ".join(texts))


_LETTERS = {"w.t", "a.t", "c.v", "m.t"}


def _relation(element: Element, folder: str) -> tuple[str, str, bool]:
    """Return the kind and target of a relationship, and whether the target is outside the file."""
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode", "").lower() == "external":
        return kind, target, True
    path = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}").lstrip("/")
    return kind, path, False

"""The parts of a zipped document, unpacked one at a time within bounds, and its XML parsed without entities."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

DAMAGED = "import-damaged"
BOMB = "import-bomb"
ENCRYPTED = "import-encrypted"
TOO_LONG = "import-too-long"
"""Why a file cannot be used, as codes of problems."""

MOST_PARAGRAPHS = 6_000
MOST_PAGES = 300
"""What is longer is a book and no bulletin, whatever kind of document it is."""

MOST_PARTS = 5_000
LARGEST_XML = 24_000_000
LARGEST_MEDIA = 60_000_000
LARGEST_SUM = 400_000_000
_DEEPEST = 200
_MOST_ELEMENTS = 600_000
_BOMB_ELEMENTS = 900_000
_ENCRYPTED = 0x1
_DAMAGE = (BadZipFile, zlib.error, struct.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


class UnreadablePart(Exception):  # noqa: N818  (it names the part, not an error of the program)
    """A part of the archive cannot be used; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code of the problem."""
        super().__init__(code)
        self.code = code


class ZipParts:
    """The parts of one archive by name, told apart without regard to capitals."""

    def __init__(self, data: bytes) -> None:
        """Read the list of parts; UnreadablePart where it is none, or promises more than may be unpacked."""
        try:
            self._zip = ZipFile(io.BytesIO(data))
            listed = self._zip.infolist()
        except _DAMAGE as error:
            raise UnreadablePart(DAMAGED) from error
        if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > LARGEST_SUM:
            raise UnreadablePart(BOMB)
        if any(part.flag_bits & _ENCRYPTED for part in listed):
            raise UnreadablePart(ENCRYPTED)
        self._weight = 0
        self._parts: dict[str, ZipInfo] = {part.filename.lower().lstrip("/"): part for part in listed}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all files in the archive, as they are written there, sorted."""
        return tuple(sorted(part.filename for part in self._parts.values() if not part.is_dir()))

    def has(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return name.lower().lstrip("/") in self._parts

    def read(self, name: str, most: int = LARGEST_MEDIA) -> bytes:
        """Return the bytes of a part; UnreadablePart where it is missing, damaged or larger than `most`."""
        part = self._parts.get(name.lower().lstrip("/"))
        if part is None:
            raise UnreadablePart(DAMAGED)
        try:
            with self._zip.open(part) as file:
                data = file.read(most + 1)
        except _DAMAGE as error:
            raise UnreadablePart(DAMAGED) from error
        if len(data) > most:
            raise UnreadablePart(BOMB)
        return data

    def xml(self, name: str) -> Element | None:
        """Return the root of an XML part, None where there is no such part; all parts share one bound on elements."""
        if not self.has(name):
            return None
        data = self.read(name, LARGEST_XML)
        self._weight += _weight(data)
        if self._weight > _MOST_ELEMENTS:
            raise UnreadablePart(BOMB if self._weight > _BOMB_ELEMENTS else TOO_LONG)
        return _parsed(data)


def _weight(data: bytes) -> int:
    """Return the number of elements in an XML text before anything is built of it, an attribute counted as half."""
    return data.count(b"<") - data.count(b"</") + data.count(b"=") // 2


def _parsed(data: bytes) -> Element:
    """Return the root of an XML text; UnreadablePart for entities, damage, or elements too deep."""
    try:
        root: Element = fromstring(data, forbid_dtd=False)
    except DefusedXmlException as error:
        raise UnreadablePart(BOMB) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadablePart(DAMAGED) from error
    if _is_too_deep(root):
        raise UnreadablePart(BOMB)
    return root


def _is_too_deep(root: Element) -> bool:
    """Return whether elements are nested deeper than any document needs."""
    level, elements = 0, [root]
    while elements:
        level += 1
        if level > _DEEPEST:
            return True
        elements = [child for element in elements for child in element]
    return False


def named_xml(parts: ZipParts, name: str, spaces: Mapping[str, str]) -> Element | None:
    """Return the root of an XML part with names shortened to prefixes (`w.p`), None where there is no such part."""
    root = parts.xml(name)
    if root is None:
        return None
    names: dict[str, str] = {}
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _short(element.tag, names, spaces)
        if element.attrib:
            shortened = {_short(key, names, spaces): value for key, value in element.attrib.items()}
            element.attrib.clear()
            element.attrib.update(shortened)
    return root


def _short(name: str, known: dict[str, str], spaces: Mapping[str, str]) -> str:
    """Return a name with its prefix; one of a namespace that is not known is left without."""
    found = known.get(name)
    if found is None:
        space, brace, local = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
        prefix = spaces.get(space, "")
        found = known[name] = f"{prefix}.{local}" if brace and prefix else local
    return found


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """Return a whole number written in an attribute."""
    try:
        return int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise

"""Names of elements in Word's XML, the same for both editions of the standard: `w.p`, `a.blip`, `r.id`."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from bulletins.importing.zip_parts import ZipParts

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


def read_named(parts: ZipParts, name: str) -> Element | None:
    """Return the root of an XML part with every name shortened to its prefix, None where there is no such part."""
    root = parts.xml(name)
    if root is None:
        return None
    names: dict[str, str] = {}
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _short(element.tag, names)
        if element.attrib:
            shortened = {_short(key, names): value for key, value in element.attrib.items()}
            element.attrib.clear()
            element.attrib.update(shortened)
    return root


def _short(name: str, known: dict[str, str]) -> str:
    """Return a name with its prefix; one of a namespace that is not known is left without."""
    found = known.get(name)
    if found is None:
        space, brace, local = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
        prefix = _PREFIXES.get(space, "")
        found = known[name] = f"{prefix}.{local}" if brace and prefix else local
    return found


def child_value(element: Element | None, path: str, attribute: str = "w.val") -> str | None:
    """Return an attribute of the element at a path, None where either is missing."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(attribute)


def is_on(element: Element | None, path: str) -> bool | None:
    """Return whether a switch is on, None where it is not said."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get("w.val", "true").lower() not in {"0", "false", "off", "none"}


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """Return a whole number written in an attribute."""
    try:
        return int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise

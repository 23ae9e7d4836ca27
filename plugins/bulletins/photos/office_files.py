"""Word, Excel and PowerPoint files: what they tell of their makers is taken out."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Set as AbstractSet

from bulletins.photos.embedded import strip_picture
from bulletins.photos.xml_cuts import Cut, narrow, relations_of, without

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OSError,
    struct.error,
)
MOST_UNPACKED = 400_000_000
"""Bytes of all parts together up to which a file is looked into."""
DEEPEST = 2
OFFICE = (".docx", ".xlsx", ".pptx")
_DATE = (1980, 1, 1, 0, 0, 0)
_SIGNATURES = (".psdsor", ".psdsxs", ".sigs")
_HEAD = 2000
_PEOPLE = frozenset({"creator", "lastModifiedBy"})
_FIRM = frozenset({"Company", "Manager", "HyperlinkBase"})
_OWN_PATH = re.compile(
    rb"<mc:AlternateContent\b(?:(?!</mc:AlternateContent>).)*?absPath\b.*?</mc:AlternateContent>", re.DOTALL
)
_SHARED_BY = re.compile(rb"(<(?:\w+:)?fileSharing\b[^>]*?\buserName\s*=\s*)(?:\"[^\"]*\"|'[^']*')")
_LOCAL = re.compile(
    r"(?:file:(?://(?:localhost)?)?/)?(?:[a-z](?::|%3a)[\\/]|(?:Users|home|Applications|Library|Volumes)/)",
    re.IGNORECASE,
)
_ELEMENTS = {"word/people.xml": "person", "word/settings.xml": "docVars"}
_ONE_FOR_ALL = b"Normal.dotm"
_PRINTER = 64
"""Bytes at the head of a printer's settings that hold its name."""
_SLACK = 24
"""Bytes that may lie between two parts: what describes the one before."""


def clean_office(data: bytes, depth: int = 0) -> bytes:
    """Return a file without its makers' names and its pictures' notes; as it is where it is signed or says none.

    Parts that say nothing of that kind keep every byte, so that what readers see stays as it was.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if is_signed(archive) or not is_bearable(archive):
                return data
            parts = [(entry, archive.read(entry)) for entry in archive.infolist()]
            is_tight = _is_tight(archive, data)
    except UNREADABLE:
        return data
    shown = _shown_variables(parts)
    cleaned = [(entry, _clean_part(entry.filename, part, depth, shown)) for entry, part in parts]
    if is_tight and all(part == before for (_, part), (_, before) in zip(cleaned, parts, strict=True)):
        return data
    return _packed(cleaned)


def is_signed(archive: zipfile.ZipFile) -> bool:
    """Return whether a file carries a digital signature, which any change would break.

    Word keeps signatures in a folder of one name, programs written for .NET in another.
    """
    names = [name.lower() for name in archive.namelist()]
    return any(
        name.startswith("_xmlsignatures/") or "/digital-signature/" in name or name.endswith(_SIGNATURES)
        for name in names
    )


def is_bearable(archive: zipfile.ZipFile) -> bool:
    """Return whether a file can be unpacked in memory."""
    return sum(entry.file_size for entry in archive.infolist()) <= MOST_UNPACKED


def is_on_a_computer(target: str) -> bool:
    """Return whether a relation leads into the folders of somebody's own computer."""
    return _LOCAL.match(target) is not None


def clean_properties(name: str, part: bytes, shown: frozenset[str] = frozenset()) -> bytes:
    """Return a part without the names in a file's properties; as it is where it is none. ValueError where damaged."""
    head = narrow(part)[:_HEAD]
    if name.endswith(".rels") or name.startswith("["):
        return part
    if name == "docprops/core.xml" or b"coreProperties" in head:
        return _without(_PEOPLE, part, Cut(inner=True))
    if name == "docprops/app.xml" or b"/extended-properties" in head:
        return _clean_app(part)
    if name == "docprops/custom.xml" or b"/custom-properties" in head:
        return part if "property" in shown else _without({"property"}, part, Cut(whole=True))
    element = _ELEMENTS.get(name)
    return _without({element}, part, Cut(whole=True)) if element and element not in shown else part


def _is_tight(archive: zipfile.ZipFile, data: bytes) -> bool:
    """Return whether an archive holds its parts alone: no remark, and nothing between or behind them."""
    if archive.comment or any(entry.comment for entry in archive.infolist()):
        return False
    at = 0
    for entry in sorted(archive.infolist(), key=lambda each: each.header_offset):
        if entry.header_offset - at > _SLACK:
            return False
        name, extra = struct.unpack_from("<HH", data, entry.header_offset + 26)
        at = entry.header_offset + 30 + name + extra + entry.compress_size
    return archive.start_dir - at <= _SLACK


def _shown_variables(parts: list[tuple[zipfile.ZipInfo, bytes]]) -> frozenset[str]:
    """Return the elements for properties and variables of an author's own that fields in the text may show."""
    texts = [narrow(part) for entry, part in parts if entry.filename.lower().endswith(".xml")]
    fields = {b"DOCPROPERTY": "property", b"DOCVARIABLE": "docVars"}
    return frozenset(name for field, name in fields.items() if any(field in text.upper() for text in texts))


def _clean_part(name: str, part: bytes, depth: int, shown: frozenset[str]) -> bytes:
    """Return a part without what it tells of people."""
    lowered = name.lower()
    if lowered.endswith(OFFICE) and depth < DEEPEST:
        return clean_office(part, depth + 1)
    if lowered.endswith((".xml", ".psmdcp")):
        try:
            part = clean_properties(lowered, part, shown)
        except ValueError:  # no program could read it: it is said that names may be in it
            return part
        return clean_workbook(part) if lowered == "xl/workbook.xml" else part
    if lowered.endswith(".rels"):
        return clean_relations(part)
    if "/printersettings/" in lowered:
        return bytes(min(_PRINTER, len(part))) + part[_PRINTER:]
    return strip_picture(part)


def clean_workbook(part: bytes) -> bytes:
    """Return a workbook without the folder it was kept in and the name of who shared it."""
    return _SHARED_BY.sub(rb'\1""', _OWN_PATH.sub(b"", narrow(part)))


def clean_relations(part: bytes) -> bytes:
    """Return relations in which a template on somebody's computer is named as everybody's; Word then takes theirs."""
    cleaned = narrow(part)
    for relation in relations_of(part):
        if relation.kind == "attachedTemplate" and is_on_a_computer(relation.target):
            bare = re.sub(
                rb"(\sTarget\s*=\s*)(?:\"[^\"]*\"|'[^']*')", rb'\1"file:///' + _ONE_FOR_ALL + b'"', relation.tag
            )
            cleaned = cleaned.replace(relation.tag, bare)
    return cleaned if cleaned != narrow(part) else part


def _clean_app(part: bytes) -> bytes:
    """Return the properties that a program writes, without firm, chief, and the folder of a template."""
    bare = _without(_FIRM, part, Cut(inner=True))
    return re.sub(rb"(<(?:\w+:)?Template>)[^<]*[\\/][^<]*(?=<)", rb"\1", narrow(bare)) if b"Template" in bare else bare


def _without(names: AbstractSet[str], part: bytes, cut: Cut) -> bytes:
    """Return XML with the elements of some names cut, whatever their prefix."""
    return without(part, lambda element, _: cut if element.rpartition(":")[2] in names else None)


def _packed(parts: list[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    """Return an archive of these parts, in their order; the same bytes on every computer and day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry, part in parts:
            written = zipfile.ZipInfo(entry.filename, _DATE)
            written.compress_type = (
                zipfile.ZIP_STORED if entry.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
            )
            written.create_system = 0
            archive.writestr(written, part)
    return buffer.getvalue()

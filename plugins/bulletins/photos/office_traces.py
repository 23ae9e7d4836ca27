"""What Word, Excel and PowerPoint files still tell of people, and what in them runs when they are opened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from bulletins.photos.embedded import is_strippable, strip_picture
from bulletins.photos.office_files import (
    DEEPEST,
    OFFICE,
    UNREADABLE,
    clean_properties,
    clean_workbook,
    is_bearable,
    is_on_a_computer,
    is_signed,
)
from bulletins.photos.traces import Trace
from bulletins.photos.xml_cuts import narrow, relations_of

_SAID = rb"\s*=\s*(?:\"[^\"]+\"|'[^']+')"
_YES = rb"\s*=\s*[\"'](?:1|true)"
_OTHER_PICTURES = (".tif", ".tiff", ".heic", ".heif", ".avif", ".svg", ".wdp", ".jxr", ".hdp", ".jp2")
_PLAIN = (".vml", ".odttf", ".fntdata", ".ttf", ".otf", ".emf", ".wmf", ".bmp")
"""Endings of parts that programs of this kind write and that hold no file of anybody's."""
_NOTES = (b"Exif\0\0", b"ns.adobe.com/xap")
_OPENED = frozenset({"oleObject", "frame", "subDocument", "mailMergeSource", "mailMergeHeaderSource"})
_FIELD = re.compile(rb"<(?:\w+:)?instrText\b[^>]*>([^<]*)<")
_DDE = re.compile(rb"DDEAUTO|\bDDE\b", re.IGNORECASE)
_INLINE_DDE = re.compile(rb":instr\s*=\s*[\"']\s*DDE|<(?:\w+:)?ddeLink\b|<f\b[^>]*>[^<]*\w\|'", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mailMerge\b.*?<(?:\w+:)?(?:connectString|query|dataSource)\b", re.DOTALL)
_REFRESHED = re.compile(rb"\brefreshOnLoad" + _YES)
_AUTHOR = re.compile(rb"\w:author" + _SAID)
_PERSON = re.compile(rb"\bdisplayName" + _SAID)
_USER = re.compile(rb"\buserName" + _SAID)
_OWNER = re.compile(
    rb"<(?:\w+:)?(?:Author|Editor|Manager|Owner|UserInfo|DisplayName|AccountId|Company\w*|\w*E-?mail)\b[^>]*>\s*[^<\s]",
    re.IGNORECASE,
)
_HIDDEN = re.compile(rb"<(?:\w+:)?sheet\b[^>]*\bstate\s*=\s*[\"'](?:hidden|veryHidden)")


def traces_of_office(data: bytes, depth: int = 0) -> Iterator[Trace]:
    """Give what a file still tells of its makers, and what in it runs when it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not is_bearable(archive):
                yield Trace.LARGE
                return
            if is_signed(archive):
                yield Trace.SIGNED
            for entry in archive.infolist():
                yield from _traces_of_part(entry.filename.lower(), archive.read(entry), depth)
    except UNREADABLE:
        yield Trace.DAMAGED


def _traces_of_part(name: str, part: bytes, depth: int) -> Iterator[Trace]:
    """Give what one part tells or does; `name` is in small letters."""
    if "/activex/" in name or "/macrosheets/" in name or name.endswith("vbaproject.bin"):
        yield Trace.RUNS
    elif name.endswith((".xml", ".psmdcp")):
        yield from _traces_of_properties(name, part)
        yield from _traces_of_xml(name, narrow(part))
    elif name.endswith(".rels"):
        yield from _traces_of_relations(part)
    elif name.endswith(OFFICE) and depth < DEEPEST:
        yield from traces_of_office(part, depth + 1)
    elif is_strippable(part):
        if strip_picture(part) != part:
            yield Trace.PICTURE
    elif name.endswith(_OTHER_PICTURES) or any(note in part for note in _NOTES):
        yield Trace.PICTURE
    elif not name.endswith(("/", *_PLAIN)) and "/printersettings/" not in name:
        yield Trace.ATTACHED


def _traces_of_properties(name: str, part: bytes) -> Iterator[Trace]:
    """Give what the properties of a file tell of people."""
    try:
        if clean_properties(name, part) != part or (name == "xl/workbook.xml" and clean_workbook(part) != narrow(part)):
            yield Trace.AUTHOR
    except ValueError:
        yield Trace.AUTHOR


def _traces_of_relations(part: bytes) -> Iterator[Trace]:
    """Give what relations to other files tell or do."""
    for relation in relations_of(part):
        if relation.kind == "aFChunk":
            yield Trace.ATTACHED
        if not relation.is_outside:
            continue
        is_own = is_on_a_computer(relation.target)
        is_template = relation.kind == "attachedTemplate"
        if relation.kind in _OPENED or (is_template and not is_own and relation.target != "file:///Normal.dotm"):
            yield Trace.RUNS
        elif is_own:
            yield Trace.AUTHOR
        elif relation.kind == "image":
            yield Trace.LINKED


def _traces_of_xml(name: str, part: bytes) -> Iterator[Trace]:
    """Give what one part of XML tells or does."""
    fields = b"".join(_FIELD.findall(part)) if b"instrText" in part else b""
    if _DDE.search(fields) or _runs(part) or _refreshes(name, part):
        yield Trace.RUNS
    folder, _, file = name.rpartition("/")
    is_comment = file.startswith(("comments", "threadedcomment")) or folder.endswith(("/comments", "/threadedcomments"))
    if is_comment:
        yield Trace.COMMENTS
    elif (folder.startswith("word") and _AUTHOR.search(part)) or (folder == "xl/revisions" and _USER.search(part)):
        yield Trace.REVISIONS
    if (folder == "xl/persons" and _PERSON.search(part)) or (folder == "customxml" and _OWNER.search(part)):
        yield Trace.AUTHOR
    if _holds_hidden_cells(name, part):
        yield Trace.HIDDEN


def _runs(part: bytes) -> bool:
    """Return whether a part starts another program or asks for other files, in any place but a field of its own."""
    if any(word in part for word in (b":instr", b"ddeLink", b"|'")) and _INLINE_DDE.search(part):
        return True
    return b"mailMerge" in part and _MERGED.search(part) is not None


def _refreshes(name: str, part: bytes) -> bool:
    """Return whether a workbook asks other places for data as soon as it is opened."""
    return name.startswith(("xl/connections", "xl/querytables/")) and _REFRESHED.search(part) is not None


def _holds_hidden_cells(name: str, part: bytes) -> bool:
    """Return whether a part of a workbook holds cells that no sheet shows."""
    if name == "xl/workbook.xml":
        return _HIDDEN.search(part) is not None
    if name.startswith("xl/externallinks/"):
        return b"sheetData>" in part
    return name.startswith(("xl/pivotcache/pivotcacherecords", "xl/connections"))

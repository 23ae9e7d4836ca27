"""Word, Excel and PowerPoint files: what they tell of their makers is taken out; what runs on opening is found."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from bulletins.photos.embedded import strip_picture
from bulletins.photos.traces import Trace

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
MOST_UNPACKED = 400_000_000
"""Bytes of all parts together up to which a file is looked into."""
_DEEPEST = 2
_DATE = (1980, 1, 1, 0, 0, 0)
_PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp")
_OTHER_PICTURES = (".tif", ".tiff", ".heic", ".heif")
_OFFICE = (".docx", ".xlsx", ".pptx")
_CORE, _APP = "docprops/core.xml", "docprops/app.xml"
_PEOPLE = rb"(?:\w+:)?(?:creator|lastModifiedBy)"
_FIRM = rb"(?:\w+:)?(?:Company|Manager|HyperlinkBase)"
_TEMPLATE = re.compile(rb"(<Template>)[^<]*[\\/][^<]*(</Template>)")
"""A template named with its place on somebody's computer."""
_OWN_PATH = re.compile(
    rb"<mc:AlternateContent\b(?:(?!</mc:AlternateContent>).)*?absPath\b.*?</mc:AlternateContent>", re.DOTALL
)
_SHARED_BY = re.compile(rb"(<(?:\w+:)?fileSharing\b[^>]*?\buserName=\")[^\"]*(\")")
_EXTERNAL = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode=\"External\")[^>]*Type=\"[^\"]*/(attachedTemplate|oleObject|frame|subDocument)\""
)
_DDE = re.compile(rb"<w:instrText\b[^>]*>\s*DDE(?:AUTO)?\b|w:instr=\"\s*DDE|<(?:\w+:)?ddeLink\b", re.IGNORECASE)
_REVISED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\b[^>]*w:author=\"[^\"]+\"")


def clean_office(data: bytes, depth: int = 0) -> bytes:
    """Return a file without its makers' names and its pictures' notes; as it is where it is signed or says none.

    Parts that say nothing of that kind keep every byte, so that what readers see stays as it was.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if is_signed(archive) or not _is_bearable(archive):
                return data
            parts = [(entry, archive.read(entry)) for entry in archive.infolist()]
    except UNREADABLE:
        return data
    cleaned = [(entry, _clean_part(entry.filename, part, depth)) for entry, part in parts]
    if all(part == before for (_, part), (_, before) in zip(cleaned, parts, strict=True)):
        return data
    return _packed(cleaned)


def traces_of_office(data: bytes, depth: int = 0) -> Iterator[Trace]:
    """Give what a file still tells of its makers, and what in it runs when it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not _is_bearable(archive):
                yield Trace.LARGE
                return
            if is_signed(archive):
                yield Trace.SIGNED
            for entry in archive.infolist():
                yield from _traces_of_part(entry.filename.lower(), archive.read(entry), depth)
    except UNREADABLE:
        yield Trace.DAMAGED


def is_signed(archive: zipfile.ZipFile) -> bool:
    """Return whether a file carries a digital signature, which any change would break."""
    return any(name.lower().startswith("_xmlsignatures/") for name in archive.namelist())


def _is_bearable(archive: zipfile.ZipFile) -> bool:
    """Return whether a file can be unpacked in memory."""
    return sum(entry.file_size for entry in archive.infolist()) <= MOST_UNPACKED


def _clean_part(name: str, part: bytes, depth: int) -> bytes:
    """Return a part without what it tells of people."""
    lowered = name.lower()
    if lowered == _CORE:
        return _emptied(_PEOPLE, part)
    if lowered == _APP:
        return _TEMPLATE.sub(rb"\1\2", _emptied(_FIRM, part))
    if lowered.endswith(_PICTURES):
        return strip_picture(part)
    if lowered.endswith(_OFFICE) and depth < _DEEPEST:
        return clean_office(part, depth + 1)
    if lowered == "xl/workbook.xml":
        return _SHARED_BY.sub(rb"\1\2", _OWN_PATH.sub(b"", part))
    return part


def _emptied(names: bytes, part: bytes) -> bytes:
    """Return XML with the words of some elements taken out."""
    return re.sub(rb"(<(" + names + rb")(?:\s[^>]*)?>)[^<]+(</\2>)", rb"\1\3", part)


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


def _traces_of_part(name: str, part: bytes, depth: int) -> Iterator[Trace]:
    """Give what one part tells or does; `name` is in small letters."""
    if name in {_CORE, _APP}:
        yield from _traces_of_properties(_PEOPLE if name == _CORE else _FIRM, part)
    elif name.endswith(_PICTURES):
        if strip_picture(part) != part:
            yield Trace.PICTURE
    elif name.endswith(_OTHER_PICTURES):
        yield Trace.PICTURE
    elif name.endswith(_OFFICE):
        if depth < _DEEPEST:
            yield from traces_of_office(part, depth + 1)
        else:
            yield Trace.ATTACHED
    elif name.endswith((".xml", ".rels")):
        yield from _traces_of_xml(name, part)
    elif "/activex/" in name:
        yield Trace.RUNS
    elif "/embeddings/" in name:
        yield Trace.ATTACHED


def _traces_of_properties(names: bytes, part: bytes) -> Iterator[Trace]:
    """Give what the properties of a file tell of people."""
    if _TEMPLATE.search(part) or any(
        word.strip() for word in re.findall(rb"<" + names + rb"(?:\s[^>]*)?>([^<]+)<", part)
    ):
        yield Trace.AUTHOR


def _traces_of_xml(name: str, part: bytes) -> Iterator[Trace]:
    """Give what one part of XML tells or does."""
    if "/activex/" in name or _EXTERNAL.search(part) or _DDE.search(part):
        yield Trace.RUNS
    if _REVISED.search(part):
        yield Trace.REVISIONS
    folder, _, file = name.rpartition("/")
    if file.startswith(("comments", "threadedcomment")) or folder.endswith(("/comments", "/threadedcomments")):
        yield Trace.COMMENTS
    if name == "xl/workbook.xml" and (_OWN_PATH.search(part) or _SHARED_BY.search(part.replace(b'userName=""', b""))):
        yield Trace.AUTHOR

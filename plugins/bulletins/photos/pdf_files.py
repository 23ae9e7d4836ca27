"""PDF files: what they tell of their makers is taken out; what runs on opening is found.

The pages are not touched: if a page's own drawing is not, byte for byte, what it was, the file stays as it is.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, StreamObject

from bulletins.photos.embedded import strip_picture
from bulletins.photos.traces import Trace

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints about a file are said in our words

BROKEN = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    OSError,
    AssertionError,
)
KEPT_WORDS = frozenset(
    {"/Title", "/Subject", "/Keywords", "/CreationDate", "/ModDate", "/Trapped", "/Creator", "/Producer"}
)
"""What a file says of itself and of the program that wrote it: nothing of people."""
_NAMED = (
    rb"(?:dc:(?:creator|contributor)|pdfx:\w+|photoshop:\w+|exif:\w+|tiff:\w+"
    rb"|xmpMM:(?:History|DerivedFrom|Ingredients|ManagedFrom))"
)
_ELEMENT = re.compile(rb"<(" + _NAMED + rb")\b[^>]*?(?:/>|>.*?</\1\s*>)", re.DOTALL)
_ATTRIBUTE = re.compile(rb"\s" + _NAMED + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_COMMENTS = frozenset({"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Ink", "/Stamp"})
_SIGNATURES_EXIST = 1
_HEAD = 1024


def clean_pdf(data: bytes) -> bytes:
    """Return a file without its makers' names and its pictures' notes; as it is where it says none.

    A file that is signed or locked stays as it is, too.
    """
    if b"<" in data[:_HEAD].partition(b"%PDF-")[0]:
        return data  # what stands in front is refused, not tidied up
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted or _is_signed(reader, data):
            return data
        writer = PdfWriter(clone_from=reader)
        if not _strip(writer):
            return data
        buffer = io.BytesIO()
        writer.write(buffer)
        cleaned = buffer.getvalue()
        return cleaned if _drawings(PdfReader(io.BytesIO(cleaned))) == _drawings(reader) else data
    except BROKEN:
        return data


def traces_of_pdf(data: bytes) -> Iterator[Trace]:
    """Give what a file still tells of its makers, and what in it runs when it is opened."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            yield Trace.LOCKED
            return
        if _is_signed(reader, data):
            yield Trace.SIGNED
        writer = PdfWriter(clone_from=reader)
        yield from _actions(writer)
        yield from _tellings(writer)
    except BROKEN:
        if b" obj" in data:  # without a single object there is nothing in it
            yield Trace.DAMAGED


def _is_signed(reader: PdfReader, data: bytes) -> bool:
    """Return whether a file carries a digital signature, which any change would break."""
    form = _plain(_root(reader).get("/AcroForm"))
    flags = form.get("/SigFlags", 0) if isinstance(form, dict) else 0
    return bool(int(flags) & _SIGNATURES_EXIST) or b"/ByteRange" in data


def _root(document: PdfReader | PdfWriter) -> DictionaryObject:
    """Return the catalogue of a document."""
    return document.root_object


def _plain(value: object) -> object:
    """Return what a reference leads to, the value itself where it is none."""
    return value.get_object() if isinstance(value, PdfObject) else value


def _objects(writer: PdfWriter) -> Iterator[object]:
    """Give every object of a document, and the dictionaries inside it."""
    pending = [each for each in writer._objects if each is not None]  # noqa: SLF001  (the library has no other way)
    while pending:
        each = pending.pop()
        yield each
        values = each.values() if isinstance(each, DictionaryObject) else each if isinstance(each, ArrayObject) else ()
        pending += [value for value in values if isinstance(value, DictionaryObject | ArrayObject)]


def _strip(writer: PdfWriter) -> bool:
    """Take out what tells of people; return whether there was any."""
    found = False
    info = writer._info  # noqa: SLF001  (the library has no other way)
    for key in [key for key in (info or {}) if key not in KEPT_WORDS and str(_plain((info or {})[key])).strip()]:
        del (info or {})[key]
        found = True
    for each in _objects(writer):
        if isinstance(each, StreamObject):
            found |= _strip_stream(each)
        if isinstance(each, DictionaryObject) and each.pop(NameObject("/PieceInfo"), None) is not None:
            found = True
    return found


def _strip_stream(stream: StreamObject) -> bool:
    """Take the notes out of a picture or a description; return whether there were any."""
    if _is_photo(stream):
        bare = strip_picture(stream._data)  # noqa: SLF001  (the bytes as they are packed)
        changed = bare != stream._data  # noqa: SLF001  (the same)
        stream._data = bare  # noqa: SLF001  (the same)
        return changed
    if stream.get("/Type") == "/Metadata":
        described = stream.get_data()
        bare = _ATTRIBUTE.sub(b"", _ELEMENT.sub(b"", described))
        if bare != described:
            stream.pop(NameObject("/Filter"), None)
            stream.pop(NameObject("/DecodeParms"), None)
            stream._data = bare  # noqa: SLF001  (unpacked from now on)
            return True
    return False


def _is_photo(stream: StreamObject) -> bool:
    """Return whether a stream holds a JPEG as it came from a camera."""
    filters = _plain(stream.get("/Filter"))
    names = list(filters) if isinstance(filters, ArrayObject) else [filters]
    return names == ["/DCTDecode"]


def _drawings(reader: PdfReader) -> list[bytes]:
    """Return what each page draws, and the pixels' own bytes of its photos without their notes."""
    return [page.get_contents().get_data() if page.get_contents() is not None else b"" for page in reader.pages]  # type: ignore[union-attr]


def _actions(writer: PdfWriter) -> Iterator[Trace]:
    """Give what a document does when it is opened, and what its forms do when they are filled in."""
    root = _root(writer)
    kinds = {id(each): str(_plain(each.get("/S"))) for each in _objects(writer) if isinstance(each, DictionaryObject)}
    if "/Launch" in kinds.values():
        yield Trace.RUNS
    named = _plain(root.get("/Names"))
    opening = [_plain(root.get("/OpenAction")), _plain(root.get("/AA")), *_page_actions(writer)]
    starts = any(_runs_script(action) for action in opening)
    if starts or (isinstance(named, dict) and "/JavaScript" in named):
        yield Trace.RUNS
    if "/JavaScript" in kinds.values():
        yield Trace.SCRIPTS


def _page_actions(writer: PdfWriter) -> Iterator[object]:
    """Give what pages do when they are turned to."""
    for page in writer.pages:
        yield _plain(page.get("/AA"))


def _runs_script(action: object, depth: int = 0) -> bool:
    """Return whether an action, or one that follows it, is a script."""
    if not isinstance(action, dict) or depth > 8:  # noqa: PLR2004  (nobody nests deeper)
        return False
    if str(_plain(action.get("/S"))) == "/JavaScript":
        return True
    return any(_runs_script(_plain(value), depth + 1) for key, value in action.items() if key not in {"/P", "/Parent"})


def _tellings(writer: PdfWriter) -> Iterator[Trace]:
    """Give what a document tells of people."""
    info: DictionaryObject = writer._info or DictionaryObject()  # noqa: SLF001  (the library has no other way)
    if any(key not in KEPT_WORDS and str(_plain(value)).strip() for key, value in info.items()):
        yield Trace.AUTHOR
    for each in _objects(writer):
        if not isinstance(each, DictionaryObject):
            continue
        if isinstance(each, StreamObject) and _is_photo(each) and strip_picture(each._data) != each._data:  # noqa: SLF001  (as above)
            yield Trace.PICTURE
        if each.get("/Type") == "/Metadata" and isinstance(each, StreamObject) and _ELEMENT.search(each.get_data()):
            yield Trace.AUTHOR
        if each.get("/Type") in {"/Filespec", "/EmbeddedFile"} or "/EF" in each:
            yield Trace.ATTACHED
        if each.get("/Subtype") in _COMMENTS and "/T" in each:
            yield Trace.COMMENTS

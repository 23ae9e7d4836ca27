"""PDF files: what they tell of their makers is taken out.

The pages are not touched: if a page's own drawing is not, byte for byte, what it was, the file stays as it is.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject, StreamObject

from bulletins.photos.embedded import strip_picture
from bulletins.photos.xml_cuts import Cut, without

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints about a file are said in our words

BROKEN = (
    PyPdfError,
    DependencyError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    OSError,
    AssertionError,
    NotImplementedError,
)
KEPT_WORDS = frozenset(
    {"/Title", "/Subject", "/Keywords", "/CreationDate", "/ModDate", "/Trapped", "/Creator", "/Producer"}
)
"""What a file says of itself and of the program that wrote it: nothing of people."""
_KEPT_PREFIXES = ("pdf:", "pdfaid:", "pdfuaid:", "pdfxid:", "pdfaExtension:", "xmlns", "rdf:", "xml:")
_KEPT_PROPERTIES = frozenset(
    {"dc:title", "dc:description", "dc:subject", "dc:language", "dc:format", "dc:type", "dc:rights"}
    | {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmp:CreatorTool"}
    | {"xmpMM:DocumentID", "xmpMM:InstanceID", "xmpMM:OriginalDocumentID", "xmpMM:VersionID"}
)
_OWN_FOLDER = re.compile(r"[\\/](?:Users|home|Documents and Settings)[\\/]|\b[A-Za-z]:\\")
_SIGNATURES_EXIST = 1
_HEAD = 1024
_JP2 = b"\0\0\0\x0cjP  \r\n\x87\n"
_JP2_NOTES = frozenset({b"xml ", b"uuid", b"uinf"})


def clean_pdf(data: bytes) -> bytes:
    """Return a file without its makers' names and its pictures' notes; as it is where it says none.

    A file that is signed or locked stays as it is, too. One that was changed without being written anew holds what it
    said before each change: it is written anew.
    """
    if b"<" in data[:_HEAD].partition(b"%PDF-")[0]:
        return data  # what stands in front is refused, not tidied up
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted or is_signed(reader, data):
            return data
        writer = PdfWriter(clone_from=reader)
        if not _strip(writer) and not _holds_earlier(data):
            return data
        buffer = io.BytesIO()
        writer.write(buffer)
        cleaned = buffer.getvalue()
        return cleaned if _drawings(PdfReader(io.BytesIO(cleaned))) == _drawings(reader) else data
    except BROKEN:
        return data


def is_signed(reader: PdfReader, data: bytes) -> bool:
    """Return whether a file carries a digital signature, which any change would break."""
    form = plain(reader.root_object.get("/AcroForm"))
    flags = form.get("/SigFlags", 0) if isinstance(form, dict) else 0
    return bool(int(flags) & _SIGNATURES_EXIST) or b"/ByteRange" in data


def plain(value: object) -> object:
    """Return what a reference leads to, the value itself where it is none."""
    return value.get_object() if isinstance(value, PdfObject) else value


def objects_of(writer: PdfWriter) -> Iterator[object]:
    """Give every object of a document, and the dictionaries inside it."""
    pending = [each for each in writer._objects if each is not None]  # noqa: SLF001  (the library has no other way)
    while pending:
        each = pending.pop()
        yield each
        values = each.values() if isinstance(each, DictionaryObject) else each if isinstance(each, ArrayObject) else ()
        pending += [value for value in values if isinstance(value, DictionaryObject | ArrayObject)]


def telling_words(writer: PdfWriter) -> list[str]:
    """Return the names of the properties that tell of people."""
    info = writer._info or DictionaryObject()  # noqa: SLF001  (the library has no other way)
    said = {str(key): str(plain(value)).strip() for key, value in info.items()}
    return [key for key, word in said.items() if word and (key not in KEPT_WORDS or _OWN_FOLDER.search(word))]


def descriptions_of(writer: PdfWriter) -> set[int]:
    """Return which streams describe the document or a picture in XMP."""
    every = [each for each in objects_of(writer) if isinstance(each, DictionaryObject)]
    named = {id(plain(each["/Metadata"])) for each in every if "/Metadata" in each}
    return named | {id(each) for each in every if each.get("/Type") == "/Metadata"}


def bare_stream(stream: StreamObject, *, describes: bool) -> bytes | None:
    """Return what a picture or a description is without its notes; None where it has none."""
    if describes:
        said = stream.get_data()
        bare = _bare_description(said)
    else:
        said = _photo(stream)
        bare = _bare_jp2(said) if said.startswith(_JP2) else strip_picture(said)
    return None if bare == said else bare


def _holds_earlier(data: bytes) -> bool:
    """Return whether a file still holds what it was before a change, or something behind its end."""
    saved = data.count(b"startxref")
    behind = data[data.rfind(b"%%EOF") + 5 :].strip(b"\0\r\n\t ") if b"%%EOF" in data else b""
    return saved > (2 if b"/Linearized" in data[:_HEAD] else 1) or bool(behind)


def _strip(writer: PdfWriter) -> bool:
    """Take out what tells of people; return whether there was any."""
    telling, info = telling_words(writer), writer._info  # noqa: SLF001  (the library has no other way)
    for key in telling:
        (info or DictionaryObject()).pop(NameObject(key))
    found = bool(telling)
    described = descriptions_of(writer)
    for each in objects_of(writer):
        if isinstance(each, StreamObject):
            found |= _strip_stream(each, describes=id(each) in described)
        if isinstance(each, DictionaryObject) and each.pop(NameObject("/PieceInfo"), None) is not None:
            found = True
    return found


def _strip_stream(stream: StreamObject, *, describes: bool) -> bool:
    """Take the notes out of a picture or a description; return whether there were any."""
    bare = bare_stream(stream, describes=describes)
    if bare is None:
        return False
    filters, parameters = _listed(stream.get("/Filter")), _listed(stream.get("/DecodeParms"))
    stream.pop(NameObject("/Filter"), None)
    stream.pop(NameObject("/DecodeParms"), None)
    if not describes:  # a photo is from now on packed as a photo alone
        stream[NameObject("/Filter")] = NameObject(str(filters[-1]))
        if len(parameters) == len(filters) and isinstance(parameters[-1], DictionaryObject):
            stream[NameObject("/DecodeParms")] = parameters[-1]
    stream._data = bare  # noqa: SLF001  (the bytes as they are packed)
    return True


def _photo(stream: StreamObject) -> bytes:
    """Return the bytes of a JPEG or JPEG 2000 as it came from a camera, whatever it is packed in; else none."""
    filters, parameters = _listed(stream.get("/Filter")), _listed(stream.get("/DecodeParms"))
    if not filters or str(filters[-1]) not in {"/DCTDecode", "/DCT", "/JPXDecode"}:
        return b""
    packed = stream._data  # noqa: SLF001  (the bytes as they are packed)
    if len(filters) == 1:
        return packed
    from pypdf.filters import decode_stream_data  # noqa: PLC0415  (few files pack a photo twice)

    around = StreamObject()
    around._data = packed  # noqa: SLF001  (the same)
    around[NameObject("/Filter")] = ArrayObject(filters[:-1])
    if parameters:
        around[NameObject("/DecodeParms")] = ArrayObject(parameters[:-1])
    unpacked = decode_stream_data(around)
    return unpacked if isinstance(unpacked, bytes) else unpacked.encode("latin-1")


def _listed(value: object) -> list[PdfObject]:
    """Return one value or many as a list."""
    found = plain(value)
    several = [plain(each) for each in found] if isinstance(found, list) else [found]
    return [each for each in several if isinstance(each, PdfObject)]


def _bare_description(said: bytes) -> bytes:
    """Return XMP with what is known to tell nothing of people; nothing at all where it cannot be read."""

    def judge(name: str, around: str) -> Cut | None:
        if around == "rdf:Description" and not _is_kept(name):
            return Cut(whole=True)
        return Cut(attributes=lambda attribute: not _is_kept(attribute)) if name == "rdf:Description" else None

    try:
        return without(said.strip(b"\0"), judge)
    except ValueError:
        return b""


def _is_kept(name: str) -> bool:
    """Return whether a property of XMP, or a tag around it, is known to tell nothing of people."""
    return name in _KEPT_PROPERTIES or name.startswith(_KEPT_PREFIXES)


def _bare_jp2(data: bytes) -> bytes:
    """Return a JPEG 2000 file without the boxes in which programs write notes."""
    kept, at = [], 0
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        end = at + size if size >= 8 else len(data)  # noqa: PLR2004  (the head of a box; 0 means up to the end)
        if kind not in _JP2_NOTES:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _drawings(reader: PdfReader) -> list[bytes]:
    """Return what each page draws."""
    return [page.get_contents().get_data() if page.get_contents() is not None else b"" for page in reader.pages]  # type: ignore[union-attr]

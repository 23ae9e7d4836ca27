"""The reader of a document of any kind: the document's flow, or a problem that tells what to do with the file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from enum import StrEnum

from bulletins.importing.docx_reader import read_docx
from bulletins.importing.flow import DocumentFlow, FlowFindings, FlowParagraph, Span, paragraphs_in
from bulletins.importing.html_reader import read_html, read_html_zip
from bulletins.importing.odt_reader import read_odt
from bulletins.importing.old_fonts import FindEncoding, in_unicode, is_old_encoding, with_plain_letters
from bulletins.importing.zip_parts import MOST_PARAGRAPHS, TOO_LONG, UnreadablePart, ZipParts
from bulletins.model.loss import DocumentPlace, LossKind, loss
from bulletins.model.problem import Outcome, Problem, error
from bulletins.model.value import replace

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
_PRESENTATION = "PowerPoint Document".encode("utf-16-le")
_HEAD = 4096
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


class FileType(StrEnum):
    """The kinds of files that are told apart; only some of them have a reader."""

    DOCX = "docx"
    ODT = "odt"
    FLAT_ODT = "fodt"
    XLSX = "xlsx"
    HTML = "html"
    HTML_ZIP = "html-zip"
    TEXT = "text"
    WXR = "wxr"
    DOC = "doc"
    ENCRYPTED = "encrypted"
    RTF = "rtf"
    PDF = "pdf"
    PAGES = "pages"
    SLIDES = "slides"
    XLS = "xls"
    PICTURE = "picture"
    EMPTY = "empty"
    UNKNOWN = "unknown"


def file_type(data: bytes) -> FileType:
    """Return the kind of a file; UnreadablePart for an archive that cannot be opened."""
    if not data.strip(b"\x00 \t\r\n"):
        return FileType.EMPTY
    if data.startswith(_OLE):
        return _ole_type(data)
    if data.startswith(b"PK"):
        return _zip_type(ZipParts(data))
    if data.startswith((b"{\\rtf", b"%PDF")):
        return FileType.PDF if data.startswith(b"%PDF") else FileType.RTF
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return FileType.PICTURE
    return _text_type(data)


def _ole_type(data: bytes) -> FileType:
    """Return the older Office format of a file; files with a password have the same container."""
    if _ENCRYPTED_PACKAGE in data:
        return FileType.ENCRYPTED
    if _WORKBOOK in data:
        return FileType.XLS
    return FileType.SLIDES if _PRESENTATION in data else FileType.DOC


def _zip_type(parts: ZipParts) -> FileType:
    """Return the kind of an archive's content."""
    names = {name.lower() for name in parts.names}
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names) or "index.zip" in names:
        return FileType.PAGES
    if "mimetype" in names and b"opendocument.text" in parts.read("mimetype", _HEAD):
        return FileType.ODT
    if "word/document.xml" in names or _names_a_document(parts):
        return FileType.DOCX
    if "xl/workbook.xml" in names:
        return FileType.XLSX
    if any(name.startswith("ppt/") for name in names):
        return FileType.SLIDES
    return FileType.HTML_ZIP if any(name.endswith((".html", ".htm")) for name in names) else FileType.UNKNOWN


def _names_a_document(parts: ZipParts) -> bool:
    """Return whether an archive's list of contents names a Word document stored under an unusual name."""
    if not parts.has("[Content_Types].xml"):
        return False
    try:
        return b"wordprocessingml.document.main" in parts.read("[Content_Types].xml", 1_000_000)
    except UnreadablePart:
        return False


def _text_type(data: bytes) -> FileType:
    """Return the kind of a text file."""
    head = data[:_HEAD].replace(b"\x00", b"").lower()
    if b"multipart/related" in head and b"mime-version" in head:
        return FileType.UNKNOWN
    if b"<office:document" in head:
        return FileType.FLAT_ODT
    if b"<rss" in head and b"wordpress.org/export" in head:
        return FileType.WXR
    if _is_page(head):
        return FileType.HTML
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<?xml"):
        return FileType.UNKNOWN
    control = sum(byte < 9 or 13 < byte < 32 for byte in data[:_HEAD])  # noqa: PLR2004  (tab, line ends and blanks apart)
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return FileType.TEXT if utf16 or control == 0 else FileType.UNKNOWN


def _is_page(head: bytes) -> bool:
    """Return whether a text is a web page or a piece of one; a sign such as `<b>` amid a plain text makes none."""
    if any(sign in head for sign in (b"<html", b"<!doctype html", b"<body", b"startfragment", b"<p>", b"<p ", b"<div")):
        return True
    begins = _TAGS.match(head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")) is not None
    return begins or _ENDED.search(head) is not None or len(_BREAK.findall(head)) > 1


_TAG_NAMES = (
    rb"(?:h[1-6]|table|tbody|tr|td|ul|ol|li|span|font|b|strong|i|em|u|center|img|br|a|section|article|header|main|figure|"
    rb"blockquote|meta|style)"
)
_TAGS = re.compile(rb"<" + _TAG_NAMES + rb"(?:\s[^<>]*)?/?>")
_ENDED = re.compile(rb"</(?:h[1-6]|table|tr|td|ul|ol|li|p|div|span|font|center|blockquote)>")
_BREAK = re.compile(rb"<br\s*/?>")

MOST_LETTERS = 1_000_000
_MESSAGE_HEAD = re.compile(r"\s*\[(?=[^\]]*\d{1,2}:\d{2})[^\]]{5,60}\]\s*(?:[^:\d]{2,40}:\s+)?")
"""What an app puts before a message that is copied: `[20:15, 08/03/2025] Thu Hà: …`."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text_file(data: bytes, find_encoding: FindEncoding) -> DocumentFlow:
    """Return the flow of a plain text; UnreadablePart where it is too long for a bulletin."""
    findings = FlowFindings()
    text = decoded_text(data, findings, find_encoding)
    lines = text.splitlines()
    if len(text) > MOST_LETTERS or len(lines) > MOST_PARAGRAPHS:
        raise UnreadablePart(TOO_LONG)
    blocks: list[FlowParagraph] = []
    for line in filter(str.strip, lines):
        place = findings.next_paragraph()
        head = _MESSAGE_HEAD.match(line)
        if head:
            findings.add("import-message-head", LossKind.LOST, place, text=head[0].strip())
        said = line[head.end() :] if head else line
        blocks += [FlowParagraph(pieces=(Span(text=said),), place=place)] if said.strip() else []
    return DocumentFlow(blocks=tuple(blocks), losses=findings.losses)


def decoded_text(data: bytes, findings: FlowFindings, find_encoding: FindEncoding = lambda _: "") -> str:
    """Return the text of bytes; a guessed encoding is reported.

    Letters of an old font stay as Windows-1252 shows them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        western = data.decode("cp1252", errors="replace")
        if is_old_encoding(find_encoding(western)):
            return western
        findings.add("import-encoding-guessed", LossKind.CHANGED, encoding="Windows-1258")
        return data.decode("cp1258", errors="replace")


LARGEST_FILE = 200_000_000

FindFile = Callable[[str], bytes | None]
"""Gives the bytes of a file that a document names beside itself, None where there is none."""

_REFUSED = {
    FileType.DOC: "import-doc",
    FileType.ENCRYPTED: "import-encrypted",
    FileType.RTF: "import-rtf",
    FileType.FLAT_ODT: "import-flat-odt",
    FileType.PDF: "import-pdf",
    FileType.PAGES: "import-pages",
    FileType.SLIDES: "import-slides",
    FileType.XLS: "import-xls",
    FileType.PICTURE: "import-picture",
    FileType.EMPTY: "import-empty",
}
_USUAL = {
    FileType.DOCX: ("docx", "docm", "dotx"),
    FileType.ODT: ("odt", "ott"),
    FileType.HTML: ("html", "htm", "xhtml", "mht", "aspx", "php"),
    FileType.HTML_ZIP: ("zip",),
    FileType.TEXT: ("txt", "text", ""),
}


_KNOWN_AS = {
    FileType.DOCX: "Word (.docx)",
    FileType.ODT: "LibreOffice (.odt)",
    FileType.HTML: "HTML (.html)",
    FileType.HTML_ZIP: "HTML (.zip)",
    FileType.TEXT: "text (.txt)",
}


def read_document(
    name: str, data: bytes, find: FindFile, find_encoding: FindEncoding = lambda _: ""
) -> Outcome[DocumentFlow]:
    """Return the flow of a document by the kind of its bytes; bad content gives problems and never an exception.

    `find_encoding` knows a text in an encoding from before Unicode, which no font may say; without it, fonts count.
    """
    try:
        kind = file_type(data)
        reader = _READERS.get(kind)
        if reader is None:
            return Outcome(value=None, problems=(refusal(kind, name),))
        flow = with_plain_letters(in_unicode(reader(data, find, find_encoding), find_encoding))
    except UnreadablePart as failure:
        return Outcome(value=None, problems=(problem_of(failure, name),))
    except RecursionError:
        return Outcome(value=None, problems=(error("import-bomb", name),))
    has_words = any(paragraph.text.strip() for paragraph in paragraphs_in(flow.blocks))
    if not (flow.media or flow.losses or flow.notes or has_words):
        return Outcome(value=None, problems=(error("import-empty", name),))
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix not in _USUAL[kind]:
        found = loss("import-other-suffix", LossKind.CHANGED, DocumentPlace(), found=_KNOWN_AS[kind], suffix=suffix)
        flow = replace(flow, losses=(*flow.losses, found))
    return Outcome(value=flow)


def refusal(kind: FileType, name: str) -> Problem:
    """Return the problem of a file whose kind cannot be imported as a bulletin."""
    code = _REFUSED.get(kind)
    if code is not None:
        return error(code, name)
    if kind is FileType.XLSX:
        return error("import-table-file", name)
    return error("import-site-file", name) if kind is FileType.WXR else error("import-unknown", name)


def problem_of(failure: UnreadablePart, name: str) -> Problem:
    """Return the problem that says why a file cannot be read."""
    return error(failure.code, name)


_READERS: dict[FileType, Callable[[bytes, FindFile, FindEncoding], DocumentFlow]] = {
    FileType.DOCX: lambda data, *_: read_docx(data),
    FileType.ODT: lambda data, *_: read_odt(data),
    FileType.HTML: lambda data, find, _: read_html(data, find),
    FileType.HTML_ZIP: lambda data, *_: read_html_zip(data),
    FileType.TEXT: lambda data, _, find_encoding: read_text_file(data, find_encoding),
}

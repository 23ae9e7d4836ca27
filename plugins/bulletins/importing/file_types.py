"""What a file is, told from its bytes and never from its name."""

from __future__ import annotations

from enum import StrEnum

from bulletins.importing.zip_parts import UnreadablePart, ZipParts

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
_PRESENTATION = "PowerPoint Document".encode("utf-16-le")
_HEAD = 4096
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


class FileType(StrEnum):
    """The kinds of files that are told apart; those of one line below have a reader."""

    DOCX = "docx"
    ODT = "odt"
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
    """Return what a file is; UnreadablePart for an archive that cannot be opened."""
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
    """Return which of Office's older formats a file is; the same container holds what a password protects."""
    if _ENCRYPTED_PACKAGE in data:
        return FileType.ENCRYPTED
    if _WORKBOOK in data:
        return FileType.XLS
    return FileType.SLIDES if _PRESENTATION in data else FileType.DOC


def _zip_type(parts: ZipParts) -> FileType:
    """Return what an archive holds."""
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
    """Return whether the archive's own list of contents names a Word document under another name."""
    if not parts.has("[Content_Types].xml"):
        return False
    try:
        return b"wordprocessingml.document.main" in parts.read("[Content_Types].xml", 1_000_000)
    except UnreadablePart:
        return False


def _text_type(data: bytes) -> FileType:
    """Return which kind of text a file is."""
    head = data[:_HEAD].replace(b"\x00", b"").lower()
    if b"multipart/related" in head and b"mime-version" in head:
        return FileType.UNKNOWN
    if b"<rss" in head and b"wordpress.org/export" in head:
        return FileType.WXR
    if any(sign in head for sign in (b"<html", b"<!doctype html", b"<body", b"startfragment", b"<p>", b"<p ", b"<div")):
        return FileType.HTML
    control = sum(byte < 9 or 13 < byte < 32 for byte in data[:_HEAD])  # noqa: PLR2004  (tab, line ends and blanks apart)
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return FileType.TEXT if utf16 or control == 0 else FileType.UNKNOWN

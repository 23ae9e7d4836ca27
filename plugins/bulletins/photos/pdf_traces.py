"""What PDF files still tell of people, and what in them runs when they are opened or filled in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pypdf import PasswordType, PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, StreamObject

from bulletins.photos.pdf_files import (
    BROKEN,
    bare_stream,
    descriptions_of,
    is_signed,
    objects_of,
    plain,
    telling_words,
)
from bulletins.photos.traces import Trace

_STARTS = frozenset(
    {"/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"}
    | {"/Rendition", "/Movie", "/Sound", "/RichMediaExecute"}
)
"""What must not happen because a file is opened or a page is turned to."""
_ON_SIGHT = ("/PO", "/PV")
"""What a field or a comment does when its page is shown."""
_XFA_SCRIPT = re.compile(rb"<(?:\w+:)?(?:script|submit|execute)\b")
_XFA_OPENING = re.compile(rb"\bactivity\s*=\s*[\"'](?:initialize|ready|docReady|\w*Open)")
_DEEPEST = 8


def traces_of_pdf(data: bytes) -> Iterator[Trace]:
    """Give what a file still tells of its makers, and what in it runs when it is opened."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            yield Trace.LOCKED
            if not _opens(reader):
                return
        if is_signed(reader, data):
            yield Trace.SIGNED
        writer = PdfWriter(clone_from=reader)
        yield from _actions(writer)
        yield from _tellings(writer)
    except BROKEN:
        if b" obj" in data:  # without a single object there is nothing in it
            yield Trace.DAMAGED


def _opens(reader: PdfReader) -> bool:
    """Return whether a locked file opens without a password, as those do that only forbid printing or copying."""
    try:
        return reader.decrypt("") is not PasswordType.NOT_DECRYPTED
    except BROKEN:  # a lock of a kind that the library has no key for
        return False


def _actions(writer: PdfWriter) -> Iterator[Trace]:
    """Give what a document does when it is opened, and what its forms do when they are filled in."""
    root = writer.root_object
    every = [each for each in objects_of(writer) if isinstance(each, DictionaryObject)]
    kinds = {str(plain(each.get("/S"))) for each in every}
    named = plain(root.get("/Names"))
    opening = [root.get("/OpenAction"), root.get("/AA"), *(page.get("/AA") for page in writer.pages)]
    on_sight = [
        told.get(key) for each in every if isinstance(told := plain(each.get("/AA")), dict) for key in _ON_SIGHT
    ]
    if "/Launch" in kinds or any(_starts(plain(action)) for action in (*opening, *on_sight)):
        yield Trace.RUNS
    if isinstance(named, dict) and "/JavaScript" in named:
        yield Trace.RUNS
    if any(str(plain(each.get("/Condition"))) in _ON_SIGHT for each in every):  # a film that begins by itself
        yield Trace.RUNS
    if "/JavaScript" in kinds:
        yield Trace.SCRIPTS
    yield from _form_actions(plain(root.get("/AcroForm")))


def _form_actions(form: object) -> Iterator[Trace]:
    """Give what a form of Adobe's own kind does."""
    described = plain(form.get("/XFA")) if isinstance(form, dict) else None
    for each in described if isinstance(described, list) else [described]:
        part = plain(each)
        if isinstance(part, StreamObject) and _XFA_SCRIPT.search(part.get_data()):
            yield Trace.RUNS if _XFA_OPENING.search(part.get_data()) else Trace.SCRIPTS


def _starts(action: object, depth: int = 0) -> bool:
    """Return whether an action, or one that follows it, is none that may happen by itself."""
    if depth > _DEEPEST:
        return False
    if isinstance(action, list):
        return any(_starts(plain(each), depth + 1) for each in action if isinstance(plain(each), dict))
    if not isinstance(action, dict) or str(plain(action.get("/Type"))) in {"/Page", "/Pages"}:
        return False
    if str(plain(action.get("/S"))) in _STARTS:
        return True
    return any(_starts(plain(value), depth + 1) for key, value in action.items() if key not in {"/P", "/Parent", "/D"})


def _tellings(writer: PdfWriter) -> Iterator[Trace]:
    """Give what a document tells of people."""
    if telling_words(writer):
        yield Trace.AUTHOR
    described = descriptions_of(writer)
    for each in objects_of(writer):
        if not isinstance(each, DictionaryObject):
            continue
        describes = id(each) in described
        if isinstance(each, StreamObject) and bare_stream(each, describes=describes) is not None:
            yield Trace.AUTHOR if describes else Trace.PICTURE
        if each.get("/Type") in {"/Filespec", "/EmbeddedFile"} or "/EF" in each:
            yield Trace.ATTACHED
        if "/Rect" in each and "/T" in each and each.get("/Subtype") != "/Widget":
            yield Trace.COMMENTS

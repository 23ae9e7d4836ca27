"""PDF, DOCX and XLSX files told from everything else by what is in them, not by their names alone."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath

from bulletins.model.problem import Outcome, Problem, error, warning
from bulletins.model.source import Source
from bulletins.photos.cleaned_documents import look_into
from bulletins.photos.traces import Trace

_HEAD = 1024
_LIST = "[Content_Types].xml"
_LONGEST_LIST = 1_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = (b"macroenabled", b"vbaproject")
TOLD = (
    Trace.AUTHOR,
    Trace.PICTURE,
    Trace.COMMENTS,
    Trace.REVISIONS,
    Trace.ATTACHED,
    Trace.HIDDEN,
    Trace.LINKED,
)
"""What a document tells of people, in the order in which it is said."""


class DocumentKind(StrEnum):
    """The kinds of document that a bulletin may offer for download, by the file name's ending."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


_MAIN_PARTS = {DocumentKind.DOCX: "word/", DocumentKind.XLSX: "xl/"}


def check_document(source: Source, traces: tuple[Trace, ...] | None = None) -> Outcome[DocumentKind]:
    """Return the kind of a document, else why it may not be offered: macros, a password, or not what its name says.

    With the kind go warnings of what it tells of people. `traces` are what is known of it; else it is
    looked into.
    """
    path = f"content/{source.path}"
    ending = PurePosixPath(source.path).suffix.lower().removeprefix(".")
    if ending not in set(DocumentKind):
        return _refused(error("document-kind", path, found=ending or "–"))
    kind = DocumentKind(ending)
    if not source.size:
        return _refused(error("document-empty", path))
    try:
        wrong = (
            _pdf_problem(path, source.file) if kind is DocumentKind.PDF else _office_problem(path, source.file, kind)
        )
        traces = () if wrong else look_into(source)[0].traces if traces is None else traces
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        return _refused(error("document-unreadable", path, reason=reason))
    if wrong is None and Trace.DAMAGED in traces and kind is not DocumentKind.PDF:
        wrong = error("document-damaged", path)
    elif wrong is None and Trace.RUNS in traces:
        wrong = error("document-runs", path)
    return _refused(wrong) if wrong else Outcome(value=kind, problems=tuple(_warnings(path, traces)))


def _warnings(path: str, traces: tuple[Trace, ...]) -> Iterator[Problem]:
    """Give what staff should know of a document that may be offered."""
    if Trace.SCRIPTS in traces:
        yield warning("document-scripts", path)
    if not {Trace.LOCKED, Trace.LARGE, Trace.DAMAGED}.isdisjoint(traces):
        yield warning("document-not-looked-into", path)
    told = ", ".join(trace for trace in TOLD if trace in traces)
    if told and Trace.SIGNED in traces:
        yield warning("document-signed", path, found=told)
    elif told:
        yield warning("document-tells", path, found=told)


def _pdf_problem(path: str, file: str) -> Problem | None:
    """Return what is wrong with a PDF, None if nothing is."""
    with Path(file).open("rb") as stream:
        head = stream.read(_HEAD)
    before, mark, _ = head.partition(b"%PDF-")
    is_pdf = mark and b"<" not in before  # a page of HTML in front would be shown instead by some programs
    return None if is_pdf else error("document-not-as-named", path, ending="pdf")


def _office_problem(path: str, file: str, kind: DocumentKind) -> Problem | None:
    """Return what is wrong with a Word or Excel file, None if nothing is."""
    with Path(file).open("rb") as stream:
        head = stream.read(len(_OLD_OFFICE))
    if head == _OLD_OFFICE:
        return error("document-old-or-locked", path, ending=kind)
    if not head.startswith(b"PK"):
        return error("document-not-as-named", path, ending=kind)
    try:
        with zipfile.ZipFile(file) as archive:
            return _parts_problem(path, archive, kind)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, KeyError, NotImplementedError, RuntimeError):
        return error("document-damaged", path)


def _parts_problem(path: str, archive: zipfile.ZipFile, kind: DocumentKind) -> Problem | None:
    """Return what is wrong with the parts of a Word or Excel file, None if nothing is."""
    names = archive.namelist()
    if _LIST not in names or not any(name.startswith(_MAIN_PARTS[kind]) for name in names):
        return error("document-not-as-named", path, ending=kind)
    if archive.getinfo(_LIST).file_size > _LONGEST_LIST:
        return error("document-damaged", path)
    listed = archive.read(_LIST).lower()
    if any(word in listed for word in _MACROS) or any(name.lower().endswith("vbaproject.bin") for name in names):
        return error("document-macros", path, ending=kind)
    return None


def _refused(found: Problem) -> Outcome[DocumentKind]:
    """Return the outcome of a document that may not be offered."""
    return Outcome(value=None, problems=(found,))

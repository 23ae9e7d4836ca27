"""Documents as they are published: what they tell of people is taken out where that changes nothing readers see.

What reads PDF files is imported where one is read: a build in which all are known must not load it.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.model.source import Source, SourceKind
from bulletins.model.value import Value
from bulletins.photos.office_files import clean_office
from bulletins.photos.office_traces import traces_of_office
from bulletins.photos.traces import Trace

LARGEST = 100_000_000
"""Bytes of a document that is looked into; no larger file can be published on GitHub Pages."""
_RECIPE = "3"
"""To be raised whenever cleaning gives other bytes."""


class CleanedDocument(Value, frozen=True, kw_only=True):
    """The facts of a document when it was cleaned: its traces, and the digest and size (bytes) of the cleaned file."""

    traces: tuple[Trace, ...]
    digest: Digest
    size: int


def look_into(source: Source) -> tuple[CleanedDocument, bytes]:
    """Return what is known of a document, and its cleaned bytes; OSError where it cannot be read."""
    if source.size > LARGEST:
        return CleanedDocument(traces=(Trace.LARGE,), digest=source.digest, size=source.size), b""
    data, ending = Path(source.file).read_bytes(), ending_of(source)
    bare = clean_document(ending, data)
    return CleanedDocument(traces=traces_of(ending, bare), digest=digest_of(bare), size=len(bare)), bare


def traces_of(ending: str, data: bytes) -> tuple[Trace, ...]:
    """Return what a document tells or does, each once."""
    if ending != ".pdf":
        return tuple(sorted(set(traces_of_office(data))))
    from bulletins.photos.pdf_traces import traces_of_pdf  # noqa: PLC0415  (see the module's docstring)

    return tuple(sorted(set(traces_of_pdf(data))))


def clean_document(ending: str, data: bytes) -> bytes:
    """Return a document without what it tells of people, as far as that changes nothing that readers see."""
    if ending != ".pdf":
        return clean_office(data)
    from bulletins.photos.pdf_files import clean_pdf  # noqa: PLC0415  (see the module's docstring)

    return clean_pdf(data)


def is_document(source: Source) -> bool:
    """Return whether a source is a document that can be cleaned."""
    return source.kind is SourceKind.ASSET and ending_of(source) in {".pdf", ".docx", ".xlsx"}


def ending_of(source: Source) -> str:
    """Return the ending of a source's name in small letters."""
    return PurePosixPath(source.path).suffix.lower()


@cache
def cleaning_recipe() -> str:
    """Return all that decides the bytes of a cleaned document."""
    return f"{_RECIPE} pypdf {version('pypdf')}"

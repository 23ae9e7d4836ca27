"""The bytes of files: texts are read whole, everything is digested, what is known already is left alone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from io import FileIO
from typing import NamedTuple

from bulletins.model.digest import digest_of, new_hash
from bulletins.model.identity import ContentPath, Digest
from bulletins.model.problem import Problem, error
from bulletins.model.source import Source, SourceKind
from bulletins.model.stamp import Stamp, stamp_of
from bulletins.sources.kinds import Classified
from bulletins.sources.walk import EntryKind, FoundFile, reason_of

MAX_TEXT = 16_000_000
"""The most bytes that a text or registry file may have; more is a mistake, and would fill the memory."""

Known = Mapping[ContentPath, tuple[Stamp, Digest]]
"""Digests that were read before, each with the stamp that its file had then."""


class ReadFile(NamedTuple):
    """A file that is in place: as it was found, and the source it is.

    It is steady if it still had the stamp that it was found with after its bytes were read.
    """

    found: FoundFile
    source: Source
    is_steady: bool


def read_source(found: FoundFile, where: Classified, known: Known) -> ReadFile | Problem:
    """Return a file as a source, with its bytes unless it is an asset or known, or why it cannot be read."""
    is_asset = where.kind is SourceKind.ASSET
    if not is_asset and found.stamp.size > MAX_TEXT:
        return error("text-too-large", f"content/{found.path}", size=found.stamp.size, limit=MAX_TEXT)
    noted = known.get(ContentPath(found.path))
    if noted is not None and noted[0] == found.stamp:
        return ReadFile(found, _source(found, where, noted[1], found.stamp.size, None), is_steady=True)
    try:
        with FileIO(found.file) as file:
            read = _read_asset(file) if is_asset else _read_text(file)
            is_steady = stamp_of(os.fstat(file.fileno())) == found.stamp
    except OSError as failure:
        return unreadable(found, reason_of(failure))
    return ReadFile(found, _source(found, where, *read), is_steady)


def reread(source: Source, stamp: Stamp) -> ReadFile | Problem:
    """Return a file that was found before, whatever its bytes are now, or why it cannot be read."""
    parts = tuple(source.path.split("/"))
    found = FoundFile(source.path, parts[-1], source.file, parts, EntryKind.FILE, stamp)
    return read_source(found, Classified(kind=source.kind, slug=source.slug, language=source.language), {})


def unreadable(found: FoundFile, reason: str) -> Problem:
    """Return that the system does not let a file or folder be read."""
    return error("unreadable", f"content/{found.path}", reason=reason)


def _read_text(file: FileIO) -> tuple[Digest, int, bytes | None]:
    """Return digest, size and bytes of a text."""
    data = file.readall()
    return digest_of(data), len(data), data


def _read_asset(file: FileIO) -> tuple[Digest, int, bytes | None]:
    """Return digest and size of an asset, read piece by piece."""
    digest = Digest(hashlib.file_digest(file, new_hash).hexdigest())
    return digest, file.tell(), None


def _source(found: FoundFile, where: Classified, digest: Digest, size: int, data: bytes | None) -> Source:
    """Return the source of a file."""
    return Source(
        path=ContentPath(found.path),
        file=found.file,
        kind=where.kind,
        slug=where.slug,
        language=where.language,
        digest=digest,
        size=size,
        data=data,
    )

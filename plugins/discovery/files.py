"""The bytes of files: texts are read whole, everything is digested."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plugins.discovery.placing import Place
from plugins.discovery.walk import Found, reason_of
from plugins.model.digest import digest_of, new_hash
from plugins.model.identity import ContentPath, Digest
from plugins.model.problem import Problem, problem
from plugins.model.source import Source, SourceKind

MAX_TEXT = 16_000_000
"""The most bytes that a text or registry file may have; more is a mistake, and would fill the memory."""


def read_source(found: Found, where: Place) -> Source | Problem:
    """Return a file as a source, with its bytes unless it is an asset, or why it cannot be read."""
    if where.kind is SourceKind.ASSET:
        return _read_asset(found, where)
    if found.size > MAX_TEXT:
        return problem("text-too-large", f"content/{found.path}", size=found.size, limit=MAX_TEXT)
    try:
        data = Path(found.file).read_bytes()
    except OSError as error:
        return unreadable(found, reason_of(error))
    return _source(found, where, digest_of(data), len(data), data)


def unreadable(found: Found, reason: str) -> Problem:
    """Return that the system does not let a file or folder be read."""
    return problem("unreadable", f"content/{found.path}", reason=reason)


def _read_asset(found: Found, where: Place) -> Source | Problem:
    """Return an asset with its digest, read piece by piece."""
    try:
        with Path(found.file).open("rb") as file:
            digest = hashlib.file_digest(file, new_hash).hexdigest()
            size = file.tell()
    except OSError as error:
        return unreadable(found, reason_of(error))
    return _source(found, where, digest, size, None)


def _source(found: Found, where: Place, digest: str, size: int, data: bytes | None) -> Source:
    """Return the source of a file that was read."""
    return Source(
        path=ContentPath(found.path),
        file=found.file,
        kind=where.kind,
        slug=where.slug,
        language=where.language,
        digest=Digest(digest),
        size=size,
        data=data,
    )

"""The files under the content folder; files that were found before with the same stamp are not read again."""

from __future__ import annotations

from pathlib import Path

from bulletins.cache.code import code_digest
from bulletins.cache.results import Results
from bulletins.model.digest import digest_of
from bulletins.model.fallback import NO_SUBSTITUTES, Substitutes
from bulletins.model.identity import ContentPath, Digest
from bulletins.model.problem import Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.source import Source
from bulletins.model.stamp import Stamp
from bulletins.model.value import replace
from bulletins.sources import SourceList, find_sources, rescan

MUCH = 1 << 24
"""Bytes of texts from which on they are not held until they are read: each is opened again then."""

NO_SOURCES = SourceList(sources=(), ledger=(), problems=())
"""Before the first look."""


def find_files(settings: BuildSettings, results: Results, instead: Substitutes = NO_SUBSTITUTES) -> SourceList:
    """Return every file under the content folder, and remember what was found for the next time.

    What stands `instead` of a folder is read in its place, and not remembered.
    """
    stage = results.stage("sources", str(settings.content), SourceList)
    before = stage.find("", code_digest()) or NO_SOURCES
    if instead:
        return find_sources(settings.content, known_of(before), instead)
    found = rescan(before) or find_sources(settings.content, known_of(before))
    lean = found.without_data()
    if lean != before:
        stage.add("", code_digest(), lean)
        stage.keep_only(("",))
    return lean if sum(len(source.data) for source in found.sources if source.data) > MUCH else found


def known_of(found: SourceList) -> dict[ContentPath, tuple[Stamp, Digest]]:
    """Return the digest and the stamp of each file, to be remembered for the next search."""
    digests = {source.path: source.digest for source in found.sources}
    return {path: (stamp, digests[path]) for path, stamp in found.stamps.items()}


def loaded(source: Source) -> Source:
    """Return a source with its bytes; Refused where the file is missing or has changed since it was found."""
    if source.data is not None:
        return source
    try:
        data = Path(source.file).read_bytes()
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        raise Refused((error("unreadable", f"content/{source.path}", reason=reason),)) from failure
    if digest_of(data) != source.digest:
        raise Refused((error("changed-meanwhile", f"content/{source.path}"),))
    return replace(source, data=data)

"""Documents as they are published: cleaned once, kept by the digest of what they were made from.

What reads PDF files is imported where one is read: a build in which all are known must not load it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from bulletins.model.digest import digest_of
from bulletins.model.source import Source, SourceKind
from bulletins.photos.office_files import clean_office, traces_of_office
from bulletins.photos.photo_bytes import replace_with
from bulletins.photos.records import read_rows, stamp_of, standing_row, write_rows
from bulletins.photos.traces import Trace

FOLDER = "documents"
_LARGEST = 100_000_000
"""Bytes of a document that is looked into; no larger file can be published on GitHub Pages."""
_UNUSED = 30 * 86_400
"""Seconds after which a cleaned document that no build asked for goes."""
_DAY = 86_400
_RECIPE = "1"
"""To be raised whenever cleaning gives other bytes."""


def cleaned_sources(sources: tuple[Source, ...], state: Path) -> tuple[Source, ...]:
    """Return the sources, with every document replaced by its cleaned copy where there was something to take out."""
    return tuple(_cleaned(source, state / FOLDER) if _is_document(source) else source for source in sources)


def traces_of(ending: str, data: bytes) -> tuple[Trace, ...]:
    """Return what a document tells or does, each once."""
    if ending != ".pdf":
        return tuple(sorted(set(traces_of_office(data))))
    from bulletins.photos.pdf_files import traces_of_pdf  # noqa: PLC0415  (see the module's docstring)

    return tuple(sorted(set(traces_of_pdf(data))))


def clean_document(ending: str, data: bytes) -> bytes:
    """Return a document without what it tells of people, as far as that changes nothing that readers see."""
    if ending != ".pdf":
        return clean_office(data)
    from bulletins.photos.pdf_files import clean_pdf  # noqa: PLC0415  (see the module's docstring)

    return clean_pdf(data)


def known_traces(source: Source, state: Path | None) -> tuple[Trace, ...]:
    """Return what a document tells or does, as it is known or as it is found now."""
    ending = _ending(source)
    file = None if state is None else state / FOLDER / f"{source.digest}{ending}.traces.json"
    rows = {} if file is None else read_rows(file)
    row = rows.get(_recipe())
    if row is not None and all(str(each) in set(Trace) for each in row):
        return tuple(Trace(str(each)) for each in row)
    if source.size > _LARGEST:
        return (Trace.LARGE,)
    found = traces_of(ending, Path(source.file).read_bytes())
    if file is not None:
        with suppress(OSError):
            write_rows(file, {_recipe(): list(found)})
    return found


def _is_document(source: Source) -> bool:
    """Return whether a source is a document that can be cleaned."""
    return source.kind is SourceKind.ASSET and _ending(source) in {".pdf", ".docx", ".xlsx"}


def _ending(source: Source) -> str:
    """Return the ending of a source's name in small letters."""
    return PurePosixPath(source.path).suffix.lower()


@cache
def _recipe() -> str:
    """Return all that decides the bytes of a cleaned document."""
    return f"{_RECIPE} pypdf {version('pypdf')}"


def _cleaned(source: Source, folder: Path) -> Source:
    """Return a source with file, digest and size of its cleaned copy; as it is where nothing was to be taken out."""
    copy, note = folder / f"{source.digest}{_ending(source)}", folder / f"{source.digest}{_ending(source)}.json"
    before = read_rows(note)
    if before.get(source.digest) == [_recipe()]:
        return source
    row = standing_row(copy, before.get(copy.name), _recipe())
    try:
        if row is None:
            return _clean_now(source, copy, note)
        _note_use(note)
        return replace(source, file=str(copy), digest=type(source.digest)(str(row[-1])), size=int(row[0]))
    except OSError:  # it cannot be kept, or went away: what is wrong with it is said where documents are checked
        return source


def _clean_now(source: Source, copy: Path, note: Path) -> Source:
    """Clean a document and keep it; OSError where it cannot be read or kept."""
    if source.size > _LARGEST:
        return source
    data = Path(source.file).read_bytes()
    if digest_of(data) != source.digest:
        return source  # changed since it was found: the next build sees it
    bare = clean_document(copy.suffix, data)
    _forget_unused(copy.parent)
    if bare == data:
        write_rows(note, {source.digest: [_recipe()]})
        return source
    replace_with(copy, bare)
    write_rows(note, {copy.name: [*stamp_of(copy), _recipe(), digest_of(bare)]})
    return replace(source, file=str(copy), digest=digest_of(bare), size=len(bare))


def _note_use(note: Path) -> None:
    """Note that a copy is still wanted, once a day."""
    if time.time() - note.stat().st_mtime > _DAY:
        os.utime(note)


def _forget_unused(folder: Path) -> None:
    """Remove what no build has asked for in a month; other builds from the same folder keep theirs."""
    for note in list(_old_notes(folder)):
        for file in (note, note.with_suffix("")):
            with suppress(OSError):
                file.unlink()


def _old_notes(folder: Path) -> Iterator[Path]:
    """Give the notes that were not used lately."""
    for note in folder.glob("*.json"):
        with suppress(OSError):
            if time.time() - note.stat().st_mtime > _UNUSED:
                yield note

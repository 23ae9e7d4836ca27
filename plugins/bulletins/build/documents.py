"""The cleaned copies of documents, which are published in their place and kept with the other made files."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from bulletins.build.made_files import MadeFiles
from bulletins.cache.results import Results, StageResults
from bulletins.model.identity import ContentPath, OutputPath
from bulletins.model.settings import BuildSettings
from bulletins.model.source import Source
from bulletins.model.value import replace
from bulletins.photos.cleaned_documents import CleanedDocument, cleaning_recipe, ending_of, is_document, look_into
from bulletins.photos.photo_bytes import replace_with
from bulletins.photos.traces import Trace


class OfferedSources(NamedTuple):
    """The sources with every document as it is published, and the traces in each document, by path."""

    sources: tuple[Source, ...]
    traces: Mapping[ContentPath, tuple[Trace, ...]]


def clean_documents(sources: tuple[Source, ...], settings: BuildSettings, results: Results) -> OfferedSources:
    """Return the sources, each document with something to remove replaced by its cleaned copy.

    Where nothing may be written there is no copy: digest and size are those that it would have.
    """
    known = results.stage("documents", str(settings.content), CleanedDocument)
    made = MadeFiles(settings, results)
    traces: dict[ContentPath, tuple[Trace, ...]] = {}
    offered = []
    for source in sources:
        cleaned = source
        if is_document(source):
            with suppress(OSError):  # it cannot be read or kept: that is said where documents are checked
                found = _cleaned(source, known, made, writes=results.writes)
                traces[source.path] = found.traces
                cleaned = _as_published(source, found, made, writes=results.writes)
        offered.append(cleaned)
    known.keep()
    return OfferedSources(tuple(offered), traces)


def _cleaned(source: Source, known: StageResults[CleanedDocument], made: MadeFiles, *, writes: bool) -> CleanedDocument:
    """Return a document's facts after cleaning; a copy is written if something was removed and files may be written."""
    recipe, copy = cleaning_recipe(), _copy_of(source)
    found = known.find(source.digest, recipe)
    if found is not None and not (_is_other(found, source) and made.missing({copy: recipe})):
        return found
    found, bare = look_into(source)
    known.add(source.digest, recipe, found)
    if writes and _is_other(found, source):
        replace_with(made.file(copy), bare)
        made.note([(copy, found.digest)], {copy: recipe})
    return found


def _as_published(source: Source, found: CleanedDocument, made: MadeFiles, *, writes: bool) -> Source:
    """Return the source of a document's cleaned copy; the source itself where nothing was removed."""
    if not _is_other(found, source):
        return source
    file = str(made.file(_copy_of(source))) if writes else source.file
    return replace(source, file=file, digest=found.digest, size=found.size)


def _copy_of(source: Source) -> OutputPath:
    """Return the name that a document's cleaned copy is kept under."""
    return OutputPath(f"{source.digest}{ending_of(source)}")


def _is_other(found: CleanedDocument, source: Source) -> bool:
    """Return whether cleaning a document removes something."""
    return found.digest != source.digest

"""Photos and documents that texts name: each must lie there, under that very name.

Whether a document's bytes are what its name says is looked at where files are opened, not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from unicodedata import normalize

from bulletins.assembly.content_index import ContentIndex, figures_of, stills_of
from bulletins.model.bulletin import TextFacts
from bulletins.model.identity import ContentPath
from bulletins.model.nearest import Nearest
from bulletins.model.problem import Problem, error
from bulletins.model.source import FileStatus

ALLOWED_DOCUMENTS = ("pdf", "docx", "xlsx")
"""The endings of documents that may be offered to readers."""


def file_problems(index: ContentIndex) -> Iterator[Problem]:
    """Give every photo and document that is missing; what withdrawn texts named is no longer looked at."""
    beside = _Folders(index)
    for key in index.files:
        if index.fates[key] is FileStatus.WITHDRAWN:
            continue
        for text in index.article(key).texts:
            for figure in (one for one in figures_of(text) if one.photo not in index.assets):
                yield from photo_problems(index, beside, text.origin.path, figure.photo, figure.line)
            for attachment in text.attachments:
                yield from document_problems(index, text, attachment.file, attachment.line)
        origin = index.article(key).original.origin
        for still in stills_of(index.article(key)):
            yield from photo_problems(index, beside, origin.path, still, origin.line("video_still"))
    logo = index.config.logo
    if logo is not None:
        origin = index.config.origin
        yield from photo_problems(index, beside, origin.path, logo, origin.line("logo"))


class _Folders:
    """The files beside one another, by folder; sorted when the first of them is missing."""

    __slots__ = ("_assets", "_names")

    def __init__(self, index: ContentIndex) -> None:
        """Keep the paths of all assets."""
        self._assets = index.assets
        self._names: dict[str, list[str]] = {}

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in a folder."""
        if not self._names:
            names: dict[str, list[str]] = defaultdict(list)
            for path in sorted(self._assets):
                parent, _, name = path.rpartition("/")
                names[parent].append(name)
            self._names = dict(names)
        return self._names.get(folder, [])


def photo_problems(
    index: ContentIndex, beside: _Folders, shown: str, photo: ContentPath, line: int
) -> Iterator[Problem]:
    """Give a photo that is not there, with the name it may have been meant by."""
    if photo in index.assets or photo in index.refused_paths:
        return
    folder, _, name = photo.rpartition("/")
    names = beside.names(folder)
    same = next((known for known in names if _folded(known) == _folded(name)), None)
    if same is not None:
        yield error("photo-case", shown, line, name=name, nearest=same)
    elif names:
        yield error("missing-photo", shown, line, name=name, nearest=Nearest(names).to(name))
    else:
        yield error("no-photos", shown, line, name=name, folder=f"content/{folder}".rstrip("/"))


def document_problems(index: ContentIndex, text: TextFacts, file: ContentPath, line: int) -> Iterator[Problem]:
    """Give a document that may not be offered: of another kind, or missing."""
    folder, _, name = file.rpartition("/")
    if name.lower().rpartition(".")[2] not in ALLOWED_DOCUMENTS:
        allowed = ", ".join(ALLOWED_DOCUMENTS)
        yield error("file-not-offered", text.origin.path, line, name=name, allowed=allowed)
    elif file not in index.assets and file not in index.refused_paths:
        yield error("missing-document", text.origin.path, line, name=name, folder=f"content/{folder}")


def _folded(name: str) -> str:
    """Return what file names share that differ only by capitals or by how accents are stored."""
    return normalize("NFC", name).casefold()

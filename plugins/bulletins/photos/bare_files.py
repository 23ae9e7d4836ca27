"""Photos and documents as they may leave this computer: the same file without what it tells of people."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.photo import NO_EDIT
from bulletins.model.problem import Outcome, error
from bulletins.model.settings import BuildSettings
from bulletins.model.source import Source, SourceKind
from bulletins.photos.cleaned_documents import clean_document
from bulletins.photos.documents import DocumentKind, check_document
from bulletins.photos.intake import is_bare, take_photo, tells_of_people

_KEPT = {".jpg", ".jpeg", ".png"}


def bare_file(path: str, data: bytes, settings: BuildSettings) -> Outcome[bytes]:
    """Return the bytes of a photo or a document below content/, stripped, or why it cannot go anywhere."""
    ending = PurePosixPath(path).suffix.lower()
    if ending.removeprefix(".") in set(DocumentKind):
        return _bare_document(path, ending, data)
    taken = take_photo(f"content/{path}", data, NO_EDIT, settings.photos, keep_format=True)
    if taken.value is None:
        return Outcome(value=None, problems=taken.problems)
    if ending in _KEPT and taken.value.suffix == ("png" if ending == ".png" else "jpg"):
        return Outcome(value=data if is_bare(data, settings.photos) else taken.value.data)
    if tells_of_people(data):
        return Outcome(value=None, problems=(error("package-photo-kind", f"content/{path}"),))
    return Outcome(value=data)


def _bare_document(path: str, ending: str, data: bytes) -> Outcome[bytes]:
    """Return a document that is what its name says, cleaned."""
    with TemporaryDirectory(prefix="bulletins-document-") as scratch:
        file = Path(scratch) / f"document{ending}"
        file.write_bytes(data)
        source = Source(
            path=ContentPath(path),
            file=str(file),
            kind=SourceKind.ASSET,
            slug=Slug(""),
            language=None,
            digest=digest_of(data),
            size=len(data),
        )
        checked = check_document(source)
    if checked.value is None:
        return Outcome(value=None, problems=checked.problems)
    return Outcome(value=clean_document(ending, data))

"""A translation's words for the photos and documents of its original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bulletins.model.bulletin import Attachment, Figure, TextFacts
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, error
from bulletins.model.value import replace


def with_original(text: TextFacts, original: TextFacts, *, whole: bool) -> tuple[TextFacts, tuple[Problem, ...]]:
    """Return a translation whose pictures and documents stand in the original's order, and those it may not have.

    Credits that the translation leaves out and the point of focus are the original's. Where the original is not
    `whole`, because something in it could not be read, the translation is left as it is.
    """
    if not whole or not (text.cover or text.photos or text.attachments):
        return text, ()
    cover, cover_problems = _cover(text, original)
    photos, photo_problems = _photos(text, original)
    attachments, attachment_problems = _attachments(text, original)
    merged = replace(text, cover=cover, photos=photos, attachments=attachments)
    return merged, (*cover_problems, *photo_problems, *attachment_problems)


def _cover(text: TextFacts, original: TextFacts) -> tuple[Figure | None, tuple[Problem, ...]]:
    """Return the translation's cover, which must be the original's photo."""
    if text.cover is None:
        return None, ()
    if original.cover is None:
        found = error("translated-cover-alone", text.origin.path, text.cover.line, photo=_name(text.cover.photo))
        return None, (found,)
    if text.cover.photo != original.cover.photo:
        found = error(
            "translated-cover-differs",
            text.origin.path,
            text.cover.line,
            photo=_name(text.cover.photo),
            original=_name(original.cover.photo),
        )
        return None, (found,)
    return _completed(text.cover, original.cover), ()


def _photos(text: TextFacts, original: TextFacts) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """Return the translation's gallery in the original's order, and photos the original's gallery has not."""
    given: dict[ContentPath, list[Figure]] = defaultdict(list)
    for figure in text.photos:
        given[figure.photo].append(figure)
    merged = [_completed(given[figure.photo].pop(0), figure) for figure in original.photos if given[figure.photo]]
    left = (figure for figures in given.values() for figure in figures)
    known = _names(figure.photo for figure in original.photos)
    return tuple(merged), tuple(_strange_photo(text.origin.path, figure, known) for figure in left)


def _strange_photo(path: str, figure: Figure, known: str) -> Problem:
    """Return that the original's gallery has not this photo, or none at all."""
    name = _name(figure.photo)
    if known:
        return error("translated-photo-unknown", path, figure.line, photo=name, known=known)
    return error("translated-photo-alone", path, figure.line, photo=name)


def _attachments(text: TextFacts, original: TextFacts) -> tuple[tuple[Attachment, ...], tuple[Problem, ...]]:
    """Return the translation's documents in the original's order, and documents the original has not."""
    given: dict[ContentPath, list[Attachment]] = defaultdict(list)
    for attachment in text.attachments:
        given[attachment.file].append(attachment)
    merged = [given[attachment.file].pop(0) for attachment in original.attachments if given[attachment.file]]
    left = (attachment for attachments in given.values() for attachment in attachments)
    known = _names(attachment.file for attachment in original.attachments)
    return tuple(merged), tuple(_strange_file(text.origin.path, attachment, known) for attachment in left)


def _strange_file(path: str, attachment: Attachment, known: str) -> Problem:
    """Return that the original has not this document, or none at all."""
    name = _name(attachment.file)
    if known:
        return error("translated-file-unknown", path, attachment.line, file=name, known=known)
    return error("translated-file-alone", path, attachment.line, file=name)


def _completed(figure: Figure, original: Figure) -> Figure:
    """Return a figure with the original's focus and, where it has none of its own, the original's credit."""
    return replace(figure, credit=figure.credit or original.credit, focus=original.focus)


def _names(paths: Iterable[ContentPath]) -> str:
    """Return file names as a list to read, empty where there are none."""
    return ", ".join(dict.fromkeys(_name(path) for path in paths))


def _name(path: ContentPath) -> str:
    """Return a file's name without its folders."""
    return path.rpartition("/")[2]

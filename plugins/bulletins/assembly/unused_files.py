"""Photos, documents and films beside a text that nothing shows: somebody put them there for readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bulletins.assembly.content_index import ContentIndex, Key, Kind, key_of
from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, warning
from bulletins.model.source import FileStatus

_PHOTOS = frozenset({"jpg", "jpeg", "jfif", "png", "webp", "gif", "heic", "heif", "avif", "bmp", "tif", "tiff"})
_DOCUMENTS = frozenset({"pdf", "docx", "xlsx", "doc", "xls", "pptx", "ppt", "odt", "ods"})
_FILMS = frozenset({"mp4", "mov", "avi", "mkv", "webm", "wmv", "3gp", "m4v", "mp3", "m4a", "wav"})
_MOST_NAMES = 5


def unused_problems(index: ContentIndex, faulty: frozenset[ContentPath]) -> Iterator[Problem]:
    """Give the files of each folder that no text shows, by kind.

    Nothing is said of a text that was withdrawn or is among the `faulty`: what it is to show is not known then.
    """
    unclear = {key_of(path) for path in faulty}
    used = {file for files in index.files.values() for file in files}
    unused: dict[tuple[Key, str], list[str]] = defaultdict(list)
    for path in sorted(index.assets - used - index.refused_paths):
        key = key_of(path)
        if key is not None and key not in unclear and index.has(key) and _is_known(index, key):
            unused[key, _code(path)].append(path.split("/", 3 if key.kind is Kind.BULLETIN else 2)[-1])
    for (key, code), names in unused.items():
        shown = ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")
        origin = index.article(key).original.origin
        yield warning(code, origin.path, count=len(names), names=shown, name=names[0])


def _is_known(index: ContentIndex, key: Key) -> bool:
    """Return whether it is known which files an article shows."""
    if key in index.refused or key in index.doubtful:
        return False
    return index.fates.get(key) not in {None, FileStatus.WITHDRAWN}


def _code(path: ContentPath) -> str:
    """Return the code for a file of this kind that nothing shows."""
    ending = path.rpartition(".")[2].lower()
    if ending in _PHOTOS:
        return "unused-photo"
    if ending in _DOCUMENTS:
        return "unused-document"
    return "unused-film" if ending in _FILMS else "unused-file"

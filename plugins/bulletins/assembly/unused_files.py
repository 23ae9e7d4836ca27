"""Photos, documents and films beside a text that nothing shows: somebody put them there for readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bulletins.assembly.catalogue import ContentIndex
from bulletins.assembly.keys import Key, Kind
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.problem import Problem, problem
from bulletins.model.source import FileStatus

_PHOTOS = frozenset({"jpg", "jpeg", "jfif", "png", "webp", "gif", "heic", "heif", "avif", "bmp", "tif", "tiff"})
_DOCUMENTS = frozenset({"pdf", "docx", "xlsx", "doc", "xls", "pptx", "ppt", "odt", "ods"})
_FILMS = frozenset({"mp4", "mov", "avi", "mkv", "webm", "wmv", "3gp", "m4v", "mp3", "m4a", "wav"})
_MOST_NAMES = 5


def unused_problems(catalogue: ContentIndex) -> Iterator[Problem]:
    """Give the files of each folder that no text shows, by kind.

    Nothing is said of a text that was withdrawn or has an error: what it shows is not known.
    """
    used = {file for files in catalogue.files.values() for file in files}
    unused: dict[tuple[Key, str], list[str]] = defaultdict(list)
    for path in sorted(catalogue.assets - used - catalogue.refused_paths):
        key = _owner(path)
        if key is not None and catalogue.has(key) and _is_known(catalogue, key):
            unused[key, _code(path)].append(path.split("/", 3 if key.kind is Kind.BULLETIN else 2)[-1])
    for (key, code), names in unused.items():
        shown = ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")
        origin = catalogue.article(key).original.origin
        yield problem(code, origin.path, count=len(names), names=shown, name=names[0])


def _owner(path: ContentPath) -> Key | None:
    """Return the bulletin or page in whose folder a file lies, None for any other file."""
    parts = path.split("/")
    if parts[0] == "bulletins" and len(parts) > 3:  # noqa: PLR2004  (year, folder, file)
        return Key(Kind.BULLETIN, Slug(parts[2]))
    return Key(Kind.PAGE, Slug(parts[1])) if parts[0] == "pages" and len(parts) > 2 else None  # noqa: PLR2004


def _is_known(catalogue: ContentIndex, key: Key) -> bool:
    """Return whether it is known which files an article shows."""
    if key in catalogue.refused or catalogue.fates[key] is FileStatus.WITHDRAWN:
        return False
    return key not in catalogue.doubtful


def _code(path: ContentPath) -> str:
    """Return the code for a file of this kind that nothing shows."""
    ending = path.rpartition(".")[2].lower()
    if ending in _PHOTOS:
        return "unused-photo"
    if ending in _DOCUMENTS:
        return "unused-document"
    return "unused-film" if ending in _FILMS else "unused-file"

"""The files that a person named, and those that lie beside them: read within bounds, never outside their folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from bulletins.importing.document_reading import LARGEST_FILE, FindFile
from bulletins.model.problem import Problem, error

_DOCUMENTS = {".docx", ".docm", ".odt", ".html", ".htm", ".zip", ".txt", ".doc", ".rtf", ".pages", ".pdf"}
_LOCKS = ("~$", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A document that is to be imported, and its bytes."""

    path: Path
    name: str
    data: bytes


def find_documents(named: Sequence[str]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return the documents that were named, those of a folder sorted by name; and what is not there."""
    found: list[Path] = []
    problems: list[Problem] = []
    for text in named:
        path = Path(text).expanduser()
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if _is_document(one))
            found += inside
            problems += [] if inside else [error("import-folder-empty", text)]
        elif path.exists():
            found.append(path)
        else:
            problems.append(error("import-no-file", text))
    return tuple(dict.fromkeys(found)), tuple(problems)


def read_named(path: Path) -> NamedFile | Problem:
    """Return a document's bytes, or why they cannot be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return error("import-too-heavy", path.name, allowed=LARGEST_FILE // 1_000_000)
        return NamedFile(path=path, name=path.name, data=path.read_bytes())
    except OSError as failure:
        return error("import-unreadable", path.name, reason=failure.strerror or type(failure).__name__)


def beside(path: Path) -> FindFile:
    """Return what finds the files that a page names relative to itself; nothing outside its folder is ever read."""
    folder = path.parent.resolve()

    def find(written: str) -> bytes | None:
        name = unquote(written.partition("?")[0].partition("#")[0])
        inner = PurePosixPath(name.replace("\\", "/"))
        if inner.is_absolute() or ".." in inner.parts or ":" in name:
            return None
        target = folder / inner
        try:
            real = target.resolve()
            if not real.is_relative_to(folder) or not real.is_file() or real.stat().st_size > LARGEST_FILE:
                return None
            return real.read_bytes()
        except OSError:
            return None

    return find


def _is_document(path: Path) -> bool:
    """Return whether a file of a folder is a document, and no lock that Word leaves beside an open one."""
    return path.is_file() and path.suffix.lower() in _DOCUMENTS and not path.name.startswith(_LOCKS)

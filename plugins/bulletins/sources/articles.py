"""The checks of bulletins' and pages' folders: no text in the folder, or a slug that another folder has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem, error, warning
from bulletins.model.source import Source, SourceKind
from bulletins.sources.bytes import ReadFile
from bulletins.sources.kinds import ARTICLES
from bulletins.sources.walk import FoundFile

_NAMES = {"bad-slug": "suggestion", "registry-name": "right", "misnamed-text": "right", "misspelt-folder": "nearest"}
"""Findings that tell a file or folder its right name, and the detail that holds it."""
_PLACES = {"bulletin-outside-year": "right", "text-outside-folder": "right"}
"""Findings that tell it its whole right path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An article's folder that cannot be used, by which rule, and the problem unless it was reported already."""

    folder: str
    rule: str
    finding: Problem | None = None


def article_refusals(
    folders: tuple[FoundFile, ...], files: tuple[ReadFile, ...], said: tuple[str, ...]
) -> list[Refusal]:
    """Return the article folders that are refused.

    `files` are all that are in place, `said` the paths of problems already found: a folder whose text has one is
    refused without another report.
    """
    complete = frozenset(file.found.path.rpartition("/")[0] for file in files if _is_original(file.source))
    articles = [found for found in folders if len(found.parts) == _depth(found.parts[0])]
    refusals = list(_twice([found.path for found in articles if found.path in complete]))
    textless = [found for found in articles if found.path not in complete]
    held = _held_in(frozenset(found.path for found in textless), files)
    told = frozenset(_article_folder(path.removeprefix("content/").split("/")) for path in said)
    for found in textless:
        findings = () if found.path in told else _textless(found, held[found.path])
        refusals.append(Refusal(folder=found.path, rule="folder-without-text"))
        refusals.extend(Refusal(folder=found.path, rule=finding.code, finding=finding) for finding in findings)
    return refusals


def _held_in(folders: frozenset[str], files: tuple[ReadFile, ...]) -> dict[str, list[Source]]:
    """Return what lies in articles' folders, each with its sources in order."""
    held: dict[str, list[Source]] = {folder: [] for folder in folders}
    for file in files if folders else ():
        folder = _article_folder(file.found.parts)
        if folder in held:
            held[folder].append(file.source)
    return held


def _textless(found: FoundFile, sources: list[Source]) -> tuple[Problem, ...]:
    """Return what is wrong with a folder without index.md: translations alone, other files alone, or nothing in it."""
    translations = [source for source in sources if source.kind is not SourceKind.ASSET]
    if translations:
        return tuple(
            error("translation-without-original", f"content/{source.path}", name=source.path.rpartition("/")[2])
            for source in translations
        )
    if sources:
        return (error("folder-without-text", f"content/{found.path}", name=found.parts[-1]),)
    return (warning("empty-folder", f"content/{found.path}", name=found.parts[-1]),)


def _twice(paths: list[str]) -> Iterator[Refusal]:
    """Give the bulletin folders whose slug another year has too, with a problem that names the first one."""
    first: dict[str, str] = {}
    for path in paths:
        top, _, rest = path.partition("/")
        slug = rest.rpartition("/")[2]
        other = first.setdefault(f"{top}/{slug}", path)
        if other != path:
            finding = error("slug-twice", f"content/{path}", slug=slug, other=f"content/{other}")
            yield Refusal(folder=other, rule=finding.code)
            yield Refusal(folder=path, rule=finding.code, finding=finding)


def _is_original(source: Source) -> bool:
    """Return whether a source is the index.md of its folder."""
    return source.kind is not SourceKind.ASSET and source.language is None


def _depth(top: str) -> int:
    """Return how many names lead to an article's folder, 0 where a top folder has none."""
    return ARTICLES[top][1] if top in ARTICLES else 0


def _article_folder(parts: Sequence[str]) -> str:
    """Return the path of the article's folder that a path lies in or is."""
    return "/".join(parts[: _depth(parts[0])])


def meant_paths(refused: Iterable[ContentPath], findings: Iterable[Problem]) -> frozenset[ContentPath]:
    """Return the right paths of refused files; of those whose right path nobody can tell there is none."""
    moves = dict(move for move in map(_move, findings) if move is not None)
    return frozenset(ContentPath(meant) for path in refused for meant in _moved(path, moves))


def _move(finding: Problem) -> tuple[str, str] | None:
    """Return the path that a finding is about and the right one, None where the finding tells none."""
    path = finding.path.removeprefix("content/")
    details = dict(finding.details)
    if finding.code in _NAMES:
        folder, slash, _ = path.rpartition("/")
        return path, f"{folder}{slash}{details[_NAMES[finding.code]]}"
    if finding.code in _PLACES:
        return path, details[_PLACES[finding.code]].removeprefix("content/")
    return None


def _moved(path: str, moves: dict[str, str]) -> Iterable[str]:
    """Give a path's right one, whether it was told to itself or to a folder it lies in."""
    parts = path.split("/")
    for length in range(1, len(parts) + 1):
        meant = moves.get("/".join(parts[:length]))
        if meant is not None:
            yield "/".join([meant, *parts[length:]])

"""Where misnamed files were meant to lie, so that what refers to them already is not taken for a mistake as well."""

from __future__ import annotations

from collections.abc import Iterable

from bulletins.model.identity import ContentPath
from bulletins.model.problem import Problem

_NAMES = {"bad-slug": "suggestion", "registry-name": "right", "misnamed-text": "right", "misspelt-folder": "nearest"}
"""Findings that tell a file or folder its right name, and the detail that holds it."""

_PLACES = {"bulletin-outside-year": "right", "text-outside-folder": "right"}
"""Findings that tell it its whole right path."""


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

"""Content folders made for one test."""

from __future__ import annotations

import os
from pathlib import Path

from bulletins.model.source import FileStatus
from bulletins.sources import SourceList

LONG_AGO = 1_700_000_000


def plant(root: Path, *paths: str) -> Path:
    """Write a small file at each path under a content folder that has a site.yml; the file says its own path."""
    for path in ("site.yml", *paths):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(path.encode("utf-8", "surrogateescape"))
    return root


def plant_long_ago(root: Path, *paths: str) -> Path:
    """Plant files that were last changed long ago."""
    plant(root, *paths)
    for path in ("site.yml", *paths):
        os.utime(root / path, (LONG_AGO, LONG_AGO))
    return root


def findings(found: SourceList) -> list[tuple[str, str]]:
    """Return the path and code of every problem."""
    return [(problem.path, problem.code) for problem in found.problems]


def details(found: SourceList) -> dict[str, str]:
    """Return the details of the only problem."""
    (problem,) = found.problems
    return dict(problem.details)


def paths(found: SourceList) -> list[str]:
    """Return the paths of all sources."""
    return [source.path for source in found.sources]


def fated(found: SourceList, fate: FileStatus) -> dict[str, str]:
    """Return path and rule of all files of a fate."""
    return {entry.path: entry.rule for entry in found.ledger if entry.fate is fate}


def accounted(found: SourceList) -> list[str]:
    """Return the paths of sources and ledger together, sorted."""
    return sorted([*paths(found), *(entry.path for entry in found.ledger)])

"""The checks of folders: names, places, and the texts that they hold or lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from itertools import pairwise

from bulletins.model.problem import Problem, error
from bulletins.sources.kinds import ARTICLES, REGISTRIES, name_problem, slug_problem
from bulletins.sources.names import folded, is_year
from bulletins.sources.walk import FoundFile

TOP_FOLDERS = (*ARTICLES, *REGISTRIES)


def folder_problem(found: FoundFile, files: Collection[str]) -> Problem | None:
    """Return what is wrong with a folder's name or place; `files` are the paths of all files."""
    unusable = name_problem(found)
    if unusable is not None:
        return unusable
    top = found.parts[0]
    if len(found.parts) == 1:
        return _top_problem(found)
    if top in REGISTRIES:
        return error("misplaced-folder", f"content/{found.path}", top=top)
    depth = ARTICLES[top][1]
    if len(found.parts) < depth:
        return _year_problem(found, files)
    if len(found.parts) == depth:
        return slug_problem(found, found.parts[-1])
    return _inner_problem(found, files, depth)


def clashes(entries: Sequence[FoundFile]) -> tuple[tuple[FoundFile, FoundFile], ...]:
    """Return pairs in one folder whose names differ only by case or Unicode form, each with the one before it."""
    raw = "\n".join([found.raw for found in entries])
    if raw.isascii() and raw == raw.lower():
        return ()  # names that are what they are folded to, each once in its folder
    names = [found.path[: -len(found.parts[-1])] + folded(found.raw) for found in entries]
    if len(set(names)) == len(names):
        return ()
    groups: dict[str, list[FoundFile]] = defaultdict(list)
    for name, found in zip(names, entries, strict=True):
        groups[name].append(found)
    return tuple(pair for group in groups.values() for pair in pairwise(group))


def _top_problem(found: FoundFile) -> Problem | None:
    """Return that a folder directly under content/ is none of those the site knows."""
    name = found.parts[0]
    if name in TOP_FOLDERS:
        return None
    nearest = get_close_matches(name.lower(), TOP_FOLDERS, n=1, cutoff=0.6)
    if nearest:
        return error("misspelt-folder", f"content/{found.path}", name=name, nearest=nearest[0])
    return error("unknown-folder", f"content/{found.path}", name=name, known=", ".join(TOP_FOLDERS))


def _year_problem(found: FoundFile, files: Collection[str]) -> Problem | None:
    """Return that a folder under bulletins/ is no year, or is a bulletin that should lie in one."""
    name = found.parts[-1]
    if is_year(name):
        return None
    shown = f"content/{found.path}"
    if f"{found.path}/index.md" in files:
        year = name[:4] if is_year(name[:4]) else "yyyy"
        return error("bulletin-outside-year", shown, right=f"content/bulletins/{year}/{name}")
    return error("year-folder", shown, name=name)


def _inner_problem(found: FoundFile, files: Collection[str], depth: int) -> Problem | None:
    """Return that a folder inside an article's folder is an article itself."""
    if f"{found.path}/index.md" not in files:
        return None
    return error("nested-text", f"content/{found.path}", outer=f"content/{'/'.join(found.parts[:depth])}")

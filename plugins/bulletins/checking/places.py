"""Places in the output folder: each claimed once, inside the folder, and by a file or a folder but not both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

from bulletins.model.identity import OutputPath
from bulletins.model.paths import FORBIDDEN, excess, folders_of, is_plain, names_device
from bulletins.model.problem import Problem, error

_REMEMBERED = 1 << 16
"""How many paths are remembered with their parts: a preview checks all paths after every save."""

ClaimedPath = tuple[OutputPath, str]
"""A file and the source it stands for, empty where there is none."""


def check_claims(claims: Sequence[ClaimedPath]) -> Iterator[Problem]:
    """Yield a problem for every file that could not lie where it was planned."""
    for path, origin in claims:
        if not _is_inside(path):
            yield error("internal-path", origin or path, file=path)
    if _may_collide([path for path, _ in claims]):
        yield from _check_twins(claims)
        yield from _check_folders(claims)


def _may_collide(paths: Sequence[OutputPath]) -> bool:
    """Return whether it takes a look at every path to tell that no two claim one place; it hardly ever does."""
    together = "\n".join(paths)
    if not together.isascii() or together != together.lower():
        return True
    return len(frozenset(paths)) < len(paths) or not folders_of(paths).isdisjoint(paths)


@lru_cache(_REMEMBERED)
def _is_inside(path: OutputPath) -> bool:
    """Return whether a path stays inside the output folder, on every system, under the very name it has."""
    if excess(path) or names_device(path):
        return False
    if is_plain(path):
        return True
    if not path.isprintable() or not FORBIDDEN.isdisjoint(path):
        return False
    return all(part not in ("", ".", "..") and part == part.rstrip(" .") for part in path.split("/"))


def _check_twins(claims: Sequence[ClaimedPath]) -> Iterator[Problem]:
    """Yield a problem for every two files that a file system could take for one: by case or by composed letters."""
    first: dict[str, ClaimedPath] = {}
    for path, origin in claims:
        folded = _fold(path)
        if folded not in first:
            first[folded] = (path, origin)
            continue
        other_path, other_origin = first[folded]
        where = origin or other_origin or path
        other = (other_origin if origin else "") or other_path
        yield error("address-taken", where, address=f"/{path.removesuffix('index.html')}", other=other)


def _check_folders(claims: Sequence[ClaimedPath]) -> Iterator[Problem]:
    """Yield a problem for every file that lies where other files need a folder."""
    folded = {_fold(OutputPath(folder)) for folder in folders_of(path for path, _ in claims)}
    for path, origin in claims:
        if _fold(path) in folded:
            yield error("internal-path", origin or path, file=path)


@lru_cache(_REMEMBERED)
def _fold(path: OutputPath) -> str:
    """Return what two paths share that a file system may take for one."""
    return path.lower() if path.isascii() else normalize("NFC", normalize("NFC", path).casefold())

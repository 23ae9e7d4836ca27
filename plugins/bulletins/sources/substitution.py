"""Content in which some folders are read from elsewhere, or left out: what was found under other paths on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletins.model.fallback import Substitutes
from bulletins.model.problem import is_below
from bulletins.sources.walk import FoundFile, entry_of, walk


def substituted(content: Path, entries: Iterable[FoundFile], instead: Substitutes) -> tuple[FoundFile, ...]:
    """Return the entries with other folders in place of some.

    Entries at or below a path of `instead` are dropped; the files of the folder given for that path are added.
    What is read from elsewhere has the path of what it stands for. OSError where it cannot be listed.
    """
    kept = [found for found in entries if found.path not in instead and not is_below(found.path, instead)]
    there = {found.path for found in kept}
    for path, folder in sorted(instead.items()):
        if folder is None:
            continue
        parts = tuple(path.split("/"))
        above = [parts[:length] for length in range(1, len(parts))]
        missing = [names for names in above if "/".join(names) not in there]
        kept += [entry_of(content.joinpath(*names), names) for names in missing]
        there.update("/".join(names) for names in missing)
        kept += [entry_of(folder, parts), *_below(folder, parts)]
    return tuple(sorted(kept, key=lambda found: (found.parts, found.raw)))


def _below(folder: Path, parts: tuple[str, ...]) -> Iterator[FoundFile]:
    """Give what lies in a folder, under the names that lead to what it stands for."""
    for found in walk(folder):
        yield found._replace(path="/".join((*parts, *found.parts)), parts=(*parts, *found.parts))

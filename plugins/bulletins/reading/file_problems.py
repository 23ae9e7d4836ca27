"""The problems of one file, gathered while it is read, so that all are reported at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bulletins.model.problem import Problem, warning
from bulletins.model.source import Source, SourceLines, TypedName

_MOST_OF_A_KIND = 8


def without_repetitions(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return findings sorted by place, of those of one kind the first few, and then how many there are.

    One table that is not closed would fill the screen, and hide what else is wrong.
    """
    ordered = sorted(problems)
    if len(ordered) <= _MOST_OF_A_KIND:
        return tuple(ordered)
    kept: list[Problem] = []
    kinds: dict[str, list[Problem]] = defaultdict(list)
    for found in ordered:
        kinds[found.code].append(found)
    for code, same in kinds.items():
        kept += same[:_MOST_OF_A_KIND]
        more = same[_MOST_OF_A_KIND:]
        if more:
            place = (more[0].path, more[0].line)
            kept.append(warning("more-of-the-same", *place, kind=code, count=len(more), last=more[-1].line))
    return tuple(sorted(kept))


class FileProblems:
    """The findings of one file in the order they were met, and where the entries of its lists stand.

    A mention is a name typed where a slug belongs: only assembly, which knows all names, can report it.
    """

    __slots__ = ("_entries", "_found", "_mentions", "_strays", "path")

    def __init__(self, source: Source) -> None:
        """Begin without findings; `path` is the path a person sees."""
        self.path = f"content/{source.path}"
        self._found: list[Problem] = []
        self._entries: list[tuple[str, str, int]] = []
        self._mentions: list[TypedName] = []
        self._strays: set[str] = set()

    def add(self, finding: Problem) -> None:
        """Keep a finding."""
        self._found.append(finding)

    def mention(self, found: TypedName) -> None:
        """Keep a name that stands where a slug belongs."""
        self._mentions.append(found)

    def add_stray(self, word: str) -> None:
        """Keep the first word of a line that was reported for being no `key: value`: it may be a key."""
        self._strays.add(word)

    def is_stray(self, key: str) -> bool:
        """Return whether a key stands before a line that was reported, so that nobody is told it is missing."""
        return key in self._strays

    def locate(self, key: str, value: str, line: int) -> None:
        """Keep the line on which one entry of a key's list stands."""
        self._entries.append((key, value, line))

    def origin(self, lines: tuple[tuple[str, int], ...]) -> SourceLines:
        """Return where the file's value was read: its keys' lines, and every entry and mention met so far."""
        return SourceLines(path=self.path, lines=lines, entries=tuple(self._entries), mentions=tuple(self._mentions))

    @property
    def count(self) -> int:
        """Return how many findings there are so far."""
        return len(self._found) + len(self._mentions)

    @property
    def found(self) -> tuple[Problem, ...]:
        """Return all findings, sorted by place, each once."""
        return tuple(sorted(set(self._found)))

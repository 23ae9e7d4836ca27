"""What is wrong with one file, gathered while it is read, so that everything is said at once."""

from __future__ import annotations

from plugins.model.problem import Problem
from plugins.model.source import Origin, Source


class Report:
    """The findings of one file in the order they were met, and where the entries of its lists stand.

    Which findings are errors is not known here: that belongs to their codes, and whoever gathers the files knows it.
    """

    __slots__ = ("_entries", "_problems", "path")

    def __init__(self, source: Source) -> None:
        """Begin without findings; `path` is the path a person sees."""
        self.path = f"content/{source.path}"
        self._problems: list[Problem] = []
        self._entries: list[tuple[str, str, int]] = []

    def add(self, finding: Problem) -> None:
        """Keep a finding."""
        self._problems.append(finding)

    def locate(self, key: str, value: str, line: int) -> None:
        """Keep the line on which one entry of a key's list stands."""
        self._entries.append((key, value, line))

    def origin(self, lines: tuple[tuple[str, int], ...]) -> Origin:
        """Return where the file's value was read: the lines of its keys, and of every entry located so far."""
        return Origin(path=self.path, lines=lines, entries=tuple(self._entries))

    @property
    def count(self) -> int:
        """Return how many findings there are so far."""
        return len(self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return all findings, sorted by place, each once."""
        return tuple(sorted(set(self._problems)))

"""What is wrong with one file, gathered while it is read, so that everything is said at once."""

from __future__ import annotations

from plugins.model.problem import Problem
from plugins.model.source import Source


class Report:
    """The findings of one file in the order they were met; `failed` once one of them is an error."""

    __slots__ = ("_problems", "failed", "path")

    def __init__(self, source: Source) -> None:
        """Begin without findings; `path` is the path a person sees."""
        self.path = f"content/{source.path}"
        self.failed = False
        self._problems: list[Problem] = []

    def error(self, finding: Problem) -> None:
        """Keep a finding that makes the file unusable."""
        self._problems.append(finding)
        self.failed = True

    def warning(self, finding: Problem) -> None:
        """Keep a finding that is said and does not stand in the way."""
        self._problems.append(finding)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return all findings, sorted by place, each once."""
        return tuple(sorted(set(self._problems)))

"""Where reading stands in a text, and what was found wrong with it so far."""

from __future__ import annotations

from typing import NamedTuple

from bulletins.body.prepared import marked, take_line, unmarked
from bulletins.model.problem import Problem, warning

_LONGEST_SHOWN = 120


class Position(NamedTuple):
    """A line of a file; `path` is the path a person sees."""

    path: str
    line: int


class BodyProblems:
    """Collects the problems of one text; `place` is the last one that a mark named."""

    def __init__(self, path: str, first_line: int) -> None:
        """Begin at the text's first line."""
        self.place = Position(path=path, line=first_line)
        self._problems: list[Problem] = []

    def add(self, found: Problem) -> None:
        """Keep a problem."""
        self._problems.append(found)

    def add_row(self, cells: int, columns: int) -> None:
        """Keep that the row of a table on this line has fewer or more cells than the table has columns."""
        code = "table-row-short" if cells < columns else "table-row-long"
        self.add(warning(code, self.place.path, self.place.line, cells=cells, columns=columns))

    def read(self, text: str) -> str:
        """Return a text without marks, having moved to the line they name."""
        if not marked(text):
            return text
        self.place = Position(path=self.place.path, line=take_line(text) or self.place.line)
        return unmarked(text)

    def move(self, line: int) -> None:
        """Move to a line."""
        self.place = Position(path=self.place.path, line=line)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was found, in the order of lines, each once."""
        return tuple(sorted(set(self._problems)))


def shown(written: str) -> str:
    """Return what someone wrote, short enough for a message."""
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"

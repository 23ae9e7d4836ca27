"""What is wrong with the content or the surroundings, as a value.

    Problem           one finding: where, which code, the words that fill its sentence
      severity        error (nothing is published) or warning (said, and published)
    Outcome           what a pure stage made of one source: a value or Problems
    Refused           the one exception that crosses rooms: carries Problems to whoever reports them

The sentences themselves, in every language, stand in `plugins/bulletins/reporting/messages/*.toml`, one table per code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One finding, sorted by place; `details` fill the placeholders of the code's sentence.

    `path` is the path a person sees, `content/…` included (`content/bulletins/2024/x/index.md`); `line` and `column`
    count from 1, 0 where there is none. Severity belongs to the code, not to the finding.
    """

    path: str
    line: int = 0
    column: int = 0
    code: str
    details: tuple[tuple[str, str], ...] = ()


def problem(code: str, path: str, line: int = 0, column: int = 0, **details: object) -> Problem:
    """Return a Problem whose details are given as keywords, sorted by name so that equal findings are equal."""
    pairs = tuple(sorted((name, str(value)) for name, value in details.items()))
    return Problem(path=path, line=line, column=column, code=code, details=pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T]):
    """What one source gave, and what was found wrong with it; the value is None where too little could be read.

    A value that comes with an error holds a neutral stand-in for what could not be read. It is there to be checked
    against other files, so that everything wrong is said at once, and is never published.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()


class Refused(Exception):  # noqa: N818  (it says what happened to the command, not that the program erred)
    """The command stops here, having changed nothing; `problems` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems in order."""
        super().__init__(problems)
        self.problems = problems

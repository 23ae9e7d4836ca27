"""What is wrong with the content or the surroundings, as a value.

    Problem           one finding: where, which code, the words that fill its sentence
      severity        error (nothing is published) or warning (said, and published)
    Outcome           what a pure stage made of one source: a value or Problems
    Refused           the one exception that crosses rooms: carries Problems to whoever reports them

The sentences themselves, in every language, stand in `plugins/bulletins/reporting/messages/*.toml`, one table per code.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One finding, sorted by place; `details` fill the placeholders of the code's sentence.

    `path` is the path a person sees, `content/…` included (`content/bulletins/2024/x/index.md`); `line` and `column`
    count from 1, 0 where there is none. Severity belongs to the code, but a fault `in_draft` is a warning at most.
    """

    path: str
    line: int = 0
    column: int = 0
    code: str
    details: tuple[tuple[str, str], ...] = ()
    in_draft: bool = False


def problem(code: str, path: str, line: int = 0, column: int = 0, **details: object) -> Problem:
    """Return a Problem whose details are given as keywords, sorted by name so that equal findings are equal."""
    pairs = tuple(sorted((name, str(value)) for name, value in details.items()))
    return Problem(path=path, line=line, column=column, code=code, details=pairs)


HEAD_FORM = frozenset(
    ("unknown-key", "unknown-key-listed", "not-a-key-line", "key-too-deep", "uneven-indent", "duplicate-key")
)
"""What is wrong with the lines of front matter: one of them may be the one that says what becomes of the text."""

OF_OTHERS = frozenset(("reserved-slug", "reserved-alias", "alias-taken", "language-twice", "slug-twice"))
"""What concerns the addresses of others, too."""


def soften(problems: Iterable[Problem], drafts: Iterable[str]) -> tuple[Problem, ...]:
    """Return problems, those of files in the folders of drafts as warnings: a draft is never published.

    `drafts` are folders as a person sees them. What is wrong with the form of a head, or concerns others, stays.
    """
    folders = frozenset(drafts)
    return tuple(_softened(each, folders) for each in problems)


def _softened(found: Problem, drafts: Container[str]) -> Problem:
    """Return a problem as it is in its place."""
    if found.code in HEAD_FORM | OF_OTHERS or not is_below(found.path, drafts):
        return found
    return replace(found, in_draft=True)


def is_below(path: str, folders: Container[str]) -> bool:
    """Return whether a file lies in one of these folders, or below it."""
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in folders:
            return True
    return False


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

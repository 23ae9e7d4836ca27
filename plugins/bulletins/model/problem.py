"""Problems with the content, the settings or the computer, as values.

    Problem           one finding: where, which code, the words that fill its sentence
      Severity        error (nothing is published) or warning (reported, and published)
    Outcome           the result of a pure stage for one source: a value, or None, and its Problems
    Refused           the one exception that crosses rooms: carries Problems to the code that reports them

The sentences themselves, in every language, are in `plugins/bulletins/reports/messages/*.toml`, one table per code.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from bulletins.model.value import Value, replace

T = TypeVar("T")
HEAD_FORM = frozenset(
    ("unknown-key", "unknown-key-listed", "not-a-key-line", "key-too-deep", "uneven-indent", "duplicate-key")
)
"""What is wrong with the lines of front matter: one of them may be the one that says what becomes of the text."""
OF_OTHERS = frozenset(("reserved-slug", "reserved-alias", "alias-taken", "language-twice", "slug-twice"))
"""Problems that stay errors in drafts, because the address of another text is concerned."""


class Severity(StrEnum):
    """The severity of a problem: an error stops publishing, a warning is only reported."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Value, frozen=True, kw_only=True, order=True):
    """One finding, sorted by place; `details` fill the placeholders of the code's sentence.

    `path` is the path a person sees, `content/…` included (`content/bulletins/2024/x/index.md`); `line` and `column`
    count from 1, 0 where there is none.
    """

    path: str
    line: int = 0
    column: int = 0
    code: str
    details: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Return whether this problem keeps anything from being published."""
        return self.severity is Severity.ERROR


def error(code: str, path: str, line: int = 0, column: int = 0, **details: object) -> Problem:
    """Return a problem that keeps anything from being published; `details` fill its sentence."""
    return Problem(path=path, line=line, column=column, code=code, details=_pairs(details))


def warning(code: str, path: str, line: int = 0, column: int = 0, **details: object) -> Problem:
    """Return a problem that is said, and keeps nothing from being published; `details` fill its sentence."""
    return Problem(path=path, line=line, column=column, code=code, details=_pairs(details), severity=Severity.WARNING)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems is an error."""
    return any(each.is_error for each in problems)


def _pairs(details: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """Return details as text, sorted by name, so that equal findings are equal."""
    return tuple(sorted((name, str(value)) for name, value in details.items()))


def soften(problems: Iterable[Problem], drafts: Iterable[str]) -> tuple[Problem, ...]:
    """Return problems, those of files in the folders of drafts as warnings: a draft is never published.

    `drafts` are folders as a person sees them. What is wrong with the form of a head, or concerns others, stays.
    """
    folders = frozenset(drafts)
    return tuple(_softened(each, folders) for each in problems)


def _softened(found: Problem, drafts: Container[str]) -> Problem:
    """Return a problem as it is in its place."""
    if not found.is_error or found.code in HEAD_FORM | OF_OTHERS or not is_below(found.path, drafts):
        return found
    return replace(found, severity=Severity.WARNING)


def is_below(path: str, folders: Container[str]) -> bool:
    """Return whether a file lies in one of these folders, or below it."""
    while "/" in path:
        path = path.rpartition("/")[0]
        if path in folders:
            return True
    return False


class Outcome(Value, Generic[T], frozen=True, kw_only=True):
    """The value that one source gave, and the source's problems; the value is None where too little could be read.

    A value that comes with an error holds a neutral stand-in for each part that could not be read. It is checked
    against other files, so that all problems are reported at once, and is never published.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()


class Refused(Exception):  # noqa: N818  (it says what happened to the command, not that the program erred)
    """The command stops here, having changed nothing; `problems` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems in order."""
        super().__init__(problems)
        self.problems = problems

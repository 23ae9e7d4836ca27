"""The two parts of a manuscript: front matter between two lines of hyphens, and the text below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletins.model.problem import error
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import DASHES, Line, scan

_FENCE = re.compile(r"-{3,}\s*")
_DASH_FENCE = re.compile(rf"(?=.*[{DASHES}]|--\Z|- ?- ?-\Z)[{DASHES}\- ]{{1,12}}")
"""What is meant to be a fence: dashes in place of hyphens, or too few hyphens."""

_KEY = re.compile(r"[a-z_]{3,20}\s*:", re.IGNORECASE)
_INVISIBLE = "\u200b\u2060 \t\u00a0"
_FENCE_STARTS = frozenset("-" + DASHES + _INVISIBLE)
"""With which signs a line of hyphens or dashes may begin."""

_MOST_LINES = 2_000
_MOST_LETTERS = 65_536
_EM_DASH = "\u2014"
_EN_DASH = "\u2013"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The lines between the fences, the text under them, and the numbers of the opening line and the text's first."""

    lines: tuple[Line, ...]
    opened: int
    body: str
    body_line: int


def split_front_matter(text: str, problems: FileProblems) -> FrontMatter | None:
    """Return both parts of a manuscript, None (and a finding) where the front matter has no beginning or no end.

    A line of dashes that stands for one of hyphens is reported, and taken for it.
    """
    if ("<" in text and "<<<<<<< " in text) or (">" in text and ">>>>>>> " in text):  # one sign is found sooner
        _report_conflicts(text.split("\n"), problems)
    rows, rest = _head_rows(text)
    start = next((index for index, row in enumerate(rows) if row.strip(_INVISIBLE)), None)
    if start is None:
        problems.add(error("empty-file", problems.path, 1))
        return None
    if not is_fence(rows[start]) and not _opens_with_dashes(rows, start):
        _report_no_beginning(text.split("\n"), start, problems)
        return None
    end = _end_of_head(rows, start + 1)
    for at in (start, end):
        if at is not None and not is_fence(rows[at]):
            _report_dashes(rows[at].strip(_INVISIBLE), at + 1, problems)
    if end is None:
        problems.add(error("front-matter-not-closed", problems.path, start + 1))
        return None
    if end - start > _MOST_LINES or sum(map(len, rows[start:end])) > _MOST_LETTERS:
        problems.add(error("front-matter-too-long", problems.path, start + 1, lines=end - start - 1))
        return None
    return FrontMatter(
        lines=scan(rows[start + 1 : end], start + 2),
        opened=start + 1,
        body="\n".join([*rows[end + 1 :], *rest]),
        body_line=end + 2,
    )


def _report_conflicts(rows: list[str], problems: FileProblems) -> None:
    """Report what Git leaves where two people have changed the same lines."""
    for at, row in enumerate(rows, 1):
        if row.startswith(("<<<<<<< ", ">>>>>>> ")):
            problems.add(error("conflict-marker", problems.path, at, sign=row[:7]))


def _head_rows(text: str) -> tuple[list[str], list[str]]:
    """Return the rows down to the first line of three hyphens below another, and all that follows, not cut up."""
    end = text.find("\n---\n", 3) if text.startswith("---\n") else -1
    if end < 0:
        return text.split("\n"), []
    return text[: end + 4].split("\n"), [text[end + 5 :]]


def _end_of_head(rows: list[str], start: int) -> int | None:
    """Return the row of the line of hyphens, or of dashes, that ends the front matter; None where there is none."""
    for at, row in enumerate(rows[start:], start):
        if row[:1] in _FENCE_STARTS and (is_fence(row) or is_dash_fence(row)):
            return at
    return None


def is_fence(row: str) -> bool:
    """Return whether a line is one of three hyphens or more."""
    if row == "---":
        return True
    return "---" in row and row.lstrip(_INVISIBLE).startswith("---") and bool(_FENCE.fullmatch(row.strip(_INVISIBLE)))


def is_dash_fence(row: str) -> bool:
    """Return whether a line holds dashes alone, or hyphens that are too few for a fence."""
    return len(row) < 40 and bool(_DASH_FENCE.fullmatch(row.strip(_INVISIBLE)))  # noqa: PLR2004  (with blanks around)


def _opens_with_dashes(rows: list[str], start: int) -> bool:
    """Return whether the front matter begins with a line of dashes: a key stands below it."""
    if not is_dash_fence(rows[start]):
        return False
    below = next((row for row in rows[start + 1 :] if row.strip(_INVISIBLE)), "")
    return bool(_KEY.match(below.strip(_INVISIBLE)))


def _report_dashes(typed: str, line: int, problems: FileProblems) -> None:
    """Say what the signs are that stand where three hyphens belong."""
    if _EM_DASH in typed:
        problems.add(error("em-dash-for-fence", problems.path, line, typed=typed))
    elif _EN_DASH in typed:
        problems.add(error("en-dash-for-fence", problems.path, line, typed=typed))
    elif typed.replace(" ", "").strip("-"):
        problems.add(error("dash-for-fence", problems.path, line, typed=typed))
    else:
        problems.add(error("too-few-hyphens", problems.path, line, typed=typed))


def _report_no_beginning(rows: list[str], start: int, problems: FileProblems) -> None:
    """Say whether something stands above the front matter or there is none."""
    fence = next((index for index in range(start, len(rows)) if is_fence(rows[index])), None)
    if fence is not None and any(is_fence(row) for row in rows[fence + 1 :]):
        problems.add(error("text-above-front-matter", problems.path, start + 1, fence=fence + 1))
        return
    problems.add(error("no-front-matter", problems.path, start + 1))

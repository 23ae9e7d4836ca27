"""The two parts of a manuscript: front matter between two lines of hyphens, and the text below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletins.model.problem import error
from bulletins.reading.lines import Line, scan
from bulletins.reading.report import FileProblems

_FENCE = re.compile(r"-{3,}\s*")
_INVISIBLE = "\u200b\u2060 \t\u00a0"
_MOST_LINES = 2_000
_MOST_LETTERS = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The lines between the fences, the text under them, and the numbers of the opening line and the text's first."""

    lines: tuple[Line, ...]
    opened: int
    body: str
    body_line: int


def split_front_matter(text: str, report: FileProblems) -> FrontMatter | None:
    """Return both parts of a manuscript, None (and a finding) where the front matter has no beginning or no end."""
    rows = text.split("\n")
    start = next((index for index, row in enumerate(rows) if row.strip(_INVISIBLE)), None)
    if start is None:
        report.add(error("empty-file", report.path, 1))
        return None
    if not _is_fence(rows[start]):
        _report_no_beginning(rows, start, report)
        return None
    end = next((index for index in range(start + 1, len(rows)) if _is_fence(rows[index])), None)
    if end is None:
        report.add(error("front-matter-not-closed", report.path, start + 1))
        return None
    if end - start > _MOST_LINES or sum(len(row) for row in rows[start:end]) > _MOST_LETTERS:
        report.add(error("front-matter-too-long", report.path, start + 1, lines=end - start - 1))
        return None
    return FrontMatter(
        lines=scan(rows[start + 1 : end], start + 2),
        opened=start + 1,
        body="\n".join(rows[end + 1 :]),
        body_line=end + 2,
    )


def _is_fence(row: str) -> bool:
    return "---" in row and row.lstrip(_INVISIBLE).startswith("---") and bool(_FENCE.fullmatch(row.strip(_INVISIBLE)))


def _report_no_beginning(rows: list[str], start: int, report: FileProblems) -> None:
    """Say whether something stands above the front matter or there is none."""
    fence = next((index for index in range(start, len(rows)) if _is_fence(rows[index])), None)
    if fence is not None and any(_is_fence(row) for row in rows[fence + 1 :]):
        report.add(error("text-above-front-matter", report.path, start + 1, fence=fence + 1))
        return
    report.add(error("no-front-matter", report.path, start + 1))

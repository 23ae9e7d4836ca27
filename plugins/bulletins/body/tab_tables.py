"""Tables pasted from a spreadsheet: cells between tabs become cells between bars."""

from __future__ import annotations

from collections.abc import Sequence


def with_bars(lines: list[str]) -> list[str]:
    """Return lines with bars for tabs where two lines or more of a block hold tabs; all other tabs become blanks."""
    result = list(lines)
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].strip():
            continue
        _bar_block(result, lines, start, index)
        start = index + 1
    return result


def _bar_block(result: list[str], lines: Sequence[str], start: int, end: int) -> None:
    """Put bars into the rows of one block."""
    tabbed = [index for index in range(start, end) if "\t" in lines[index].strip()]
    if len(tabbed) < 2 or any("|" in lines[index] for index in tabbed):  # noqa: PLR2004  (one line is no table)
        return
    span = range(tabbed[0], tabbed[-1] + 1)
    rows = [lines[index].rstrip().split("\t") for index in span]
    width = max(len(row) for row in rows)
    used = [column for column in range(width) if any(column < len(row) and row[column].strip() for row in rows)]
    if len(used) < 2:  # noqa: PLR2004  (one column is an indent)
        return
    for index, row in zip(span, rows, strict=True):
        cells = [row[column].strip().replace("|", "\\|") for column in used if column < len(row)]
        result[index] = f"| {' | '.join(cells)} |"

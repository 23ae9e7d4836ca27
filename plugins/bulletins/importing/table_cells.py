"""Tables of data: merged cells are divided without losing a word; layout tables become plain blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletins.importing.draft import DraftTable
from bulletins.importing.flow import FlowBlock, FlowCell, FlowFindings, FlowParagraph, FlowTable, Span
from bulletins.importing.paragraph_looks import lines_of
from bulletins.model.loss import LossKind

_LONG_CELL = 700
_FEWEST_COLUMNS = 2
_MOST_CELLS = 20_000
_MOST_COLUMNS = 64

CellLines = tuple[tuple[Span, ...], ...]
"""The lines of one cell, each in spans."""


def only_arranges(table: FlowTable) -> bool:
    """Return whether a table is used for layout only: one column, one row, or long prose."""
    rows = [row for row in table.rows if any(_holds(cell) for cell in row)]
    if not rows:
        return True
    widest = max(sum(_holds(cell) for cell in row) for row in rows)
    long = any(_length(cell) > _LONG_CELL for row in rows for cell in row)
    return widest < _FEWEST_COLUMNS or len(rows) == 1 or long


def opened(table: FlowTable) -> Iterator[FlowBlock]:
    """Yield the blocks of a layout table, row by row."""
    for block in table.inner:
        if isinstance(block, FlowTable) and only_arranges(block):
            yield from opened(block)
        else:
            yield block


def flattened(table: FlowTable, findings: FlowFindings) -> DraftTable | None:
    """Return a table of even rows, None where it is too large to be one.

    A cell that covers rows stands in each of them, one that covers columns in the first; in the head both stand above
    every column that they cover, so that each column's head says what it is.
    """
    grid, merged = _grid(table)
    if not grid or len(grid) * len(grid[0]) > _MOST_CELLS:
        return None
    head = max([cell.rows for cell in table.rows[0]], default=1) if len(table.rows) > 1 else 1
    head = min(head, len(grid) - 1) if len(grid) > 1 else 1
    if merged:
        findings.add("import-merged-cells", LossKind.CHANGED, table.place, count_of=merged)
    if any(isinstance(block, FlowTable) for block in table.inner):
        findings.add("import-nested-table", LossKind.CHANGED, table.place)
    rows = [
        _joined_head(grid[:head]),
        *(tuple(() if repeated else lines for lines, repeated in row) for row in grid[head:]),
    ]
    return DraftTable(rows=_without_empty(rows))


def _grid(table: FlowTable) -> tuple[list[list[tuple[CellLines, bool]]], int]:
    """Return even rows, each cell with its lines and whether they stand there again; and the number of merged cells."""
    grid: list[dict[int, tuple[CellLines, bool]]] = [{} for _ in table.rows]
    for index, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while column in grid[index]:
                column += 1
            _place_cell(cell, grid[index : index + cell.rows], column)
            column += cell.columns
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    merged = sum(cell.columns > 1 or cell.rows > 1 for cell in table.cells)
    return [[row.get(column, ((), False)) for column in range(width)] for row in grid], merged


def _place_cell(cell: FlowCell, rows: Sequence[dict[int, tuple[CellLines, bool]]], column: int) -> None:
    """Put the lines of a cell at every place that it covers; to the right of the first they stand there again."""
    lines = tuple(_lines(cell.blocks))
    for row in rows:
        for right in range(column, column + min(cell.columns, _MOST_COLUMNS)):
            row[right] = (lines, right > column)


def _joined_head(rows: Sequence[Sequence[tuple[CellLines, bool]]]) -> tuple[CellLines, ...]:
    """Return one heading for each column, joined from all rows of the head, without repetitions."""
    joined: list[CellLines] = []
    for column in zip(*rows, strict=True):
        lines: list[tuple[Span, ...]] = []
        for cell, _ in column:
            lines += [line for line in cell if line not in lines]
        joined.append(tuple(lines))
    if len(rows) == 1:
        return tuple(() if repeated else cell for cell, repeated in rows[0])
    return tuple(joined)


def _without_empty(rows: Sequence[tuple[CellLines, ...]]) -> tuple[tuple[CellLines, ...], ...]:
    """Return the rows and columns that hold something; the head always stays."""
    columns = [index for index in range(len(rows[0])) if any(row[index] for row in rows)]
    kept = [row for number, row in enumerate(rows) if number == 0 or any(row)]
    return tuple(tuple(row[index] for index in columns) for row in kept)


def _lines(blocks: Sequence[FlowBlock]) -> Iterator[tuple[Span, ...]]:
    """Yield the lines of a cell, those of tables in it cell by cell."""
    for block in blocks:
        if isinstance(block, FlowParagraph):
            yield from (_labelled(line) for line in lines_of(block) if line.spans)
        elif isinstance(block, FlowTable):
            yield from _lines(block.inner)


def _labelled(line: FlowParagraph) -> tuple[Span, ...]:
    """Return the spans of a line in a cell, with the number or dash that its list writes before it."""
    if line.mark is None:
        return line.spans
    return (Span(text=f"{line.mark.label or '–'} "), *line.spans)


def _holds(cell: FlowCell) -> bool:
    """Return whether a cell holds anything."""
    return any(not isinstance(block, FlowParagraph) or block.text.strip() or block.pictures for block in cell.blocks)


def _length(cell: FlowCell) -> int:
    """Return how many letters a cell holds."""
    return sum(len(block.text) if isinstance(block, FlowParagraph) else 0 for block in cell.blocks)

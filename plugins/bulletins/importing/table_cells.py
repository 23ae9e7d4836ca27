"""Tables of data: merged cells are divided without losing a word; layout tables become plain blocks.

Of a table with pictures, the cells that hold photos with captions stay together, and every piece of the text is taken
out of it in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletins.importing.characters import tidy_line
from bulletins.importing.datelines import split_credit_line
from bulletins.importing.draft import DraftTable
from bulletins.importing.flow import (
    BlockStyle,
    FlowBlock,
    FlowCell,
    FlowFindings,
    FlowParagraph,
    FlowTable,
    PictureSpot,
    Span,
    paragraphs_in,
    pictures_in,
)
from bulletins.importing.office_frames import lines_in, without_frame
from bulletins.importing.paragraph_looks import lines_of
from bulletins.model.loss import LossKind
from bulletins.model.value import replace

LONGEST_CAPTION = 400
LONGEST_CELL = 250
_MOST_LINES = 2
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


def laid_open(table: FlowTable, findings: FlowFindings) -> tuple[FlowBlock, ...]:
    """Return what a table only arranges in reading order, which is reported; one of data, photos or an office alone."""
    kept, frame = without_frame((table,))
    if not kept and (frame.above or frame.below):
        return (table,)
    parts = _parted(table) if any(pictures_in(table.inner)) else _opened(table)
    if parts != (table,) and any(lines_in(table)):
        findings.add("import-table-opened", LossKind.CHANGED, table.place)
    return parts


def _parted(table: FlowTable) -> tuple[FlowBlock, ...]:
    """Return a table's photos with their captions as tables, and between these its pieces of text as plain blocks."""
    parts: list[FlowBlock] = []
    photos: list[tuple[FlowCell, ...]] = []
    below_photos = False
    for row in table.rows:
        with_pictures = [any(pictures_in(cell.blocks)) for cell in row]
        if any(with_pictures) and not any(map(_is_text, row)):
            photos.append(row)
            below_photos = True
            continue
        if below_photos and not any(with_pictures) and are_captions(row):
            photos.append(row)
        else:
            parts += [replace(table, rows=tuple(photos))] if photos else []
            photos = []
            for cell, has_picture in zip(row, with_pictures, strict=True):
                alone = has_picture and not _is_text(cell)
                parts += [replace(table, rows=((cell,),))] if alone else cell.blocks
        below_photos = False
    if len(photos) == len(table.rows):
        return (table,)
    return (*parts, *([replace(table, rows=tuple(photos))] if photos else []))


def _is_text(cell: FlowCell) -> bool:
    """Return whether a cell holds a piece of the text, and not only photos with their captions."""
    if any(isinstance(block, FlowTable) and any(pictures_in(block.inner)) for block in cell.blocks):
        return True
    runs = cell_runs(cell)
    above = runs[0][1]
    return any(_is_prose(run) for _, run in runs) or (bool(above) and sum(len(run) for _, run in runs) > _MOST_LINES)


def _is_prose(run: Sequence[FlowBlock]) -> bool:
    """Return whether what stands beside a photo is more than a caption: a heading, a list, or too much text."""
    lines = [block for block in run if isinstance(block, FlowParagraph)]
    marked = any(line.mark or line.style in {BlockStyle.TITLE, BlockStyle.HEADING} for line in lines)
    letters = sum(len(line.text) for line in lines)
    unsigned = sum(not split_credit_line(tidy_line(line.text))[1] for line in lines)
    too_long = letters > (LONGEST_CAPTION if unsigned < _MOST_LINES else LONGEST_CELL)
    return marked or len(lines) < len(run) or unsigned > _MOST_LINES or too_long


def cell_runs(cell: FlowCell) -> list[tuple[list[PictureSpot], list[FlowBlock]]]:
    """Return the pictures of a cell with what stands below each; first what stands above all of them."""
    runs: list[tuple[list[PictureSpot], list[FlowBlock]]] = [([], [])]
    for block in blocks_of(cell):
        if isinstance(block, FlowParagraph) and block.pictures:
            if runs[-1][1] or not runs[-1][0]:
                runs.append(([], []))
            runs[-1][0].extend(block.pictures)
        if not isinstance(block, FlowParagraph) or block.text.strip():
            runs[-1][1].append(block)
    return runs


def are_captions(row: tuple[FlowCell, ...]) -> bool:
    """Return whether a row below photos holds short texts alone."""
    texts = [
        " ".join(tidy_line(block.text) for block in blocks_of(cell) if isinstance(block, FlowParagraph)) for cell in row
    ]
    plain = all(isinstance(block, FlowParagraph) for cell in row for block in cell.blocks)
    return plain and any(texts) and all(len(text) <= LONGEST_CELL for text in texts) and not any(map(_is_text, row))


def blocks_of(cell: FlowCell) -> list[FlowBlock]:
    """Return the blocks of a cell that hold something, line by line; tables in it opened."""
    found: list[FlowBlock] = []
    for block in cell.blocks:
        if isinstance(block, FlowTable):
            found += [inner for row in block.rows for one in row for inner in blocks_of(one)]
        elif isinstance(block, FlowParagraph):
            found += [line for line in lines_of(block) if line.text.strip() or line.pictures]
        else:
            found.append(block)
    return found


def _opened(table: FlowTable) -> tuple[FlowBlock, ...]:
    """Return the blocks of a layout table, row by row, those of layout tables in it too; any other table alone."""
    if not only_arranges(table):
        return (table,)
    parts = (_opened(block) if isinstance(block, FlowTable) else (block,) for block in table.inner)
    return tuple(part for each in parts for part in each)


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
    lines = (line for paragraph in paragraphs_in(blocks) for line in lines_of(paragraph))
    return (_labelled(line) for line in lines if line.spans)


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

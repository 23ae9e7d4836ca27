"""The rows of a table file (.xlsx or .csv), every cell a text: numbers as typed, days as 2025-07-01."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from posixpath import normpath
from xml.etree.ElementTree import Element

from slugify import slugify

from bulletins.importing.characters import tidy_line
from bulletins.importing.document_reading import FileType, decoded_text, file_type
from bulletins.importing.flow import FlowFindings
from bulletins.importing.zip_parts import DAMAGED, TOO_LONG, UnreadablePart, ZipParts

MOST_ROWS = 20_000
_MOST_COLUMNS = 200
_LONGEST_CELL = 10_000
_SEPARATORS = ",;\t"
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_BUILT_IN_DAYS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_DAY_FORMAT = re.compile(r"(?i)[dy]")
_IN_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_LAST_SERIAL = 2_900_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """A row below the head: its number in the file, and its cells by the slug of what stands above them."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """The rows below the head of a table, the head (what is typed above each column, by slug), and what is above it.

    `above` are rows such as a letterhead and a title, each with its number in the file.
    """

    lines: tuple[TableLine, ...]
    heads: Mapping[str, str]
    above: tuple[tuple[int, str], ...] = ()


FindHead = Callable[[Sequence[Sequence[str]]], tuple[int, tuple[str, ...]]]
"""Gives the number of rows down to the end of the head, and the words above each column."""


def first_row(rows: Sequence[Sequence[str]]) -> tuple[int, tuple[str, ...]]:
    """Return the first row as the head."""
    return 1, tuple(rows[0])


def read_table(data: bytes, find_head: FindHead = first_row) -> TableRows:
    """Return the rows below the head of a table; UnreadablePart for what is no table."""
    kind = file_type(data)
    rows = list(_sheet(data) if kind is FileType.XLSX else _comma_rows(data) if kind is FileType.TEXT else ())
    if kind not in {FileType.XLSX, FileType.TEXT}:
        raise UnreadablePart(DAMAGED)
    if len(rows) > MOST_ROWS:
        raise UnreadablePart(TOO_LONG)
    filled = [(number, row) for number, row in rows if any(row)]
    if not filled:
        return TableRows(lines=(), heads={})
    above, words = find_head([row for _, row in filled])
    head = [slugify(cell) for cell in words]
    lines = tuple(
        TableLine(number=number, cells={name: cell for name, cell in zip(head, row, strict=False) if name and cell})
        for number, row in filled[above:]
    )
    titles = [(number, row) for number, row in filled[:above] if not any(cell in words for cell in row if cell)]
    return TableRows(
        lines=lines,
        heads={name: cell for name, cell in zip(head, words, strict=True) if name},
        above=tuple((number, " · ".join(dict.fromkeys(filter(None, row)))) for number, row in titles),
    )


def _comma_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a text with the number of the line that each ends on, whatever sign parts its cells."""
    text = decoded_text(data, FlowFindings())
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lower().startswith("sep=") and len(first) == len("sep=,"):
        text, separator = text.partition("\n")[2], first[-1]
    else:
        separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, [tidy_line(cell[:_LONGEST_CELL]) for cell in row[:_MOST_COLUMNS]]
            if reader.line_num > 5 * MOST_ROWS:
                raise UnreadablePart(TOO_LONG)
    except csv.Error as failure:
        raise UnreadablePart(DAMAGED) from failure


def _sheet(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a workbook's first sheet."""
    parts = ZipParts(data)
    book = _root(parts, "xl/workbook.xml")
    relations = _root(parts, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations or ()}
    first = None if book is None else next(_every(book, "sheet"), None)
    relation = "" if first is None else next((value for key, value in first.items() if key.endswith("}id")), "")
    target = targets.get(relation, "worksheets/sheet1.xml")
    path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
    sheet = _root(parts, path)
    if sheet is None:
        raise UnreadablePart(DAMAGED)
    shared = [_letters(one) for one in _every(_root(parts, "xl/sharedStrings.xml"), "si")]
    is_1904 = book is not None and any(one.get("date1904") in {"1", "true"} for one in _every(book, "workbookPr"))
    days = _day_styles(_root(parts, "xl/styles.xml"))
    rows = {
        int(row.get("r", number)): _cells(row, shared, days, _FIRST_DAY[is_1904])
        for number, row in enumerate(_every(sheet, "row"), 1)
    }
    for found in (_AREA.fullmatch(one.get("ref", "")) for one in _every(sheet, "mergeCell")):
        if found is not None:
            _fill(rows, (int(found[2]), int(found[4])), (_column(found[1]), _column(found[3])))
    yield from rows.items()


def _fill(rows: dict[int, list[str]], lines: tuple[int, int], columns: tuple[int, int]) -> None:
    """Write the words of merged cells into each of them, as people read them."""
    first = rows.get(lines[0], [])
    words = first[columns[0]] if columns[0] < len(first) else ""
    last = min(columns[1], _MOST_COLUMNS - 1)
    for number in [one for one in rows if words and lines[0] <= one <= lines[1]]:
        row = rows[number]
        row += [""] * (last + 1 - len(row))
        row[columns[0] : last + 1] = [words] * (last + 1 - columns[0])


def _cells(row: Element, shared: Sequence[str], days: frozenset[int], first: date) -> list[str]:
    """Return the texts of a row's cells, each at its column."""
    texts: dict[int, str] = {}
    for index, cell in enumerate(_every(row, "c")):
        found = _CELL.fullmatch(cell.get("r", ""))
        column = index if found is None else _column(found[1])
        value = next((one.text or "" for one in _every(cell, "v")), "")
        kind = cell.get("t", "n")
        if kind == "s":
            text = shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
        elif kind == "inlineStr":
            text = _letters(cell)
        elif kind == "n" and cell.get("s", "").isdecimal() and int(cell.get("s", "0")) in days:
            text = _day(value, first)
        else:
            text = value.removesuffix(".0")
        if column < _MOST_COLUMNS:
            texts[column] = tidy_line(text[:_LONGEST_CELL])
    return [texts.get(column, "") for column in range(max(texts, default=-1) + 1)]


def _column(letters: str) -> int:
    """Return the number of a column from 0: `A` is 0, `AA` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _day(value: str, first: date) -> str:
    """Return the day that a number stands for in a cell that shows days."""
    try:
        serial = float(value)
    except ValueError:
        return value
    return str(first + timedelta(days=int(serial))) if 0 < serial < _LAST_SERIAL else value


def _day_styles(root: Element | None) -> frozenset[int]:
    """Return which styles of cells show a number as a day."""
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in _every(root, "numFmt")}
    formats = next(iter(_every(root, "cellXfs")), None)
    found = set()
    for index, style in enumerate(formats if formats is not None else ()):
        code = style.get("numFmtId", "0")
        is_own = code in own and _DAY_FORMAT.search(_IN_FORMAT.sub("", own[code]))
        if is_own or (code not in own and code.isdecimal() and int(code) in _BUILT_IN_DAYS):
            found.add(index)
    return frozenset(found)


def _letters(element: Element) -> str:
    """Return the letters of all runs in an element, phonetic hints apart."""
    return "".join(one.text or "" for one in _every(element, "t"))


def _every(element: Element | None, name: str) -> Iterator[Element]:
    """Give the elements of a name, whatever edition of the standard they are written in."""
    return iter(()) if element is None else (one for one in element.iter() if str(one.tag).rpartition("}")[2] == name)


def _root(parts: ZipParts, name: str) -> Element | None:
    return parts.xml(name)


_LOCAL_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")


def typed_day(cell: str) -> str | None:
    """Return the day in a cell as `2025-07-01`, however it was typed; None for no day."""
    local, iso = _LOCAL_DAY.fullmatch(cell), _ISO_DAY.fullmatch(cell)
    numbers = (local[3], local[2], local[1]) if local else (iso[1], iso[2], iso[3]) if iso else ()
    try:
        return str(date(*map(int, numbers))) if numbers else None
    except ValueError:
        return None

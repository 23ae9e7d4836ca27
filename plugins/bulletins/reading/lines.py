"""Lines and what they say, before anyone knows of which type: keys, list items, and values as they were typed.

YAML would drop what follows ` #`, trip over `Hội nghị: tổng kết` and turn `1:30` into a number. So block style is read
line by line here and a value stays raw until the reader of its key says what it should be; only what stands in
brackets is YAML's (see `brackets`).

What is found is kept in named tuples: a text has some thirty, and a frozen dataclass takes three times as long to make.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bulletins.model.problem import error
from bulletins.reading.file_problems import FileProblems

_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
_TAB = 4

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d"
"""Signs that look like a hyphen and are none; Word and telephones put them in its place."""

_ITEM_BY_DASH = re.compile(rf"([{DASHES}])\s*(\S.*)")
_ITEM_WITHOUT_BLANK = re.compile(r"-([^\s\-].*)")


class Line(NamedTuple):
    """A line that is not blank, without the space around it; `indent` counts a tab as four, `column` as one."""

    number: int
    column: int
    indent: int
    text: str

    @property
    def is_comment(self) -> bool:
        """Return whether the line begins with `#`."""
        return self.text.startswith("#")

    @property
    def is_item(self) -> bool:
        """Return whether the line begins with the hyphen of a list."""
        return self.text.startswith("- ") or self.text == "-"


class RawScalar(NamedTuple):
    """A value as typed: what stands beside its key (or its hyphen, if `item`) and the lines that belong to it below.

    `indent` is that of the key or hyphen, `inner` that of what stands beside a hyphen. Where nothing stands beside the
    key, line and column are the key's.
    """

    line: int
    column: int
    indent: int
    beside: str
    below: tuple[Line, ...] = ()
    item: bool = False
    inner: int = 0


class Scalar(NamedTuple):
    """A text that stood in brackets; `bare` where it was a key without a colon."""

    line: int
    column: int
    text: str
    bare: bool = False


class Items(NamedTuple):
    """A list that stood in square brackets."""

    line: int
    column: int
    items: tuple[Node, ...]


class Mapping(NamedTuple):
    """Keys and values that stood in curly brackets."""

    line: int
    column: int
    fields: tuple[Field, ...]


Node = RawScalar | Scalar | Items | Mapping


class Field(NamedTuple):
    """A key, the place where it stands, and its value."""

    key: str
    line: int
    column: int
    value: Node


def scan(rows: Sequence[str], first: int) -> tuple[Line, ...]:
    """Return the rows that are not blank; `first` is the number of the first row."""
    lines: list[Line] = []
    for number, row in enumerate(rows, first):
        seen = row if row.isprintable() else _ZERO_WIDTH.sub("", row)
        text = seen.strip()
        if not text:
            continue
        width = seen.index(text[0])
        lines.append(Line(number, width + 1, len(seen[:width].expandtabs(_TAB)) if width else 0, text))
    return tuple(lines)


def split_fields(lines: Sequence[Line], problems: FileProblems) -> tuple[Field, ...]:
    """Return the keys that stand at the indent of the first line, each with everything that belongs to it.

    What is no `key: value` is reported, a run of such lines once.
    """
    fields: list[Field] = []
    strange = -2
    for index, (head, below) in enumerate(_groups(lines, problems)):
        field = _field(head, below)
        if field is not None:
            fields.append(field)
            continue
        if strange != index - 1:
            _report_strange(head, problems)
            problems.add_stray(head.text.split()[0])
        strange = index
    return tuple(fields)


def _report_strange(head: Line, problems: FileProblems) -> None:
    """Say what a line is that is no `key: value`: an item of a list whose hyphen is wrong, or nothing known."""
    place = (problems.path, head.number, head.column)
    if not report_dash_item(head, problems):
        item = _ITEM_WITHOUT_BLANK.fullmatch(head.text)
        if item is not None:
            problems.add(error("hyphen-without-blank", *place, text=head.text[:40], suggestion=f"- {item[1]}"[:42]))
        else:
            problems.add(error("not-a-key-line", *place, text=head.text[:40]))


def report_dash_item(line: Line, problems: FileProblems) -> bool:
    """Return whether a line begins with a dash where the hyphen of a list belongs, and say so."""
    item = _ITEM_BY_DASH.fullmatch(line.text)
    if item is not None:
        suggestion = f"- {item[2]}"[:42]
        found = error("dash-for-item", problems.path, line.number, line.column, sign=item[1], suggestion=suggestion)
        problems.add(found)
    return item is not None


def _groups(lines: Sequence[Line], problems: FileProblems) -> list[tuple[Line, list[Line]]]:
    """Return the lines that open something, each with the lines that belong to it."""
    base = next((line.indent for line in lines if not line.is_comment), 0)
    groups: list[tuple[Line, list[Line]]] = []
    for line in lines:
        current = groups[-1][0] if groups else None
        if not line.is_comment and (current is None or not _belongs(line, base, current)):
            groups.append((line, []))
            if line.indent < base:
                problems.add(error("uneven-indent", problems.path, line.number, line.column))
        elif groups:
            groups[-1][1].append(line)
    return groups


def _belongs(line: Line, base: int, current: Line) -> bool:
    """Return whether a line belongs to what the current line opened."""
    if line.indent > base:
        return True
    if not (line.is_item or line.text[0] in "]}"):
        return False
    beside = current.text.partition(":")[2].strip()
    return not beside or beside.startswith("# ") if line.is_item else beside[:1] in ("[", "{")


def _field(head: Line, below: list[Line]) -> Field | None:
    name, colon, rest = head.text.partition(":")
    key = _unquoted(name.strip())
    if not (colon and key) or head.is_item or key[0] in "[]{}":
        return None
    beside = rest.strip()
    column = head.column + len(head.text) - len(rest.lstrip()) if beside else head.column
    if below and (beside == "#" or beside.startswith("# ")):
        beside = ""
    value = RawScalar(line=head.number, column=column, indent=head.indent, beside=beside, below=tuple(below))
    return Field(key=key, line=head.number, column=head.column, value=value)


def _unquoted(name: str) -> str:
    quoted = len(name) > 2 and name[0] == name[-1] and name[0] in "\"'"  # noqa: PLR2004  (two quotes, one letter)
    return name[1:-1] if quoted else name


def split_items(lines: Sequence[Line], problems: FileProblems) -> tuple[RawScalar, ...]:
    """Return the items of a list whose lines begin with a hyphen; any other line is reported."""
    base = next((line.indent for line in lines if not line.is_comment), 0)
    opened: list[tuple[Line, list[Line]]] = []
    for line in lines:
        if line.text.startswith("-") and line.indent <= base:
            opened.append((line, []))
        elif opened and (line.indent > base or line.is_comment or line.text[0] in "]}"):
            opened[-1][1].append(line)
        elif not line.is_comment:
            problems.add(error("not-a-list-item", problems.path, line.number, line.column, text=line.text[:40]))
    return tuple(_item(head, below) for head, below in opened)


def _item(head: Line, below: list[Line]) -> RawScalar:
    beside = head.text[1:].strip()
    shift = len(head.text) - len(head.text[1:].lstrip()) if beside else 0
    return RawScalar(
        line=head.number,
        column=head.column + shift,
        indent=head.indent,
        beside=beside,
        below=tuple(below),
        item=True,
        inner=head.indent + shift,
    )

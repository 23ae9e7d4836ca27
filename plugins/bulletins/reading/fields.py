"""A mapping whose keys are known, read one key at a time by small typed readers.

A reader takes a field and the report, and gives a value or None; where it gives None for something that was written,
it has said why. `Fields` adds what is the same for all: unknown, repeated, missing and empty keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from bulletins.model.nearest import nearest, surely_meant
from bulletins.model.problem import error
from bulletins.reading.brackets import opens_bracket, read_brackets
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import (
    Field,
    Items,
    Line,
    Mapping,
    Node,
    RawScalar,
    Scalar,
    report_dash_item,
    split_fields,
    split_items,
)
from bulletins.reading.texts import is_empty

T = TypeVar("T")
Reader = Callable[[Field, FileProblems], T | None]


class Fields:
    """Keys and values of one mapping; `line` is where it begins."""

    __slots__ = ("_fields", "_meant", "_problems", "line")

    def __init__(self, fields: Iterable[Field], keys: Sequence[str], line: int, problems: FileProblems) -> None:
        """Keep the known fields; report what is unknown or written twice.

        A misspelt key is read as the one it is surely meant for, so that what stands there is looked at too.
        """
        known: dict[str, Field] = {}
        strange: list[Field] = []
        for field in fields:
            if field.key not in keys:
                strange.append(field)
            elif field.key in known:
                first = known[field.key].line
                problems.add(
                    error("duplicate-key", problems.path, field.line, field.column, key=field.key, first=first)
                )
            else:
                known[field.key] = field
        meant = {_report_unknown(field, keys, problems): field for field in reversed(strange)}
        for key, field in meant.items():
            if key and key not in known and surely_meant(field.key, key):
                known[key] = field._replace(key=key)
        self._fields = known
        self._meant = frozenset(meant)
        self._problems = problems
        self.line = line

    @property
    def names(self) -> tuple[str, ...]:
        """Return every known key that was written, in the order of the file."""
        return tuple(self._fields)

    @property
    def lines(self) -> tuple[tuple[str, int], ...]:
        """Return the line of every key."""
        return tuple((key, field.line) for key, field in self._fields.items())

    def has(self, key: str) -> bool:
        """Return whether something was written for a key."""
        return key in self._fields and not is_empty(self._fields[key].value)

    def field(self, key: str) -> Field | None:
        """Return a key's field, even an empty one."""
        return self._fields.get(key)

    def read(self, key: str, reader: Reader[T]) -> T | None:
        """Return the value of a key, None where it is absent, empty or wrong."""
        field = self._fields.get(key)
        return None if field is None or is_empty(field.value) else reader(field, self._problems)

    def require(self, key: str, reader: Reader[T]) -> T | None:
        """Return the value of a key and report it where it is absent or empty; a misspelt key is not reported twice."""
        field = self._fields.get(key)
        if field is None and (key in self._meant or self._problems.is_stray(key)):
            return None
        if field is None:
            self._problems.add(error("missing-key", self._problems.path, self.line, key=key))
        elif is_empty(field.value):
            self._problems.add(error("empty-key", self._problems.path, field.line, field.column, key=key))
        return self.read(key, reader)


def _report_unknown(field: Field, keys: Sequence[str], problems: FileProblems) -> str:
    """Return the key that an unknown one looks like, "" for none; report it with that one or with all there are."""
    if isinstance(field.value, Scalar) and field.value.bare:
        problems.add(error("comma-in-brackets", problems.path, field.line, field.column, text=field.key[:40]))
        return ""
    near = nearest(field.key, keys)
    key = field.key[:40]
    if near:
        problems.add(error("unknown-key", problems.path, field.line, field.column, key=key, nearest=near))
        return near
    allowed = ", ".join(keys)
    problems.add(error("unknown-key-listed", problems.path, field.line, field.column, key=key, allowed=allowed))
    return ""


def fields_of(field: Field, problems: FileProblems) -> tuple[Field, ...] | None:
    """Return the keys and values under a field, None (and a finding) where it holds no mapping."""
    node = field.value
    if isinstance(node, RawScalar) and node.beside.startswith("{"):
        read = read_brackets(node, problems)
        if read is None:
            return None
        node = read
    if isinstance(node, Mapping):
        return node.fields
    lines = _mapping_lines(node) if isinstance(node, RawScalar) else ()
    if lines:
        return split_fields(lines, problems)
    problems.add(error("not-a-mapping", problems.path, node.line, node.column, key=field.key))
    return None


def open_fields(field: Field, problems: FileProblems, keys: Sequence[str] | None = None) -> Fields | None:
    """Return the keys and values under a field, to be read one by one; None (and a finding) where it holds no mapping.

    Without `keys` every key is known.
    """
    fields = fields_of(field, problems)
    if fields is None:
        return None
    return Fields(fields, [each.key for each in fields] if keys is None else keys, field.line, problems)


def _mapping_lines(node: RawScalar) -> tuple[Line, ...]:
    """Return the lines that can hold `key: value`, none where the value is a text or a list."""
    significant = [line for line in node.below if not line.is_comment]
    if node.beside and not (node.item and ":" in node.beside):
        return ()
    if not node.beside:
        return () if not significant or significant[0].is_item else node.below
    inner = min([node.inner, *(line.indent for line in significant)])
    return (Line(node.line, node.column, inner, node.beside), *node.below)


def items_of(field: Field, problems: FileProblems) -> tuple[Node, ...] | None:
    """Return the items of a list; a single value is a list of one. None (and a finding) where it is unreadable."""
    node = field.value
    if isinstance(node, RawScalar) and opens_bracket(node):
        read = read_brackets(node, problems)
        if read is None:
            return None
        node = read
    if isinstance(node, Items):
        return node.items
    if isinstance(node, RawScalar) and not node.beside:
        first = next((line for line in node.below if not line.is_comment), None)
        if first is None:
            return ()
        if first.text.startswith("-"):
            return split_items(node.below, problems)
        if report_dash_item(first, problems):
            return None
    return (node,)


def as_field(field: Field, node: Node) -> Field:
    """Return an item of a list as a field of its own, so that the readers of fields can read it."""
    return Field(key=field.key, line=node.line, column=node.column, value=node)

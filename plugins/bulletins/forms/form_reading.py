"""The reader of a text file as a form: each field's value, and the rows it is written on.

The readers of front matter read it, so a form never shows something else than the page. What they cannot read without
doubt is shown as the lines of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bulletins.forms.declarations import (
    LIST_KINDS,
    MAPPING_KINDS,
    WORD_KINDS,
    WORD_PARTS,
    FieldKind,
    FormField,
    form_fields,
    lines_field,
)
from bulletins.forms.form_values import FormValue, empty_value
from bulletins.forms.text_rows import Row, shown_text, split_rows
from bulletins.model.extensions import ExtensionKey
from bulletins.model.problem import Outcome
from bulletins.model.source import Source, SourceKind
from bulletins.reading.decoding import decode
from bulletins.reading.fields import as_field, fields_of, items_of
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.front_matter import split_front_matter
from bulletins.reading.lines import Field, Line, Node, RawScalar, split_fields
from bulletins.reading.manuscript import LARGEST
from bulletins.reading.texts import is_empty, read_text, read_word

WHOLE = "@text"
"""The key of a form of one field, the whole file: its front matter cannot be told from its text."""


class FormEntry(NamedTuple):
    """A field as the file has it: its value, and its first and last row, counted from 0; -1 where it is not there."""

    field: FormField
    value: FormValue
    first: int = -1
    last: int = -1
    node: Field | None = None


class Form(NamedTuple):
    """A text file as a form: its fields in order, its body, and all its rows.

    `body_row` is the first row of the body, `head_row` the first below the opening line of the front matter; `extra`
    are the keys of extensions that it was read with.
    """

    entries: tuple[FormEntry, ...]
    rows: tuple[Row, ...]
    head_row: int = 0
    body_row: int = 0
    extra: tuple[ExtensionKey, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Return whether the file is shown as one text."""
        return any(entry.field.key == WHOLE for entry in self.entries)

    @property
    def body(self) -> str:
        """Return the body as a field of a browser holds it."""
        return shown_text(self.rows[self.body_row :])

    @property
    def values(self) -> dict[str, FormValue]:
        """Return the values of all fields by key."""
        return {entry.field.key: entry.value for entry in self.entries}

    def place(self, line: int) -> tuple[str, int]:
        """Return the key of the field that a line of the file belongs to, and which of its items, from 0.

        The key of the body is `body`, and the number its row; a line of no field has an empty key.
        """
        row = line - 1
        if row >= self.body_row and not self.is_whole:
            return "body", row - self.body_row
        for entry in self.entries:
            if entry.first <= row <= entry.last:
                return entry.field.key, _item_number(entry, line)
        return "", 0


def read_form(source: Source, extra: tuple[ExtensionKey, ...] = ()) -> Outcome[Form]:
    """Return the form of a bulletin's or a page's file, whose bytes are `source.data`; problems where it is no text.

    `extra` are the keys of extensions.
    """
    problems = FileProblems(source)
    decoded = decode(source.data or b"", limit=LARGEST, problems=problems)
    try:
        rows = split_rows((source.data or b"").decode("utf-8"))
    except UnicodeDecodeError:
        return Outcome(value=None, problems=problems.found)
    if decoded is None:
        return Outcome(value=None, problems=problems.found)
    said = FileProblems(source)
    parts = split_front_matter(decoded.text, said)
    if parts is None or said.found:
        return Outcome(value=_whole(rows))
    found = split_fields(parts.lines, said)
    if said.found or any(field.line < parts.opened for field in found):
        return Outcome(value=_whole(rows))
    declared = form_fields(extra, page=source.kind is SourceKind.PAGE)
    entries = _entries(found, declared, rows, source)
    return Outcome(value=Form(entries, rows, head_row=parts.opened, body_row=parts.body_line - 1, extra=extra))


def _whole(rows: tuple[Row, ...]) -> Form:
    """Return a form of one field."""
    entry = FormEntry(lines_field(WHOLE), shown_text(rows), first=0, last=len(rows) - 1)
    return Form((entry,), rows, body_row=len(rows))


def _entries(
    found: Sequence[Field], declared: Sequence[FormField], rows: tuple[Row, ...], source: Source
) -> tuple[FormEntry, ...]:
    """Return the declared fields with what the file says, then what else it says as lines."""
    known = {field.key: field for field in declared}
    first_of: dict[str, Field] = {}
    others: list[Field] = []
    for field in found:
        if field.key in known and field.key not in first_of:
            first_of[field.key] = field
        else:
            others.append(field)
    entries = [
        _entry(field, first_of[field.key], rows, source)
        if field.key in first_of
        else FormEntry(field, empty_value(field))
        for field in declared
    ]
    entries += [_lines_entry(lines_field(f"{field.key}@{field.line}"), field, rows) for field in others]
    return tuple(entries)


def _entry(declared: FormField, field: Field, rows: tuple[Row, ...], source: Source) -> FormEntry:
    """Return a field with its value, or with its lines where its value is in doubt."""
    problems = FileProblems(source)
    value = read_value(declared, field, problems)
    if value is None or problems.count or _is_commented(declared, field):
        return _lines_entry(declared._replace(kind=FieldKind.LINES), field, rows)
    return FormEntry(declared, value, first=field.line - 1, last=last_line(field.value, field.line) - 1, node=field)


def _lines_entry(declared: FormField, field: Field, rows: tuple[Row, ...]) -> FormEntry:
    first, last = field.line - 1, last_line(field.value, field.line) - 1
    return FormEntry(declared, shown_text(rows[first : last + 1]), first=first, last=last, node=field)


def _is_commented(declared: FormField, field: Field) -> bool:
    """Return whether a comment stands inside a value of one piece, so that writing it anew would lose the comment."""
    pieces = declared.kind not in LIST_KINDS | MAPPING_KINDS | {FieldKind.PHOTO}
    node = field.value
    bracketed = isinstance(node, RawScalar) and node.beside[:1] in ("[", "{")
    return (pieces or bracketed) and any(line.is_comment for line in own_lines(node))


def own_lines(node: Node) -> tuple[Line, ...]:
    """Return the lines below a value's first that belong to it, without the comments under the last of them."""
    below = node.below if isinstance(node, RawScalar) else ()
    last = max((at for at, line in enumerate(below) if not line.is_comment), default=-1)
    return below[: last + 1]


def last_line(node: Node, line: int) -> int:
    """Return the number of the last line of a value that begins on that line."""
    below = own_lines(node)
    return below[-1].number if below else line


def read_value(declared: FormField, field: Field, problems: FileProblems) -> FormValue | None:
    """Return the value of a field in the file; None, or a finding, where it is in doubt."""
    if is_empty(field.value):
        return empty_value(declared)
    if declared.kind in LIST_KINDS:
        return _texts(declared, field, problems)
    if declared.kind in MAPPING_KINDS:
        items = items_of(field, problems)
        read = [read_parts(declared, as_field(field, item), problems) for item in items or ()]
        return None if items is None or None in read else [each for each in read if each]
    if declared.kind is FieldKind.PHOTO:
        return read_parts(declared, field, problems)
    return (read_word if declared.kind in WORD_KINDS else read_text)(field, problems)


def _texts(declared: FormField, field: Field, problems: FileProblems) -> list[str] | None:
    """Return the texts of a list; slugs may stand between commas on one line."""
    items = items_of(field, problems)
    if items is None:
        return None
    reader: Callable[[Field, FileProblems], str | None] = read_text
    if declared.kind is FieldKind.SLUGS:
        reader = read_word
    texts = [reader(as_field(field, item), problems) for item in items]
    if None in texts:
        return None
    if declared.kind is FieldKind.SLUGS:
        texts = [part.strip() for text in texts for part in (text or "").split(",")]
    return [text for text in texts if text]


def read_parts(declared: FormField, field: Field, problems: FileProblems) -> dict[str, str] | None:
    """Return the keys of a photo, a document or a correction; None where there is one that it does not have."""
    fields = fields_of(field, problems)
    if fields is None or not {each.key for each in fields} <= set(declared.parts):
        return None
    if len({each.key for each in fields}) < len(fields):
        return None
    texts: dict[str, str] = {}
    for each in fields:
        empty = is_empty(each.value)
        text = "" if empty else (read_word if each.key in WORD_PARTS else read_text)(each, problems)
        commented = any(line.is_comment for line in own_lines(each.value))
        if text is None or commented:
            return None
        texts[each.key] = text
    return {key: text for key, text in texts.items() if text}


def _item_number(entry: FormEntry, line: int) -> int:
    """Return which item of a list a line belongs to."""
    if entry.node is None or not isinstance(entry.node.value, RawScalar):
        return 0
    below = own_lines(entry.node.value)
    base = next((each.indent for each in below if each.is_item), 0)
    starts = [each.number for each in below if each.is_item and each.indent == base]
    return max(sum(start <= line for start in starts) - 1, 0)

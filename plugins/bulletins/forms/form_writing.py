"""The new bytes of a file after a form's values changed; only the lines of changed values change.

What was written is read back before it is handed out: a form never writes something else than it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from bulletins.forms.declarations import FieldKind, form_fields
from bulletins.forms.entry_edits import FileRows, edited_entry
from bulletins.forms.form_reading import WHOLE, Form, FormEntry, read_form
from bulletins.forms.form_values import FormValue, normal_value
from bulletins.forms.fresh_lines import field_lines
from bulletins.forms.text_rows import Row, joined_rows, typed_rows, usual_end
from bulletins.model.extensions import ExtensionKey
from bulletins.model.source import Source
from bulletins.model.value import replace

BODY = "body"
"""The key of the text below the front matter."""


class NotWritableError(ValueError):
    """A value cannot be written so that it is read back as it was typed; `keys` are those of the changed fields."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Keep the keys."""
        super().__init__(", ".join(keys))
        self.keys = tuple(keys)


def changed_text(source: Source, form: Form, changes: Mapping[str, FormValue]) -> bytes:
    """Return the new bytes of the file that `form` was read from, with some fields changed; `body` counts as a field.

    Raises NotWritableError where a value would not be read back as it was typed.
    """
    wanted = {entry.field.key: _wanted(entry, changes) for entry in form.entries}
    changed = [entry for entry in form.entries if wanted[entry.field.key] != entry.value]
    body = changes.get(BODY)
    typed = body if isinstance(body, str) and body != form.body else None
    for quoted in (False, True):
        rows = _rows(source, form, [(entry, wanted[entry.field.key]) for entry in changed], quoted=quoted)
        if typed is not None:
            head = len(rows) - (len(form.rows) - form.body_row)
            rows = (*rows[:head], *typed_rows(form.rows[form.body_row :], typed, usual_end(form.rows)))
            rows = _ended(rows, head, usual_end(form.rows))
        data = joined_rows(rows).encode()
        has_lines = any(entry.field.kind is FieldKind.LINES for entry in changed)
        if has_lines or _reads_back(replace(source, data=data), form.extra, wanted):
            return data
    raise NotWritableError([entry.field.key for entry in changed])


def new_text(values: Mapping[str, FormValue], body: str, *, page: bool = False) -> bytes:
    """Return the bytes of a new file: its fields in block style, in the usual order, and its body."""
    fields = [field for field in form_fields(page=page) if field.required or values.get(field.key)]
    lines = [line for field in fields for line in field_lines(field, normal_value(values.get(field.key, "")))]
    return "\n".join(["---", *lines, "---", "", body.strip("\n"), ""]).encode()


def _wanted(entry: FormEntry, changes: Mapping[str, FormValue]) -> FormValue:
    """Return the value that a field must have."""
    if entry.field.key not in changes:
        return entry.value
    value = changes[entry.field.key]
    return value if entry.field.kind is FieldKind.LINES else normal_value(value)


def _rows(source: Source, form: Form, changed: list[tuple[FormEntry, FormValue]], *, quoted: bool) -> tuple[Row, ...]:
    """Return the file's rows with changed fields; with `quoted` those are written anew, every text in quotes."""
    file = FileRows(form.rows, usual_end(form.rows), source)
    if form.is_whole:
        return typed_rows(form.rows, str(changed[0][1]), file.end) if changed else form.rows
    pieces: list[tuple[int, int, tuple[Row, ...]]] = []
    for entry, value in changed:
        if entry.first < 0:
            at = _place(form, entry)
            pieces.append((at, at, file.fresh(field_lines(entry.field, value, quoted=quoted))))
        elif quoted and entry.field.kind is not FieldKind.LINES:
            pieces.append((entry.first, entry.last + 1, file.fresh(field_lines(entry.field, value, quoted=True))))
        else:
            pieces.append((entry.first, entry.last + 1, edited_entry(entry, value, file)))
    rows = list(form.rows)
    pieces.sort(key=lambda piece: piece[:2])
    for first, until, new in reversed(pieces):
        rows[first:until] = new
    return tuple(rows)


def _place(form: Form, entry: FormEntry) -> int:
    """Return the row before which a new field is written: after the last field that usually comes before it."""
    before = takewhile(lambda each: each is not entry, form.entries)
    return max((each.last + 1 for each in before if each.first >= 0), default=form.head_row)


def _ended(rows: tuple[Row, ...], head: int, end: str) -> tuple[Row, ...]:
    """Return the rows; if the body is new, the row above it gets a line break."""
    return tuple(row._replace(end=end) if at == head - 1 and not row.end else row for at, row in enumerate(rows))


def _reads_back(source: Source, extra: tuple[ExtensionKey, ...], wanted: Mapping[str, FormValue]) -> bool:
    """Return whether a file, read again, gives the wanted values."""
    form = read_form(source, extra).value
    if form is None or (form.is_whole and WHOLE not in wanted):
        return False
    return all(form.values.get(key, value) == value for key, value in wanted.items())

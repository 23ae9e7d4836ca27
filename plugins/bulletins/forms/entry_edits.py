"""The rows of one field after its value changed: unchanged parts keep their rows, quotes and comments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bulletins.forms.declarations import WORD_KINDS, WORD_PARTS, FieldKind, FormField
from bulletins.forms.form_reading import FormEntry, last_line, read_parts
from bulletins.forms.form_values import FormValue
from bulletins.forms.fresh_lines import INDENT, field_lines, is_list, item_lines, part_line
from bulletins.forms.scalars import comment_behind, scalar_text
from bulletins.forms.text_rows import Row, new_rows
from bulletins.model.source import Source
from bulletins.reading.fields import as_field, fields_of, items_of
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field, RawScalar, Scalar

PlainItem = str | dict[str, str]
"""One thing of a list: a text, or the keys of a photo."""


class FileRows(NamedTuple):
    """A file's rows, how new ones end, and the file."""

    rows: tuple[Row, ...]
    end: str
    source: Source

    def fresh(self, texts: Sequence[str]) -> tuple[Row, ...]:
        """Return rows that were not in the file before."""
        return new_rows(list(texts), self.end)

    def edited(self, at: int, text: str) -> tuple[Row, ...]:
        """Return a row with another text, which ends as it did."""
        return (self.fresh([text])[0]._replace(end=self.rows[at].end),)


def edited_entry(entry: FormEntry, value: FormValue, file: FileRows) -> tuple[Row, ...]:
    """Return the new rows of a field, with as few of them changed as possible."""
    field, node = entry.field, entry.node
    made: tuple[Row, ...] | None = None
    if node is not None and isinstance(node.value, RawScalar) and field.kind is not FieldKind.LINES:
        if isinstance(value, dict):
            made = _edited_photo(entry, node, value, file)
        elif isinstance(value, list):
            made = _edited_list(entry, node.value, value, file) if value else None
        elif value or field.required:
            made = file.edited(entry.first, _key_row(file.rows[entry.first].text, node.value, value, field))
    return file.fresh(field_lines(field, value)) if made is None else made


def _key_row(row: str, node: RawScalar, value: str, field: FormField) -> str:
    """Return the row of a key with another value beside it."""
    return scalar_row(row, node, value, word=field.kind in WORD_KINDS or is_list(field))


def scalar_row(row: str, node: RawScalar, value: str, *, word: bool) -> str:
    """Return a row `key: value` with another value; a comment behind a word stays."""
    head, colon, rest = row.partition(":")
    blank = rest[: len(rest) - len(rest.lstrip())] or " "
    beside = "" if node.below and node.beside[:1] in ("|", ">") else node.beside
    is_note = node.beside.startswith("#")
    tail = comment_behind(f" {node.beside}" if is_note else node.beside) if word else ""
    text = scalar_text(value, "" if is_note else beside, word=word)
    return f"{head}{colon}{blank if text else ''}{text}{tail}"


def _edited_photo(entry: FormEntry, node: Field, value: dict[str, str], file: FileRows) -> tuple[Row, ...] | None:
    """Return the rows of a cover with other words; None where it is to be written anew."""
    if not value or not isinstance(node.value, RawScalar) or node.value.beside or not node.value.below:
        return None
    return _edited_parts(entry, node, value, (entry.first, entry.last), file)


def _edited_list(
    entry: FormEntry, node: RawScalar, value: Sequence[PlainItem], file: FileRows
) -> tuple[Row, ...] | None:
    """Return the rows of a list with other items; None where it is to be written anew."""
    first, last = entry.first, entry.last
    texts = [item for item in value if isinstance(item, str)]
    old = _items(entry.value)
    if node.beside and not node.beside.startswith("#"):
        return _edited_line(entry, node, texts, file) if len(texts) == len(value) and first == last else None
    if not old:
        if entry.field.required and len(texts) == 1:
            return file.edited(first, _key_row(file.rows[first].text, node, texts[0], entry.field))
        lines = [line for item in value for line in item_lines(entry.field, item, INDENT)]
        return (*file.rows[first : last + 1], *file.fresh(lines))
    items = items_of(Field(entry.field.key, node.line, node.column, node), FileProblems(file.source)) or ()
    raw = [item for item in items if isinstance(item, RawScalar)]
    if len(raw) != len(old) or len(items) != len(old):
        return None
    return _edited_items(entry, raw, value, file)


def _edited_line(entry: FormEntry, node: RawScalar, texts: list[str], file: FileRows) -> tuple[Row, ...] | None:
    """Return the row of a list written on its key's line, in brackets or as one item; None for any other form."""
    row = file.rows[entry.first].text
    if node.beside[:1] not in ("[", "{"):
        alone = len(texts) == 1 and isinstance(entry.value, list) and len(entry.value) == 1
        return file.edited(entry.first, _key_row(row, node, texts[0], entry.field)) if alone else None
    if not all(text.replace("-", "").isalnum() for text in texts):
        return None
    head, _, rest = row.partition("[")
    return file.edited(entry.first, f"{head}[{', '.join(texts)}]{rest.rpartition(']')[2]}")


def _edited_items(
    entry: FormEntry, items: list[RawScalar], value: Sequence[PlainItem], file: FileRows
) -> tuple[Row, ...]:
    """Return the rows of a list in block style: items that are the same keep theirs, wherever they have moved."""
    starts = [item.line - 1 for item in items]
    ends = [last_line(item, item.line) for item in items]
    nexts = [*starts[1:], entry.last + 1]
    gaps = [file.rows[end:until] for end, until in zip(ends, nexts, strict=True)]
    old = _items(entry.value)
    origins = matched(old, value)
    gone = {at for at in range(len(items)) if at not in origins}
    indent = _indent(file.rows[starts[0]].text)
    made = [*file.rows[entry.first : starts[0]], *_left_gaps(0, gaps, gone)]
    for new, origin in zip(value, origins, strict=True):
        if origin is None:
            made += file.fresh(item_lines(entry.field, new, indent))
        else:
            made += _edited_item(entry, items[origin], (old[origin], new), file)
            made += [*gaps[origin], *_left_gaps(origin + 1, gaps, gone)]
    return tuple(made)


def _left_gaps(at: int, gaps: Sequence[tuple[Row, ...]], gone: set[int]) -> list[Row]:
    """Return the comments after removed items, from one item on, each once."""
    left: list[Row] = []
    while at in gone:
        gone.discard(at)
        left += gaps[at]
        at += 1
    return left


def _edited_item(
    entry: FormEntry, item: RawScalar, change: tuple[PlainItem, PlainItem], file: FileRows
) -> tuple[Row, ...]:
    """Return the rows of one item; `change` is what it held and what it holds now."""
    before, now = change
    first, last = item.line - 1, last_line(item, item.line) - 1
    if before == now:
        return file.rows[first : last + 1]
    row = file.rows[first].text
    indent = _indent(row)
    made: tuple[Row, ...] | None = None
    if isinstance(now, str):
        hyphen = row.index("-") + 1
        blank = row[hyphen : len(row) - len(row[hyphen:].lstrip())] or " "
        word = entry.field.kind is FieldKind.SLUGS
        tail = comment_behind(item.beside) if word else ""
        made = file.edited(first, f"{row[:hyphen]}{blank}{scalar_text(now, item.beside, word=word)}{tail}")
    elif not item.beside.startswith("{"):
        made = _edited_parts(entry, as_field(entry.node or _NO_FIELD, item), now, (first, last), file)
    return file.fresh(item_lines(entry.field, now, indent)) if made is None else made


def _edited_parts(
    entry: FormEntry, field: Field, now: dict[str, str], span: tuple[int, int], file: FileRows
) -> tuple[Row, ...] | None:
    """Return the rows of a photo, a document or a correction with other words; None where its first key goes."""
    problems = FileProblems(file.source)
    before = read_parts(entry.field, field, problems)
    fields = fields_of(field, problems)
    if before is None or not fields or not (now.get(fields[0].key) or fields[0].key in entry.field.needed):
        return None
    places: dict[int, tuple[Row, ...]] = {}
    dropped: set[int] = set()
    for part in fields:
        at, until = part.line - 1, last_line(part.value, part.line)
        new = now.get(part.key, "")
        if new != before.get(part.key, ""):
            dropped |= set(range(at, until))
            places[at] = _part_row(part, new, at, entry.field, file)
    for key in [key for key in entry.field.parts if now.get(key) and key not in {part.key for part in fields}]:
        after = _predecessor(key, fields, entry.field)
        at = last_line(after.value, after.line) - 1
        row = f"{_part_indent(fields, file)}{part_line(key, now[key])}"
        kept = places.get(at, () if at in dropped else (file.rows[at],))
        dropped.add(at)
        places[at] = (*kept, *file.fresh([row]))
    return tuple(
        row for at in range(span[0], span[1] + 1) for row in places.get(at, () if at in dropped else (file.rows[at],))
    )


def _part_row(part: Field, new: str, at: int, field: FormField, file: FileRows) -> tuple[Row, ...]:
    """Return the row of one key with another text, none where it is to go."""
    if not new and part.key not in field.needed:
        return ()
    value = part.value
    node = value if isinstance(value, RawScalar) else RawScalar(part.line, part.column, 0, "")
    return file.edited(at, scalar_row(file.rows[at].text, node, new, word=part.key in WORD_PARTS))


def _predecessor(key: str, fields: Sequence[Field], field: FormField) -> Field:
    """Return the key above a new key: the last of those before it in the usual order, else the first key."""
    before = field.parts[: field.parts.index(key)]
    return next((part for part in reversed(fields) if part.key in before), fields[0])


def _part_indent(fields: Sequence[Field], file: FileRows) -> str:
    """Return what stands before the keys of an item; blanks for the hyphen."""
    rows = [file.rows[part.line - 1].text for part in fields]
    beside = next((row for row in rows if not row.lstrip().startswith("-")), None)
    if beside is not None:
        return _indent(beside)
    hyphen, _, rest = rows[0].partition("-")
    return f"{hyphen} {rest[: len(rest) - len(rest.lstrip())] or ' '}"


def matched(old: Sequence[PlainItem], new: Sequence[PlainItem]) -> list[int | None]:
    """Return each new item's old one: the same item, else the one with the same file, else the one at its place."""
    found: list[int | None] = [None] * len(new)
    free = list(range(len(old)))
    for same in (_are_equal, _are_of_one_file):
        for at, item in enumerate(new):
            if found[at] is None:
                found[at] = origin = next((each for each in free if same(old[each], item)), None)
                free = [each for each in free if each != origin]
    for at in range(len(new)):
        if found[at] is None and at in free and len(old) == len(new):
            found[at] = at
    return found


def _items(value: FormValue) -> list[PlainItem]:
    """Return the items of a list."""
    return [*value] if isinstance(value, list) else []


def _are_equal(one: object, other: object) -> bool:
    return one == other


def _are_of_one_file(one: object, other: object) -> bool:
    return isinstance(one, dict) and isinstance(other, dict) and bool(one.get("src")) and one["src"] == other.get("src")


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip())]


_NO_FIELD = Field(key="", line=1, column=1, value=Scalar(1, 1, ""))

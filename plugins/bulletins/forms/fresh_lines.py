"""A field's lines in block style, as new files have them."""

from __future__ import annotations

from bulletins.forms.declarations import LIST_KINDS, MAPPING_KINDS, WORD_KINDS, WORD_PARTS, FieldKind, FormField
from bulletins.forms.form_values import FormValue
from bulletins.forms.scalars import scalar_text

INDENT = "  "


def field_lines(field: FormField, value: FormValue, *, quoted: bool = False) -> list[str]:
    """Return the lines of a field; none where it is empty and a text does not need it."""
    if isinstance(value, dict):
        parts = part_lines(field, value, quoted=quoted)
        return [f"{field.key}:", *(INDENT + line for line in parts)] if value else []
    if isinstance(value, list):
        return _list_lines(field, value, quoted=quoted)
    if field.kind is FieldKind.LINES:
        return value.split("\n") if value else []
    if not value:
        return [f"{field.key}:"] if field.required else []
    return [f"{field.key}: {scalar_text(value, quoted=quoted, word=field.kind in WORD_KINDS)}"]


def _list_lines(field: FormField, value: list[str] | list[dict[str, str]], *, quoted: bool) -> list[str]:
    """Return a list's lines; the only unit stands beside its key."""
    if not value:
        return [f"{field.key}:"] if field.required else []
    if field.required and len(value) == 1 and isinstance(value[0], str):
        return [f"{field.key}: {scalar_text(value[0], quoted=quoted, word=True)}"]
    return [f"{field.key}:", *(line for item in value for line in item_lines(field, item, INDENT, quoted=quoted))]


def item_lines(field: FormField, item: str | dict[str, str], indent: str, *, quoted: bool = False) -> list[str]:
    """Return the lines of one item of a list."""
    if isinstance(item, str):
        return [f"{indent}- {scalar_text(item, quoted=quoted, word=field.kind is FieldKind.SLUGS)}"]
    first, *others = part_lines(field, item, quoted=quoted)
    return [f"{indent}- {first}", *(f"{indent}{INDENT}{line}" for line in others)]


def part_lines(field: FormField, item: dict[str, str], *, quoted: bool = False) -> list[str]:
    """Return the keys of a photo, a document or a correction, a line each, needed ones even where empty."""
    return [
        part_line(key, item.get(key, ""), quoted=quoted) for key in field.parts if item.get(key) or key in field.needed
    ]


def part_line(key: str, text: str, *, quoted: bool = False) -> str:
    """Return one key with its text."""
    return f"{key}: {scalar_text(text, quoted=quoted, word=key in WORD_PARTS)}" if text else f"{key}:"


def is_list(field: FormField) -> bool:
    """Return whether a field holds several things."""
    return field.kind in LIST_KINDS | MAPPING_KINDS

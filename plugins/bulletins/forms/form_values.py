"""The values of form fields, in the form that JSON can hold."""

from __future__ import annotations

from bulletins.forms.declarations import LIST_KINDS, MAPPING_KINDS, FieldKind, FormField
from bulletins.reading.texts import one_line

FormValue = str | list[str] | dict[str, str] | list[dict[str, str]]
"""A text, a list of texts, the keys of a photo, or a list of such keys."""


def empty_value(field: FormField) -> FormValue:
    """Return the value of a field where the file has none."""
    if field.kind in LIST_KINDS | MAPPING_KINDS:
        return []
    return {} if field.kind is FieldKind.PHOTO else ""


def normal_value(value: FormValue) -> FormValue:
    """Return a value as it is read back once it is written: texts on one line, nothing empty."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return {key: one_line(text) for key, text in value.items() if one_line(text)}
    made = [normal_value(each) for each in value]
    return [each for each in made if each]  # type: ignore[return-value]  # all of one type, as they came


def fits(field: FormField, value: object) -> bool:
    """Return whether this field can hold a value that came from outside."""
    if field.kind is FieldKind.PHOTO:
        return _are_parts(field, value)
    if field.kind in MAPPING_KINDS:
        return isinstance(value, list) and all(_are_parts(field, each) for each in value)
    if field.kind in LIST_KINDS:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return isinstance(value, str)


def _are_parts(field: FormField, value: object) -> bool:
    return isinstance(value, dict) and all(key in field.parts and isinstance(text, str) for key, text in value.items())

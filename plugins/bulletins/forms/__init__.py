"""The fields of the writing page, made from the model's own types, and their values written back line by line."""

from bulletins.forms.declarations import FieldKind, FormField, form_fields
from bulletins.forms.form_reading import Form, read_form
from bulletins.forms.form_values import FormValue, fits, normal_value
from bulletins.forms.form_writing import NotWritableError, changed_text, new_text

__all__ = [
    "FieldKind",
    "Form",
    "FormField",
    "FormValue",
    "NotWritableError",
    "changed_text",
    "fits",
    "form_fields",
    "new_text",
    "normal_value",
    "read_form",
]

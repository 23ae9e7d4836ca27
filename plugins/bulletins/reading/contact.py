"""How to reach an office, in a unit's file and in site.yml alike."""

from __future__ import annotations

from bulletins.model.config import Contact
from bulletins.model.identity import Language
from bulletins.model.localized import NOTHING
from bulletins.reading.fields import Fields, Reader, fields_of
from bulletins.reading.lines import Field
from bulletins.reading.photo_keys import read_each
from bulletins.reading.report import FileProblems
from bulletins.reading.texts import read_text
from bulletins.reading.values import read_email, read_https, read_localized, read_phone

CONTACT_KEYS = ("address", "phone", "email", "links")
"""The keys of a contact."""


def read_contact(languages: tuple[Language, ...]) -> Reader[Contact]:
    """Return a reader of a contact; every part may be left out."""

    def _read(field: Field, report: FileProblems) -> Contact | None:
        fields = fields_of(field, report)
        if fields is None:
            return None
        record = Fields(fields, CONTACT_KEYS, field.line, report)
        return Contact(
            address=record.read("address", read_localized(languages)) or NOTHING,
            phone=record.read("phone", read_phone) or "",
            email=record.read("email", read_email) or "",
            links=record.read("links", read_each(read_link)) or (),
        )

    return _read


def read_link(field: Field, report: FileProblems) -> tuple[str, str] | None:
    """Return a link to another site: its label and its https address."""
    fields = fields_of(field, report)
    if fields is None:
        return None
    record = Fields(fields, ("label", "url"), field.line, report)
    label = record.require("label", read_text)
    url = record.require("url", read_https)
    return (label, url) if label and url else None

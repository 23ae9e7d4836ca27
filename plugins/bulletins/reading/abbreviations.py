"""The abbreviations of site.yml: what is written short, and what it stands for."""

from __future__ import annotations

from bulletins.reading.fields import open_fields
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.lines import Field
from bulletins.reading.texts import read_text


def read_abbreviations(field: Field, problems: FileProblems) -> tuple[tuple[str, str], ...] | None:
    """Return the abbreviations as (short, long) pairs in the order they were written in."""
    record = open_fields(field, problems)
    if record is None:
        return None
    pairs = [(name, record.require(name, read_text)) for name in record.names]
    return tuple((name, text) for name, text in pairs if text is not None)

"""The files of units and campaigns after an import: the table's values are written, all other lines stay."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletins.importing.folder_plan import value_text


def registry_text(values: Mapping[str, object], before: str = "") -> str:
    """Return a registry file with these values; lines of the old file for other keys stay.

    A key that says the same already keeps its lines, and with them what a person wrote beside them.
    """
    blocks = _key_blocks(before)
    for key, value in values.items():
        lines = _value_lines(key, value)
        old = blocks.get(key)
        if isinstance(value, Mapping) and old is not None:
            kept = [one for one in old[1:] if not any(one.strip().startswith(f"{language}:") for language in value)]
            lines = [*lines, *(one for one in kept if one.strip())]
        if old is None or sorted(map(str.strip, old)) != sorted(map(str.strip, lines)):
            blocks[key] = lines
    return "\n".join(line for lines in blocks.values() for line in lines).strip("\n") + "\n"


def _key_blocks(text: str) -> dict[str, list[str]]:
    """Return the lines of each key of a file; what stands above the first belongs to none."""
    blocks: dict[str, list[str]] = {}
    key = ""
    for line in text.splitlines():
        found = re.match(r"([a-z_]+)\s*:", line)
        key = found[1] if found else key
        blocks.setdefault(key, []).append(line)
    return blocks


def _value_lines(key: str, value: object) -> list[str]:
    """Return the lines of a key."""
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {language}: {value_text(text)}" for language, text in value.items())]
    if isinstance(value, tuple):
        return [f"{key}:", *(f"  - {item}" for item in value)]
    return [f"{key}: {value}"]

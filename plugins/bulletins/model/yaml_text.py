"""A text as YAML reads it back: as it is where nothing in it would be taken for more than a letter, else in quotes."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W_](?:[^:#\"\\]|:(?! |$)|(?<! )#)*")
_RESERVED = frozenset({"true", "false", "yes", "no", "null"})


def yaml_text(text: str) -> str:
    """Return a text as the value of a key, or as an item of a list."""
    return text if is_plain(text) else in_double_quotes(text)


def is_plain(text: str, *, word: bool = False) -> bool:
    """Return whether a text needs no quotes; a `word` may be one of those that YAML takes for yes, no or nothing."""
    return bool(_PLAIN.fullmatch(text)) and (word or text.lower() not in _RESERVED)


def in_double_quotes(text: str) -> str:
    """Return a text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

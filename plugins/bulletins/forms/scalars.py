"""The text of a single value in a file: as typed where it can be read back so, else in quotes."""

from __future__ import annotations

import re

from bulletins.model.yaml_text import in_double_quotes, is_plain
from bulletins.reading.texts import one_line, without_comment

_SPECIAL = tuple("[]{}\"'|>#&*!%@`-?,:")
_WRAPPED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


def scalar_text(value: str, beside: str = "", *, quoted: bool = False, word: bool = False) -> str:
    """Return a value as text that replaces `beside`: with the same kind of quotes, or plain as before.

    `word` values may be any reserved word; with `quoted` the value stands in double quotes whatever was there.
    """
    text = one_line(value)
    if not text:
        return ""
    if quoted or _is_wrapped(beside, '"'):
        return in_double_quotes(text)
    if _is_wrapped(beside, "'"):
        return "'" + text.replace("'", "''") + "'"
    if is_plain(text, word=word) or (beside and not text.startswith(_SPECIAL)):
        return text
    return in_double_quotes(text)


def comment_behind(beside: str) -> str:
    """Return the comment that stands behind a word, with the blanks before it; empty where there is none."""
    if beside[:1] in ("'", '"'):
        return ""
    return beside[len(without_comment(beside).rstrip()) :].rstrip()


def _is_wrapped(beside: str, quote: str) -> bool:
    return bool(_WRAPPED[quote].fullmatch(beside))

"""Style sheets without comments, indentation and other blanks that change nothing."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"(?P<comment>/\*.*?(?:\*/|\Z))"
    r"|(?P<kept>\"(?:\\.|[^\"\\])*\"?|'(?:\\.|[^'\\])*'?|\burl\(\s*[^\"'\s)][^)]*\)|\\.)"
    r"|(?P<blank>\s+)"
    r"|(?P<plain>\w+|.)",
    re.DOTALL | re.IGNORECASE,
)
_NEEDS_NO_BLANK_AFTER = frozenset("{};,:(>~/")
_NEEDS_NO_BLANK_BEFORE = frozenset("{};,)>!~/")
_IN_NAMES = re.compile(r"[\w%#-]|[^\x00-\x7f]")
_NOTHING = "/**/"


@lru_cache(maxsize=64)
def strip_css(text: str) -> str:
    """Return a style sheet that says the same in fewer bytes; strings, addresses and escapes stay as they are.

    A blank before a colon stays: `p :hover` is another selector than `p:hover`. So do those around `+` and `-`, which
    sums need. A comment alone keeps two names apart, and is kept empty where it does.
    """
    parts = [""]
    between = ""
    for token in _TOKEN.finditer(text):
        if token["comment"] or token["blank"]:
            between = _joined(between, " " if token["blank"] else _NOTHING)
            continue
        part = token[0]
        parts.append(_between(parts[-1], between, part))
        between = ""
        if part == "}":
            while parts[-1] in {"", ";"} and len(parts) > 1:
                parts.pop()
        parts.append(part)
    return "".join(parts)


def _joined(first: str, second: str) -> str:
    """Return what stands for comments and blanks in a row: a blank, if there is one."""
    return " " if " " in {first, second} else second


def _between(before: str, between: str, after: str) -> str:
    """Return what has to stand between two parts that a blank or a comment parted."""
    if between == " ":
        return "" if before in _NEEDS_NO_BLANK_AFTER or not before or after in _NEEDS_NO_BLANK_BEFORE else " "
    if between == _NOTHING and _IN_NAMES.match(before[-1:]) and _IN_NAMES.match(after):
        return _NOTHING
    return ""

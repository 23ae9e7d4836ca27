"""Text as the search compares it: syllables without marks, and beside each the marks that were taken off.

The script `theme/static/search/engine.js` takes queries apart by the same rules; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

Syllable = tuple[str, str]
"""Letters without marks, and the marks in a fixed order: `đường` is ("duong", "++`d")."""

_MARKS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0306": "u",
    "\u0309": "?",
    "\u031b": "+",
    "\u0323": ".",
}
_FIRST_MARK, _LAST_MARK = "\u0300", "\u036f"
_AWAY = str.maketrans({"\u00ad": None, "_": " "})
"""Soft hyphens vanish; a low line stands between words."""
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_LONE_Y = re.compile(r"(?:qu|[bcdfghjklmnpqrstvwxz]+)y")
_PLURAL = re.compile(r"[a-z]{4,}")
_PLURAL_IN_ES = re.compile(r".*(?:ch|sh|ss|x|z)es")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that write no spaces between words: each letter counts as a syllable."""


def split_token(token: str) -> tuple[Syllable, ...]:
    """Return the syllables of what stands between two spaces."""
    small = _POSSESSIVE.sub("", token.lower().translate(_AWAY))
    return tuple(chain.from_iterable(map(take_apart, _run().findall(small))))


def take_apart(token: str) -> tuple[Syllable, ...]:
    """Return the syllables of a run of letters, marks and digits in small letters."""
    parts = unicodedata.normalize("NFD", token)
    if _UNSPACED.search(parts):
        return tuple((cluster, "") for cluster in _clusters(parts))
    base, marks = "", []
    for sign in parts:
        if _FIRST_MARK <= sign <= _LAST_MARK:
            marks.append(_MARKS.get(sign, sign))
        elif sign == "đ":
            base += "d"
            marks.append("d")
        else:
            base += sign
    return ((_stem(base), "".join(sorted(marks))),) if base else ()


def _stem(base: str) -> str:
    """Return letters as all their spellings are compared: 08 as 8, kỹ as kĩ, an English plural as its singular."""
    if base.isdecimal():
        return base.lstrip("0") or "0"
    if base.endswith("s") and _PLURAL.fullmatch(base):
        base = _singular(base)
    return f"{base[:-1]}i" if base.endswith("y") and _LONE_Y.fullmatch(base) else base


def _singular(word: str) -> str:
    """Return an English noun without the ending of its plural; Vietnamese syllables never end in s."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if _PLURAL_IN_ES.fullmatch(word):
        return word[:-2]
    return word if word.endswith(("ss", "us")) else word[:-1]


def _clusters(text: str) -> list[str]:
    """Return each letter with the marks that follow it."""
    found: list[str] = []
    for sign in text:
        if found and unicodedata.category(sign)[0] == "M":
            found[-1] += sign
        else:
            found.append(sign)
    return found


@cache
def _run() -> re.Pattern[str]:
    """Return what a run of letters, marks and digits looks like: Python's own words end at many scripts' vowels."""
    marks = "".join(chr(code) for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code)) in {"Mn", "Mc", "Me"})
    return re.compile(f"[\\w{re.escape(marks)}]+")

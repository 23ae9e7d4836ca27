"""The rules of scripts for setting a line: where it may break, and which letters change with their neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_COENG = "\u17d2"
_JOINER = "\u200d"
_BREAK = "\u200b"
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})
_SPACE = re.compile(r"[\t\n\r \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
_SIMPLE = re.compile(r"[\u0000-\u02ff\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]*")
"""Latin letters, marks composed, and plain punctuation: what most titles consist of."""
_DESCENDERS = frozenset("gjpqyQJ,;()[]{}/|_@çÇ")
_ABOVE, _BELOW = 230, 220
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_SHAPED = ((0x0600, 0x08FF), (0x0900, 0x109F), (0x1780, 0x18AF), (0x1900, 0x1CFF), (0xA800, 0xABFF), (0x11000, 0x11FFF))
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x19E0, 0x19FF),
    (0x2E80, 0x30FF),
    (0x3400, 0x9FFF),
    (0x20000, 0x3FFFF),
)


def cleaned(text: str) -> str:
    """Return a text composed, on one line, with plain hyphens, without what no font can show."""
    plain = _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_HYPHENS)).strip()
    return "".join(character for character in plain if unicodedata.category(character) != "Cc")


def is_silent(character: str) -> bool:
    """Return whether a character only steers its neighbours and has no shape of its own."""
    return unicodedata.category(character) == "Cf" or 0xFE00 <= ord(character) <= 0xFE0F  # noqa: PLR2004  (variants)


def runs_leftward(text: str) -> bool:
    """Return whether a text has letters that run from right to left."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def needs_shaping(text: str) -> bool:
    """Return whether letters of the text change or move with their neighbours, or run from right to left."""
    if _SIMPLE.fullmatch(text):
        return False
    return runs_leftward(text) or any(
        _is_in(character, _SHAPED) or unicodedata.category(character)[0] == "M" for character in text
    )


def is_tall(text: str) -> bool:
    """Return whether a capital letter of the text carries two marks above each other."""
    return any(character.isupper() and _marks(character).count(_ABOVE) > 1 for character in text)


def is_deep(text: str) -> bool:
    """Return whether something of the text reaches below its line."""
    return any(character in _DESCENDERS or _BELOW in _marks(character) for character in text)


def _marks(character: str) -> list[int]:
    """Return where the marks of a letter stand, as Unicode's combining classes."""
    return [unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", character)[1:]]


def letters(text: str) -> tuple[str, ...]:
    """Return a text in pieces that may never be torn: a letter with its marks and with what is joined to it."""
    return _gathered(text, _is_torn)


def clusters(text: str) -> tuple[str, ...]:
    """Return a word in pieces that a line may break between: closing signs stay with what they close."""
    return _gathered(text, _clings)


def _gathered(text: str, holds: Callable[[str, str], bool]) -> tuple[str, ...]:
    """Return a text in pieces, a character joining the one before it where they hold together."""
    found: list[str] = []
    for character in text:
        if found and holds(found[-1][-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def words(text: str, *, cut: bool) -> tuple[tuple[str, bool], ...]:
    """Return the pieces that lines may break between, each with whether a space stands before it.

    Where a script puts no spaces between words, a zero-width space marks them; in a text without any, every cluster
    of such a script is a piece if words may be cut.
    """
    marked = _BREAK in text
    found: list[tuple[str, bool]] = []
    for word in text.split(" "):
        pieces = _unmarked(word) if cut and not marked else word.split(_BREAK)
        found += [(piece, index == 0) for index, piece in enumerate(piece for piece in pieces if piece)]
    return tuple(found)


def _unmarked(word: str) -> tuple[str, ...]:
    """Return a word whole, or in clusters where its script puts no spaces between words."""
    return clusters(word) if any(_is_in(character, _UNSPACED) for character in word) else (word,)


def _is_torn(before: str, character: str) -> bool:
    """Return whether a break between two characters would tear a letter."""
    joins = unicodedata.category(character)[0] == "M" or is_silent(character)
    return joins or before in {_COENG, _JOINER}


def _clings(before: str, character: str) -> bool:
    """Return whether no line may break between two characters of a word."""
    closes = unicodedata.category(character) in {"Pe", "Pf", "Po"}
    opens = unicodedata.category(before) in {"Ps", "Pi"}
    return closes or opens or _is_torn(before, character) or (_is_plain(before) and _is_plain(character))


def _is_plain(character: str) -> bool:
    """Return whether a character belongs to a script whose words stand apart: these are not cut."""
    return character.isalnum() and not _is_in(character, _UNSPACED)


def _is_in(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Return whether a character lies in one of the ranges of code points."""
    return any(first <= ord(character) <= last for first, last in ranges)

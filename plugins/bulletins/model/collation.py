"""How a language sorts names: a key that compares as the Unicode collation of that language does.

Three levels, as in ICU: letters first, over the whole text; then accents; then case. Numbers inside a name compare by
their value: Tổ 2 comes before Tổ 10. Vietnamese has letters of its own (ă â đ ê ô ơ ư) and its own order of tones
(ngang huyền hỏi ngã sắc nặng); all other languages use the root order.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bulletins.model.identity import Language

_SIGNS = " _‗-‐‑‒–—―,;:!¡?¿.·'‘’‚‛‹›\"“”„‟«»()[]{}‖§¶@*/\\&#%†‡•‣‧`^°©®+±÷×<=>¬|¦~¤¢$£¥₫€"
_ROOT_MARKS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_VIETNAMESE_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHAPES = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}
_DIGITS = 2
"""The group of numbers."""
_EXPANSIONS = {"đ": "d\u0335", "ø": "o\u0338", "ł": "l\u0335", "ß": "ss", "æ": "ae", "œ": "oe"}

Weight = tuple[int, int]
"""A rank within a group of characters: (group, rank). A number is one character, ranked by its value."""

CollationKey = tuple[tuple[Weight, ...], tuple[int, ...], tuple[bool, ...], str]
"""What texts are compared by: letters, accents, case, and the text itself so that the order is total."""


@lru_cache(maxsize=4096)
def collation_key(text: str, language: Language) -> CollationKey:
    """Return the key that sorts `text` as readers of `language` expect; equal only for texts equal in NFC."""
    vietnamese = language == "vi" or language.startswith("vi-")
    primary: list[Weight] = []
    secondary: list[int] = []
    tertiary: list[bool] = []
    marked = False
    for base, marks, upper in _elements(text, keep_d=vietnamese):
        letter, rest = _shape(base, marks) if vietnamese else (base, marks)
        weight = _weight(letter, _VIETNAMESE_LETTERS if vietnamese else _LATIN_LETTERS)
        if weight[0] == _DIGITS and primary and primary[-1][0] == _DIGITS and not marked:
            primary[-1] = (_DIGITS, 10 * primary[-1][1] + weight[1])
            continue
        marked = bool(rest)
        primary.append(weight)
        secondary.append(0)
        secondary.extend(_mark_weight(mark, vietnamese=vietnamese) for mark in rest)
        tertiary.append(upper)
    return tuple(primary), tuple(secondary), tuple(tertiary), unicodedata.normalize("NFC", text)


def _elements(text: str, *, keep_d: bool) -> list[tuple[str, str, bool]]:
    """Return each base character in lower case with its marks and whether it was a capital."""
    elements: list[tuple[str, str, bool]] = []
    for character in unicodedata.normalize("NFKD", text):
        if _is_mark(character):
            if elements:
                base, marks, upper = elements[-1]
                elements[-1] = (base, marks + character, upper)
        elif unicodedata.category(character) not in {"Cc", "Cf"}:
            elements.extend(_expanded(character, keep_d=keep_d))
    return elements


def _expanded(character: str, *, keep_d: bool) -> list[tuple[str, str, bool]]:
    """Return the base characters that one character counts as: ß as two; đ, outside Vietnamese, as d."""
    lower = character.lower()
    upper = lower != character
    if lower not in _EXPANSIONS or (keep_d and lower == "đ"):
        return [(lower, "", upper)]
    plain = _EXPANSIONS[lower]
    if _is_mark(plain[-1]):
        return [(plain[0], plain[1:], upper)]
    return [(letter, "", upper) for letter in plain]


def _is_mark(character: str) -> bool:
    """Return whether the character is an accent that stands on the letter before it."""
    return "\u0300" <= character <= "\u036f"


def _shape(base: str, marks: str) -> tuple[str, str]:
    """Return the Vietnamese letter that a base and one of its marks make, and the marks that are left: its tone."""
    for mark in marks:
        letter = _SHAPES.get((base, mark))
        if letter is not None:
            return letter, marks.replace(mark, "", 1)
    return base, marks


def _weight(letter: str, alphabet: str) -> Weight:
    """Return where a character stands: signs, digits, the alphabet, then everything else."""
    place = alphabet.find(letter)
    if place >= 0:
        return 3, place
    sign = _SIGNS.find(letter)
    if sign >= 0:
        return 0, sign
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return _DIGITS, digit
    return (4 if letter.isalpha() or unicodedata.category(letter)[0] == "M" else 1), ord(letter[0])


def _mark_weight(mark: str, *, vietnamese: bool) -> int:
    """Return where an accent stands among the accents, from 1 up."""
    order = _TONES + _ROOT_MARKS if vietnamese else _ROOT_MARKS
    place = order.find(mark)
    return place + 1 if place >= 0 else ord(mark)

"""Questions drawn from texts, in the spellings that people use; what must come first is told from the texts alone."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from bulletins.model.search import SearchDocument
from bulletins.search.syllables import split_token

_WORDS = re.compile(r"[\w.]*\w")
_TELEX = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VNI_LETTERS = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_NEW_TONES = {"óa": "oá", "òa": "oà", "ỏa": "oả", "ọa": "oạ", "úy": "uý", "ủy": "uỷ", "ụy": "uỵ", "ùy": "uỳ"}
_LEAST, _PHRASE = 7, 5


class Drawn(NamedTuple):
    """A question of a kind, and the identity of the one document that must come first."""

    kind: str
    text: str
    first: str


def fold(text: str) -> str:
    """Return the syllables of a text without marks, a blank on either side of each."""
    return f" {' '.join(base for token in text.split() for base in _bases(token))} "


@cache
def _bases(token: str) -> tuple[str, ...]:
    """Return the syllables of a token without marks."""
    return tuple(base for base, _ in split_token(token))


def telex(text: str) -> str:
    """Return a text as Telex keys that nothing turned into letters."""
    return " ".join(map(_telex, text.split()))


def _telex(word: str) -> str:
    """Return one word's keys, its tone last."""
    keys, tone = "", ""
    for sign in unicodedata.normalize("NFD", word.lower()):
        if sign in _TELEX:
            tone = _TELEX[sign]
        elif sign == "\u0302":
            keys += keys[-1]
        elif sign in "\u0306\u031b":
            keys += "w"
        else:
            keys += "dd" if sign == "đ" else sign
    return keys.replace("uwow", "uow") + tone


def vni(text: str) -> str:
    """Return a text as VNI keys that nothing turned into letters."""
    keys = "".join(
        "d9" if sign == "đ" else _VNI.get(sign) or _VNI_LETTERS.get(sign, sign)
        for sign in unicodedata.normalize("NFD", text.lower())
    )
    return keys.replace("u7o7", "uo7")


def _plain(text: str) -> str:
    """Return a text without any mark."""
    return "".join(
        each for each in unicodedata.normalize("NFD", text.lower().replace("đ", "d")) if not unicodedata.combining(each)
    )


def _half_typed(text: str) -> str:
    """Return a text whose last word has begun."""
    return text[: -max(1, len(text.rsplit(maxsplit=1)[-1]) // 2)]


def _old_tones(text: str) -> str:
    """Return a text with tones where the other school puts them, and i where it writes y."""
    for one, other in _NEW_TONES.items():
        text = re.sub(f"{one}(?!\\w)", other, text)
    return re.sub(r"(?<=[hklmst])ỹ\b", "ĩ", text)


def _one_more(text: str) -> str:
    """Return a text with a word that no newspaper has."""
    return f"{text} zquyx"


def _apart(text: str) -> str:
    """Return a text without its middle word."""
    words = text.split()
    return " ".join([*words[:2], *words[3:]])


KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "title, as it stands": ("title", str),
    "title, without tones": ("title", _plain),
    "title, half-typed": ("title", _half_typed),
    "title, half-typed without tones": ("title", lambda text: _plain(_half_typed(text))),
    "title, decomposed": ("title", lambda text: unicodedata.normalize("NFD", text)),
    "title, the other school's tones": ("title", _old_tones),
    "title, one word left out": ("title", lambda text: _plain(_apart(text))),
    "title, a word too many": ("title", _one_more),
    "title, Telex keys": ("title", telex),
    "title, VNI keys": ("title", vni),
    "title, in capitals": ("title", str.upper),
    "lead, as it stands": ("lead", str),
    "lead, without tones": ("lead", _plain),
    "text, as it stands": ("body", str),
    "text, without tones": ("body", _plain),
}
"""Each kind of question: where its words come from, and how they are typed."""


def draw_questions(documents: Sequence[SearchDocument], chance: random.Random, each: int) -> list[Drawn]:
    """Return so many questions of each kind; a phrase that is asked for stands in one document's place alone.

    A phrase of a title stands in no other title or lead; one of a lead or a text in no other document at all.
    """
    heads = [fold(f"{one.title} | {one.lead}") for one in documents]
    wholes = [fold(f"{one.title} | {one.lead} | {one.body}") for one in documents]
    questions = []
    for kind, (place, typed) in KINDS.items():
        found: list[Drawn] = []
        while len(found) < each:
            document = chance.choice(documents)
            phrase = _phrase(getattr(document, place), chance)
            inside = heads if place == "title" else wholes
            if phrase and sum(fold(phrase) in other for other in inside) == 1:
                found.append(Drawn(kind, typed(phrase), document.identity))
        questions += found
    return questions


def _phrase(text: str, chance: random.Random) -> str:
    """Return neighbouring words of a text; nothing where it has too few, or where they would run over a full stop."""
    words = text.split()
    if len(words) < _LEAST:
        return ""
    at = chance.randrange(len(words) - _PHRASE + 1)
    phrase = words[at : at + _PHRASE]
    return " ".join(phrase) if all(_WORDS.fullmatch(word) and word.isalpha() for word in phrase) else ""

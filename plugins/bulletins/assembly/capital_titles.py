"""Titles in capital letters, which are hard to read: each is answered with the same title as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from unicodedata import normalize

from bulletins.model.bulletin import Words
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, warning
from bulletins.model.registry import Campaign, Unit
from bulletins.model.site import SiteFacts, TitledTexts

_WORD = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
_NUMERAL = re.compile(r"[IVXLC]{2,}")
_VOWEL = re.compile("[aeiouy]")
_MARK = re.compile("[\u0300-\u036f]")
_UNSPOKEN = re.compile("[^aeiouy]{3}")
"""What no Vietnamese word has but an abbreviation may: three consonants in a row, as in UBND."""

_SENTENCE_END = (". ", "! ", "? ")
_FEWEST = 4
"""So many words, and more, make a title that is hard to read in capitals; a name may have fewer."""


def is_in_capitals(title: str) -> bool:
    """Return whether a title is all in capitals."""
    return title.isupper() and title.count(" ") >= _FEWEST - 1


def capital_problems(facts: SiteFacts, titled: TitledTexts, words: Mapping[str, Words]) -> Iterator[Problem]:
    """Give each title in capitals with the title to type, in which the names are written as the site writes them."""
    shouted = [(text, words[text.origin.path].title) for text in titled.texts if text.origin.path in words]
    shouted = [(text, title) for text, title in shouted if is_in_capitals(title)]
    known = _known_names(facts) if shouted else {}
    for text, title in shouted:
        suggestion, names = _as_sentence(title, known, vietnamese=text.language.partition("-")[0] == "vi")
        place = (text.origin.path, text.origin.line("title"))
        yield warning("title-in-capitals", *place, suggestion=suggestion, names=", ".join(names) or "–")


def _known_names(facts: SiteFacts) -> dict[tuple[str, ...], str]:
    """Return how the site writes names and abbreviations, by their words in small letters."""
    config = facts.config
    entries: tuple[Unit | Campaign, ...] = (*sorted(facts.units, key=_slug), *sorted(facts.campaigns, key=_slug))
    named = chain(
        (config.name, config.short_name, config.editor),
        (name for entry in entries for name in (entry.name, entry.short_name)),
    )
    known: dict[tuple[str, ...], str] = {}
    for _, name in chain.from_iterable(each.entries for each in named):
        for phrase in (name, *_proper_parts(name)):
            known.setdefault(tuple(word.lower() for word in _WORD.findall(phrase)), phrase)
    known.pop((), None)
    return known


def _slug(entry: Unit | Campaign) -> Slug:
    """Return the slug of a registry entry."""
    return entry.slug


def _proper_parts(name: str) -> Iterator[str]:
    """Give the parts of a name that are names themselves: words in a row that begin with a capital, abbreviations."""
    run: list[str] = []
    for word in [*_WORD.findall(name), ""]:
        if word[:1].isupper():
            run.append(word)
            continue
        if len(run) > 1:
            yield " ".join(run)
        run = []
    yield from (word for word in _WORD.findall(name) if len(word) > 1 and word.isupper())


def _as_sentence(title: str, known: dict[tuple[str, ...], str], *, vietnamese: bool) -> tuple[str, list[str]]:
    """Return a title as a sentence, and the names in it that the site knows."""
    found = list(_WORD.finditer(title))
    words = [word[0].lower() for word in found]
    longest = max(map(len, known), default=0)
    written: list[str] = []
    names: list[str] = []
    at = end = 0
    while at < len(found):
        written.append(title[end : found[at].start()])
        size = next(
            (size for size in range(min(longest, len(words) - at), 0, -1) if tuple(words[at : at + size]) in known), 0
        )
        phrase = known[tuple(words[at : at + size])] if size else _small(found[at][0], vietnamese=vietnamese)
        names += [phrase] if size else []
        is_first = at == 0 or "".join(written).endswith(_SENTENCE_END)
        written.append(phrase[:1].upper() + phrase[1:] if is_first else phrase)
        at += max(size, 1)
        end = found[at - 1].end()
    return "".join([*written, title[end:]]), list(dict.fromkeys(names))


def _small(word: str, *, vietnamese: bool) -> str:
    """Return a word in small letters; a Roman number and an unpronounceable abbreviation stay as they are."""
    plain = _MARK.sub("", normalize("NFD", word.lower())).replace("ngh", "ng")
    is_word = _VOWEL.search(plain) and not (vietnamese and plain.isalpha() and _UNSPOKEN.search(plain))
    return word.lower() if is_word and not _NUMERAL.fullmatch(word) and not any(map(str.isdigit, word)) else word

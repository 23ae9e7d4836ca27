"""An inverted index in small text files: sorted terms, each with the documents that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bulletins.search.vocabulary import BODY, TITLE, Numbered, Numbers, TermCode

PLACES = 4
"""How many places a term may stand in: a posting is a document's number times this, plus the place."""

_BEST_FIRST = range(TITLE, BODY - 1, -1)

_BITS = 63
"""How many bits a whole number has for its value."""

RARE = 64
"""Singles that stand in the body alone of more documents than this, or than one in so many, are left out there."""

_DIGITS = 47
"""Numbers are written with this many signs that go on and as many that end one."""
_GOES_ON = [chr(0x21 + digit) for digit in range(_DIGITS)]
_ENDS = [chr(0x21 + _DIGITS + digit) for digit in range(_DIGITS)]


class Chunk(NamedTuple):
    """A file of terms. `key` sorts after all terms before it, and not after its own first."""

    key: str
    text: str


def make_chunks(documents: Sequence[Numbered], code: TermCode, size: int) -> list[Chunk]:
    """Return the terms of documents, numbered as they come, in chunks of about `size` characters."""
    return list(_cut(_lines(_invert(documents, code), code), size))


def _invert(documents: Sequence[Numbered], code: TermCode) -> Iterator[tuple[int, list[int]]]:
    """Yield every term with its postings, both in rising order."""
    terms, ranks = _sorted_together(*_occurrences(documents, code))
    numbers = ranks // PLACES
    first = np.ones(len(terms), dtype=bool)  # of one term in one document, the best place comes first
    first[1:] = (terms[1:] != terms[:-1]) | (numbers[1:] != numbers[:-1])
    terms, ranks = terms[first], ranks[first]
    postings = ranks ^ (PLACES - 1)
    kept = _without_common(terms, postings, code, max(RARE, len(documents) // RARE))
    terms, postings = terms[kept], postings[kept]
    if not len(terms):  # of a year all of whose bulletins were withdrawn
        return
    starts = np.flatnonzero(np.concatenate(([True], terms[1:] != terms[:-1])))
    ends = [*starts[1:].tolist(), len(terms)]
    found = postings.tolist()
    for term, start, end in zip(terms[starts].tolist(), starts.tolist(), ends, strict=True):
        yield term, found[start:end]


def _occurrences(documents: Sequence[Numbered], code: TermCode) -> tuple[Numbers, Numbers]:
    """Return where terms occur: the terms, and for each a document's number times PLACES plus its place's rank.

    Of titles, which few remember whole, pairs with one syllable left out between them count as of the body.
    """
    runs = [document[place] for document in documents for place in _BEST_FIRST]
    lengths = np.fromiter(map(len, runs), dtype=np.int64, count=len(runs))
    if not lengths.sum():
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    syllables = np.concatenate([np.frombuffer(run, dtype=np.int32) for run in runs if run])
    ranks = np.repeat(np.arange(len(runs), dtype=np.int64), lengths)
    singles = code.seconds[syllables]
    pairs = code.firsts[syllables[:-1]] + singles[1:]
    wider = code.firsts[syllables[:-2]] + singles[2:]
    whole = ranks[1:] == ranks[:-1]
    titles = (ranks[2:] == ranks[:-2]) & (ranks[2:] % PLACES == _BEST_FIRST.index(TITLE))
    terms = np.concatenate((singles, pairs[whole], wider[titles]))
    return terms, np.concatenate((ranks, ranks[1:][whole], ranks[2:][titles] + _BEST_FIRST.index(BODY)))


def _sorted_together(terms: Numbers, ranks: Numbers) -> tuple[Numbers, Numbers]:
    """Return both sorted by term, then by rank."""
    if not len(terms):
        return terms, ranks
    bits = int(ranks.max()).bit_length()
    if int(terms.max()).bit_length() + bits < _BITS:  # as one number each: several times as fast
        both = np.sort(terms << bits | ranks)
        return both >> bits, both & ((1 << bits) - 1)
    order = np.lexsort((ranks, terms))
    return terms[order], ranks[order]


def _without_common(terms: Numbers, postings: Numbers, code: TermCode, most: int) -> NDArray[np.bool_]:
    """Return which occurrences are kept: not those of singles in bodies where these are more than `most`."""
    loose = (terms < code.least_pair) & (postings % PLACES == BODY)
    names, counts = np.unique(terms[loose], return_counts=True)
    kept: NDArray[np.bool_] = ~(loose & np.isin(terms, names[counts > most]))
    return kept


def _lines(postings: Iterable[tuple[int, list[int]]], code: TermCode) -> Iterator[tuple[str, str]]:
    """Yield the letters of terms with what stands behind them: marks and postings, once for each toning."""
    low = code.mark_mask
    marks: dict[int, str] = {}
    current, parts = -1, ""
    for term, found in postings:
        letters, mark = term & ~low, term & low
        if letters != current:
            if parts:
                yield code.letters(current), parts
            current, parts = letters, ""
        if mark not in marks:
            marks[mark] = f"\t{code.marks_of(mark)} "
        first = found[0] + PLACES
        if len(found) == 1:
            parts += marks[mark] + write_number(first)
        else:
            steps = [later - earlier + earlier % PLACES for earlier, later in pairwise(found)]
            parts += marks[mark] + "".join(map(write_number, (first, *steps)))
    if parts:
        yield code.letters(current), parts


@cache
def write_number(number: int) -> str:
    """Return a number in few signs, none of which is a space."""
    text = _ENDS[number % _DIGITS]
    while number >= _DIGITS:
        number //= _DIGITS
        text = _GOES_ON[number % _DIGITS] + text
    return text


def _cut(lines: Iterable[tuple[str, str]], size: int) -> Iterator[Chunk]:
    """Yield chunks of about `size` characters, cut where terms themselves say so: an edit moves few borders.

    A term whose first syllable is that of the term before leaves it out.
    """
    least, most, chance = size // 2, 2 * size, max(1, size // 50)
    parts: list[str] = []
    length, before, syllable, key = 0, "", "", ""
    for letters, rest in lines:
        if length >= least and (length >= most or crc32(letters.encode()) % chance == 0):
            yield Chunk(key, "".join(parts))
            parts, length, key = [], 0, _border(before, letters)
        first, _, second = letters.partition(" ")
        line = f"{second}{rest}\n" if first == syllable and parts else f"{letters}{rest}\n"
        parts.append(line)
        length += len(line)
        before, syllable = letters, first
    if parts:
        yield Chunk(key, "".join(parts))


def _border(before: str, after: str) -> str:
    """Return the shortest text that sorts after one term and not after the other."""
    for place, sign in enumerate(after):
        if before[place : place + 1] != sign:
            return after[: place + 1]
    return after

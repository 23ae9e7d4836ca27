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
_RANK_OF_TITLE, _RANK_OF_BODY = map(_BEST_FIRST.index, (TITLE, BODY))

_BITS = 63
"""How many bits a whole number has for its value."""

RARE = 64
"""A syllable alone that is in more bodies than this, and than one in so many, is not indexed there."""

SHARE = 1_000_000
"""Terms are sorted in shares of about so many, each about 50 MB while it is sorted."""

_DIGITS = 47
"""Numbers are written with this many signs that go on and as many that end one."""
_GOES_ON = 0x21
_ENDS = _GOES_ON + _DIGITS
"""The first sign of each kind."""


class Chunk(NamedTuple):
    """A file of terms. `key` sorts after all terms before it, and not after its own first."""

    key: str
    text: str


def make_chunks(documents: Sequence[Numbered], code: TermCode, size: int) -> list[Chunk]:
    """Return the terms of documents, numbered as they come, in chunks of about `size` characters."""
    return list(_cut(_lines(_invert(documents, code), code), size))


def _invert(documents: Sequence[Numbered], code: TermCode) -> Iterator[tuple[int, str]]:
    """Yield every term with its postings as they are written, in rising order."""
    most = max(RARE, len(documents) // RARE)
    for terms, postings in _occurrences(documents, code):
        kept = _without_common(terms, postings, code, most)
        yield from _write_postings(terms[kept], postings[kept])


def _occurrences(documents: Sequence[Numbered], code: TermCode) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield where terms occur: the terms in rising order, and for each a posting; several terms at a time.

    Of one term in one document, the best place is told. Terms come in shares of about SHARE by their first syllables,
    so that little memory is needed at once. Of titles, which few remember whole, pairs with one syllable left out
    between them count as of the body.
    """
    runs = [document[place] for document in documents for place in _BEST_FIRST]
    syllables = np.concatenate([np.zeros(0, np.int32), *(np.frombuffer(run, np.int32) for run in runs if run)])
    lengths = np.fromiter(map(len, runs), np.int64, len(runs))
    ranks = np.repeat(np.arange(len(runs) + 2, dtype=np.int32), np.append(lengths, (1, 1)))  # nothing follows the last
    shares, count = _shares(code.first_letters[syllables])
    for share in range(count):
        at = np.flatnonzero(shares == share)
        yield _best_places(code.seconds[syllables[at]], ranks[at])
    for share in range(count):
        at = np.flatnonzero(shares == share)
        near = at[ranks[at + 1] == ranks[at]]
        wide = at[(ranks[at + 2] == ranks[at]) & (ranks[at] % PLACES == _RANK_OF_TITLE)]
        firsts = code.firsts[syllables[np.concatenate((near, wide))]]
        terms = firsts + code.seconds[syllables[np.concatenate((near + 1, wide + 2))]]
        yield _best_places(terms, np.concatenate((ranks[near], ranks[wide] + _RANK_OF_BODY)))


def _shares(letters: NDArray[np.int32]) -> tuple[NDArray[np.int16], int]:
    """Return the share of each syllable, whose letters are given by rank, and how many shares there are."""
    by_letters = (np.cumsum(np.bincount(letters)) // SHARE).astype(np.int16)
    return by_letters[letters], int(by_letters.max(initial=-1)) + 1


def _best_places(terms: Numbers, ranks: NDArray[np.int32]) -> tuple[Numbers, Numbers]:
    """Return terms and postings, sorted by both; a rank is a document's number times PLACES, plus its place's rank."""
    bits = int(ranks.max(initial=0)).bit_length()
    if int(terms.max(initial=0)).bit_length() + bits < _BITS:  # as one number each: several times as fast
        both = terms << bits
        both |= ranks
        both.sort()
        terms, ranks = both >> bits, both & ((1 << bits) - 1)
    else:
        order = np.lexsort((ranks, terms))
        terms, ranks = terms[order], ranks[order]
    numbers = ranks // PLACES
    best = np.ones(len(terms), dtype=bool)
    best[1:] = (terms[1:] != terms[:-1]) | (numbers[1:] != numbers[:-1])
    return terms[best], ranks[best] ^ (PLACES - 1)  # the best place has rank 0; a posting holds the place itself


def _without_common(terms: Numbers, postings: Numbers, code: TermCode, most: int) -> NDArray[np.bool_]:
    """Return which occurrences are kept: not those of singles in bodies where these are more than `most`."""
    loose = (terms < code.least_pair) & (postings % PLACES == BODY)
    names, counts = np.unique(terms[loose], return_counts=True)
    kept: NDArray[np.bool_] = ~(loose & np.isin(terms, names[counts > most]))
    return kept


def _write_postings(terms: Numbers, postings: Numbers) -> Iterator[tuple[int, str]]:
    """Yield each term with its postings in a row: the first one, then what each adds to the document before it."""
    if not len(terms):  # of a year all of whose bulletins were withdrawn
        return
    new = np.append([True], terms[1:] != terms[:-1])
    steps = postings + PLACES
    steps[1:] -= np.where(new[1:], 0, postings[:-1] // PLACES * PLACES + PLACES)
    text, ends = write_numbers(steps)
    starts = np.flatnonzero(new)
    borders = [0, *ends[starts[1:] - 1].tolist(), len(text)]
    for term, (start, end) in zip(terms[starts].tolist(), pairwise(borders), strict=True):
        yield term, text[start:end]


def _lines(postings: Iterable[tuple[int, str]], code: TermCode) -> Iterator[tuple[str, str]]:
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
        parts += marks[mark] + found
    if parts:
        yield code.letters(current), parts


def write_numbers(numbers: Numbers) -> tuple[str, Numbers]:
    """Return numbers in few signs each, none of which is a space, and where each one ends in the text."""
    left = numbers.copy()
    lengths = np.ones(len(left), dtype=np.int64)
    more = left // _DIGITS
    while more.any():
        lengths += more > 0
        more //= _DIGITS
    ends = np.cumsum(lengths)
    signs = np.empty(int(lengths.sum()), dtype=np.uint8)
    place, first_sign = ends - 1, _ENDS
    while len(left):
        signs[place] = first_sign + left % _DIGITS
        left //= _DIGITS
        rest = left > 0
        left, place, first_sign = left[rest], place[rest] - 1, _GOES_ON
    return signs.tobytes().decode("ascii"), ends


@cache
def write_number(number: int) -> str:
    """Return a number as `write_numbers` writes it."""
    return write_numbers(np.array([number]))[0]


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

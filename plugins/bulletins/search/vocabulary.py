"""The syllables of many documents under numbers, which compare and add faster than texts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bulletins.model.search import SearchDocument
from bulletins.search.syllables import Syllable, split_token

BODY, NAMES, LEAD, TITLE = range(4)
"""Where a term stands; a greater number counts for more."""

Numbered = tuple["array[int]", "array[int]", "array[int]", "array[int]"]
"""The syllables of a document's body, names, lead and title by their numbers."""


Numbers = NDArray[np.int64]
"""Many whole numbers."""

_MOST_MARKS = 1000


class Vocabulary(dict[str, tuple[int, ...]]):
    """The syllables of each token that was met, by number: a language has few tokens, each is taken apart once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        super().__init__()
        self.syllables: dict[Syllable, int] = {}

    def __missing__(self, token: str) -> tuple[int, ...]:
        """Return the numbers of a new token's syllables."""
        known = self.syllables
        numbers = tuple([known.setdefault(syllable, len(known)) for syllable in split_token(token)])
        self[token] = numbers
        return numbers

    def number(self, document: SearchDocument) -> Numbered:
        """Return the syllables of a document by their numbers."""
        names = " ".join(document.names)
        return (self._read(document.body), self._read(names), self._read(document.lead), self._read(document.title))

    def count(self, documents: Iterable[Numbered]) -> Counter[str]:
        """Return how often documents have each syllable, its marks left off."""
        runs = [np.frombuffer(run, dtype=np.int32) for document in documents for run in document if run]
        times = np.bincount(np.concatenate(runs), minlength=len(self.syllables)) if runs else ()
        counts: Counter[str] = Counter()
        for (base, _), number in zip(self.syllables, times, strict=False):
            if number:
                counts[base] += int(number)
        return counts

    def _read(self, text: str) -> array[int]:
        """Return the numbers of a text's syllables in their order."""
        return array("i", chain.from_iterable(map(self.__getitem__, text.split())))


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCode:
    """How terms are written as one number that sorts as they do: letters first, then marks.

    `firsts` and `seconds` give what a syllable adds to a pair as its first and its second half; a single syllable is
    a pair whose first half is empty.
    """

    bases: tuple[str, ...]
    marks: tuple[str, ...]
    base_bits: int
    mark_bits: int
    firsts: Numbers
    seconds: Numbers

    @property
    def mark_mask(self) -> int:
        """Return the bits of a term that tell its marks."""
        return (1 << 2 * self.mark_bits) - 1

    @property
    def first_letters(self) -> NDArray[np.int32]:
        """Return the rank of each syllable's letters, which its terms sort by."""
        return (self.seconds >> 2 * self.mark_bits).astype(np.int32)

    @property
    def least_pair(self) -> int:
        """Return a number that all pairs reach and no single does."""
        return 1 << self.base_bits + 2 * self.mark_bits

    def letters(self, term: int) -> str:
        """Return both halves of a term without marks: ` noi` for a single, `ha noi` for a pair."""
        letters = term >> 2 * self.mark_bits
        return f"{self.bases[letters >> self.base_bits]} {self.bases[letters & (1 << self.base_bits) - 1]}"

    def marks_of(self, term: int) -> str:
        """Return the marks of both halves of a term with a comma between; nothing where neither has any."""
        low = (1 << self.mark_bits) - 1
        first, second = self.marks[term >> self.mark_bits & low], self.marks[term & low]
        return f"{first},{second}" if first or second else ""


def open_code(syllables: Iterable[Syllable]) -> TermCode:
    """Return the code for terms of these syllables, which are in the order of their numbers.

    Marks that hardly any syllable bears are left off where there are too many kinds of them.
    """
    known = tuple(syllables)
    bases = tuple(sorted({"", *(base for base, _ in known)}))
    common = Counter(marks for _, marks in known)
    marks = tuple(sorted({"", *sorted(common, key=lambda each: (-common[each], each))[:_MOST_MARKS]}))
    base_ranks = {base: rank for rank, base in enumerate(bases)}
    mark_ranks = {each: rank for rank, each in enumerate(marks)}
    bits, wide = len(marks).bit_length(), len(bases).bit_length()
    letters = np.array([base_ranks[base] for base, _ in known], dtype=np.int64)
    tones = np.array([mark_ranks.get(each, 0) for _, each in known], dtype=np.int64)
    return TermCode(
        bases=bases,
        marks=marks,
        base_bits=wide,
        mark_bits=bits,
        firsts=(letters << wide + 2 * bits) | (tones << bits),
        seconds=(letters << 2 * bits) | tones,
    )

"""The word nearest to a misspelt one, found quickly among very many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

_SHORTLIST = 12


class Nearest:
    """Words indexed by the letter triples they hold; the index is made when it is first asked."""

    __slots__ = ("_index", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        """Keep the words, each once."""
        self._words = tuple(sorted(set(words)))
        self._index: dict[str, list[str]] | None = None

    def to(self, word: str) -> str:
        """Return the word most like the given one, empty where there are none at all."""
        if not self._words:
            return ""
        index = self._triples()
        shared = Counter(known for triple in triples(word) for known in index.get(triple, ()))
        shortlist = sorted(shared, key=lambda known: (-shared[known], known))[:_SHORTLIST] or self._words[:_SHORTLIST]
        return max(shortlist, key=lambda known: (SequenceMatcher(None, word, known).ratio(), _descending(known)))

    def _triples(self) -> dict[str, list[str]]:
        """Return the words by the triples they hold."""
        if self._index is None:
            index: dict[str, list[str]] = defaultdict(list)
            for word in self._words:
                for triple in triples(word):
                    index[triple].append(word)
            self._index = dict(index)
        return self._index


def triples(word: str) -> frozenset[str]:
    """Return all runs of three letters in a word whose ends are marked."""
    marked = f"^{word}$"
    return frozenset(marked[start : start + 3] for start in range(len(marked) - 2))


def _descending(word: str) -> tuple[int, ...]:
    """Return a key by which the first word in the alphabet is the greatest."""
    return tuple(-ord(character) for character in word)

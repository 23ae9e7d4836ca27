"""Did you mean …? The known word a mistyped one looks like."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

_LONGEST = 40
_NEAR = 0.6
_NEARER = 0.75

_OTHER_NAMES = (
    ("tiêu đề", "title"),
    ("tựa đề", "title"),
    ("ngày", "date"),
    ("ngày đăng", "date"),
    ("đơn vị", "unit"),
    ("tóm tắt", "summary"),
    ("sapo", "summary"),
    ("phong trào", "campaign"),
    ("chiến dịch", "campaign"),
    ("tác giả", "authors"),
    ("người viết", "authors"),
    ("người đăng", "authors"),
    ("chuyên mục", "section"),
    ("ngày diễn ra", "event_date"),
    ("ảnh bìa", "cover"),
    ("ảnh đại diện", "cover"),
    ("ảnh", "photos"),
    ("hình ảnh", "photos"),
    ("trạng thái", "status"),
    ("draft", "status"),
    ("published", "status"),
    ("description", "summary"),
    ("excerpt", "summary"),
    ("image", "cover"),
    ("thumbnail", "cover"),
    ("tags", "campaign"),
    ("category", "section"),
    ("categories", "section"),
    ("lý do", "reason"),
    ("đính chính", "corrections"),
    ("tệp đính kèm", "attachments"),
    ("đính kèm", "attachments"),
    ("chú thích", "caption"),
    ("nguồn", "credit"),
    ("tên", "name"),
    ("tên ngắn", "short_name"),
    ("cấp", "level"),
    ("mô tả", "description"),
    ("nháp", "draft"),
    ("bản nháp", "draft"),
    ("đã đăng", "published"),
    ("đăng", "published"),
    ("đã gỡ", "withdrawn"),
    ("gỡ", "withdrawn"),
)
"""What staff would call a key, or a status, in their own language; what other programs call it."""
_SHORTLIST = 12


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word that was probably meant, "" where none is near."""
    if len(word) > _LONGEST:
        return ""
    meant = next((key for key in _translated(word) if key in known), "")
    return meant or nearest_by_letters(word, known)


def nearest_by_letters(word: str, known: Sequence[str]) -> str:
    """Return the known word whose letters are most alike, "" where none is near; what it means is not looked at."""
    if len(word) > _LONGEST:
        return ""
    by_shape = {key.replace("-", "_"): key for key in known}
    found = get_close_matches(_shape(word), list(by_shape), n=1, cutoff=_NEAR)
    return by_shape[found[0]] if found else ""


def surely_meant(word: str, known: str) -> bool:
    """Return whether a word can be taken for a known one without asking: a slip of the finger, or its translation."""
    return known in _translated(word) or SequenceMatcher(None, _shape(word), _shape(known)).ratio() >= _NEARER


def _translated(word: str) -> tuple[str, ...]:
    plain = word.strip().lower()
    return tuple(key for name, key in _OTHER_NAMES if name == plain)


def _shape(word: str) -> str:
    return word.strip().lower().replace(" ", "_").replace("-", "_")


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

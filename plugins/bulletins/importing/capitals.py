"""The change of a line in capitals to sentence case; names are written as in the rest of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_ENDS = re.compile(r"[.!?:…\n“\"‘(\[]\s*$|^\s*[-–•+]?\s*$")
_VOWELS = re.compile(r"[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
_ROMAN = re.compile(r"(?=[IVXL])X{0,3}(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_NUMBERED = {"thứ", "khóa", "khoá", "quý", "lần", "kỳ", "hạng", "chương", "phần"}
_ALWAYS = (
    *("Việt Nam", "Tổ quốc", "Hồ Chí Minh", "Chủ tịch nước", "Tổng Bí thư", "Quốc hội", "Chính phủ", "Thủ tướng"),
    *("UBND", "HĐND", "MTTQ", "TP"),
)
_PLACES = {"tỉnh", "huyện", "xã", "phường", "trấn", "quận", "phố", "ấp", "thôn", "xóm", "bản"}
_AFTER_HOI = {"nghị", "thi", "thảo", "viên", "trường", "chợ", "đồng", "diễn", "trại", "xuân", "ý", "họp", "chữ"} | {
    *("nhập", "làng", "hè", "quán", "đàm", "thoại", "tụ", "giảng", "ngộ", "chẩn")
}
_BEFORE_HOI = {"chi", "phân", "đại", "xã", "hiệp", "cơ", "lễ", "ngày", "quốc", "giáo", "dạ", "vũ", "mở", "dự", "trẩy"}
"""What follows and precedes `hội` in words that are no union's name."""
_DOCUMENTS = {
    *("công văn", "kế hoạch", "nghị quyết", "quyết định", "chỉ thị", "thông tư", "thông báo", "báo cáo", "hướng dẫn"),
    *("nghị định", "chương trình", "đề án", "công điện", "tờ trình", "đại hội", "hội nghị", "hội thi"),
}
"""Words whose first syllable is a capital in running text (`Công văn số 12`) and no name by itself."""
_QUOTED = re.compile(r"[“\"]([^“”\"]{2,80})[”\"]")
_LONGEST_PLACE = 3
_LONGEST = 6
_FEWEST = 2


def sentence_case(line: str, texts: Iterable[str], names: Iterable[str] = ()) -> str:
    """Return a line in capitals as a sentence: capitals stay for its first letter and for known names."""
    known = _CapitalizedNames(texts, (*_ALWAYS, *names))
    words = list(_WORD.finditer(line))
    places = _place_names(line, words)
    pieces: list[str] = []
    end, index = 0, 0
    while index < len(words):
        found = known.longest([word[0] for word in words[index : index + _LONGEST]])
        if found == ("Hội",) and not _is_union([word[0] for word in words], index):
            found = ()  # it is part of a word such as `chi hội` or `hội nghị`
        is_name = index in places or (known.has_union and _is_union([word[0] for word in words], index))
        alone = words[index][0].capitalize() if is_name else _one_word([word[0] for word in words], index)
        written = found or (alone,)
        for word, letters in zip(words[index : index + len(written)], written, strict=True):
            pieces += [line[end : word.start()], letters]
            end = word.end()
        index += len(written)
    return _with_first_capital("".join([*pieces, line[end:]]))


def _place_names(line: str, words: list[re.Match[str]]) -> set[int]:
    """Return which words name a place: up to three between a word such as `xã` and the end of a phrase."""
    found: set[int] = set()
    for index, word in enumerate(words):
        if word[0].lower() not in _PLACES:
            continue
        end = index + 1
        while end < len(words) and line[words[end - 1].end() : words[end].start()] == " ":
            end += 1
        named = range(index + 1, end)
        if len(named) <= _LONGEST_PLACE and not any(words[at][0].lower() in _PLACES for at in named):
            found.update(named)
    return found


class _CapitalizedNames:
    """The word sequences that some text writes with capitals, by the same words in lower case."""

    def __init__(self, texts: Iterable[str], names: Iterable[str]) -> None:
        """Look through the texts, and take the names as they are."""
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.has_union = False
        """Whether a text writes `Hội` alone amid a sentence, as unions do when they speak of themselves."""
        small: set[str] = set()
        for text in texts:
            self._learn(text, small)
        for word in small:
            self._known.pop((word,), None)
        for name in names:
            words = tuple(_WORD.findall(name))
            if 0 < len(words) <= _LONGEST:
                self._known.setdefault(tuple(word.lower() for word in words), words)

    def longest(self, words: list[str]) -> tuple[str, ...]:
        """Return the longest known sequence at the beginning of the words, as it is written; empty for none."""
        lower = tuple(word.lower() for word in words)
        for length in range(len(words), 0, -1):
            found = self._known.get(lower[:length])
            if found:
                return found
        return ()

    def _learn(self, text: str, small: set[str]) -> None:
        """Note every sequence of up to six words that begins and ends with a capital, and all words in lower case."""
        words = [
            (found[0], bool(_ENDS.search(text[max(0, found.start() - 4) : found.start()])))
            for found in _WORD.finditer(text)
        ]
        small |= {word for word, _ in words if word.islower()}
        self.has_union = self.has_union or ("Hội", False) in words
        for quoted in _QUOTED.findall(text):
            sequence = tuple(_WORD.findall(quoted))[:_LONGEST]
            if len(sequence) >= _FEWEST and not quoted.isupper():
                self._known.setdefault(tuple(one.lower() for one in sequence), sequence)
        for start, (word, opens) in enumerate(words):
            if not word[0].isupper() and not word[0].isdigit():
                continue
            for sequence in _sequences(words, start):
                if opens and len(sequence) < _FEWEST and not _is_acronym(word):
                    continue
                if len(sequence) < _FEWEST and _begins_document(words, start):
                    continue
                self._known.setdefault(tuple(one.lower() for one in sequence), sequence)


def _sequences(words: list[tuple[str, bool]], start: int) -> Iterator[tuple[str, ...]]:
    """Yield the sequences that begin at a word, end with a capital, and hold at most one lower-case word between."""
    sequence: list[str] = []
    for word, opens in words[start : start + _LONGEST]:
        if sequence and opens:
            return
        sequence.append(word)
        if word[0].isupper():
            yield tuple(sequence)


def _begins_document(words: list[tuple[str, bool]], start: int) -> bool:
    """Return whether a word with a capital is the first of `Công văn` and the like."""
    return " ".join(word for word, _ in words[start : start + 2]).lower() in _DOCUMENTS


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_union(words: list[str], index: int) -> bool:
    """Return whether `hội` is the union, and not the beginning of an ordinary word such as `hội nghị`."""
    after = words[index + 1].lower() if index + 1 < len(words) else ""
    before = words[index - 1].lower() if index else ""
    return words[index].lower() == "hội" and after not in _AFTER_HOI and before not in _BEFORE_HOI


def _one_word(words: list[str], index: int) -> str:
    """Return an unknown word in lower case, unless it has no vowel or is a Roman number."""
    word = words[index]
    before = words[index - 1].lower() if index else ""
    if before in _NUMBERED and _ROMAN.fullmatch(word):
        return word.upper()
    letters = [one for one in word if one.isalpha()]
    if len(letters) > 1 and not _VOWELS.search(word):
        return word
    return word.lower()


def _with_first_capital(text: str) -> str:
    """Return a text whose first letter is a capital."""
    for index, letter in enumerate(text):
        if letter.isalnum():
            return text[:index] + letter.upper() + text[index + 1 :]
    return text

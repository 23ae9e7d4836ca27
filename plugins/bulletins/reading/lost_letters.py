"""Letters that were lost to `?`: a text that was saved in an encoding which does not have them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletins.model.problem import error, warning
from bulletins.reading.file_problems import FileProblems
from bulletins.reading.vietnamese_syllables import is_syllable

_INSIDE = re.compile(r"([^\W\d_]*)\?([^\W\d_]+)")
_ADDRESS = re.compile(r"[/=&@%]|\w\.\w")
_VOWEL = re.compile(r"[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
_EDGES = "\"'“”‘’«»()[]{}.,;:!*_–—-…"
_SURE = 2
"""In so many words a question mark inside them is no slip of a finger."""


def report_lost_letters(lines: Iterable[tuple[int, str]], problems: FileProblems, *, vietnamese: bool) -> None:
    """Report the first word that has lost a letter; one that is alone, or in another language, as doubtful."""
    found = [(number, word) for number, text in lines if "?" in text for word in _damaged(text)]
    if not found:
        return
    number, word = found[0]
    sure = vietnamese and len(found) >= _SURE
    if sure:
        problems.add(error("letters-lost", problems.path, number, sample=word[:40], count=len(found)))
    else:
        problems.add(warning("letter-lost-perhaps", problems.path, number, sample=word[:40], count=len(found)))


def _damaged(text: str) -> list[str]:
    """Return the words of a line in which a question mark stands for a letter."""
    words = [word for word in (part.strip(_EDGES) for part in text.split()) if word]
    found: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if "?" in word and not _ADDRESS.search(word) and (_is_inside(word) or _is_at_end(word, following)):
            found.append(word)
    return found


def _is_inside(word: str) -> bool:
    """Return whether letters follow a question mark, and no sentence ends there whose blank is missing."""
    for before, after in _INSIDE.findall(word):
        new_sentence = bool(before) and after[0].isupper() and not before.isupper()
        two_words = is_syllable(before) and is_syllable(after)
        if not new_sentence and not two_words:
            return True
    return False


def _is_at_end(word: str, following: str) -> bool:
    """Return whether the word before a question mark has no vowel, and the sentence goes on."""
    stem = word.removesuffix("?")
    return bool(stem) and stem.isalpha() and not _VOWEL.search(stem) and following[:1].islower()

"""Text that went through the wrong encoding on its way: TCVN3 (ABC) and VNI fonts, Windows-1258, UTF-8 read as another.

The first three are looked for only in Vietnamese texts. A word of theirs is no Vietnamese syllable as it stands, and is
one when it is read in its own encoding; a foreign name (Noël, große, Citroën) is none either way. UTF-8 that was read
as Windows-1252 leaves letters in an order that no language has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize

from bulletins.model.old_encodings import from_tcvn3, from_vni
from bulletins.reading.vietnamese_syllables import is_syllable

UTF_8 = "UTF-8"
WINDOWS_1258 = "Windows-1258"

_SUSPECT = (*"µ¸¶¹¨©ª¬®¾¼½ÆÇËÐÎÏÑÖØÜÞß÷þðäåëïøûüñöæÄÅºÂÃ»",)
"""Without one of these letters none of the encodings below can have been at work; most texts have none.

To look for one after the other is three times as fast as one pattern for all.
"""

_SUSPECT_PAIRS = (re.compile("ò(?<=[ôi]ò)"), re.compile("õ(?<=ýõ)"))
"""Two patterns that begin with a letter each are four times as fast as one with both."""

_ORDINARY = re.compile(r"[\n -~ÀÁÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ‘’“”–—…]*")
"""Signs and letters that Vietnamese and English are typed with, those of `_SUSPECT` excepted."""

_TAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""How the second and third byte of a letter in UTF-8 look when read as Windows-1252."""

_MOJIBAKE_SURE = re.compile(f"á[º»](?![”’]){_TAIL}|Ä‘|Ä\u0090|Æ°|Æ¡|â€[œ\u009d™˜“”]")
_MOJIBAKE = re.compile(f"á[º»]{_TAIL}|[ÃÄÆ]{_TAIL}|â€[œ\u009d™˜“”]")

_IN_A_LINE = 2
_IN_A_FILE = 3
_EDGES = " \t.,;:!?\"'()[]{}<>/*_#`~|+=-0123456789“”‘’…–—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Which encoding the text was in, and where it first shows: a line of the text (from 1) and a word of it."""

    encoding: str
    line: int
    sample: str


def detect_damage(text: str, *, vietnamese: bool = True) -> Damage | None:
    """Return how the text was damaged by a wrong encoding, None for a sound text; most is known of Vietnamese ones."""
    if not _is_suspect(text):
        return None
    if _MOJIBAKE_SURE.search(text) or _MOJIBAKE.search(text):
        damage = _mojibake(text)
        if damage is not None:
            return damage
    return detect_legacy(text) if vietnamese else None


def old_encoding(text: str) -> str:
    """Return the name of the encoding from before Unicode that a Vietnamese text is in, empty for a sound text."""
    damage = detect_legacy(text) if _is_suspect(text) else None
    return "" if damage is None else damage.encoding


def detect_legacy(text: str) -> Damage | None:
    """Return which of the encodings before Unicode a Vietnamese text is in, its letters those of Windows-1252."""
    found = [_damage(encoding, decoded, text) for encoding, decoded in _LEGACY]
    most = max(found, key=lambda each: each[0])
    return most[1]


def is_ordinary(text: str) -> bool:
    """Return whether nothing but ordinary signs stand in a text, none of which tells of a wrong encoding.

    Such a text can be printed and is in the form NFC. Most texts are: to know it in one go takes a third of the time
    that it takes to ask for each.
    """
    return _ORDINARY.fullmatch(text) is not None and not _has_suspect_pair(text)


def _is_suspect(text: str) -> bool:
    """Return whether a text holds a suspect letter; a loop, as `any` takes twice as long to find none."""
    for letter in _SUSPECT:
        if letter in text:
            return True
    return _has_suspect_pair(text)


def _has_suspect_pair(text: str) -> bool:
    """Return whether two letters stand side by side that Vietnamese never has so."""
    return any(pair.search(text) for pair in _SUSPECT_PAIRS)


def _mojibake(text: str) -> Damage | None:
    """Return where UTF-8 was read as Windows-1252: one word that is sure, or several on a line or in the file."""
    found: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        words = [word for word in line.split() if _MOJIBAKE.search(word) and _was_utf_8(word)]
        found += [(number, word) for word in words]
        sure = any(_MOJIBAKE_SURE.search(word) for word in words)
        if sure or len(words) >= _IN_A_LINE or len(found) >= _IN_A_FILE:
            return Damage(encoding=UTF_8, line=found[0][0], sample=found[0][1][:40])
    return None


def _was_utf_8(word: str) -> bool:
    """Return whether a word was UTF-8 before it was read as Windows-1252; a bracket of “…” before it may be sound."""
    try:
        data = b"".join(_byte(letter) for letter in word.strip("“”‘’«»\ufffd"))
        return not data.decode("utf-8", "ignore").isascii()
    except UnicodeEncodeError:
        return False


def _byte(letter: str) -> bytes:
    """Return the byte that Windows-1252 shows as a letter; what it has no letter for is shown as it is, or lost."""
    if letter == "\ufffd":
        return b""
    return letter.encode("latin-1") if ord(letter) <= 0xFF else letter.encode("cp1252")  # noqa: PLR2004  (one byte)


def _from_vni(word: str) -> str:
    """Return a word of VNI in Unicode and small letters: so a small letter before a capital sign is a pair as well."""
    return from_vni(word.lower())


def _from_1258(word: str) -> str:
    """Return a word whose bytes were meant for Windows-1258, which writes a letter's tone behind it."""
    try:
        return normalize("NFC", word.encode("cp1252").decode("cp1258"))
    except UnicodeError:
        return word


_LEGACY: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("TCVN3", from_tcvn3),
    ("VNI", _from_vni),
    (WINDOWS_1258, _from_1258),
)


def _damage(encoding: str, decoded: Callable[[str], str], text: str) -> tuple[int, Damage | None]:
    """Return how many words are Vietnamese in an encoding alone, and the damage where they are enough to tell."""
    first: Damage | None = None
    total = foreign = most = 0
    for number, line in enumerate(text.split("\n"), 1):
        strange = _strange_words(line)
        words = [word for word in strange if is_syllable(decoded(word))]
        foreign += len(strange) - len(words)
        total, most = total + len(words), max(most, len(words))
        if words and first is None:
            sample = next((word for word in words if _is_suspect(word)), words[0])
            first = Damage(encoding=encoding, line=number, sample=sample[:40])
    enough = most >= _IN_A_LINE or total >= _IN_A_FILE
    return total, first if enough and total > foreign else None


def _strange_words(line: str) -> list[str]:
    """Return the words of a line that are no Vietnamese syllables and have letters beyond ASCII."""
    if line.isascii():
        return []
    words = (part.strip(_EDGES) for word in line.split() for part in word.split("-"))
    return [word for word in words if len(word) > 1 and not word.isascii() and not is_syllable(word)]

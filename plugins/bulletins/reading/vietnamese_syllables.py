"""Vietnamese syllables: whether a word is spelt as Vietnamese can be spelt."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_INITIAL = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?")
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt
uynh uyt uyu uâ uôp uyn
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu ych ynh yt ym yn
"""
_RHYME_SET = frozenset(_RHYMES.split())
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPPED = ("c", "ch", "p", "t")
_TONES_BEFORE_STOP = {"\u0301", "\u0323"}


@lru_cache(4096)
def is_syllable(word: str) -> bool:
    """Return whether a word is one Vietnamese syllable, in small or capital letters."""
    tones: list[str] = []
    letters: list[str] = []
    for letter in normalize("NFD", word.lower()):
        (tones if letter in _TONES else letters).append(letter)
    if len(tones) > 1:
        return False
    plain = normalize("NFC", "".join(letters))
    found = _INITIAL.match(plain)
    initial = found[0] if found else ""
    rhymes = [plain[len(initial) :]]
    if initial in ("gi", "qu"):  # "gì" and "quốc": the vowel of the initial may be the rhyme's
        rhymes += [plain[1:], plain[2:]]
    return any(rhyme in _RHYME_SET and _may_sound(rhyme, tones) for rhyme in rhymes)


def _may_sound(rhyme: str, tones: list[str]) -> bool:
    """Return whether a rhyme can have that tone: before a final c, ch, p or t there are only two."""
    return not rhyme.endswith(_STOPPED) or (bool(tones) and tones[0] in _TONES_BEFORE_STOP)

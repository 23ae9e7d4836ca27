"""Words → slug, as python-slugify makes it, but for letters that it takes for others."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_WORDS = re.compile(r"[A-Za-z0-9 ]*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_SOUNDS = (
    "がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo "
    "ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo ゔvu"
)
_KATAKANA = 0x60
"""How far a katakana stands behind its hiragana."""
VOICED = {ord(sound[0]) + shift: sound[1:] for sound in re.findall(r"\S+", _SOUNDS) for shift in (0, _KATAKANA)}
"""Letters that the library takes for those they are written with but for the sign of their voice, in Latin ones."""
KHMER_B = "ប"
KHMER_P = "ប៉"


def _bare_letters() -> dict[int, str]:
    """Return the Latin letters with marks, by number, each with the letter of ASCII that it is without them."""
    letters = {ord("đ"): "d", ord("Đ"): "D"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base, *marks = list(normalize("NFKD", chr(code)))
        if base.isascii() and base.isalpha() and all(map(combining, marks)):
            letters[code] = base
    return letters


_BARE = _bare_letters() | VOICED | {ord(KHMER_B): "b"}
"""What the library finds out letter by letter; it is five times as fast to take the marks off in one go."""


def slugged(text: str, *, longest: int = 0) -> str:
    """Return the slug of a text, of whole words where it may not be longer; empty where there is nothing to write."""
    bare = text.replace(KHMER_P, "p").translate(_BARE)
    if _WORDS.fullmatch(bare) and not 0 < longest <= len(bare):
        return "-".join(bare.lower().split())
    from slugify import slugify  # noqa: PLC0415  (a build with nothing to do asks for no slug, and need not load it)

    return str(slugify(bare, max_length=longest, word_boundary=True))


def is_slug(text: str) -> bool:
    """Return whether a text can stand in an address as it is."""
    return _SLUG.fullmatch(text) is not None

"""Text as fonts show it: each character in the first font that has it, letters kerned, measured and drawn.

Letters that stand by themselves are placed one by one with the font's own kerning, so that every machine draws the
same; only scripts whose letters change with their neighbours go through Raqm.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PIL import ImageDraw, ImageFont, features

from bulletins.cards.card_fonts import Typeface
from bulletins.cards.writing_systems import is_silent, letters, needs_shaping, runs_leftward
from bulletins.model.colours import Colour

Chain = tuple[Typeface, ...]
"""Fonts in the order in which a character is looked for."""
REMEMBERED = 4096
"""Texts whose pieces are remembered: titles are measured at several sizes, names stand on many cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text in one font; `gap` is what follows it, in ems: the kerning with the next letter."""

    text: str
    face: Typeface
    shaped: bool = False
    gap: float = 0.0


def can_shape() -> bool:
    """Return whether scripts can be set whose letters change with their neighbours."""
    return bool(features.check("raqm"))


def missing_letters(text: str, chain: Chain) -> tuple[str, ...]:
    """Return the letters that no font has, each once, in order."""
    if any(all(map(face.covers, text)) for face in chain):
        return ()
    return tuple(dict.fromkeys(letter for letter in letters(text) if _face_of(letter, chain) is None))


def pieces_of(text: str, chain: Chain) -> tuple[Piece, ...]:
    """Return a text in pieces of one font each, from left to right; letters that no font has are left out."""
    runs: list[tuple[str, Typeface]] = []
    for letter in letters(text):
        face = _face_of(letter, chain)
        if face is None:
            continue
        if runs and (runs[-1][1] is face or _can_stay(letter, runs[-1][1])):
            runs[-1] = (runs[-1][0] + letter, runs[-1][1])
        else:
            runs.append((letter, face))
    pieces = [piece for run, face in runs for piece in _kerned(run, face)]
    return tuple(reversed(pieces) if runs_leftward(text) else pieces)


def _face_of(letter: str, chain: Chain) -> Typeface | None:
    """Return the first font that shows a letter with all its marks."""
    shown = [character for character in letter if not is_silent(character)]
    return next((face for face in chain if all(map(face.covers, shown))), None)


def _can_stay(letter: str, face: Typeface) -> bool:
    """Return whether a sign that belongs to no script can be shown in the font of the letter before it."""
    return not letter[0].isalnum() and len(letter) == 1 and face.covers(letter)


def _kerned(run: str, face: Typeface) -> Iterator[Piece]:
    """Yield a run of one font: as it is where its script needs shaping, else cut wherever two letters are kerned."""
    if needs_shaping(run):
        yield Piece(text=run, face=face, shaped=True)
        return
    plain = "".join(character for character in run if not is_silent(character))
    start = 0
    for index, (left, right) in enumerate(pairwise(plain), 1):
        gap = face.kern(left, right)
        if gap:
            yield Piece(text=plain[start:index], face=face, gap=gap)
            start = index
    if plain[start:]:
        yield Piece(text=plain[start:], face=face)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text looks: its fonts, its size in pixels, its colour."""

    chain: Chain
    size: int
    colour: Colour


class LineSetter:
    """Measures and draws texts; keeps the fonts it opened."""

    __slots__ = ("_opened", "_pieces")

    def __init__(self) -> None:
        """Start with no font opened."""
        self._pieces = lru_cache(maxsize=REMEMBERED)(pieces_of)
        self._opened: dict[tuple[str, int, bool], ImageFont.FreeTypeFont] = {}

    def width(self, text: str, size: int, chain: Chain) -> float:
        """Return the width of a text in pixels."""
        pieces = self._pieces(text, chain)
        return sum(self._font(piece, size).getlength(piece.text) + piece.gap * size for piece in pieces)

    def draw(self, canvas: ImageDraw.ImageDraw, place: tuple[float, int], text: str, style: Style) -> None:
        """Draw one line from its left end on, standing on the given baseline."""
        x, baseline = place
        for piece in self._pieces(text, style.chain):
            font = self._font(piece, style.size)
            canvas.text((x, baseline), piece.text, font=font, fill=style.colour, anchor="ls")
            x += font.getlength(piece.text) + piece.gap * style.size

    def _font(self, piece: Piece, size: int) -> ImageFont.FreeTypeFont:
        """Return a font at a size, opened once."""
        key = (piece.face.digest, size, piece.shaped)
        if key not in self._opened:
            engine = ImageFont.Layout.RAQM if piece.shaped else ImageFont.Layout.BASIC
            self._opened[key] = ImageFont.truetype(io.BytesIO(piece.face.data), size, layout_engine=engine)
        return self._opened[key]

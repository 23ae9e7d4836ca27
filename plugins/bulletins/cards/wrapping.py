"""Where the lines of a title break, worked out from widths alone: as few as possible, as even as possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bulletins.cards.writing_systems import is_deep, is_tall, letters, needs_shaping, words

SIZES: Final = (72, 68, 64, 60, 56, 52, 48, 44)
"""Sizes of a title in pixels, the first that fits is taken."""
MOST_LINES: Final = 4
LEADING: Final = 1.26
"""Height of a line in ems."""
TALL_LEADING: Final = 1.46
"""Height of a line where two marks on a capital letter come below a descender or a dot below."""
SHAPED_LEADING: Final = 1.5
"""Height of a line of scripts that stack letters below each other."""
TORN: Final = 0.25
APART: Final = 0.08
"""How ill a line breaks inside a word, and between the parts of a name; 1 is an empty line."""
LAST_HEIGHT: Final = round(MOST_LINES * SIZES[-1] * SHAPED_LEADING)
"""Height that four lines of the smallest size may take, if need be beyond the box."""
UNCUT: Final = 52
"""The size down to which a title is made smaller before words are cut."""
LONGEST: Final = 400
"""Characters beyond which no title fits, however narrow they are."""
ROUNDING: Final = 1.1
"""How much larger than the box a title may seem when its size is reckoned from another one's."""
ELLIPSIS: Final = "…"
_ENDINGS = " ,.;:–—-(“‘"

Measure = Callable[[str, int], float]
"""Gives the width of a text at a size, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A title in lines, and the size it is set in."""

    size: int
    lines: tuple[str, ...]

    @property
    def leading(self) -> int:
        """Return the distance from one line to the next in pixels."""
        return round(self.size * _leading(self.lines))

    @property
    def height(self) -> int:
        """Return the height of all lines in pixels."""
        return self.leading * len(self.lines)


def _leading(lines: Sequence[str]) -> float:
    """Return the least distance of lines, in ems, at which their marks never meet."""
    if any(map(needs_shaping, lines)):
        return SHAPED_LEADING
    return TALL_LEADING if any(is_deep(above) and is_tall(below) for above, below in pairwise(lines)) else LEADING


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece that lines may break before, its width, and the space that stands before it inside a line."""

    text: str
    width: float
    spaced: bool


def fit_title(text: str, measure: Measure, *, width: int, height: int) -> Setting:
    """Return a title in the largest size that fits the box, at most four lines; shortened where none does."""
    whole = [(size, False) for size in SIZES if size >= UNCUT]
    attempts = [*whole, *((size, True) for size in SIZES)] if len(text) <= LONGEST else []
    area = measure(text, SIZES[0]) * SIZES[0] * LEADING
    for size, cut in attempts:
        room = max(height, LAST_HEIGHT) if size == SIZES[-1] else height
        if area * (size / SIZES[0]) ** 2 > width * room * ROUNDING:
            continue
        found = _set_at(text, measure, size, width, cut=cut)
        if found and found.height <= room:
            return found
    return _shortened(text, measure, width)


def _set_at(text: str, measure: Measure, size: int, width: int, *, cut: bool) -> Setting | None:
    """Return a title at one size; None where it needs too many lines, or has a word that is too long uncut."""
    pieces = [
        part
        for word, spaced in words(text, cut=cut)
        for part in _cut(_Word(word, measure(word, size), spaced), measure, size, width if size == SIZES[-1] else None)
    ]
    gaps = [measure(" ", size) * piece.spaced for piece in pieces]
    ends = break_lines([piece.width for piece in pieces], gaps, _strains(pieces), width)
    if ends is None:
        return None
    starts = (0, *ends[:-1])
    lines = tuple(_joined(pieces[start:end]) for start, end in zip(starts, ends, strict=True))
    if any(measure(line, size) > width for line in lines):
        return None
    return Setting(size=size, lines=lines)


def _cut(word: _Word, measure: Measure, size: int, width: int | None) -> Sequence[_Word]:
    """Return a word whole, or in letters where it is wider than the line."""
    if width is None or word.width <= width:
        return (word,)
    parts = letters(word.text)
    return [_Word(part, measure(part, size), word.spaced and index == 0) for index, part in enumerate(parts)]


def _strains(pieces: Sequence[_Word]) -> list[float]:
    """Return how ill a line would begin with each piece: inside a word, inside a name, or well."""
    return [0.0, *(_strain(before, after) for before, after in pairwise(pieces))]


def _strain(before: _Word, after: _Word) -> float:
    """Return how ill a line would break between two pieces."""
    if not after.spaced:
        return TORN
    return APART if before.text[-1].isalnum() and before.text[0].isupper() and after.text[0].isupper() else 0.0


def _joined(pieces: Sequence[_Word]) -> str:
    """Return the pieces of one line as text."""
    return "".join(" " * (piece.spaced and index > 0) + piece.text for index, piece in enumerate(pieces))


def _shortened(text: str, measure: Measure, width: int) -> Setting:
    """Return as many words as fit at the smallest size, with an ellipsis after them."""
    size = SIZES[-1]
    low, high, best = 0, min(len(text), LONGEST), Setting(size=size, lines=(ELLIPSIS,))
    while low < high:
        middle = (low + high + 1) // 2
        found = _set_at(_beginning(text, middle), measure, size, width, cut=True)
        if found:
            low, best = middle, found
        else:
            high = middle - 1
    return best


def _beginning(text: str, length: int) -> str:
    """Return the whole words, or letters of one endless word, among the first characters, and an ellipsis."""
    start = text[:length]
    if text[length : length + 1] not in {"", " "}:
        start = start[: start.rfind(" ")] if " " in start else "".join(letters(start)[:-1])
    return start.rstrip(_ENDINGS) + ELLIPSIS


def break_lines(
    widths: Sequence[float], gaps: Sequence[float], strains: Sequence[float], box: float
) -> tuple[int, ...] | None:
    """Return after which word each line ends, None where the words need more than four lines.

    `gaps` are the spaces before the words, which count inside a line only. Of all ways with the fewest lines it is
    the most even one. A single word on the last line counts as uneven as an empty line; `strains` say how much of
    that it counts when a line begins with a word.
    """
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(MOST_LINES):
        ways = [
            (end, (cost + slack * slack + box * box * _unease(strains, start, end), (*ends, end)))
            for start, (cost, ends) in reached.items()
            for end, slack in _line_ends(widths, gaps, box, start)
        ]
        reached = {}
        for end, way in ways:
            reached[end] = min(way, reached.get(end, way))
        if len(widths) in reached:
            return reached[len(widths)][1]
    return None


def _unease(strains: Sequence[float], start: int, end: int) -> float:
    """Return how unwelcome it is to end a line there: one word alone on the last line, or a break inside a name."""
    if end < len(strains):
        return strains[end]
    return float(end - start == 1 and start > 0)


def _line_ends(widths: Sequence[float], gaps: Sequence[float], box: float, start: int) -> list[tuple[int, float]]:
    """Return where a line that begins with a word may end, and how much of it would be left empty."""
    found = []
    used = 0.0
    for index in range(start, len(widths)):
        used += widths[index] + (gaps[index] if index > start else 0.0)
        if used > box:
            break
        found.append((index + 1, box - used))
    return found

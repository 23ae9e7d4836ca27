"""Which line breaks of a paragraph readers see: those that somebody typed, not those that an editor put in at a width.

Where lines stand one below the other with no empty line between them, three things can be meant:

    wrapped   An editor broke the lines at a width: the longest has 60 to 130 letters, no line ends where the next word
              would still have fitted in (15 letters more or less), and at least half of the lines are cut off inside a
              sentence. They are joined. Two lines alone tell too little: they are joined only where other paragraphs of
              the text are wrapped at the same width.
    a line a paragraph   Text pasted from a word processor: a line of 90 letters or more that ends a sentence is a
              paragraph of its own.
    short lines          Notices, addresses, poems: each break stays.

Two blanks or a backslash at the end of a line are a break in any case. Blanks that set words of a line apart, as a
signature's columns are in a letter, are one blank to readers: `find_gaps` says where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from bulletins.body.markers import read_items
from bulletins.body.prepared import marked, unmarked

BREAK = "  \n"
"""A break that readers see, as Markdown writes it."""

_NARROWEST = 60
_WIDEST = 130
_SLACK = 15
_LEAST = 3
"""So many lines tell by themselves that an editor wrapped them."""
_PARAGRAPH = 90
_TAB_STOP = 4
_NEAR = 2
"""So many lines apart, gaps belong to one another, as in the lines of a signature."""
_STOPS = frozenset(".!?…:;")
_OPENS = frozenset('“"-–—+*•')
_BELOW = re.compile(r"\n(?<=[^\n]\n) *(?:[^\W\d_]|\d+(?:\.\d+)*(?![\d.)/])|[“\"'(\[*_])")
"""A line of prose right below another line: most texts have none."""
_PROSE_START = re.compile(r"[^\W_]|[“\"'(\[*_]")
_NO_PROSE = re.compile(
    r"[#>|=]|!\[|\[\^|[-+*–—•o]\s|\(?(?:\d+(?:\.\d+)*|[^\W\d_]|[IVXivx]+)[.)/](?!\d)\s?\S|[^|]*\|[^|]*\||.*\t"
)
_GAP = re.compile(r"(?<=[^\s.,;:!?])[ \u00a0]{3,}(?=\S)|(?<=\S)[ \u00a0]{6,}(?=\S)")
_TAB = re.compile(r"(?<=[^\s.,;:!?)])[ \u00a0]*\t\s*(?=\S)")
_MARKER = re.compile(
    r"\s*(?:#{1,6}|\d{1,2}(?:\.\d{1,2})+(?=\t)|[-+*•–—·§Øo‣▪◦\uf000-\uf0ff]|\(?\w{1,6}(?:\.\d{1,2})*[.)/:])?\s+"
)
"""What begins a line, with the blanks behind it, which set nothing apart."""
_SPEECH = re.compile(r"^[ \t]*[-–—][ \u00a0]", re.MULTILINE)
_INDENT = re.compile(r"^(?:\t| {2,})\s*\S", re.MULTILINE)
_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\$")


def wrapped_width(found: Iterable[Sequence[str]]) -> int:
    """Return the width that an editor wrapped paragraphs at, 0 where none is wrapped."""
    return max((_longest(lines) for lines in found if _is_wrapped(lines)), default=0)


def paragraphs(text: str) -> list[tuple[int, list[str]]]:
    """Return the paragraphs of several lines in a text, each with the number of its first line, counted from 0."""
    found: list[tuple[int, list[str]]] = []
    if not _BELOW.search(text):
        return found
    start = 0
    for block in text.split("\n\n"):
        breaks = block.count("\n")
        if breaks:
            bare = block.lstrip("\n")
            lines = [line.strip() for line in bare.rstrip("\n").split("\n")]
            if len(lines) > 1 and all(_is_prose(line) for line in lines):
                found.append((start + len(block) - len(bare), lines))
        start += breaks + 2
    return found


def spoken_blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the blocks of several lines in which people speak, and lines of prose stand between.

    Each comes with the number of its first line, counted from 0, and its lines as they were typed.
    """
    if not _SPEECH.search(text) or not _INDENT.search(text):
        return
    for start, block in _blocks(text.split("\n")):
        is_mixed = any(map(_SPEECH.match, block)) and not all(map(_SPEECH.match, block))
        if is_mixed and not any(read_items([line.strip() for line in block])):
            yield start, block


def find_gaps(lines: Sequence[str]) -> list[int]:
    """Return the lines, counted from 0, in which blanks set words apart, of neighbouring ones the first."""
    found: list[int] = []
    last = -1 - _NEAR
    for start, block in _blocks(lines):
        is_row = sum("\t" in line.strip() for line in block) > 1
        for index, line in enumerate(block, start):
            marker = _MARKER.match(line)
            words = marker.end() if marker else 0
            if "|" in line or not (_GAP.search(line, words) or (not is_row and _TAB.search(line, words))):
                continue
            if index - last > _NEAR:
                found.append(index)
            last = index
    return found


def indented_line(lines: Sequence[str]) -> int | None:
    """Return the first line, counted from 0, that begins further right than others of its paragraph, as in a poem.

    None where all begin alike: the indent of a whole paragraph is the way of offices, and nobody misses it.
    """
    wide = [line.expandtabs(_TAB_STOP) for line in lines]
    indents = [len(line) - len(line.lstrip(" \u00a0")) for line in wide]
    least = min(indents)
    return next((index for index, indent in enumerate(indents) if indent > least + 1), None)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield lines with no empty line between them, with the number of the first."""
    numbered = groupby(enumerate(lines), key=lambda each: not each[1].strip())
    for _, block in ((is_empty, list(each)) for is_empty, each in numbered if not is_empty):
        yield block[0][0], [line for _, line in block]


def is_doubtful(lines: Sequence[str], width: int) -> bool:
    """Return whether a paragraph's lines could be meant both ways: as wrapped prose and as breaks that were typed."""
    if is_joined(lines, width):
        return all(above[-1:] in _STOPS and not below[:1].islower() for above, below in _pairs(lines))
    return any(
        is_cut(above, below) and len(above) >= _NARROWEST - _SLACK and " " in above and not below.startswith("http")
        for above, below in _pairs(lines)
    )


def is_joined(lines: Sequence[str], width: int) -> bool:
    """Return whether an editor broke these lines, in a text that is wrapped at a width (0 if none is known)."""
    if _is_wrapped(lines):
        return True
    return bool(width) and all(
        _narrow(above, below, width) or (is_cut(above, below) and len(above) >= _NARROWEST - _SLACK)
        for above, below in _pairs(lines)
    )


def is_cut(above: str, below: str) -> bool:
    """Return whether a line ends inside a sentence that the next goes on with."""
    last, first = above[-1:], below[:1]
    if first.islower():
        return last not in _STOPS
    return not first.isupper() and first not in _OPENS and (last.isalnum() or last == ",")


def with_breaks(block: str, width: int) -> list[str]:
    """Return the paragraphs that a block of several lines is, each with the breaks that readers see."""
    lines = block.split("\n")
    bare = [unmarked(line).strip() for line in lines] if marked(block) else [line.strip() for line in lines]
    joined = is_joined(bare, width)
    may_open = "`" in block or "<" in block
    found: list[str] = []
    pieces: list[str] = []
    for index, line in enumerate(lines):
        is_last = index == len(lines) - 1
        apart = not joined and _is_paragraph(bare[index])
        if apart and pieces:
            found.append(_ended(pieces))
            pieces = []
        explicit = not is_last and (line.endswith("  ") or _BACKSLASH.search(line) is not None)
        text = line.rstrip()
        if explicit and text.endswith("\\"):
            text = text[:-1].rstrip()
        is_row = text.startswith("![") and not is_last and lines[index + 1].startswith("![")
        is_kept = explicit or not (joined or is_row)
        pieces.append(text + (BREAK if is_kept and not (may_open and _is_open(f"{''.join(pieces)}{text}")) else "\n"))
        if apart:
            found.append(_ended(pieces))
            pieces = []
    return [*found, _ended(pieces)] if pieces else found


def _ended(pieces: list[str]) -> str:
    """Return lines as one text without a break at its end."""
    return "".join(pieces).rstrip("\n").rstrip(" ")


def _is_open(text: str) -> bool:
    """Return whether a text ends inside a tag or inside code, where a break means nothing."""
    if text.replace("```", "").count("`") % 2:
        return True
    tag = text.rfind("<")
    return tag > text.rfind(">") and (text[tag + 1 : tag + 2].isalpha() or text[tag + 1 : tag + 2] == "/")


def _is_prose(line: str) -> bool:
    """Return whether a line may belong to a paragraph."""
    return _PROSE_START.match(line) is not None and _NO_PROSE.match(line) is None


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether lines tell by themselves that an editor broke them at a width."""
    if len(lines) < _LEAST:
        return False
    width = _longest(lines)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    cut = 0
    for above, below in _pairs(lines):
        if not _narrow(above, below, width):
            return False
        cut += is_cut(above, below)
    return cut * 2 >= len(lines) - 1


def _longest(lines: Sequence[str]) -> int:
    """Return the length of the longest line that could have been broken."""
    return max((len(line) for line in lines if " " in line), default=0)


def _narrow(above: str, below: str, width: int) -> bool:
    """Return whether the first word of a line would not have fitted into the line above it."""
    return width - _SLACK < len(above) + 1 + len(below.split(" ", 1)[0]) and (
        len(above) <= width + _SLACK or " " not in above
    )


def _is_paragraph(line: str) -> bool:
    """Return whether a line is long and ends a sentence; a photo, however long its words, belongs to its row."""
    return len(line) >= _PARAGRAPH and line[-1] in '.!?…”"»)' and not line.startswith("![")


def _pairs(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return each line with the one below it."""
    return list(pairwise(lines))

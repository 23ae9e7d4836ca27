"""The look of a line: bold, italic, in capitals, or beginning with a list marker that was typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletins.importing.characters import tidy_paragraph
from bulletins.importing.flow import FlowParagraph, PictureSpot, Span
from bulletins.model.value import replace

_BULLET = r"(?P<bullet>[-–—•●○▪■□◦‣·∙*+✓✔➢➤►»→\uf0b7\uf0a7\uf0d8])(?:\s+(?=\S)|(?=[^\W\d_“\"(]))"
_NUMBER = r"(?P<number>\d{1,3}[.)/]|\(\d{1,3}\))(?:\s+(?=\S)|(?=[^\W\d_]))"
_DEEP = r"(?P<deep>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d_])"
_ROMAN = r"(?P<roman>(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3}))[.)/:]\s*(?=\S)"
_CAPITAL = r"(?P<capital>[A-HĐ])[.)]\s+(?=\S)"
_LETTER = r"(?P<letter>(?:[a-zđ]|[ivx]{2,4})[.)/]|\((?:[a-zđ]|[ivx]{2,4})\))\s+(?=\S)"
_HOLLOW = r"(?P<hollow>o)\s+(?=\S)"
_MARKER = re.compile(f"{_BULLET}|{_HOLLOW}|{_DEEP}|{_NUMBER}|{_ROMAN}|{_CAPITAL}|{_LETTER}")
_SEPARATOR = re.compile(r"[\s*_=~—–\-.oO0#+]{3,}|[*~#]{1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMarker:
    """A marker: its kind (`bullet`, `hollow`, `number`, `roman`, `letter`, `capital`, `deep`), its sign, its length.

    `hollow` is the letter o, which Word's bullets of the second level become when they are copied. The sign of a number
    or letter has its brackets, full stop or stroke: `(1)`, `1/`, `a.`.
    """

    kind: str
    sign: str
    length: int

    @property
    def number(self) -> int:
        """Return the number that is counted on, 0 for a marker without one."""
        return int(self.sign.strip("()./")) if self.kind == "number" else 0


def marker_of(text: str) -> TextMarker | None:
    """Return the marker that a line begins with, None where it begins with none."""
    found = _MARKER.match(text)
    if found is None or found.lastgroup is None:
        return None
    return TextMarker(kind=found.lastgroup, sign=found[found.lastgroup], length=found.end())


def is_separator(text: str) -> bool:
    """Return whether a line holds no letter and only parts what stands above from what stands below."""
    return bool(_SEPARATOR.fullmatch(text.strip())) and not any(
        one.isalnum() for one in text.replace("o", "").replace("O", "").replace("0", "")
    )


def without_start(paragraph: FlowParagraph, length: int) -> tuple[Span, ...]:
    """Return the spans of a paragraph without its first letters."""
    spans: list[Span] = []
    for span in paragraph.spans:
        cut = min(length, len(span.text))
        length -= cut
        rest = replace(span, text=span.text[cut:])
        if rest.text or rest.note:
            spans.append(rest)
    return tuple(spans)


_ENDS_SENTENCE = re.compile(r"[.!?…:;,]['\"”’)\]]*$")
_MOST_SMALL = 0.25
_FEWEST_LETTERS = 4


def is_bold(paragraph: FlowParagraph) -> bool:
    """Return whether all letters are bold."""
    letters = [span for span in paragraph.spans if any(one.isalnum() for one in span.text)]
    return bool(letters) and all(span.bold for span in letters)


def is_italic(paragraph: FlowParagraph) -> bool:
    """Return whether all letters are italic."""
    letters = [span for span in paragraph.spans if any(one.isalnum() for one in span.text)]
    return bool(letters) and all(span.italic for span in letters)


def is_shouted(text: str) -> bool:
    """Return whether a text is set in capitals, a few small letters apart (`V/v`, `và`)."""
    letters = [one for one in text if one.isalpha()]
    small = sum(one.islower() for one in letters)
    return len(letters) >= _FEWEST_LETTERS and small <= _MOST_SMALL * len(letters) and _has_shouted_word(text)


def _has_shouted_word(text: str) -> bool:
    """Return whether most words of a text have no small letter."""
    words = [word for word in text.split() if any(one.isalpha() for one in word)]
    return 2 * sum(word == word.upper() for word in words) > len(words)


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence or part of one does."""
    return bool(_ENDS_SENTENCE.search(text.rstrip()))


def lines_of(paragraph: FlowParagraph) -> tuple[FlowParagraph, ...]:
    """Return a paragraph's lines as paragraphs, tidied; a break amid a sentence is none, empty lines are left out.

    Pictures stand apart: before the letters where they do so in the paragraph, else after them.
    """
    tidied = tidy_paragraph(paragraph)
    if not tidied.pictures and "\n" not in tidied.text:
        return (tidied,) if tidied.pieces else ()
    found: list[FlowParagraph] = []
    for pieces in _cut(tidied.pieces):
        line = tidy_paragraph(replace(tidied, pieces=tuple(pieces), mark=None if found else tidied.mark))
        if not line.pieces:
            continue
        last = found[-1] if found else None
        if last is not None and _continues(last, line):
            joined = (*last.pieces, Span(text=" "), *line.pieces)
            found[-1] = tidy_paragraph(replace(last, pieces=joined))
        else:
            found.append(line)
    return tuple(found)


def _cut(pieces: tuple[Span | PictureSpot, ...]) -> Iterator[list[Span | PictureSpot]]:
    """Yield the pieces of each line; letters and pictures never share one."""
    line: list[Span | PictureSpot] = []
    waiting: list[PictureSpot] = []
    for piece in pieces:
        if isinstance(piece, PictureSpot):
            waiting.append(piece)
            continue
        if waiting and not line:
            yield list(waiting)
            waiting = []
        first, *others = piece.text.split("\n")
        line.append(replace(piece, text=first))
        for text in others:
            yield line
            yield list(waiting)
            line, waiting = [replace(piece, text=text)], []
    yield line
    yield list(waiting)


def _continues(last: FlowParagraph, line: FlowParagraph) -> bool:
    """Return whether a line goes on with the sentence of the one before it."""
    if last.pictures or line.pictures or (ends_sentence(last.text) and not last.text.endswith(",")):
        return False
    return line.text[:1].islower()

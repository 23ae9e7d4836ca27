"""What stands before a line that was typed as part of a list or as a numbered heading: `-`, `1.`, `a)`, `II.`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletins.importing.flow import FlowParagraph, Span
from bulletins.model.value import replace

_BULLET = r"(?P<bullet>[-–—•●○▪■□◦‣·∙*+✓✔➢➤►»→\uf0b7\uf0a7\uf0d8])(?:\s+(?=\S)|(?=[^\W\d_“\"(]))"
_NUMBER = r"(?P<number>\d{1,3})[.)](?:\s+(?=\S)|(?=[^\W\d_]))"
_DEEP = r"(?P<deep>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d_])"
_ROMAN = r"(?P<roman>(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3}))[.)/:]\s*(?=\S)"
_CAPITAL = r"(?P<capital>[A-HĐ])[.)]\s+(?=\S)"
_LETTER = r"(?P<letter>[a-zđ])[.)]\s+(?=\S)"
_MARKER = re.compile(f"{_BULLET}|{_DEEP}|{_NUMBER}|{_ROMAN}|{_CAPITAL}|{_LETTER}")
_SEPARATOR = re.compile(r"[\s*_=~—–\-.oO0#+]{3,}|[*~#]{1,3}")

_SPEAKS = re.compile(r"[?!…][”\"»)]*$|^[“\"].*[”\"]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMarker:
    """A marker: its kind (`bullet`, `number`, `roman`, `letter`, `capital`, `deep`), its sign as typed, its length."""

    kind: str
    sign: str
    length: int

    @property
    def number(self) -> int:
        """Return the number that is counted on, 0 for a marker without one."""
        return int(self.sign) if self.kind == "number" else 0


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


def is_speech(line: str) -> bool:
    """Return whether a line asks or exclaims: behind a dash, Markdown takes it for what somebody says."""
    return _SPEAKS.search(line.rstrip()) is not None


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

"""The cleaning of letters: Unicode in one form (NFC), usual blanks, no invisible signs."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from bulletins.importing.flow import FlowParagraph, PictureSpot, Span
from bulletins.model.value import replace

_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile(" ?[\n\x0b\x0c\x85\u2028\u2029] ?")
_JOINERS = " \u200d\ufe0e\ufe0f\u20e3"
_IS_SKIN, _LAST_SKIN = "\U0001f3fb", "\U0001f3ff"
_LAST_SIGN = re.compile(r"\s*\./\.\s*$")


def tidy(text: str) -> str:
    """Return a text in NFC with single blanks, no invisible signs and no blank beside a line break."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    seen = _CONTROL.sub("", _UNSEEN.sub("", text))
    return _BREAKS.sub("\n", _BLANKS.sub(" ", normalize("NFC", seen)))


def tidy_line(text: str) -> str:
    """Return a text on one line, without blanks at its ends."""
    return " ".join(tidy(text).split())


def decoration_at_ends(text: str) -> tuple[str, str]:
    """Return a line without the pictures (emoji, stars, arrows) at its ends, and these; a line of them alone stays."""
    first, last = 0, len(text)
    while first < last and _is_decoration(text[first]):
        first += 1
    while last > first and _is_decoration(text[last - 1]):
        last -= 1
    kept = text[first:last].strip()
    return (kept, f"{text[:first].strip()} {text[last:].strip()}".strip()) if kept else (text, "")


def _is_decoration(sign: str) -> bool:
    """Return whether a sign is a picture, a part of one, or a blank between them."""
    return sign in _JOINERS or (category(sign) == "So" and sign not in "°©®™№") or _IS_SKIN <= sign <= _LAST_SKIN


def tidy_paragraph(paragraph: FlowParagraph) -> FlowParagraph:
    """Return a paragraph with every span tidied, equal neighbours joined, and no blank doubled or at its ends."""
    merged: list[Span | PictureSpot] = []
    for piece in paragraph.pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, Span) and isinstance(last, Span) and _alike(piece, last):
            merged[-1] = replace(last, text=last.text + piece.text)
        elif not isinstance(piece, Span) or piece.text or piece.note:
            merged.append(piece)
    return replace(paragraph, pieces=_without_blanks([_tidied(piece) for piece in merged]))


def without_last_sign(paragraph: FlowParagraph) -> FlowParagraph:
    """Return a paragraph without the `./.` that offices end a document with; a full stop stays."""
    if not paragraph.pieces or not isinstance(paragraph.pieces[-1], Span):
        return paragraph
    last = paragraph.pieces[-1]
    text = _LAST_SIGN.sub(lambda found: "" if last.text[: found.start()].endswith((".", "!", "?")) else ".", last.text)
    return replace(paragraph, pieces=(*paragraph.pieces[:-1], replace(last, text=text)))


def _tidied(piece: Span | PictureSpot) -> Span | PictureSpot:
    return replace(piece, text=tidy(piece.text)) if isinstance(piece, Span) else piece


def _alike(one: Span, other: Span) -> bool:
    """Return whether two spans have the same look and link."""
    return not (one.note or other.note) and replace(one, text="") == replace(other, text="")


def _without_blanks(pieces: list[Span | PictureSpot]) -> tuple[Span | PictureSpot, ...]:
    """Return the pieces without blanks at the ends of the paragraph, and without one after another."""
    kept: list[Span | PictureSpot] = []
    open_end = True  # nothing stands before that a blank would part from
    for piece in pieces:
        if not isinstance(piece, Span) or piece.note:
            kept.append(piece)
            open_end = isinstance(piece, PictureSpot)
            continue
        text = piece.text.lstrip(" \n") if open_end else piece.text
        if text:
            kept.append(replace(piece, text=text))
            open_end = text[-1] in " \n"
    while kept and isinstance(kept[-1], Span) and not kept[-1].note:
        last = kept.pop()
        if isinstance(last, Span) and last.text.rstrip(" \n"):
            kept.append(replace(last, text=last.text.rstrip(" \n")))
            break
    return tuple(kept)

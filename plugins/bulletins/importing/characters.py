"""The cleaning of letters: Unicode (NFC) whatever font they were typed for, and usual blanks."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from bulletins.importing.flow import FlowParagraph, PictureSpot, Span
from bulletins.model.value import replace

_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile(" ?[\n\x0b\x0c\x85\u2028\u2029] ?")
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


_TCVN3 = (
    "µà¶ả·ã¸á¹ạ¨ă»ằ¼ẳ½ẵ¾ắÆặ©âÇầÈẩÉẫÊấËậ®đÌèÎẻÏẽÐéÑẹªêÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị"
    "ßòáỏâõãóäọ«ôåồæổçỗèốéộ¬ơêờëởìỡíớîợïùñủòũóúôụ\u00adưõừöử÷ữøứùựúỳûỷüỹýýþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ"
)
"""Each sign of TCVN3, as Windows-1252 shows it, followed by the letter it stands for."""

_VNI_MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_HAT = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_ALONE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_UNICODE_LETTERS = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_TCVN3_NAME = re.compile(r"\.vn(?!i)", re.IGNORECASE)
_VNI_NAME = re.compile(r"\.?vni[- ]", re.IGNORECASE)


def is_old_font(font: str) -> bool:
    """Return whether a font is one from before Unicode, with an encoding of its own."""
    return bool(_TCVN3_NAME.match(font) or _VNI_NAME.match(font))


def from_old_font(text: str, font: str) -> str:
    """Return text of an old font in Unicode; any other text is returned unchanged."""
    if not is_old_font(font) or _UNICODE_LETTERS.search(text):
        return text
    if _VNI_NAME.match(font):
        return normalize("NFC", _from_vni(text))
    letters = text.translate(_tcvn3())
    return letters.upper() if font.rstrip().endswith("H") else letters


@cache
def _tcvn3() -> dict[int, str]:
    """Return the table of TCVN3: the Unicode letter of each sign."""
    return {ord(sign): letter for sign, letter in zip(_TCVN3[::2], _TCVN3[1::2], strict=True)}


@cache
def _vni() -> dict[str, str]:
    """Return the table of VNI: the Unicode letter of each one or two signs, in both cases."""
    table = dict(_VNI_ALONE)
    for base in "aeouy":
        table |= {base + sign: base + mark for sign, mark in _VNI_MARKS.items()}
    table |= {f"a{sign}": f"a\u0306{mark}" for sign, mark in _VNI_BREVE.items()}
    for base in "aeo":
        table |= {base + sign: f"{base}\u0302{mark}" for sign, mark in _VNI_HAT.items()}
    for sign, mark in _VNI_MARKS.items():
        table |= {f"ô{sign}": f"ơ{mark}", f"ö{sign}": f"ư{mark}"}
    capitals = {sign.upper(): normalize("NFC", letter).upper() for sign, letter in table.items()}
    mixed = {
        sign[0].upper() + sign[1:]: normalize("NFC", letter).upper() for sign, letter in table.items() if len(sign) > 1
    }
    return {sign: normalize("NFC", letter) for sign, letter in table.items()} | capitals | mixed


def _from_vni(text: str) -> str:
    """Return text of VNI in Unicode: a letter and its mark are two signs, and the longest match counts."""
    table, letters, index = _vni(), [], 0
    while index < len(text):
        length = 2 if text[index : index + 2] in table and index + 1 < len(text) else 1
        sign = text[index : index + length]
        letters.append(table.get(sign, sign))
        index += length
    return "".join(letters)

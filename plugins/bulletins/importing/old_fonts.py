"""Letters typed for fonts from before Unicode: TCVN3 (.VnTime, .VnTimeH …) and VNI, told by font or by the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

from bulletins.importing.flow import DocumentFlow, FlowParagraph, Span, paragraphs_in, with_paragraphs
from bulletins.model.loss import DocumentPlace, LossKind, loss
from bulletins.model.old_encodings import from_tcvn3, from_vni
from bulletins.model.value import replace

_UNICODE_LETTERS = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_TCVN3_NAME = re.compile(r"\.vn(?!i)", re.IGNORECASE)
_VNI_NAME = re.compile(r"\.?vni[- ]", re.IGNORECASE)
_DRAWN = re.compile("[\U0001d400-\U0001d7ff]")
_QUOTED = 80
_TYPED_FOR = re.compile(r"[µ¶¸¹¨»®©ª«¬\u00ad·¾¼½ÆÇËÐÎÏÑÖ×ØÜÞßäåæëïñîöøûü÷þ]")
"""Letters that Unicode texts in Vietnamese do not have, and those of the fonts have."""


def is_old_font(font: str) -> bool:
    """Return whether a font is one from before Unicode, with an encoding of its own."""
    return bool(_TCVN3_NAME.match(font) or _VNI_NAME.match(font))


def from_old_font(text: str, font: str) -> str:
    """Return text of an old font in Unicode; any other text is returned unchanged."""
    if not is_old_font(font) or _UNICODE_LETTERS.search(text):
        return text
    if _VNI_NAME.match(font):
        return _from_vni(text)
    letters = from_tcvn3(text)
    return letters.upper() if font.rstrip().endswith("H") else letters


def _from_vni(text: str) -> str:
    """Return text of VNI in Unicode; letters and marks of Unicode that stand apart are joined."""
    return normalize("NFC", from_vni(text))


FindEncoding = Callable[[str], str]
"""Gives the name of the encoding from before Unicode that a Vietnamese text is in, empty for a sound text."""

_DECODERS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": _from_vni}


def is_old_encoding(encoding: str) -> bool:
    """Return whether text in an encoding can be rewritten in Unicode."""
    return encoding in _DECODERS


def with_plain_letters(flow: DocumentFlow) -> DocumentFlow:
    """Return a flow in which letters drawn as signs of mathematics (𝐁𝐓𝐕) are usual ones; each paragraph is reported.

    People take them for bold in messages; no search finds them, and they are read out one by one.
    """
    drawn = [one for one in paragraphs_in(flow.blocks) if _DRAWN.search(one.text)]
    if not drawn:
        return flow

    def paragraph(one: FlowParagraph) -> FlowParagraph:
        return replace(
            one,
            pieces=tuple(
                replace(piece, text=_with_usual_letters(piece.text)) if isinstance(piece, Span) else piece
                for piece in one.pieces
            ),
        )

    said = tuple(loss("import-drawn-letters", LossKind.CHANGED, one.place, text=one.text[:_QUOTED]) for one in drawn)
    blocks = tuple(with_paragraphs(block, paragraph) for block in flow.blocks)
    return replace(flow, blocks=blocks, losses=(*flow.losses, *said))


def _with_usual_letters(text: str) -> str:
    """Return a text with the letters of mathematics as usual ones, joined with the marks behind them."""
    return normalize("NFC", _DRAWN.sub(lambda found: normalize("NFKC", found[0]), text))


def in_unicode(flow: DocumentFlow, find_encoding: FindEncoding) -> DocumentFlow:
    """Return a flow whose letters are Unicode although no font says for what they were typed; which is reported.

    Of a text that is partly Unicode already, only those paragraphs are rewritten that show signs of the old letters.
    """
    notes = [one for _, paragraphs in flow.notes for one in paragraphs]
    texts = [one.text for one in paragraphs_in((*flow.blocks, *notes))]
    encoding = find_encoding("\n".join(texts))
    decode = _DECODERS.get(encoding)
    if decode is None:
        return flow
    is_mixed = any(_UNICODE_LETTERS.search(text) for text in texts)

    def paragraph(one: FlowParagraph) -> FlowParagraph:
        if _UNICODE_LETTERS.search(one.text) or (is_mixed and not _TYPED_FOR.search(one.text)):
            return one
        pieces = tuple(replace(each, text=decode(each.text)) if isinstance(each, Span) else each for each in one.pieces)
        return replace(one, pieces=pieces)

    said = loss("import-old-encoding", LossKind.CHANGED, DocumentPlace(), encoding=encoding)
    return replace(
        flow,
        blocks=tuple(with_paragraphs(block, paragraph) for block in flow.blocks),
        notes=tuple((label, tuple(map(paragraph, lines))) for label, lines in flow.notes),
        losses=(*flow.losses, said),
    )

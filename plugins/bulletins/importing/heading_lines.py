"""Headings of a text: those with a style, and lines that only look it; all with levels that follow one another."""

from __future__ import annotations

from collections.abc import Sequence

from bulletins.importing.flow import BlockStyle, FlowParagraph
from bulletins.importing.paragraph_looks import is_bold, is_shouted, marker_of
from bulletins.importing.photo_captions import LaidOut

_LONGEST = 160
_ENDS_PROSE = (".", ";", ",")
_RANKS = {"roman": 1, "capital": 1, "": 2, "number": 3, "deep": 4}
_FIRST_LEVEL = 2
_LAST_LEVEL = 4


def heading_levels(blocks: Sequence[LaidOut]) -> dict[int, int]:
    """Return the levels, 2 to 4, of those blocks that are headings."""
    true = {
        index: block.level for index, block in enumerate(blocks) if isinstance(block, FlowParagraph) and _is_true(block)
    }
    faked = {
        index: _rank(block)
        for index, block in enumerate(blocks)
        if index not in true and _is_faked(blocks, index, block)
    }
    true_levels = sorted(set(true.values()))
    levels = {index: _FIRST_LEVEL + true_levels.index(level) for index, level in true.items()}
    below = len(true_levels)
    ranks = sorted(set(faked.values()))
    levels |= {index: _FIRST_LEVEL + below + ranks.index(rank) for index, rank in faked.items()}
    return _without_gaps({index: min(levels[index], _LAST_LEVEL) for index in sorted(levels)})


def is_faked(block: FlowParagraph) -> bool:
    """Return whether a heading has no style that says so."""
    return block.style is not BlockStyle.HEADING


def _is_true(block: FlowParagraph) -> bool:
    return block.style is BlockStyle.HEADING and bool(block.text.strip())


def _is_faked(blocks: Sequence[LaidOut], index: int, block: LaidOut) -> bool:
    """Return whether a line without a style looks like a heading, with text after it."""
    if not isinstance(block, FlowParagraph) or block.pictures or block.style is not BlockStyle.BODY:
        return False
    text = block.text.strip()
    if not 1 < len(text) <= _LONGEST or text.endswith(_ENDS_PROSE) or block.align == "right" or "\n" in text:
        return False
    marker = marker_of(text)
    kind = "" if marker is None else marker.kind
    if kind in {"bullet", "hollow", "letter"} or (block.mark is not None and not _has_heading_label(block)):
        return False
    stands_out = is_bold(block) or is_shouted(text) or kind == "roman"
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return stands_out and below is not None and not _is_same_kind(block, below, kind)


def _has_heading_label(block: FlowParagraph) -> bool:
    """Return whether Word numbers a paragraph as headings are numbered, and its letters stand out."""
    return block.mark is not None and bool(block.mark.label) and is_bold(block) and block.mark.level == 0


def _is_same_kind(block: FlowParagraph, below: LaidOut, kind: str) -> bool:
    """Return whether the line below looks just the same, so that both are items or prose and neither is a heading."""
    if not isinstance(below, FlowParagraph) or below.style is BlockStyle.HEADING or below.pictures:
        return False
    if not (is_bold(below) and is_bold(block)) and not (is_shouted(below.text) and is_shouted(block.text)):
        return False
    marker = marker_of(below.text)
    same_mark = (block.mark is None) == (below.mark is None)
    return same_mark and kind == ("" if marker is None else marker.kind) and len(below.text) <= 2 * _LONGEST


def _rank(block: LaidOut) -> int:
    """Return the rank of a faked heading, by its number."""
    text = block.text if isinstance(block, FlowParagraph) else ""
    label = block.mark.label + " x" if isinstance(block, FlowParagraph) and block.mark else ""
    marker = marker_of(label or text)
    return _RANKS.get("" if marker is None else marker.kind, 2)


def _without_gaps(levels: dict[int, int]) -> dict[int, int]:
    """Return the levels, each at most one deeper than the heading before."""
    last = _FIRST_LEVEL - 1
    result = {}
    for index, level in levels.items():
        last = min(level, last + 1)
        result[index] = last
    return result

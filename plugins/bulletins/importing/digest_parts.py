"""The parts of a digest in one document: its beginning, and its items, divided by `* * *`, numbers or headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bulletins.importing.characters import tidy_line
from bulletins.importing.draft import ManuscriptDraft
from bulletins.importing.flow import BlockStyle, DocumentFlow, FlowBlock, FlowParagraph, FlowRule, PictureSpot, Span
from bulletins.importing.paragraph_looks import TextMarker, is_bold, is_separator, is_shouted, marker_of, without_start
from bulletins.importing.walker import WalkContext, draft_of
from bulletins.model.loss import DocumentPlace, LossKind, gathered, loss
from bulletins.model.value import replace

_NAMES = re.compile(r"tổng hợp|điểm tin|tin vắn|bản tin|digest|news in brief|round-?up", re.IGNORECASE)
_FEWEST = 2
_SHORTEST_ITEM = 60
_LONGEST_TITLE = 250


def digest_flows(flow: DocumentFlow) -> tuple[DocumentFlow, ...]:
    """Return a digest's beginning and its items as separate documents; empty where the document is no digest."""
    blocks = flow.blocks
    for starts in (_numbered_starts(blocks), _heading_starts(blocks), _ruled_starts(blocks)):
        items = [blocks[start:end] for start, end in pairwise([*starts, len(blocks)])]
        if len(items) >= _FEWEST and all(_letters(item) >= _SHORTEST_ITEM for item in items):
            head = replace(flow, blocks=blocks[: starts[0]], notes=())
            return (head, *(replace(flow, blocks=_without_number(item), losses=()) for item in items))
    return ()


def looks_like_digest(parts: Sequence[DocumentFlow], flow: DocumentFlow) -> bool:
    """Return whether a document seems to be meant as a digest: its title says so, or stars divide its items."""
    if not parts:
        return False
    head = " ".join(block.text for block in parts[0].blocks if isinstance(block, FlowParagraph))
    return bool(_NAMES.search(head)) or any(map(_is_rule, flow.blocks))


def digest_draft(flow: DocumentFlow, items: Sequence[ManuscriptDraft], context: WalkContext) -> ManuscriptDraft:
    """Return the draft of the digest itself; without a lead, the items' titles become the lead."""
    draft = draft_of(flow, context)
    signed = [item.authors for item in items if item.authors]
    if not draft.authors and len(signed) == 1 and items[-1].authors:
        draft = replace(draft, authors=signed[0])  # the line at the end of all signs for all
    if draft.summary:
        return draft
    summary = "; ".join(item.title.rstrip(".") for item in items) + "."
    kept = [found for found in draft.losses if found.code != "import-no-lead"]
    said = loss("import-digest-lead", LossKind.CHANGED, DocumentPlace(), text=summary)
    return replace(draft, summary=summary, losses=gathered((*kept, said)))


def _numbered_starts(blocks: Sequence[FlowBlock]) -> list[int]:
    """Return where items begin by number: bold lines, lines in capitals or headings that count from 1."""
    starts: list[int] = []
    markers = [_title_marker(block) for block in blocks]
    if any(marker is not None and marker.kind == "roman" for marker in markers):
        return []
    for index, marker in enumerate(markers):
        if marker is not None and marker.number == len(starts) + 1:
            starts.append(index)
    return starts


def _heading_starts(blocks: Sequence[FlowBlock]) -> list[int]:
    """Return where headings of the first level begin items, below a title that has its own style."""
    headings = [
        index for index, block in enumerate(blocks) if _has_style(block, BlockStyle.HEADING) and _level(block) == 1
    ]
    titled = any(_has_style(block, BlockStyle.TITLE) for block in blocks[: headings[0]]) if headings else False
    return headings if titled else []


def _ruled_starts(blocks: Sequence[FlowBlock]) -> list[int]:
    """Return where items begin that lines of stars divide; the first begins at a title below the digest's own title."""
    rules = [index for index, block in enumerate(blocks) if _is_rule(block)]
    if not rules:
        return []
    titles = [index for index in range(1, rules[0]) if _stands_out(blocks[index])]
    below = [index for index in titles if index > 1 and not _stands_out(blocks[index - 1])]
    adjoining = titles[-1:] if titles and not below else below[:1]
    first = adjoining if _letters(blocks[: rules[0]]) > 2 * _SHORTEST_ITEM else []
    return [*first, *(index + 1 for index in rules if _letters(blocks[index + 1 :]) > 0)]


def _title_marker(block: FlowBlock) -> TextMarker | None:
    """Return the number before a line that can be an item's title."""
    if not isinstance(block, FlowParagraph) or not (_stands_out(block) or block.style is BlockStyle.HEADING):
        return None
    label = f"{block.mark.label} " if block.mark is not None and block.mark.label else ""
    return marker_of(label + tidy_line(block.text))


def _stands_out(block: FlowBlock) -> bool:
    """Return whether a line is bold or in capitals, and short enough for a title."""
    if not isinstance(block, FlowParagraph) or not 0 < len(block.text.strip()) <= _LONGEST_TITLE:
        return False
    return is_bold(block) or is_shouted(block.text)


def _is_rule(block: FlowBlock) -> bool:
    """Return whether a block is only a dividing line."""
    if isinstance(block, FlowRule):
        return True
    return isinstance(block, FlowParagraph) and bool(block.text.strip()) and is_separator(block.text)


def _without_number(item: Sequence[FlowBlock]) -> tuple[FlowBlock, ...]:
    """Return an item without the number before its title, and without the stars around the item."""
    kept = [block for block in item if not _is_rule(block)]
    first = kept[0] if kept else None
    if not isinstance(first, FlowParagraph):
        return tuple(kept)
    marker = marker_of(first.text.lstrip()) if first.mark is None else None
    cut = marker.length + len(first.text) - len(first.text.lstrip()) if marker and marker.number else 0
    pieces: tuple[Span | PictureSpot, ...] = (*without_start(first, cut), *first.pictures)
    return (replace(first, pieces=pieces, mark=None, style=BlockStyle.TITLE), *kept[1:])


def _letters(blocks: Sequence[FlowBlock]) -> int:
    """Return how many letters the paragraphs of some blocks hold."""
    return sum(len(block.text) for block in blocks if isinstance(block, FlowParagraph))


def _has_style(block: FlowBlock, style: BlockStyle) -> bool:
    return isinstance(block, FlowParagraph) and block.style is style and bool(block.text.strip())


def _level(block: FlowBlock) -> int:
    return block.level if isinstance(block, FlowParagraph) else 0

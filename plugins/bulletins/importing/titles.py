"""Title and lead of a document: which paragraphs they are, and how they read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletins.importing.characters import tidy_line
from bulletins.importing.datelines import is_dateline, is_stamp, opening_authors
from bulletins.importing.flow import BlockStyle, FlowBlock, FlowParagraph, FlowTable, pictures_in
from bulletins.importing.office_frames import is_organisation
from bulletins.importing.paragraph_looks import ends_sentence, is_bold, is_italic, is_shouted, marker_of

LONGEST_TITLE = 300
LONGEST_LEAD = 900
_FURTHEST = 12
_MOST_LINES = 5
_FURTHEST_LEAD = 6
_LONGEST_LINE = 200
_LONGEST_KICKER = 8
_FEWEST_LEAD = 40
_COPIED_LEAD = 300
_LONGEST_GUESS = 150
_RUBRIC = re.compile(
    r"\W*(?:(?:bản )?tin (?:nhanh|tức|vắn|hoạt động|bài|từ cơ sở|cơ sở|địa phương|hội|trong (?:tuần|tháng))|"
    r"(?:hoạt động|tin tức)(?: của)? (?:hội|cơ sở|chi hội)|thông tin (?:hoạt động|cơ sở)|"
    r"(?:gương|người tốt|những tấm gương|chân dung)\b[^.!?:]{0,40})\W*",
    re.IGNORECASE,
)
"""A line above a title that names the column in which texts of its kind appear."""
_OPENS_PROSE = re.compile(r"\W*(?:sáng|chiều|tối|trưa|ngày|hôm|vừa qua|mới đây|trong)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<![A-ZĐ]\.)(?<=[.!?…])[”\"’)\]]*\s+(?=[“\"‘(]?[A-ZÀ-ỸĐ0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleFound:
    """The lines of a title and which blocks they are; none where no paragraph is one."""

    lines: tuple[str, ...] = ()
    blocks: tuple[int, ...] = ()
    kicker: str = ""
    kicker_block: int = -1

    @property
    def text(self) -> str:
        """Return the title on one line."""
        return tidy_line(" ".join(self.lines))


def find_title(blocks: Sequence[FlowBlock]) -> TitleFound:
    """Return the title: the lines with a title's style, else the lines at the top that look like one."""
    styled = _styled_title(blocks)
    texts = (index for index, block in enumerate(blocks[:_FURTHEST]) if _has_text(block) and not _is_hashtags(block))
    first = next(texts, -1)
    opening = blocks[first] if first >= 0 else None
    if styled or not isinstance(opening, FlowParagraph):
        return _title(blocks, styled)
    if opening.style is BlockStyle.HEADING:
        return _title(blocks, [first])
    if not _stands_out(opening):
        short = len(opening.text) <= _LONGEST_GUESS and not ends_sentence(opening.text) and opening.mark is None
        return _title(blocks, [first]) if short and not opening.pictures else TitleFound()
    lines = _run(blocks, first)
    kicker = _is_kicker(blocks, first, lines)
    if kicker:
        rest = _run(blocks, first + 1) if _stands_out_at(blocks, first + 1) else [first + 1]
        return TitleFound(
            lines=_texts(blocks, rest), blocks=tuple(rest), kicker=tidy_line(opening.text), kicker_block=first
        )
    return _title(blocks, lines)


def lead_block(blocks: Sequence[FlowBlock], title: TitleFound) -> int:
    """Return the index of the paragraph that is the lead by its look, -1 where none is."""
    after = max(title.blocks, default=-1) + 1
    for index in range(after, min(after + _FURTHEST_LEAD, len(blocks))):
        block = blocks[index]
        if isinstance(block, FlowTable) and any(pictures_in(block.inner)):
            continue
        if not isinstance(block, FlowParagraph):
            return -1
        if not block.text.strip() or is_caption(blocks, index) or _is_beside_lead(block):
            continue
        return index if _is_lead(block) else -1
    return -1


def _is_beside_lead(block: FlowParagraph) -> bool:
    """Return whether a line between title and lead says when a text was shown, or who wrote it."""
    return is_stamp(block.text) or is_dateline(block.text) or bool(opening_authors(block))


def is_caption(blocks: Sequence[FlowBlock], index: int) -> bool:
    """Return whether a paragraph stands below a picture as its caption does: in italics, centred, or in that style."""
    above, block = blocks[index - 1] if index else None, blocks[index]
    if not (isinstance(above, FlowParagraph) and isinstance(block, FlowParagraph)):
        return False
    if not above.pictures or above.text.strip() or block.pictures or len(block.text) > LONGEST_TITLE:
        return False
    return block.style is BlockStyle.CAPTION or is_italic(block) or (block.align == "center" and not is_bold(block))


def opening_sentences(text: str) -> str:
    """Return the first sentences of a text, as many as make a summary."""
    sentences = _SENTENCE_END.split(tidy_line(text))
    chosen = sentences[0]
    for sentence in sentences[1:]:
        if len(chosen) + len(sentence) > _COPIED_LEAD:
            break
        chosen = f"{chosen} {sentence}"
    if len(chosen) > LONGEST_LEAD:
        chosen = chosen[:LONGEST_LEAD].rpartition(" ")[0] + " …"
    return chosen


def _has_text(block: FlowBlock) -> bool:
    """Return whether a block holds letters; a table always does."""
    return isinstance(block, FlowTable) or (isinstance(block, FlowParagraph) and bool(block.text.strip()))


def _is_hashtags(block: FlowBlock) -> bool:
    """Return whether a line holds nothing but hashtags, which messages may have above their title."""
    words = block.text.split() if isinstance(block, FlowParagraph) else []
    return bool(words) and all(word.startswith("#") and len(word) > 1 for word in words)


def _styled_title(blocks: Sequence[FlowBlock]) -> list[int]:
    """Return the paragraphs that a style calls the title; they follow one another."""
    found: list[int] = []
    for index, block in enumerate(blocks[:_FURTHEST]):
        is_title = isinstance(block, FlowParagraph) and block.style is BlockStyle.TITLE and block.text.strip()
        if is_title and (not found or found[-1] == index - 1):
            found.append(index)
    return found


def _stands_out(paragraph: FlowParagraph) -> bool:
    """Return whether a paragraph looks like a line of a title."""
    text = paragraph.text.strip()
    if (
        paragraph.mark is not None
        or len(text) > _LONGEST_LINE
        or (text.endswith((".", ";", ",")) and len(text) > _FEWEST_LEAD * 2)
    ):
        return False
    return is_bold(paragraph) or is_shouted(text) or (paragraph.align == "center" and not is_italic(paragraph))


def _stands_out_at(blocks: Sequence[FlowBlock], index: int) -> bool:
    """Return whether the paragraph at an index looks like a line of a title."""
    block = blocks[index]
    return isinstance(block, FlowParagraph) and _stands_out(block)


def _run(blocks: Sequence[FlowBlock], first: int) -> list[int]:
    """Return the lines that make one title with the first: alike in capitals or centred, or going on in small ones."""
    found = [first]
    for index in range(first + 1, min(first + _MOST_LINES, len(blocks))):
        last, block = blocks[index - 1], blocks[index]
        if not (isinstance(last, FlowParagraph) and isinstance(block, FlowParagraph)) or not _stands_out(block):
            break
        if block.pictures or block.style not in {BlockStyle.BODY, BlockStyle.TITLE}:
            break
        if ends_sentence(last.text.removesuffix(":")):
            break
        if not _goes_on(last, block):
            break
        found.append(index)
    return found


def _goes_on(last: FlowParagraph, block: FlowParagraph) -> bool:
    """Return whether a line belongs to the same title as the one above."""
    if ends_sentence(block.text) and len(block.text) > _FEWEST_LEAD:
        return False
    both_shouted = is_shouted(last.text) and is_shouted(block.text)
    both_centred = last.align == block.align == "center" and is_bold(last) == is_bold(block)
    return both_shouted or both_centred or (block.text[:1].islower() and is_bold(last) == is_bold(block))


def _is_kicker(blocks: Sequence[FlowBlock], first: int, lines: list[int]) -> bool:
    """Return whether a first line in capitals names who writes: the line below stands out too, without capitals."""
    opening = blocks[first]
    below = blocks[first + 1] if first + 1 < len(blocks) else None
    if not isinstance(opening, FlowParagraph) or not isinstance(below, FlowParagraph):
        return False
    if below.pictures or marker_of(below.text) or len(opening.text.split()) > _LONGEST_KICKER:
        return False
    if _RUBRIC.fullmatch(tidy_line(opening.text)) and not _OPENS_PROSE.match(below.text):
        return len(below.text) <= _LONGEST_GUESS and not ends_sentence(below.text) and below.style is BlockStyle.BODY
    apart = opening.align != below.align and below.align == "center"
    if not is_organisation(opening.text) or ((is_shouted(below.text) or len(lines) > 1) and not apart):
        return False
    if any(one.isdigit() for one in opening.text):
        return False
    stands_out = _stands_out(below) and (is_bold(below) or below.align == "center") and below.style is BlockStyle.BODY
    return stands_out and not ends_sentence(below.text)


def _is_lead(block: FlowParagraph) -> bool:
    """Return whether a paragraph below the title is the lead."""
    text = block.text.strip()
    if block.mark is not None or block.style not in {BlockStyle.BODY, BlockStyle.SUBTITLE} or len(text) > LONGEST_LEAD:
        return False
    if block.style is BlockStyle.SUBTITLE:
        return True
    if len(text) < _FEWEST_LEAD or not (is_bold(block) or is_italic(block)):
        return False
    return ends_sentence(text) or len(text) > 2 * _FEWEST_LEAD


def _title(blocks: Sequence[FlowBlock], found: list[int]) -> TitleFound:
    return TitleFound(lines=_texts(blocks, found), blocks=tuple(found))


def _texts(blocks: Sequence[FlowBlock], found: list[int]) -> tuple[str, ...]:
    return tuple(tidy_line(block.text) for index in found if isinstance(block := blocks[index], FlowParagraph))

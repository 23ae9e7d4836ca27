"""One walk for every source: a flow of blocks → a draft as a careful editor lays it out, with a word on every loss.

flow ─lines, links, tables opened─▶ blocks ─frame, title, lead, byline taken off─▶ body ─photos, headings, lists─▶ draft
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from bulletins.importing.capitals import sentence_case
from bulletins.importing.characters import decoration_at_ends, tidy_line, without_last_sign
from bulletins.importing.datelines import authors_of, day_of_event, is_dateline, is_stamp, opening_authors, written_day
from bulletins.importing.draft import DraftBlock, ManuscriptDraft
from bulletins.importing.draft_body import body_blocks
from bulletins.importing.flow import (
    BlockStyle,
    DocumentFlow,
    FlowBlock,
    FlowFindings,
    FlowParagraph,
    FlowRule,
    FlowTable,
    Span,
    with_paragraphs,
)
from bulletins.importing.form_labels import without_form_labels
from bulletins.importing.office_frames import OfficeFrame, lines_in, without_frame
from bulletins.importing.outside_links import with_clean_links
from bulletins.importing.paragraph_looks import is_bold, is_separator, is_shouted, lines_of, marker_of
from bulletins.importing.photo_captions import plain_text
from bulletins.importing.table_cells import laid_open
from bulletins.importing.titles import LONGEST_TITLE, TitleFound, find_title, is_caption, lead_block, opening_sentences
from bulletins.model.loss import DocumentPlace, LossKind, gathered

_LAST_LINES = 4
_FIRST_LINES = 2
_LONG_ENOUGH = 40
_HINT_LETTERS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkContext:
    """The two values that walking a document needs besides it: today, and names that the site writes with capitals."""

    today: date
    names: tuple[str, ...] = ()


def draft_of(flow: DocumentFlow, context: WalkContext) -> ManuscriptDraft:
    """Return the draft of one bulletin; its losses name everything that is missing or different there."""
    findings = FlowFindings()
    blocks, frame = without_frame(tuple(_prepared(flow.blocks, findings)))
    _report_frame(frame, findings)
    blocks, named = without_form_labels(blocks, findings)
    blocks, title = _without_repeats(blocks, find_title(blocks), findings)
    lead = lead_block(blocks, title)
    kept = [block for index, block in enumerate(blocks) if index not in {*title.blocks, title.kicker_block, lead}]
    kept, day = _without_dateline(kept, frame.day, findings)
    kept, authors = _without_byline(kept, findings)
    heading = _title_text(title, blocks, context, findings)
    summary = _lead_text(blocks, lead, kept, heading, findings)
    body = body_blocks(kept, context.names, findings)
    event = day_of_event(_opening_text(summary, kept), day or context.today) or day
    if event is not None:
        findings.add("import-event-read", LossKind.CHANGED, DocumentPlace(), day=event)
    hints = (*named, *frame.organisations, title.kicker, heading, summary[:_HINT_LETTERS], *authors)
    notes = _notes(flow, body, findings)
    return ManuscriptDraft(
        title=heading,
        summary=summary,
        blocks=body,
        authors=authors,
        published=day,
        event=event,
        unit_hints=tuple(hint for hint in hints if hint),
        notes=notes,
        media=flow.media,
        losses=gathered((*flow.losses, *findings.losses)),
    )


def _prepared(blocks: Sequence[FlowBlock], findings: FlowFindings) -> Iterator[FlowBlock]:
    """Yield the blocks line by line, links cleaned, tables that only arrange opened; nothing empty."""
    for block in blocks:
        if isinstance(block, FlowParagraph):
            yield from _lines(block, findings)
        elif isinstance(block, FlowTable) and (parts := laid_open(block, findings)) != (block,):
            yield from _prepared(parts, findings)
        else:
            yield with_paragraphs(block, partial(with_clean_links, findings=findings))


def _lines(paragraph: FlowParagraph, findings: FlowFindings) -> Iterator[FlowBlock]:
    """Yield the lines of a paragraph; one of stars or dashes alone is a rule."""
    for line in lines_of(paragraph):
        if line.text and not line.pictures and is_separator(line.text) and not any(span.note for span in line.spans):
            yield FlowRule(place=line.place)
            continue
        clean = with_clean_links(without_last_sign(line), findings)
        if clean.pieces:
            yield clean


def _report_frame(frame: OfficeFrame, findings: FlowFindings) -> None:
    """Say what an office put around the text, word by word."""
    if frame.above:
        findings.add("import-letterhead", LossKind.LOST, DocumentPlace(paragraph=1), text=" · ".join(frame.above))
    if frame.below:
        findings.add("import-signature", LossKind.LOST, DocumentPlace(part="end"), text=" · ".join(frame.below))
    for _ in range(frame.pictures):
        findings.add("import-frame-picture", LossKind.LOST, DocumentPlace())


def _title_text(title: TitleFound, blocks: Sequence[FlowBlock], context: WalkContext, findings: FlowFindings) -> str:
    """Return the title in sentence case."""
    text = title.text
    if title.kicker:
        place = blocks[title.kicker_block].place
        findings.add("import-kicker", LossKind.LOST, place, text=title.kicker)
    if not text:
        first = next((block for block in blocks if isinstance(block, FlowParagraph) and block.text.strip()), None)
        text = _cut(opening_sentences(first.text), LONGEST_TITLE // 3) if first else ""
        findings.add("import-no-title", LossKind.QUESTION, text=text)
        return text
    place = blocks[title.blocks[0]].place
    text, signs = decoration_at_ends(text)
    if signs:
        findings.add("import-title-signs", LossKind.LOST, place, text=signs)
    if is_shouted(title.lines[0]):
        texts = [line for block in blocks for line in lines_in(block) if not is_shouted(line)]
        shouted, text = text, decoration_at_ends(_quiet_title(title.lines, texts, context.names))[0]
        findings.add("import-capitals", LossKind.CHANGED, place, text=shouted, title=text)
    if len(text) > LONGEST_TITLE:
        whole, text = text, _cut(text, LONGEST_TITLE)
        findings.add("import-title-cut", LossKind.CHANGED, place, text=whole)
    return text


def _quiet_title(lines: Sequence[str], texts: Sequence[str], names: Sequence[str]) -> str:
    """Return a title without capitals; the first word of a line that has none goes on with the line above."""
    loud = [line for line in lines if is_shouted(line)]
    first, _, rest = " ".join(line for line in lines if not is_shouted(line)).partition(" ")
    return tidy_line(f"{sentence_case(' '.join([*loud, first]), texts, names)} {rest}")


def _lead_text(
    blocks: Sequence[FlowBlock], lead: int, kept: list[FlowBlock], title: str, findings: FlowFindings
) -> str:
    """Return the lead, or the first sentences of the text where none looks like one; these stay in the text."""
    found = blocks[lead] if lead >= 0 else None
    if isinstance(found, FlowParagraph):
        text = plain_text(found.spans)
        if found.pictures or any(span.note or span.link for span in found.spans):
            kept.insert(0, found)
            findings.add("import-lead-kept", LossKind.CHANGED, found.place)
        if text.casefold() != title.casefold():
            return text
    texts = (block for index, block in enumerate(kept) if not is_caption(kept, index))
    prose = [block for block in texts if isinstance(block, FlowParagraph) and _is_prose(block, title)]
    plain = [block for block in prose if not is_bold(block) and marker_of(block.text) is None]
    for block in [*(one for one in plain if len(one.text) >= _LONG_ENOUGH), *plain, *prose]:
        marker = marker_of(block.text)
        text = opening_sentences(block.text if marker is None else block.text[marker.length :])
        findings.add("import-lead-copied", LossKind.CHANGED, block.place, text=text)
        return text
    findings.add("import-no-lead", LossKind.QUESTION)
    return ""


def _without_repeats(
    blocks: tuple[FlowBlock, ...], title: TitleFound, findings: FlowFindings
) -> tuple[tuple[FlowBlock, ...], TitleFound]:
    """Return the blocks without lines that only say the title again, and the title found among these."""
    if not title.text:
        return blocks, title
    repeats = [block for index, block in enumerate(blocks) if index not in title.blocks and _repeats(block, title.text)]
    for block in repeats:
        findings.add("import-title-repeated", LossKind.LOST, block.place, text=title.text)
    kept = tuple(block for block in blocks if all(block is not other for other in repeats))
    return (kept, find_title(kept)) if repeats else (blocks, title)


def _repeats(block: FlowBlock, title: str) -> bool:
    """Return whether a line says the title again, as old portals do."""
    is_line = isinstance(block, FlowParagraph) and not block.pictures and block.mark is None
    return is_line and isinstance(block, FlowParagraph) and tidy_line(block.text).casefold() == title.casefold()


def _is_prose(block: FlowParagraph, title: str) -> bool:
    """Return whether a paragraph is text that can be quoted as a summary."""
    text = tidy_line(block.text)
    plain = block.style is BlockStyle.BODY and block.mark is None and any(one.isalpha() for one in text)
    return plain and text.casefold() != title.casefold()


def _without_byline(blocks: list[FlowBlock], findings: FlowFindings) -> tuple[list[FlowBlock], tuple[str, ...]]:
    """Return the blocks without the byline at their end, or at their beginning, and the authors that it names."""
    while blocks and isinstance(blocks[-1], FlowRule):
        blocks = blocks[:-1]
    for distance in range(1, min(_LAST_LINES, len(blocks)) + 1):
        block = blocks[-distance]
        if not isinstance(block, FlowParagraph) or block.pictures:
            continue
        authors = authors_of(block, last=distance == 1)
        if authors and not _is_below_photo(blocks, len(blocks) - distance, block):
            findings.add("import-byline", LossKind.CHANGED, block.place, text=plain_text(block.spans))
            return [*blocks[:-distance], *blocks[len(blocks) - distance + 1 :]], authors
    for index, block in enumerate(blocks[:_FIRST_LINES]):
        authors = opening_authors(block) if isinstance(block, FlowParagraph) and not block.pictures else ()
        if authors and not _is_below_photo(blocks, index, block):
            findings.add("import-byline", LossKind.CHANGED, block.place, text=" ".join(lines_in(block)))
            return [*blocks[:index], *blocks[index + 1 :]], authors
    return blocks, ()


def _is_below_photo(blocks: Sequence[FlowBlock], index: int, block: FlowBlock) -> bool:
    """Return whether a line names the photographer of the picture above it, and no author."""
    above = blocks[index - 1] if index else None
    text = block.text.strip().lower() if isinstance(block, FlowParagraph) else ""
    return isinstance(above, FlowParagraph) and bool(above.pictures) and text.startswith(("ảnh", "(ảnh", "photo"))


def _without_dateline(
    blocks: list[FlowBlock], known: date | None, findings: FlowFindings
) -> tuple[list[FlowBlock], date | None]:
    """Return the blocks without a line that says nothing but place and day, at the top or the end, and the day."""
    for index in (*range(min(2, len(blocks))), *range(max(2, len(blocks) - 2), len(blocks))):
        block = blocks[index]
        is_line = isinstance(block, FlowParagraph) and not block.pictures
        if isinstance(block, FlowParagraph) and is_line and (is_dateline(block.text) or is_stamp(block.text)):
            findings.add("import-dateline", LossKind.LOST, block.place, text=plain_text(block.spans))
            return [*blocks[:index], *blocks[index + 1 :]], known or written_day(block.text)
    return blocks, known


def _opening_text(summary: str, kept: Sequence[FlowBlock]) -> str:
    """Return the words that are asked for the day of the event: the lead, then the first paragraph."""
    first = next((block.text for block in kept if isinstance(block, FlowParagraph) and block.text.strip()), "")
    return f"{summary}\n{first}"


def _notes(
    flow: DocumentFlow, body: Sequence[DraftBlock], findings: FlowFindings
) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """Return the footnotes whose signs are in the body; the words of the others are reported."""
    cited = {span.note for block in body for span in _spans_of(block) if span.note}
    notes: list[tuple[str, tuple[Span, ...]]] = []
    for label, paragraphs in flow.notes:
        lines = [with_clean_links(line, findings) for one in paragraphs for line in lines_of(one)]
        spans: list[Span] = []
        for line in lines:
            spans += [Span(text=" ")] if spans else []
            spans += [span for span in line.spans if not span.note]
        if label in cited:
            notes.append((label, tuple(spans)))
        elif spans:
            findings.add("import-note-alone", LossKind.LOST, DocumentPlace(part="footnote"), text=plain_text(spans))
    return tuple(notes)


def _spans_of(block: object) -> Iterator[Span]:
    """Yield the spans of a block of the draft, whatever its kind."""
    for name in ("spans", "items", "rows"):
        yield from _inner_spans(getattr(block, name, ()))


def _inner_spans(value: object) -> Iterator[Span]:
    """Yield the spans in nested tuples and items."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _inner_spans(one)
    elif hasattr(value, "spans"):
        yield from value.spans


def _cut(text: str, most: int) -> str:
    """Return a text cut at a blank before it is longer than that."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"

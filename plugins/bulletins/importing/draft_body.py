"""The body of a draft: photos with their words, headings, lists, tables, quotations and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from bulletins.importing.capitals import sentence_case
from bulletins.importing.draft import DraftBlock, DraftGallery, DraftHeading, DraftParagraph
from bulletins.importing.draft_lists import is_list_line, is_list_line_among, list_blocks
from bulletins.importing.flow import LINE_BREAK, BlockStyle, FlowBlock, FlowFindings, FlowParagraph, FlowTable, Span
from bulletins.importing.heading_lines import heading_levels, is_faked
from bulletins.importing.paragraph_looks import is_italic, is_shouted, marker_of
from bulletins.importing.photo_captions import LaidOut, plain_text, with_photos
from bulletins.importing.table_cells import flattened
from bulletins.model.loss import LossKind
from bulletins.model.value import replace

_LONG_LINE = 90


def body_blocks(blocks: Sequence[FlowBlock], names: tuple[str, ...], findings: FlowFindings) -> tuple[DraftBlock, ...]:
    """Return the blocks of the body in order."""
    laid = with_photos(blocks, findings)
    levels = heading_levels(laid)
    texts = [block.text for block in laid if isinstance(block, FlowParagraph) and not is_shouted(block.text)]
    body: list[DraftBlock] = []
    run: list[FlowParagraph] = []
    above: LaidOut | None = None
    for index, block in enumerate(laid):
        text = block if isinstance(block, FlowParagraph) and index not in levels else None
        before, above = None if index - 1 in levels else above, block
        is_item = is_list_line_among(laid, index)
        if text is not None and not is_item and _goes_on(before, text) and _added(text, run, body):
            continue
        if text is not None and text.style is not BlockStyle.QUOTE and is_list_line(text):
            run.append(text)
            continue
        body += list_blocks(run)
        run = []
        if isinstance(block, FlowParagraph) and index in levels:
            body.append(_heading(block, levels[index], (texts, names), findings))
        else:
            body += _other(block, findings)
    return (*body, *list_blocks(run))


def _goes_on(above: LaidOut | None, block: FlowParagraph) -> bool:
    """Return whether a line continues the document's paragraph of the line above; both must be short.

    A long line was typed as a paragraph, whatever key its author pressed at its end.
    """
    if not isinstance(above, FlowParagraph) or above.place != block.place or above.style is not block.style:
        return False
    if above.pictures or block.pictures:
        return False
    return max(len(above.text), len(block.text)) < _LONG_LINE


def _added(line: FlowParagraph, run: list[FlowParagraph], body: list[DraftBlock]) -> bool:
    """Return whether a line was added, after a line break, to the item or paragraph that it continues.

    Below an item that was typed by hand it is a paragraph: nobody can tell whether it goes on with the item.
    """
    if run:
        if run[-1].mark is None:
            return False
        run[-1] = replace(run[-1], pieces=(*run[-1].pieces, LINE_BREAK, *line.pieces))
        return True
    last = body[-1] if body else None
    if not isinstance(last, DraftParagraph):
        return False
    body[-1] = replace(last, spans=(*last.spans, LINE_BREAK, *line.spans))
    return True


def _heading(
    block: FlowParagraph, level: int, known: tuple[list[str], tuple[str, ...]], findings: FlowFindings
) -> DraftHeading:
    """Return a heading: without bold and italics of the whole line, which its look replaces, and without capitals."""
    if is_faked(block):
        findings.add("import-heading-made", LossKind.CHANGED, block.place)
    slants = not is_italic(block)
    spans = tuple(replace(span, bold=False, italic=span.italic and slants) for span in block.spans)
    label = block.mark.label if block.mark is not None else ""
    if label:
        spans = (Span(text=f"{label} "), *spans)
    text = plain_text(spans)
    if is_shouted(text):
        marker = marker_of(text)
        start = 0 if marker is None or marker.kind == "bullet" else marker.length
        quiet = text[:start] + sentence_case(text[start:], *known)
        findings.add("import-capitals", LossKind.CHANGED, block.place, text=text, title=quiet)
        spans = (Span(text=quiet), *(span for span in spans if span.note))
    return DraftHeading(spans=spans, level=level)


def _other(block: LaidOut, findings: FlowFindings) -> list[DraftBlock]:
    """Return a block that is neither heading nor list; nothing for a rule, because bulletins show none."""
    if isinstance(block, DraftGallery):
        return [block] if block.photos else []
    if isinstance(block, FlowParagraph):
        return [DraftParagraph(spans=block.spans, quoted=block.style is BlockStyle.QUOTE)] if block.spans else []
    if isinstance(block, FlowTable):
        table = flattened(block, findings)
        if table is None:
            findings.add("import-table-too-large", LossKind.LOST, block.place)
        return [] if table is None else [table]
    return []

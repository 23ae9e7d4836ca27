"""The body of a draft: photos with their words, headings, lists, tables, quotations and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletins.importing.capitals import sentence_case
from bulletins.importing.draft import DraftBlock, DraftGallery, DraftHeading, DraftItem, DraftList, DraftParagraph
from bulletins.importing.flow import LINE_BREAK, BlockStyle, FlowBlock, FlowFindings, FlowParagraph, FlowTable, Span
from bulletins.importing.heading_lines import heading_levels, is_faked
from bulletins.importing.paragraph_looks import (
    is_shouted,
    is_speech,
    marker_of,
    without_start,
)
from bulletins.importing.photo_captions import LaidOut, plain_text, with_photos
from bulletins.importing.table_cells import flattened
from bulletins.model.loss import LossKind
from bulletins.model.value import replace

_SIMPLE_NUMBER = re.compile(r"\(?(\d{1,4})[.)]?")
_DEEPEST = 5
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A paragraph of a list before its level is settled: its kind of sign, and the level that Word gives, else -1."""

    paragraph: FlowParagraph
    kind: str
    number: int
    spans: tuple[Span, ...]
    word_level: int = -1


def is_list_line(paragraph: FlowParagraph) -> bool:
    """Return whether a paragraph belongs to a list by Word's mark or by a typed sign."""
    return _entry(paragraph) is not None


def list_blocks(run: Sequence[FlowParagraph]) -> tuple[DraftBlock, ...]:
    """Return the paragraphs of a run as lists; those that only look like items stay paragraphs."""
    entries = [entry for entry in map(_entry, run) if entry is not None]
    if _is_dialogue(entries):
        return tuple(DraftParagraph(spans=paragraph.spans) for paragraph in run)
    levels = _levels(entries)
    kept = _sound(entries, levels)
    blocks: list[DraftBlock] = []
    items: list[DraftItem] = []
    for entry, level, sound in zip(entries, levels, kept, strict=True):
        if not sound:
            blocks += _closed(items)
            items = []
            blocks.append(DraftParagraph(spans=entry.paragraph.spans))
            continue
        items.append(DraftItem(spans=entry.spans, level=_possible(level, items), number=entry.number))
    return (*blocks, *_closed(items))


def _entry(paragraph: FlowParagraph) -> _Entry | None:
    """Return a paragraph as an entry of a list, None where it bears no sign of one."""
    if paragraph.pictures:
        return None
    if paragraph.mark is not None:
        label, level = paragraph.mark.label, paragraph.mark.level
        found = _SIMPLE_NUMBER.fullmatch(label)
        number = int(found[1]) if found else 0
        spans = paragraph.spans if number or not label else (Span(text=f"{label} "), *paragraph.spans)
        typed = marker_of(paragraph.text) if not label else None
        if typed is not None and typed.kind == "bullet":
            spans = without_start(paragraph, typed.length)
        return _Entry(
            paragraph=paragraph, kind="number" if number else "bullet", number=number, spans=spans, word_level=level
        )
    marker = marker_of(paragraph.text)
    if marker is None or marker.kind in {"roman", "capital", "deep"}:
        return None
    keeps_sign = marker.kind == "letter"
    return _Entry(
        paragraph=paragraph,
        kind=marker.sign if marker.kind == "bullet" else marker.kind,
        number=marker.number,
        spans=paragraph.spans if keeps_sign else without_start(paragraph, marker.length),
    )


def _is_dialogue(entries: Sequence[_Entry]) -> bool:
    """Return whether lines are a conversation: all begin with the same typed dash, and one of them asks."""
    kinds = {entry.kind for entry in entries}
    typed = all(entry.word_level < 0 for entry in entries)
    return typed and len(kinds) == 1 and kinds <= _DASHES and any(is_speech(entry.paragraph.text) for entry in entries)


def _levels(entries: Sequence[_Entry]) -> list[int]:
    """Return a level for each entry: Word's own, else by the order in which kinds of signs first appear."""
    stack: list[str] = []
    levels: list[int] = []
    base = 0
    for entry in entries:
        if entry.word_level >= 0:
            stack, base = [], entry.word_level + 1
            levels.append(entry.word_level)
            continue
        if entry.kind in stack:
            del stack[stack.index(entry.kind) + 1 :]
        else:
            stack.append(entry.kind)
        levels.append(base + len(stack) - 1 if base else len(stack) - 1)
    return levels


def _sound(entries: Sequence[_Entry], levels: Sequence[int]) -> list[bool]:
    """Return for each entry whether it is a list item: typed numbers must count on, and no number may be alone."""
    sound = [True] * len(entries)
    for start in range(len(entries)):
        entry = entries[start]
        if entry.word_level >= 0 or entry.kind != "number" or not _is_first(entries, levels, start):
            continue
        series = _series(entries, levels, start)
        numbers = [entries[index].number for index in series]
        if len(series) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            continue
        for index in series:
            sound[index] = False
    return sound


def _is_first(entries: Sequence[_Entry], levels: Sequence[int], start: int) -> bool:
    """Return whether no entry of the same series stands before this one."""
    for index in range(start - 1, -1, -1):
        if levels[index] < levels[start]:
            return True
        if levels[index] == levels[start]:
            return entries[index].kind != "number" or entries[index].word_level >= 0
    return True


def _series(entries: Sequence[_Entry], levels: Sequence[int], start: int) -> list[int]:
    """Return the entries of one level that count on from an entry."""
    found = [start]
    for index in range(start + 1, len(entries)):
        if levels[index] < levels[start]:
            break
        if levels[index] == levels[start]:
            if entries[index].kind != "number":
                break
            found.append(index)
    return found


def _possible(level: int, items: Sequence[DraftItem]) -> int:
    """Return a level that an item may have: at most one below the item before it."""
    deepest = items[-1].level + 1 if items else 0
    return min(level, deepest, _DEEPEST)


def _closed(items: list[DraftItem]) -> list[DraftBlock]:
    """Return items as lists: a change from bullets to numbers at the first level begins another."""
    lists: list[list[DraftItem]] = []
    for item in items:
        top = lists[-1][0] if lists else None
        if top is None or (item.level == 0 and _begins_anew(item, top, lists[-1])):
            lists.append([])
        lists[-1].append(item)
    return [DraftList(items=tuple(each)) for each in lists]


def _begins_anew(item: DraftItem, top: DraftItem, items: Sequence[DraftItem]) -> bool:
    """Return whether an item of the first level begins a new list."""
    if bool(item.number) is not bool(top.number):
        return True
    return bool(item.number) and item.number != _last_number(items) + 1


def _last_number(items: Sequence[DraftItem]) -> int:
    """Return the number of the last item of the first level."""
    return next((item.number for item in reversed(items) if item.level == 0), 0)


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
        if text is not None and _goes_on(before, text) and _added(text, run, body):
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
    if above.pictures or block.pictures or is_list_line(block):
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
    """Return a heading: without bold, which it is anyway, and without capitals."""
    if is_faked(block):
        findings.add("import-heading-made", LossKind.CHANGED, block.place)
    spans = tuple(replace(span, bold=False) for span in block.spans)
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

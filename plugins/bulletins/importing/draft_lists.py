"""The lists of a draft: paragraphs in which Word keeps a list, and lines that begin with a sign typed by hand.

A sign that the site's own text knows as an item's (`a.`, `(1)`, `1/`, `ii)`) stays as it was typed; bullets and `1.`
become Markdown's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletins.importing.draft import DraftBlock, DraftItem, DraftList, DraftParagraph
from bulletins.importing.flow import FlowParagraph, Span
from bulletins.importing.paragraph_looks import marker_of, without_start
from bulletins.model.list_markers import ALPHABETS, DASHES, is_speech

_PLAIN_NUMBER = re.compile(r"(\d{1,4})[.)]?")
_BRACKETED = re.compile(r"\((\d{1,4})\)")
_LABEL = re.compile(r"(?P<open>\(?)(?P<sign>\d{1,3}|[a-zđ]|[ivx]{2,4}|[A-ZĐ]|[IVX]{2,4})(?P<close>[.)/])")
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_NOT_IN_LISTS = frozenset({"roman", "capital", "deep"})
_DEEPEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A paragraph of a list before its level is settled: its kind of sign, and the level that Word gives, else -1.

    `marker` is a sign that is not Markdown's own, empty for a bullet or a plain number.
    """

    paragraph: FlowParagraph
    kind: str
    number: int
    spans: tuple[Span, ...]
    marker: str = ""
    word_level: int = -1


def is_list_line(paragraph: FlowParagraph) -> bool:
    """Return whether a paragraph belongs to a list by Word's mark or by a typed sign."""
    return _entry(paragraph) is not None


def is_list_line_among(blocks: Sequence[object], index: int) -> bool:
    """Return whether a paragraph bears a sign of a list that its neighbours do not leave alone.

    A bullet or `1.` needs none; any other sign needs one of its kind above or below.
    """
    block = blocks[index]
    entry = _entry(block) if isinstance(block, FlowParagraph) else None
    if entry is None or entry.word_level >= 0 or not _needs_company(entry):
        return entry is not None
    near = [blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(blocks)]
    entries = [_entry(one) for one in near if isinstance(one, FlowParagraph)]
    return any(one is not None and _are_alike(one, entry) for one in entries)


def list_blocks(run: Sequence[FlowParagraph]) -> tuple[DraftBlock, ...]:
    """Return the paragraphs of a run as lists; those that only look like items stay paragraphs."""
    entries = [entry for entry in map(_entry, run) if entry is not None]
    if _is_dialogue(entries):
        return tuple(DraftParagraph(spans=paragraph.spans) for paragraph in run)
    levels = _levels(entries)
    sound = _sound(entries, levels)
    alone = [at for at, entry in enumerate(entries) if not sound[at] and entry.word_level < 0]
    if alone:
        return tuple(_parted(run, alone))
    items: list[DraftItem] = []
    for entry, level, keeps_sign in zip(entries, levels, sound, strict=True):
        items.append(_item(entry, _possible(level, items), keeps_sign=keeps_sign))
    return tuple(_closed(items))


def _parted(run: Sequence[FlowParagraph], alone: Sequence[int]) -> Iterator[DraftBlock]:
    """Yield some lines as paragraphs, and what stands between them as lists, if these are lists without them."""
    start = 0
    for at in alone:
        yield from list_blocks(run[start:at])
        yield DraftParagraph(spans=run[at].spans)
        start = at + 1
    yield from list_blocks(run[start:])


def _item(entry: _Entry, level: int, *, keeps_sign: bool) -> DraftItem:
    """Return an item; a label of Word's that no list can begin with stands in the text behind a bullet."""
    if entry.marker and not keeps_sign:
        return DraftItem(spans=(Span(text=f"{entry.marker} "), *entry.spans), level=level)
    return DraftItem(spans=entry.spans, level=level, number=entry.number, marker=entry.marker)


def _entry(paragraph: FlowParagraph) -> _Entry | None:
    """Return a paragraph as an entry of a list, None where it bears no sign of one."""
    if paragraph.pictures:
        return None
    if paragraph.mark is not None:
        return _marked_entry(paragraph, paragraph.mark.label, paragraph.mark.level)
    marker = marker_of(paragraph.text)
    if marker is None or marker.kind in _NOT_IN_LISTS:
        return None
    spans = without_start(paragraph, marker.length)
    plain = _PLAIN_NUMBER.fullmatch(marker.sign)
    if plain:
        return _Entry(paragraph=paragraph, kind="number", number=int(plain[1]), spans=spans)
    if marker.kind in {"number", "letter"}:
        kind = _kind_of(marker.sign)
        return _Entry(paragraph=paragraph, kind=kind, number=0, spans=spans, marker=marker.sign)
    return _Entry(paragraph=paragraph, kind=marker.sign, number=0, spans=spans)


def _marked_entry(paragraph: FlowParagraph, label: str, level: int) -> _Entry:
    """Return a paragraph that its document keeps in a list as an entry."""
    found = _PLAIN_NUMBER.fullmatch(label) or _BRACKETED.fullmatch(label)
    number = int(found[1]) if found else 0
    typed = marker_of(paragraph.text) if not label else None
    spans = paragraph.spans
    if typed is not None and typed.kind in {"bullet", "hollow"}:
        spans = without_start(paragraph, typed.length)
    kind = "number" if number else _kind_of(label) if label else "bullet"
    marker = "" if number else label
    return _Entry(paragraph=paragraph, kind=kind, number=number, spans=spans, marker=marker, word_level=level)


def _kind_of(sign: str) -> str:
    """Return what the signs of one list have in common: digits or letters, and what stands around them."""
    found = _LABEL.fullmatch(sign)
    if found is None:
        return sign
    inner = "1" if found["sign"].isdecimal() else "a" if found["sign"].islower() else "A"
    return f"{found['open']}{inner}{found['close']}"


def _is_dialogue(entries: Sequence[_Entry]) -> bool:
    """Return whether lines are a conversation: all begin with the same typed dash, and one of them asks."""
    kinds = {entry.kind for entry in entries}
    typed = all(entry.word_level < 0 for entry in entries)
    return typed and len(kinds) == 1 and kinds <= DASHES and any(is_speech(entry.paragraph.text) for entry in entries)


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
    """Return for each entry whether its sign can begin an item.

    Numbers typed by hand must be consecutive, and none may be alone.
    """
    sound = [True] * len(entries)
    for start, entry in enumerate(entries):
        is_word_number = entry.word_level >= 0 and not entry.marker
        if is_word_number or not _counts(entry) or not _is_first(entries, levels, start):
            continue
        series = _series(entries, levels, start)
        is_inner = entry.kind == "o" and levels[start] > 0
        if not is_inner and not _is_sequence([entries[index] for index in series]):
            for index in series:
                sound[index] = False
    return sound


def _counts(entry: _Entry) -> bool:
    """Return whether a sign says little when it stands alone: a number, a letter, the letter o."""
    return bool(entry.number) or _needs_company(entry)


def _needs_company(entry: _Entry) -> bool:
    """Return whether a sign is an item's only among others: neither a bullet nor a plain number."""
    return bool(entry.marker) or entry.kind == "o"


def _is_sequence(series: Sequence[_Entry]) -> bool:
    """Return whether signs of one kind follow one another as those of a list do."""
    if len(series) == 1 or series[0].kind == "o":
        return len(series) > 1
    if not series[0].marker:
        return [one.number for one in series] == list(range(series[0].number, series[0].number + len(series)))
    labels = [_LABEL.fullmatch(one.marker) for one in series]
    signs = [found["sign"].lower() for found in labels if found is not None]
    if len(signs) < len(series):
        return False
    if all(sign.isdecimal() for sign in signs):
        return all(int(after) == int(before) + 1 for before, after in pairwise(signs))
    return any(_rises(signs, order) for order in (*ALPHABETS, _NUMERALS))


def _rises(signs: Sequence[str], order: Sequence[str]) -> bool:
    """Return whether each sign follows the one before in an order."""
    places = [order.index(sign) if sign in list(order) else -1 for sign in signs]
    return min(places) >= 0 and all(before < after for before, after in pairwise(places))


def _is_first(entries: Sequence[_Entry], levels: Sequence[int], start: int) -> bool:
    """Return whether no entry of the same series stands before this one."""
    for index in range(start - 1, -1, -1):
        if levels[index] < levels[start]:
            return True
        if levels[index] == levels[start]:
            return not _are_alike(entries[index], entries[start])
    return True


def _series(entries: Sequence[_Entry], levels: Sequence[int], start: int) -> list[int]:
    """Return the entries of one level that count on from an entry."""
    found = [start]
    for index in range(start + 1, len(entries)):
        if levels[index] < levels[start]:
            break
        if levels[index] == levels[start]:
            if not _are_alike(entries[index], entries[start]):
                break
            found.append(index)
    return found


def _are_alike(one: _Entry, other: _Entry) -> bool:
    """Return whether two entries can belong to one series."""
    return one.kind == other.kind and (one.word_level < 0) == (other.word_level < 0)


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
    if bool(item.number) is not bool(top.number) or _kind_of(item.marker) != _kind_of(top.marker):
        return True
    return bool(item.number) and item.number != _last_number(items) + 1


def _last_number(items: Sequence[DraftItem]) -> int:
    """Return the number of the last item of the first level."""
    return next((item.number for item in reversed(items) if item.level == 0), 0)

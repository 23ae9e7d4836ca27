"""The signs, numbers and letters that begin a line of a list as offices write it, and which lines are a list.

    a sign       - + * • followed by a blank; – — followed by a blank, on two lines at least
    glued        the same signs right before a letter (`-Dọn kênh`), on two lines at least
    a number     1. 1) 1/ (1) 1.1. a) a. a/ (a) A. I. I) II/ i) and so on, on two lines at least whose numbers rise

A line that stands alone with such a beginning is prose: `I. Nguyễn`, `2. 9 là ngày Quốc khánh`, `1.000 hộ`. Lines that
begin with one kind of dash, of which one asks or exclaims, are what people say to each other: prose too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletins.model.list_markers import ALPHABETS, DASHES, is_speech
from bulletins.model.value import replace

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_NUMERALS = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")

_MARKER = re.compile(
    r"(?P<indent>[ ]*)(?:"
    r"(?P<sign>[-+*•–—])(?P<gap>[ ]+|(?=[^\W\d_]))"
    r"|(?P<hollow>o)[ ]+"
    r"|(?P<marker>\((?:\d{1,3}|[^\W\d_]|[ivxlIVXL]{2,6})\)"
    r"|\d{1,2}(?:\.\d{1,2})+(?:[.)][ ]*(?=[^\W\d_])|[.)]?(?=[ ]))"
    r"|(?:\d{1,3}|[^\W\d_]|[ivxlIVXL]{2,6})[.)/])(?:[ ]+|(?=[^\W\d_]))"
    r")(?=\S)"
)
BULLETS = frozenset("-+*•")
"""Signs that readers see as the site's own bullets; all else stays in the text as it was typed."""

NEAR = 2
"""Fewer blanks than these at a line's beginning make no new level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line that may begin an item: how far in it stands, which kind of marker, the number it means, marker, words.

    `order` is 0 for a sign; `is_firm` where the marker alone tells that the line is an item of a list;
    `has_gap` where a blank stands behind the marker.
    """

    indent: int
    kind: str
    order: int
    marker: str
    text: str
    is_firm: bool = False
    has_gap: bool = False


def read_items(lines: Sequence[str]) -> list[Item | None]:
    """Return the item that each line of a block begins, None for a line that begins none."""
    items = [_read_item(line) for line in lines]
    if not any(items):
        return items
    items = _as_numerals(items)
    above, below = _neighbours(items), _neighbours(items[::-1])[::-1]
    kept: list[Item | None] = []
    last: Item | None = None
    for index, item in enumerate(items):
        is_item = item is not None and (
            item.is_firm or _is_supported(item, above[index], below[index], last) or _is_first(item, index)
        )
        kept.append(item if is_item else None)
        last = kept[-1] or last
    return [None] * len(kept) if _is_dialogue(kept) else kept


def _is_first(item: Item, index: int) -> bool:
    """Return whether an item is Markdown's own numbered one on the first line, and no date."""
    return index == 0 and item.kind == "1." and item.has_gap and not item.text[0].isdecimal()


def _read_item(line: str) -> Item | None:
    """Return the item that a line may begin."""
    found = _MARKER.match(line)
    if found is None or (found["sign"] == "*" and not found["gap"] and "*" in line[found.end() :]):
        return None
    indent, text = len(found["indent"]), line[found.end() :]
    if found["hollow"]:
        return Item(indent=indent, kind="o", order=0, marker="o", text=text)
    sign = found["sign"]
    if sign:
        is_firm = sign in BULLETS and bool(found["gap"])
        return Item(indent=indent, kind=sign, order=0, marker=sign, text=text, is_firm=is_firm)
    marker = found["marker"].rstrip()
    bare = marker.strip("()./")
    style = "()" if marker[0] == "(" else marker[-1] if not marker[-1].isalnum() else ""
    if "." in bare:
        parts = bare.split(".")
        order = int(parts[-1]) + 100 * sum(int(part) * 100**place for place, part in enumerate(reversed(parts[:-1])))
        return Item(indent=indent, kind=f"{len(parts)}.", order=order, marker=marker, text=text)
    if bare.isdecimal():
        kind = f"1{style}" if bare.isascii() and bare[0] != "0" else f"01{style}"
        has_gap = line[found.end() - 1] == " "
        return Item(indent=indent, kind=kind, order=int(bare), marker=marker, text=text, has_gap=has_gap)
    order = _letter_order(bare)
    kind = ("A" if bare.isupper() else "a") + style
    return Item(indent=indent, kind=kind, order=order, marker=marker, text=text) if order else None


def _letter_order(bare: str) -> int:
    """Return the place of a letter in the alphabet, 0 for a letter outside it; of several letters the numeral."""
    lower = bare.lower()
    if len(lower) > 1:
        return _numeral(lower)
    return next((letters.index(lower) + 1 for letters in ALPHABETS if lower in letters), 0)


def _numeral(lower: str) -> int:
    """Return what a Roman numeral means, 0 where letters are none."""
    if not _NUMERALS.fullmatch(lower):
        return 0
    values = [_ROMAN[letter] for letter in lower]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _as_numerals(items: list[Item | None]) -> list[Item | None]:
    """Return the items with letters taken for Roman numerals where I begins their kind or one has several letters."""
    styles = {item.kind for item in items if item and item.kind[0] in "Aa" and _bare(item) in {"i", "ii", "iii", "iv"}}
    first: set[str] = set()
    for style in styles:
        begins = next(item for item in items if item is not None and item.kind == style)
        following = [_bare(item) for item in items if item is not None and item.kind == style]
        if _bare(begins) == "i" or any(len(bare) > 1 for bare in following):
            first.add(style)
    return [
        replace(item, kind=f"I{item.kind}", order=_numeral(_bare(item)))
        if item is not None and item.kind in first and _numeral(_bare(item))
        else item
        for item in items
    ]


def _bare(item: Item) -> str:
    """Return the letters of a marker, small."""
    return item.marker.strip("()./").lower()


def _neighbours(items: Sequence[Item | None]) -> list[Item | None]:
    """Return for each item the one before it with the same kind of marker at the same place, None without one."""
    found: list[Item | None] = []
    last: dict[tuple[str, int], tuple[int, Item]] = {}
    for index, item in enumerate(items):
        if item is None:
            found.append(None)
            continue
        near = [last.get((item.kind, indent)) for indent in range(item.indent - NEAR + 1, item.indent + NEAR)]
        found.append(max((each for each in near if each), key=lambda each: each[0], default=(0, None))[1])
        last[item.kind, item.indent] = index, item
    return found


def _is_supported(item: Item, above: Item | None, below: Item | None, last: Item | None) -> bool:
    """Return whether an item's neighbours of its kind, or the last item above it, tell that it is one."""
    if item.order == 0:
        return above is not None or below is not None
    rises = below is not None and below.order > item.order
    risen = above is not None and above.order < item.order
    begins = item.order == 1 or (item.kind[0].isdecimal() and item.kind[0] != "1" and item.marker[-1] in ".)")
    return rises or risen or (last is not None and (begins or item.indent >= last.indent + NEAR))


def _is_dialogue(items: Sequence[Item | None]) -> bool:
    """Return whether items are what people say: dashes of one kind, of which one asks or exclaims."""
    found = [item for item in items if item is not None]
    kinds = {item.kind for item in found}
    return len(kinds) == 1 and kinds <= DASHES and any(is_speech(item.text) for item in found)

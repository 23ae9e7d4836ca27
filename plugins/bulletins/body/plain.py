"""The blocks of a text that need no parser: prose, headings, lists, quotations, tables, footnotes as is usual.

What Markdown makes of them is known from their first characters, as long as nothing in or around them could mean
something else. Everything that is not of these few forms stays as it was written, for Python-Markdown to read: it
defines the dialect, and tests hold what is read here to what it makes of the same text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletins.body.fences import has_fence
from bulletins.body.line_breaks import with_breaks
from bulletins.body.markers import read_items
from bulletins.body.office_lines import OFFICE_BLANK
from bulletins.body.table_frames import set_figures_right
from bulletins.model.list_markers import is_speech

_SIGNS = ("`", "\\", "_", "\t", "\r", "~")
"""Signs of a block that is not plain."""

_PLACE = "///Footnotes Go Here///"
"""Where the library puts footnotes, in place of whatever it stands in."""

LISTS = frozenset({"ul", "ol"})
_JOINING = LISTS | {"blockquote", "notes"}
"""Blocks that what stands beside them may belong to; notes leave nothing in their place."""

_HEADING = re.compile(r"(#{2,4}) +(?=\S)([^#*\[\]]*[^#*\[\]\s])\s*")
_PROSE = frozenset('“‘"(')
"""Signs that begin prose as letters do."""

_LETTER_SIGN = re.compile(r"o |.[\t\u00a0]")
"""A letter that may be the sign of a list's item, as word processors leave it."""

_ITEM = r"(?!\d+\.[ ])[^\W_]|[“‘\"(*\[]"
_BULLETS = re.compile(rf"- (?:{_ITEM}).*(?:\n- (?:{_ITEM}).*)*")
_NUMBERS = re.compile(rf"1\. (?:{_ITEM}).*(?:\n[1-9]\d{{0,8}}\. (?:{_ITEM}).*)*")
_QUOTE = re.compile(r"> [^\W\d_].*")
_SPEECH = ("?", "!", "…", '"', "”")
"""Signs of which one stands in every dialogue."""

_STAR_INSIDE = re.compile(r"\*(?<=[^\W_]\*)\**[^\W_]")
_NOTE = re.compile(r"\[\^([0-9A-Za-z]+)\]: +(\S.*)")
_SPAN = re.compile(
    r"(\*\*?)(?![\s*,;:!?)%…”’»]|[^\w\s*]+\*)(?:(?=\w)|(?<![^\W_]\*)(?<![^\W_]\*\*))([^*\[\]]+)(?<!\s)\1(?!\*)"
    r"|(?<!!)\[(?!\^|\s*\])([^*\[\]\n]+)\]\(([^\s()\[\]<>*\"']+)\)"
    r"|\[\^([0-9A-Za-z]+)\]"
)
SPAN = 6
"""So many parts `_SPAN` cuts off at a time: text, stars, stressed words, a link's words, its destination, a note."""

_BLANKS = frozenset({" ", "\t"})
_RULE = frozenset("|:- ")
_SIDES = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}

MarkdownLine = str | list[str]
"""A text; one with emphasis, links or footnotes is cut as above."""


class Rest(NamedTuple):
    """Blocks to be parsed, the line that the first of them stands on, and what the text was wrapped at."""

    blocks: list[str]
    line: int
    tag: str = ""
    width: int = 0


class Plain(NamedTuple):
    """A paragraph, heading, quotation or list: its element, its text or items, and the line that it begins on.

    `numbers` are those of a numbered list that do not follow of themselves: None for each that does.
    """

    tag: str
    lines: Sequence[MarkdownLine]
    line: int
    numbers: Sequence[int | None] = ()


class Grid(NamedTuple):
    """A table: to which side each column is aligned, the cells of its head and of its other rows, the head's line.

    A row may have fewer cells than the head.
    """

    sides: list[str]
    head: list[str]
    rows: list[list[str]]
    line: int
    tag: str = "table"


class Notes(NamedTuple):
    """Footnotes in the order in which they are cited: label, text, line."""

    notes: list[tuple[str, MarkdownLine, int]]
    tag: str = "notes"


PlainBlock = Plain | Grid | Notes
MarkdownBlock = PlainBlock | Rest


def read_blocks(text: str, first_line: int, width: int = 0) -> list[MarkdownBlock]:
    """Return a text's blocks: the plain ones read, all others in between as they stand, footnotes at the end.

    `width` is what an editor wrapped the text's lines at, 0 where none did.
    """
    if "<" in text or "&" in text or ("{" in text and "{:" in text) or has_fence(text):
        return [Rest([text], first_line, width=width)]
    signs = [sign for sign in _SIGNS if sign in text]
    blocks = _blocks(text, first_line, signs, width)
    if "[" not in text or "[^" not in text:
        return blocks
    noted = None if _PLACE in text else _noted(blocks)
    return noted or _blocks(text, first_line, [*signs, "[^", _PLACE], width)


def _blocks(text: str, first_line: int, signs: Sequence[str], width: int) -> list[MarkdownBlock]:
    """Return a text's blocks; none is plain that holds one of the signs."""
    found: list[MarkdownBlock] = []
    written = text.rstrip("\n").split("\n\n")
    line = first_line
    may_be_prose = not signs and "\u00a0" not in text
    for index, block in enumerate(written, 1):
        if may_be_prose and block[:1].isalpha() and not ("\n" in block or "*" in block or "[" in block or "]" in block):
            found.append(Plain("p", [block], line))  # most blocks are prose, and known for it at once
            line += 2
            continue
        shift = block[:1] == "\n"
        plain = None if signs and any(sign in block for sign in signs) else _read(block[shift:], line + shift, width)
        if plain is not None and (plain.tag not in _JOINING or _stands_alone(plain, found, written[index : index + 1])):
            found.append(plain)
        elif found and isinstance(found[-1], Rest):
            found[-1].blocks.append(block)
        elif block[shift:]:
            found.append(_rest(block, line, width, is_first=line == first_line))
        line += block.count("\n") + 2
    return found


def _rest(block: str, line: int, width: int, *, is_first: bool) -> Rest:
    """Return a block to be parsed, under the empty lines above it where a line of blanks needs them to be empty too."""
    is_whole = is_first or block[0] not in _BLANKS
    return Rest([block], line, width=width) if is_whole else Rest(["", block], line - 2, width=width)


def _noted(blocks: list[MarkdownBlock]) -> list[MarkdownBlock] | None:
    """Return the blocks with all footnotes at the end, None unless each is cited once, in the order of definition."""
    cited: list[str] = []
    notes: list[tuple[str, MarkdownLine, int]] = []
    for block in blocks:
        if isinstance(block, Rest) and any("[^" in each for each in block.blocks):
            return None
        if isinstance(block, Plain):
            cited += [note for line in block.lines if isinstance(line, list) for note in line[SPAN - 1 :: SPAN] if note]
        elif isinstance(block, Notes):
            notes += block.notes
    if cited != [label for label, _, _ in notes] or len(set(cited)) < len(cited):
        return None
    return [*(block for block in blocks if not isinstance(block, Notes)), Notes(notes)]


def _stands_alone(block: PlainBlock, before: list[MarkdownBlock], after: list[str]) -> bool:
    """Return whether a block has neighbours that cannot become one with it, or part of its last item or note."""
    if block.tag == "notes":
        return not after or after[0][:1] not in _BLANKS
    last = before[-1] if before else None
    if isinstance(last, Rest):
        above = last.blocks[-1].removeprefix("\n")
        parted = _begins_text(above) and len(above.splitlines()) == 1
    else:
        parted = last is None or last.tag not in _JOINING
    return parted and (not after or _begins_text(after[0]))


def _begins_text(block: str) -> bool:
    """Return whether a block begins with a paragraph, a heading or a table, whatever follows."""
    first = block[:1]
    return first in _PROSE or first in {"#", "|"} or (first.isalpha() and _LETTER_SIGN.match(block) is None)


def _read(block: str, line: int, width: int) -> PlainBlock | None:
    """Return a block that is plain in itself, None for any other."""
    first = block[:1]
    if first.isalpha() or first in _PROSE or first == "*":
        if "\u00a0" in block and any(map(OFFICE_BLANK.match, block.split("\n"))):
            return None
        text = _cut(block) if "\n" not in block else _cut_lines(block, width)
        return None if text is None else Plain("p", [text], line)
    if first == "#":
        heading = _HEADING.fullmatch(block)
        return Plain(f"h{len(heading[1])}", [heading[2]], line) if heading and "\n" not in block else None
    if first == "|":
        return _table(block, line)
    return _notes(block, line) if first == "[" else _listed(block, line)


def _listed(block: str, line: int) -> Plain | None:
    """Return a list or a quotation of one line, None for any other block."""
    first = block[:1]
    if first == "-" and _BULLETS.fullmatch(block):
        items = block[2:].split("\n- ")
        is_dialogue = any(sign in block for sign in _SPEECH) and any(is_speech(item) for item in items)
        return None if is_dialogue else _inner("ul", items, line)
    if first == "1" and _NUMBERS.fullmatch(block):
        return _numbered(block, line)
    return _inner("blockquote", [block[2:]], line) if first == ">" and _QUOTE.fullmatch(block) else None


def _numbered(block: str, line: int) -> Plain | None:
    """Return a numbered list, None for a single line whose words begin with a figure."""
    if "\n" not in block and block[3].isdecimal():
        return None
    cut = [row.split(". ", 1) for row in block.split("\n")]
    found = _inner("ol", [text for _, text in cut], line)
    numbers = [int(number) for number, _ in cut]
    if found is None or numbers == list(range(1, len(cut) + 1)):
        return found
    shown = [None if below == above + 1 else below for above, below in pairwise((0, *numbers))]
    return found._replace(numbers=shown)


def _cut_lines(block: str, width: int) -> MarkdownLine | None:
    """Return a paragraph of several lines with the breaks that readers see, None where it is anything else."""
    lines = block.split("\n")
    if "  \n" in block or "|" in block or not all(each[:1].isalpha() for each in lines) or any(read_items(lines)):
        return None
    paragraphs = with_breaks(block, width)
    return _cut(paragraphs[0]) if len(paragraphs) == 1 else None


def _inner(tag: str, texts: list[str], line: int) -> Plain | None:
    """Return a list or quotation of these texts, None where one of them holds more than emphasis and links."""
    lines: list[MarkdownLine] = []
    for text in texts:
        cut = _cut(text)
        if cut is None or (not isinstance(cut, str) and any(cut[SPAN - 1 :: SPAN])):
            return None
        lines.append(cut)
    return Plain(tag, lines, line)


def _cut(text: str) -> MarkdownLine | None:
    """Return a text cut at its emphasis, links and notes, None where it holds something else."""
    if not ("*" in text or "[" in text or "]" in text):
        return text
    if "*" in text and _STAR_INSIDE.search(text):
        return None
    cut = _SPAN.split(text)
    rest = "".join(cut[::SPAN])
    return None if "*" in rest or "[" in rest or "]" in rest else cut


def _notes(block: str, line: int) -> Notes | None:
    """Return the footnotes that a block defines, one a line, None where it is anything else."""
    notes: list[tuple[str, MarkdownLine, int]] = []
    for number, row in enumerate(block.split("\n"), line):
        found = _NOTE.fullmatch(row)
        text = _cut(found[2].rstrip()) if found and "[^" not in found[2] else None
        if found is None or text is None:
            return None
        notes.append((found[1], text, number))
    return Notes(notes)


def _table(block: str, line: int) -> Grid | None:
    """Return a table whose rows all begin and end with a bar."""
    rows = block.split("\n")
    if len(rows) <= 2 or "*" in block or "[" in block or "]" in block:  # noqa: PLR2004  (the head and its rule)
        return None
    if any(not row[-1] == row[0] == "|" for row in rows):
        return None
    rule = rows[1][1:-1].split("|")
    width = len(rule)
    head, *others = [[cell.strip(" ") for cell in row[1:-1].split("|")] for row in (rows[0], *rows[2:])]
    if not 1 < len(head) == width or [row for row in rows if _RULE.issuperset(row)] != [rows[1]]:
        return None
    sides = [_SIDES[cell.strip(" ").startswith(":"), cell.strip(" ").endswith(":")] for cell in rule]
    if max(map(len, others), default=0) > width:
        return None
    return Grid(set_figures_right(sides, others), head, others, line)

"""The walk through a web page's elements: blocks in reading order, at any depth, without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bs4 import NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from bulletins.importing.flow import (
    BlockStyle,
    FlowBlock,
    FlowCell,
    FlowFindings,
    FlowParagraph,
    FlowRule,
    FlowTable,
    ListMark,
    PictureSpot,
    Span,
)
from bulletins.importing.html_notes import PageNotes
from bulletins.importing.html_pictures import PagePictures
from bulletins.importing.html_styles import (
    BlockKind,
    HtmlLook,
    PageStyles,
    is_authors,
    is_beside_text,
    is_block,
    kind_of,
    list_level,
    text_of,
    whole_attribute,
)
from bulletins.importing.old_fonts import from_old_font, is_old_font
from bulletins.model.loss import LossKind
from bulletins.model.value import replace

_SPACE = re.compile(r"[ \t\r\n\f]+")

_LARGEST_SPAN = 64

Close = Callable[[], None]


@dataclass(slots=True)
class _OpenList:
    """A list that is being read: the number of its next item, 0 for bullets, and its level, from 0."""

    next_number: int
    level: int


@dataclass(slots=True, kw_only=True)
class PageWalk:
    """Walks through elements and gathers blocks; those of a cell or note apart until it is closed."""

    styles: PageStyles
    pictures: PagePictures
    findings: FlowFindings
    page_notes: PageNotes = field(default_factory=PageNotes)
    is_word: bool = False
    _containers: list[list[FlowBlock]] = field(default_factory=lambda: [[]])
    _kinds: list[BlockKind] = field(default_factory=lambda: [BlockKind()])
    _lists: list[_OpenList] = field(default_factory=list)
    _tables: list[list[list[FlowCell]]] = field(default_factory=list)
    _pieces: list[Span | PictureSpot] = field(default_factory=list)
    _notes: dict[str, tuple[FlowParagraph, ...]] = field(default_factory=dict)
    _align: str = "left"
    _label: str = ""

    @property
    def blocks(self) -> list[FlowBlock]:
        """Return the blocks gathered so far."""
        return self._containers[0]

    @property
    def notes(self) -> tuple[tuple[str, tuple[FlowParagraph, ...]], ...]:
        """Return the footnotes by label."""
        return tuple(self._notes.items())

    def add(self, block: FlowBlock) -> None:
        """Add a block to the innermost place that is open."""
        self._containers[-1].append(block)

    def walk(self, root: Tag) -> None:
        """Gather the blocks of an element."""
        stack: list[tuple[Iterator[PageElement], HtmlLook, Close | None]] = [(iter(root.children), HtmlLook(), None)]
        while stack:
            children, look, close = stack[-1]
            node = next(children, None)
            if node is None:
                stack.pop()
                if close is not None:
                    close()
            elif isinstance(node, Tag):
                opened = self._open(node, look)
                if opened is not None:
                    stack.append((iter(node.children), *opened))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._letters(str(node), look)
        self._flush()

    def _open(self, element: Tag, around: HtmlLook) -> tuple[HtmlLook, Close | None] | None:
        """Return how an element's content looks and what closes it, None where nothing of it is walked through."""
        look = self.styles.look(element, around)
        look = replace(look, align="right") if is_authors(element) else look  # where names stand that need no label
        sign = self.page_notes.signs.get(id(element))
        if sign is not None:
            self._pieces.append(Span(text="", note=sign))
        if sign is not None or id(element) in self.page_notes.back_links or self._is_left_out(element, look):
            return None
        if element.name in {"br", "hr", "img", "v:imagedata"}:
            self._leaf(element, look)
            return None
        address = text_of(element, "href").strip() if element.name == "a" else ""
        return (replace(look, link=address) if address else look), self._opened(element, look)

    def _opened(self, element: Tag, look: HtmlLook) -> Close | None:
        """Open what an element is, and return what closes it."""
        label = self.page_notes.texts.get(id(element))
        if label is not None:
            return self._open_note(label)
        if element.name in {"table", "tr", "td", "th"}:
            return self._open_table_part(element)
        if element.name in {"ul", "ol", "li"}:
            return self._open_list_part(element)
        return self._open_block(element, look)

    def _is_left_out(self, element: Tag, look: HtmlLook) -> bool:
        """Return whether an element is hidden, a comment, a tracked deletion, or a list's label, which is noted."""
        if look.hidden:
            if element.get_text(strip=True):
                self.findings.add("import-hidden", LossKind.LOST)
            return True
        style = text_of(element, "style").lower().replace(" ", "")
        if "mso-list:ignore" in style:
            self._label = element.get_text().replace("\u00a0", " ").strip()
            return True
        if "mso-element:comment" in style or "MsoCommentReference" in text_of(element, "class"):
            if "mso-element:comment-list" not in style and element.get_text(strip=True):
                self.findings.add("import-comment", LossKind.LOST)
            return "mso-element:comment-list" not in style
        if element.name == "del" and self.is_word:
            self.findings.add("import-deletion", LossKind.LOST)
            return True
        return False

    def _leaf(self, element: Tag, look: HtmlLook) -> None:
        """Read an element that holds nothing."""
        if element.name == "br":
            self._pieces.append(Span(text="\n"))
        elif element.name == "hr":
            self._flush()
            self.add(FlowRule(place=self.findings.place))
        else:
            self._align = look.align
            picture = self.pictures.read(element, self.styles)
            self._pieces += [] if picture is None else [picture]
            title = text_of(element, "title").strip()
            if picture is not None and title and "caption" in text_of(element, "class").lower().split():
                self._flush()  # such pages show a picture's title as its caption
                said = (Span(text=title),)
                self.add(FlowParagraph(pieces=said, place=self.findings.next_paragraph(), style=BlockStyle.CAPTION))

    def _open_table_part(self, element: Tag) -> Close | None:
        """Open a table, a row or a cell; a cell outside of a table is a block like any other."""
        self._flush()
        if element.name == "table":
            place = self.findings.open_table()
            self._tables.append([])
            return lambda: self._close_table(FlowTable(rows=(), place=place))
        if not self._tables:
            return self._flush
        if element.name == "tr" or not self._tables[-1]:
            self._tables[-1].append([])
        if element.name == "tr":
            return self._flush
        self._containers.append([])
        self._kinds.append(BlockKind())
        spans = [whole_attribute(element, "colspan", _LARGEST_SPAN), whole_attribute(element, "rowspan", _LARGEST_SPAN)]
        return lambda: self._close_cell(*spans)

    def _close_table(self, table: FlowTable) -> None:
        self._flush()
        rows = tuple(tuple(row) for row in self._tables.pop() if row)
        self.findings.close_table()
        if rows:
            self.add(replace(table, rows=rows))

    def _close_cell(self, columns: int, rows: int) -> None:
        self._flush()
        self._kinds.pop()
        blocks = tuple(self._containers.pop())
        self._tables[-1][-1].append(FlowCell(blocks=blocks, columns=columns, rows=rows))

    def _open_list_part(self, element: Tag) -> Close:
        """Open a list or an item of one."""
        self._flush()
        if element.name != "li":
            start = whole_attribute(element, "start") if element.name == "ol" else 0
            level = list_level(element)
            self._lists.append(_OpenList(start, len(self._lists) if level is None else level))
            return self._close_list
        level = self._lists[-1].level if self._lists else 0
        number = self._lists[-1].next_number if self._lists else 0
        if number:
            self._lists[-1].next_number += 1
        mark = ListMark(level=level, label=f"{number}." if number else "")
        return self._within(replace(self._kinds[-1], mark=mark))

    def _close_list(self) -> None:
        self._flush()
        self._lists.pop()

    def _open_block(self, element: Tag, look: HtmlLook) -> Close | None:
        """Open a block of its own, nothing for an element within a line."""
        if not is_block(element) and not is_beside_text(element):
            return None
        self._flush()
        self._align = look.align
        return self._within(kind_of(element, self._kinds[-1]))

    def _open_note(self, label: str) -> Close:
        """Open a footnote's text."""
        self._flush()
        self._containers.append([])
        self._kinds.append(BlockKind())

        def close() -> None:
            self._flush()
            self._kinds.pop()
            blocks = self._containers.pop()
            self._notes[label] = tuple(block for block in blocks if isinstance(block, FlowParagraph))

        return close

    def _within(self, kind: BlockKind) -> Close:
        """Let paragraphs be of a kind until it is closed."""
        self._kinds.append(kind)

        def close() -> None:
            self._flush()
            self._kinds.pop()

        return close

    def _letters(self, text: str, look: HtmlLook) -> None:
        """Add letters to the paragraph that is open."""
        text = _SPACE.sub(" ", text)
        if text.isspace() and not self._pieces:
            return
        if is_old_font(look.font):
            decoded = from_old_font(text, look.font)
            if decoded != text:
                self.findings.add("import-old-font", LossKind.CHANGED, font=look.font)
            text = decoded
        self._align = look.align
        self._pieces.append(
            Span(
                text=text,
                bold=look.bold,
                italic=look.italic,
                raised=look.raised,
                lowered=look.lowered,
                struck=look.struck,
                link=look.link,
            )
        )

    def _flush(self) -> None:
        """End the paragraph that is open; a list's mark belongs to the first one of an item alone."""
        pieces, self._pieces = tuple(self._pieces), []
        label, self._label = self._label, ""
        if not any(isinstance(piece, PictureSpot) or piece.note or piece.text.strip() for piece in pieces):
            return
        kind = self._kinds[-1]
        mark = kind.mark
        if mark is not None:
            number = label if any(one.isalnum() for one in label) and label != "o" else ""
            mark = replace(mark, label=number) if label else mark
            self._kinds[-1] = replace(kind, mark=None)
        place = self.findings.next_paragraph()
        self.add(
            FlowParagraph(pieces=pieces, place=place, style=kind.style, level=kind.level, mark=mark, align=self._align)
        )

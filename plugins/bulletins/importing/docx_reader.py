"""The reader of a Word document (.docx): a flow of all blocks that Word shows, in reading order, with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bulletins.importing.docx_drawings import Drawings
from bulletins.importing.docx_files import WordFile, child_value, is_on, words_of
from bulletins.importing.docx_forms import is_prompt
from bulletins.importing.docx_numbering import NoteLabels, WordLists
from bulletins.importing.docx_runs import RunReader, chosen
from bulletins.importing.docx_styles import WordStyle, WordStyles
from bulletins.importing.flow import (
    BlockStyle,
    DocumentFlow,
    FlowBlock,
    FlowCell,
    FlowFindings,
    FlowParagraph,
    FlowRule,
    FlowTable,
    ListMark,
    PictureSpot,
    Span,
    pictures_in,
)
from bulletins.importing.zip_parts import DAMAGED, MOST_PAGES, MOST_PARAGRAPHS, TOO_LONG, UnreadablePart, whole_number
from bulletins.model.loss import DocumentPlace, LossKind
from bulletins.model.value import replace

_MOST_COLUMNS = 64
_CONTAINERS = {"w.sdt", "w.sdtContent", "w.customXml", "w.ins", "w.moveTo", "w.smartTag"}
_ALIGNMENTS = {"start": "left", "both": "left", "end": "right", "distribute": "left"}
_SIDE_PARTS = ("header", "footer")


def read_docx(data: bytes) -> DocumentFlow:
    """Return the flow of a Word document; UnreadablePart where it is damaged, a bomb, or too long for a bulletin."""
    file = WordFile(data)
    root = file.root(file.main)
    body = None if root is None else root.find("w.body")
    if body is None:
        raise UnreadablePart(DAMAGED)
    _check_length(body)
    reader = _reader(file)
    blocks = (*reader.blocks(body), *reader.rest())
    notes = tuple(_notes(reader))
    _report_side_parts(file, reader)
    media = {spot.media for spot in pictures_in(blocks)}
    return DocumentFlow(
        blocks=blocks,
        notes=notes,
        media=tuple((name, file.parts.read(name)) for name in sorted(media)),
        losses=reader.findings.losses,
    )


def _check_length(body: Element) -> None:
    """Raise UnreadablePart for a document as long as a book."""
    pages = sum(1 for _ in body.iter("w.lastRenderedPageBreak"))
    pages = max(pages, sum(one.get("w.type") == "page" for one in body.iter("w.br")))
    if pages > MOST_PAGES or sum(1 for _ in body.iter("w.p")) > MOST_PARAGRAPHS:
        raise UnreadablePart(TOO_LONG)


def _reader(file: WordFile) -> _BlockReader:
    """Return the reader of the main part."""
    findings = FlowFindings()
    styles = WordStyles(file.root(file.part("styles")))
    notes = NoteLabels(file.root(file.part("footnotes")), file.root(file.part("endnotes")))
    drawings = Drawings(file, file.main, findings)
    runs = RunReader(file=file, part=file.main, styles=styles, drawings=drawings, notes=notes, findings=findings)
    lists = WordLists(file.root(file.part("numbering")))
    return _BlockReader(file=file, findings=findings, styles=styles, notes=notes, runs=runs, lists=lists)


@dataclass(slots=True, kw_only=True)
class _BlockReader:
    """Reads paragraphs and tables one after another; `contents` collects the words of tables of contents."""

    file: WordFile
    findings: FlowFindings
    styles: WordStyles
    notes: NoteLabels
    runs: RunReader
    lists: WordLists
    contents: list[str] = field(default_factory=list)
    _carried: tuple[Span | PictureSpot, ...] = field(default=())

    def blocks(self, parent: Element) -> Iterator[FlowBlock]:
        """Yield the blocks of a container."""
        for child in parent:
            tag = child.tag
            if tag == "w.p":
                yield from self._paragraph(child)
            elif tag == "w.tbl":
                yield self._table(child)
            elif tag == "w.sdt" and child_value(child, "w.sdtPr/w.docPartObj/w.docPartGallery") == "Table of Contents":
                self.contents.append(words_of(child))
            elif tag in _CONTAINERS:
                yield from self._inside(child)
            elif tag == "mc.AlternateContent":
                yield from self.blocks(chosen(child))
            elif tag in {"w.del", "w.moveFrom"}:
                self.findings.add("import-deletion", LossKind.LOST)
            elif tag == "w.altChunk":
                self.findings.add("import-embedded-file", LossKind.LOST)
            elif tag in {"m.oMath", "m.oMathPara"}:
                text = "".join(each.text or "" for each in child.iter("m.t"))
                self.findings.add("import-formula", LossKind.CHANGED, text=text)
                yield FlowParagraph(pieces=(Span(text=text),), place=self.findings.next_paragraph())

    def _inside(self, container: Element) -> Iterator[FlowBlock]:
        """Yield the blocks of what only wraps others; words that ask for content are reported."""
        if is_prompt(container):
            self.findings.add("import-prompt", LossKind.LOST, text=words_of(container))
        else:
            yield from self.blocks(container)

    def _paragraph(self, element: Element) -> Iterator[FlowBlock]:
        """Yield a paragraph, and after it the contents of the text boxes that are tied to it."""
        properties = element.find("w.pPr")
        style = self.styles.paragraph(child_value(properties, "w.pStyle"))
        place = self.findings.next_paragraph()
        pieces = self._carried + self.runs.pieces(element, style)
        self._carried = ()
        boxes, self.runs.boxes = self.runs.boxes, []
        if properties is not None and properties.find("w.rPr/w.del") is not None:
            self._carried = pieces  # the end of this paragraph was deleted: the next one continues it
        elif style.contents and any(isinstance(piece, Span) and piece.text.strip() for piece in pieces):
            self.contents.append("".join(piece.text for piece in pieces if isinstance(piece, Span)))
        else:
            yield self._styled(pieces, place, properties, style)
        if any(one.get("o.hr") for one in element.iter()):
            yield FlowRule(place=place)
        for box in boxes:
            self.findings.add("import-text-box", LossKind.CHANGED)
            yield from self.blocks(box)

    def rest(self) -> Iterator[FlowBlock]:
        """Yield the content that a last paragraph without an end would carry into a next paragraph."""
        if self._carried:
            yield FlowParagraph(pieces=self._carried, place=self.findings.place)
        self._carried = ()

    def _styled(
        self,
        pieces: tuple[Span | PictureSpot, ...],
        place: DocumentPlace,
        properties: Element | None,
        style: WordStyle,
    ) -> FlowParagraph:
        """Return a paragraph with the properties of its style and its own."""
        outline = child_value(properties, "w.outlineLvl")
        kind, level = style.style, style.level
        if outline is not None and kind is BlockStyle.BODY and whole_number(outline, 9) < 9:  # noqa: PLR2004  (9: body)
            kind, level = BlockStyle.HEADING, whole_number(outline) + 1
        align = child_value(properties, "w.jc") or style.align or "left"
        return FlowParagraph(
            pieces=pieces,
            place=place,
            style=kind,
            level=level,
            mark=self._mark(properties, style) if any(isinstance(one, Span) and one.text for one in pieces) else None,
            align=_ALIGNMENTS.get(align, align),
            size=style.look.size or 0.0,
        )

    def _mark(self, properties: Element | None, style: WordStyle) -> ListMark | None:
        """Return a paragraph's place in a list; None where it is in no list."""
        number = child_value(properties, "w.numPr/w.numId")
        level = child_value(properties, "w.numPr/w.ilvl")
        number = style.list_number if number is None else number
        if not number or number == "0":
            return None
        mark = self.lists.mark(number, style.list_level if level is None else whole_number(level))
        return mark if mark is None or mark.level else replace(mark, level=style.list_depth)

    def _table(self, element: Element) -> FlowTable:
        """Return a table; rows that were deleted are counted, not read."""
        place = self.findings.open_table()
        rows: list[list[FlowCell]] = []
        starts: dict[int, tuple[int, int]] = {}
        for row in _rows(element):
            if row.find("w.trPr/w.del") is not None:
                self.findings.add("import-deletion", LossKind.LOST)
                continue
            rows.append(self._row(row, rows, starts))
        self.findings.close_table()
        return FlowTable(rows=tuple(tuple(row) for row in rows), place=place)

    def _row(self, row: Element, above: list[list[FlowCell]], starts: dict[int, tuple[int, int]]) -> list[FlowCell]:
        """Return the cells of a row; `starts` knows for each column the cell above that reaches down."""
        skipped = whole_number(child_value(row, "w.trPr/w.gridBefore"))
        cells = [FlowCell(blocks=(), columns=skipped)] if skipped else []
        column = skipped
        for cell in _cells(row):
            width = min(max(1, whole_number(child_value(cell, "w.tcPr/w.gridSpan"), 1)), _MOST_COLUMNS)
            merge = cell.find("w.tcPr/w.vMerge")
            blocks = tuple(self.blocks(cell))
            if merge is not None and merge.get("w.val", "continue") == "continue" and column in starts:
                _reach_down(above, starts[column], blocks)
            else:
                starts.pop(column, None)
                if merge is not None:
                    starts[column] = (len(above), len(cells))
                cells.append(FlowCell(blocks=blocks, columns=width))
            column += width
        return cells


def _reach_down(above: list[list[FlowCell]], start: tuple[int, int], blocks: tuple[FlowBlock, ...]) -> None:
    """Let a merged cell cover one row more, and take the blocks hidden in the covered cell."""
    row, index = start
    cell = above[row][index]
    hidden = tuple(one for one in blocks if not isinstance(one, FlowParagraph) or one.text.strip() or one.pictures)
    above[row][index] = replace(cell, rows=cell.rows + 1, blocks=cell.blocks + hidden)


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, those in containers too."""
    for child in table:
        if child.tag == "w.tr":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    """Yield the cells of a row, those in containers too."""
    for child in row:
        if child.tag == "w.tc":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _notes(reader: _BlockReader) -> Iterator[tuple[str, tuple[FlowParagraph, ...]]]:
    """Yield label and paragraphs of every note that the text refers to; report the words of the other notes."""
    seen = 0
    while seen < len(reader.notes.cited):  # a note may refer to another
        kind, label, element = reader.notes.cited[seen]
        seen += 1
        part = reader.file.part(f"{kind}s")
        reader.findings.enter(kind)
        reader.runs.part = part
        reader.runs.drawings = Drawings(reader.file, part, reader.findings)
        blocks = tuple(reader.blocks(element))
        yield label, tuple(block for block in blocks if isinstance(block, FlowParagraph))
    reader.findings.enter("")
    for element in reader.notes.uncited:
        text = words_of(element)
        if text:
            reader.findings.add("import-note-alone", LossKind.LOST, DocumentPlace(part="footnote"), text=text)


def _report_side_parts(file: WordFile, reader: _BlockReader) -> None:
    """Report the words in headers, footers and comments, because no bulletin has these parts."""
    said: set[str] = set()
    for kind, part in file.related(file.main):
        if kind in _SIDE_PARTS:
            root = file.root(part)
            text = "" if root is None else words_of(root)
            if any(letter.isalpha() for letter in text) and text not in said:
                said.add(text)
                reader.findings.add("import-page-margin", LossKind.LOST, DocumentPlace(part=kind), text=text)
    contents = [text for text in (*reader.contents, *reader.runs.contents) if text.strip()]
    if contents:
        reader.findings.add("import-contents", LossKind.LOST, DocumentPlace(), text=" ".join(contents))
    comments = file.root(file.part("comments"))
    count = 0 if comments is None else len(comments.findall("w.comment"))
    for _ in range(count):
        reader.findings.add("import-comment", LossKind.LOST, DocumentPlace(part="comments"))
    settings = file.root(file.part("settings"))
    if is_on(settings, "w.trackRevisions"):
        reader.findings.add("import-tracking", LossKind.CHANGED, DocumentPlace())

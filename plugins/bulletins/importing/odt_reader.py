"""The reader of an OpenDocument text (.odt): a flow of all blocks that LibreOffice shows, in order, with places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bulletins.importing.flow import (
    BlockStyle,
    DocumentFlow,
    FlowBlock,
    FlowCell,
    FlowFindings,
    FlowParagraph,
    FlowTable,
    ListMark,
    Span,
    pictures_in,
)
from bulletins.importing.odt_letters import DRAWINGS, PARAGRAPHS, SPACES, OdtLetters, words_in
from bulletins.importing.odt_pictures import OdtPictures
from bulletins.importing.odt_styles import OdtLists, OdtStyles
from bulletins.importing.zip_parts import (
    DAMAGED,
    ENCRYPTED,
    MOST_PAGES,
    MOST_PARAGRAPHS,
    TOO_LONG,
    UnreadablePart,
    ZipParts,
    named_xml,
    whole_number,
)
from bulletins.model.loss import DocumentPlace, LossKind

_MOST_SPAN = 64
_INDEXES = frozenset(
    f"text.{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index", "bibliography")
) | {"text.alphabetical-index"}
_NOT_READ = {"text.tracked-changes", "office.forms", "table.covered-table-cell"}
_MARGINS = {"style.header": "header", "style.footer": "footer"}


def read_odt(data: bytes) -> DocumentFlow:
    """Return the flow of a text; UnreadablePart where it is damaged, a bomb, or too long for a bulletin."""
    parts = ZipParts(data)
    if parts.has("META-INF/manifest.xml") and b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise UnreadablePart(ENCRYPTED)
    root, common = named_xml(parts, "content.xml", SPACES), named_xml(parts, "styles.xml", SPACES)
    body = None if root is None else root.find("office.body/office.text")
    if root is None or body is None:
        raise UnreadablePart(DAMAGED)
    _check_length(body)
    findings, styles = FlowFindings(), OdtStyles(common, root)
    letters = OdtLetters(
        parts=parts,
        styles=styles,
        findings=findings,
        pictures=OdtPictures(parts, styles, findings),
        changes=_changes(body, findings),
    )
    reader = OdtBlocks(styles=styles, findings=findings, letters=letters, lists=OdtLists(styles))
    blocks = tuple(reader.blocks(body))
    notes = tuple(_notes(reader))
    _report_margins(common, reader)
    media = {spot.media for spot in pictures_in(blocks)}
    return DocumentFlow(
        blocks=blocks,
        notes=notes,
        media=tuple((name, parts.read(name)) for name in sorted(media)),
        losses=findings.losses,
    )


def _check_length(body: Element) -> None:
    """Raise UnreadablePart for a text as long as a book."""
    pages = sum(1 for _ in body.iter("text.soft-page-break"))
    if pages > MOST_PAGES or sum(one.tag in PARAGRAPHS for one in body.iter()) > MOST_PARAGRAPHS:
        raise UnreadablePart(TOO_LONG)


def _changes(body: Element, findings: FlowFindings) -> dict[str, str]:
    """Return the kind of each tracked change by its id; deleted text is in the list of changes, not in the text."""
    tracked = body.find("text.tracked-changes")
    if tracked is None:
        return {}
    if tracked.get("text.track-changes", "true") == "true":
        findings.add("import-tracking", LossKind.CHANGED, DocumentPlace())
    regions = tracked.findall("text.changed-region")
    return {
        (one.get("text.id") or one.get("xml.id") or ""): next((kind.tag for kind in one if "." in kind.tag), "")
        for one in regions
    }


@dataclass(slots=True, kw_only=True)
class OdtBlocks:
    """Reads paragraphs, lists and tables one after another; `contents` collects the words of tables of contents."""

    styles: OdtStyles
    findings: FlowFindings
    letters: OdtLetters
    lists: OdtLists
    contents: list[str] = field(default_factory=list)

    def blocks(self, parent: Iterable[Element]) -> Iterator[FlowBlock]:
        """Yield the blocks of a container."""
        for child in parent:
            tag = child.tag
            if tag in PARAGRAPHS:
                yield from self._paragraph(child)
            elif tag == "text.list":
                yield from self._list(child, "", 0, None)
            elif tag == "table.table":
                yield self._table(child)
            elif tag in _INDEXES:
                self.contents.append(words_in(child))
            elif self._is_hidden(child):
                self.findings.add("import-hidden", LossKind.LOST)
            elif tag.startswith("text.change"):
                self.letters.note_change(child)
            elif tag in DRAWINGS:
                yield from self._anchored(child)
            elif tag not in _NOT_READ:
                yield from self.blocks(child)

    def _is_hidden(self, element: Element) -> bool:
        """Return whether a section is hidden."""
        if element.tag != "text.section":
            return False
        return element.get("text.display") == "none" or self.styles.is_hidden_section(
            element.get("text.style-name", "")
        )

    def _paragraph(self, element: Element, mark: ListMark | None = None) -> Iterator[FlowBlock]:
        """Yield a paragraph, and then its attached text boxes with the tables and pictures in them."""
        style = self.styles.paragraph(element.get("text.style-name", ""))
        place = self.findings.next_paragraph()
        pieces, boxes = self.letters.read(element, style.look)
        kind, level = style.style, style.level
        if element.tag == "text.h" and kind is not BlockStyle.TITLE:
            kind, level = BlockStyle.HEADING, whole_number(element.get("text.outline-level"), level or 1)
        has_letters = any(isinstance(one, Span) and one.text.strip() for one in pieces)
        yield FlowParagraph(
            pieces=pieces,
            place=place,
            style=kind,
            level=level,
            mark=mark if has_letters else None,
            align=style.align,
            size=style.look.size or 0.0,
        )
        for box in boxes:
            if next(box.iter("draw.image"), None) is None:
                self.findings.add("import-text-box", LossKind.CHANGED)
            yield from self.blocks(box)

    def _anchored(self, element: Element) -> Iterator[FlowBlock]:
        """Yield what a page holds beside its paragraphs as a paragraph of its own."""
        holder = Element("text.p")
        holder.append(element)
        yield from self._paragraph(holder)

    def _list(
        self, element: Element, list_style: str, level: int, counts: dict[int, int] | None
    ) -> Iterator[FlowBlock]:
        """Yield the paragraphs of a list; the first of each item has its mark."""
        own = element.get("text.style-name", list_style)
        first = next((one for one in element.iter() if one.tag in PARAGRAPHS), None)
        if not own and first is not None:
            own = self.styles.paragraph(first.get("text.style-name", "")).list_style
        counts = self.lists.open(element, own) if counts is None else counts
        for item in element:
            mark = None
            if item.tag == "text.list-item" and any(one.tag in PARAGRAPHS for one in item):
                mark = self.lists.mark(item, own, level, counts)
            for child in item:
                if child.tag == "text.list":
                    yield from self._list(child, own, level + 1, counts)
                elif child.tag in PARAGRAPHS:
                    yield from self._paragraph(child, mark)
                    mark = None
                else:
                    yield from self.blocks([child])

    def _table(self, element: Element) -> FlowTable:
        """Return a table; cells that others cover are left out."""
        place = self.findings.open_table()
        rows = tuple(tuple(self._cell(cell) for cell in row.findall("table.table-cell")) for row in _rows(element))
        self.findings.close_table()
        return FlowTable(rows=rows, place=place)

    def _cell(self, cell: Element) -> FlowCell:
        """Return a cell with the columns and rows that it covers."""
        columns, rows = (
            min(max(1, whole_number(cell.get(f"table.number-{name}-spanned"), 1)), _MOST_SPAN)
            for name in ("columns", "rows")
        )
        return FlowCell(blocks=tuple(self.blocks(cell)), columns=columns, rows=rows)


def _rows(parent: Element) -> Iterator[Element]:
    """Yield the rows of a table, those of its head and of groups too."""
    for child in parent:
        if child.tag == "table.table-row":
            yield child
        elif child.tag in {"table.table-header-rows", "table.table-rows", "table.table-row-group"}:
            yield from _rows(child)


def _notes(reader: OdtBlocks) -> Iterator[tuple[str, tuple[FlowParagraph, ...]]]:
    """Yield label and paragraphs of every note; a note may refer to another."""
    seen = 0
    while seen < len(reader.letters.cited):
        kind, body = reader.letters.cited[seen]
        seen += 1
        reader.findings.enter(kind)
        blocks = tuple(reader.blocks(body))
        yield str(seen), tuple(block for block in blocks if isinstance(block, FlowParagraph))
    reader.findings.enter("")


def _report_margins(common: Element | None, reader: OdtBlocks) -> None:
    """Report the words in headers, footers and tables of contents, because no bulletin has these parts."""
    said: set[str] = set()
    for element in () if common is None else common.iter():
        part = _MARGINS.get(element.tag.removesuffix("-left").removesuffix("-first"))
        text = words_in(element) if part else ""
        if part and text not in said and any(letter.isalpha() for letter in text):
            said.add(text)
            reader.findings.add("import-page-margin", LossKind.LOST, DocumentPlace(part=part), text=text)
    contents = [text for text in reader.contents if text]
    if contents:
        reader.findings.add("import-contents", LossKind.LOST, DocumentPlace(), text=" ".join(contents))

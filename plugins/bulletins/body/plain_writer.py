"""Writes plain blocks: the HTML that a Writer would write for their elements, each in one go."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.body.attributes import escaped
from bulletins.body.line_breaks import BREAK
from bulletins.body.plain import LISTS, SPAN, Grid, MarkdownLine, Notes, Plain, PlainBlock
from bulletins.body.problems import BodyProblems
from bulletins.body.shielding import unshielded
from bulletins.body.writer import Writer


class PlainWriter:
    """Writes plain blocks, in order, with a Writer."""

    def __init__(self, writer: Writer, findings: BodyProblems) -> None:
        """Begin at the start; `writer` writes what is not plain."""
        self._writer = writer
        self._findings = findings
        self._cited = 0
        self._say = writer.say
        self._live = writer.live

    def write(self, block: PlainBlock) -> None:
        """Write a block."""
        self._writer.part()
        if isinstance(block, Plain):
            self._write_plain(block)
        elif isinstance(block, Grid):
            self._write_grid(block)
        else:
            self._write_notes(block)

    def _write_plain(self, block: Plain) -> None:
        """Write a paragraph, a quotation, a list or a heading."""
        tag, lines, line, numbers = block
        if tag == "p":
            text = lines[0]
            if self._live is None and isinstance(text, str) and "\n" not in text:
                self._say(f"{text}\n")
                self._writer.sheet.write(f"<p>{escaped(text)}</p>")
                return
            self._writer.whole(f"<p>{self._spanned(text, line)}</p>")
        elif tag == "blockquote":
            self._writer.whole(f"<blockquote><p>{self._spanned(lines[0], line)}</p></blockquote>")
        elif tag in LISTS:
            items = [self._item(item, number) for number, item in enumerate(lines, line)]
            values = [f' value="{number}"' if number is not None else "" for number in numbers or [None] * len(items)]
            inner = "".join([f"<li{value}>{item}</li>" for value, item in zip(values, items, strict=True)])
            self._writer.whole(f"<{tag}>{inner}</{tag}>")
        else:
            self._findings.move(line)
            text = str(lines[0])
            html = self._alive(text, line)
            identity = self._writer.list_heading(int(tag[1]), " ".join(self._shown(text).split()))
            self._writer.whole(f'<{tag} id="{identity}">{html}</{tag}>')

    def _item(self, item: MarkdownLine, line: int) -> str:
        """Return the HTML of a list's item that stands on a line."""
        self._writer.part()
        return self._spanned(item, line)

    def _shown(self, text: str) -> str:
        """Return a text as readers see it."""
        return text if self._live is None else unshielded(text)

    def _alive(self, text: str, line: int) -> str:
        """Return the HTML of a text that begins on a line, having said it, with the breaks that readers see."""
        live = self._live
        if "\n" in text and BREAK in text:
            return "<br>".join(self._broken(text, line))
        if live is None:
            self._say(text)
            return escaped(text)
        html: list[str] = []
        for piece in live.pieces(text):
            if html:
                self._findings.move(line)
            html.append(live.html(piece, self._writer.before))
            self._say(piece)
            line += piece.count("\n")
        return "".join(html)

    def _broken(self, text: str, line: int) -> Iterator[str]:
        """Yield the HTML of each line of a text with breaks, having said it."""
        for number, part in enumerate(text.split(BREAK)):
            if number:
                self._say("\n")
            yield self._alive(part, line)
            line += part.count("\n") + 1

    def _spanned(self, line: MarkdownLine, number: int) -> str:
        """Return the HTML of a text with emphasis, links and footnotes that begins on a line, having said it."""
        if isinstance(line, str):
            return self._alive(line, number)
        html: list[str] = []
        for start in range(0, len(line) - 1, SPAN):
            text, stars, stressed, label, destination, note = line[start : start + SPAN]
            if text:
                html.append(self._alive(text, number))
                number += text.count("\n")
            if stressed:
                tag = "em" if stars == "*" else "strong"
                html.append(f"<{tag}>{self._alive(stressed, number)}</{tag}>")
                number += stressed.count("\n")
            elif label:
                label = self._shown(label)
                number += label.count("\n")
                self._say(label)
                self._findings.move(number)
                html.append(self._link(escaped(label), {"href": self._shown(destination)}))
            else:
                html.append(self._citation(note))
                self._findings.move(number)
        return "".join([*html, self._alive(line[-1], number)])

    def _link(self, html: str, attributes: dict[str, str]) -> str:
        """Return a link around HTML."""
        opening, closing = self._writer.begin_link("a", attributes)
        return f"{opening}{html}{closing}"

    def _citation(self, label: str) -> str:
        """Return the sign that cites a footnote; as with the library, its link counts as written before its line."""
        self._cited += 1
        identity = self._writer.anchors.note(f"fnref-{label}")
        link = self._link(str(self._cited), {"class": "footnote-ref", "href": f"#fn-{label}"})
        return f'<sup id="{identity}">{link}</sup>'

    def _write_notes(self, notes: Notes) -> None:
        """Write the footnotes, each with its way back."""
        items: list[str] = []
        for number, (label, text, line) in enumerate(notes.notes, 1):
            self._findings.move(line)
            self._say("\n")
            html = self._spanned(text, line)
            back = self._link("↩", {"class": "footnote-backref", "href": f"#fnref-{label}", "title": str(number)})
            items.append(f'<li id="{self._writer.anchors.note(f"fn-{label}")}"><p>{html}&nbsp;{back}</p></li>')
        opening, closing = self._writer.begin_division("div", {"class": "footnote"})
        self._writer.whole(f"{opening}<ol>{''.join(items)}</ol>{closing}")

    def _write_grid(self, grid: Grid) -> None:
        """Write a table in its frame."""
        classes = [f' class="{side}"' if side else "" for side in grid.sides]
        self._writer.tables.open()
        head = "".join(self._cells("th", classes, grid.head, grid.line))
        for cell in grid.head:
            self._writer.tables.add_head(" ".join(self._shown(cell).split()))
        lines = enumerate(grid.rows, grid.line + 2)
        rows = "</tr><tr>".join(["".join(self._cells("td", classes, row, line)) for line, row in lines])
        frame = self._writer.tables.close()
        self._writer.whole(f"{frame}<table><thead><tr>{head}</tr></thead><tbody><tr>{rows}</tr></tbody></table></div>")

    def _cells(self, tag: str, classes: list[str], row: list[str], line: int) -> Iterator[str]:
        """Yield the HTML of a row's cells; those that it lacks are empty, which is reported."""
        missing = len(classes) - len(row)
        if missing:
            self._findings.move(line)
            self._findings.add_row(len(row), len(classes))
        cells = [*row, *[""] * missing]
        self._writer.tables.enter("tr")
        if self._live is None:
            for _ in cells:
                self._writer.tables.enter(tag)
            self._say("\n".join([*cells, ""]))
            yield from [f"<{tag}{side}>{escaped(cell)}</{tag}>" for side, cell in zip(classes, cells, strict=True)]
            return
        for side, cell in zip(classes, cells, strict=True):
            self._writer.tables.enter(tag)
            self._say("\n")
            yield f"<{tag}{side}>{self._alive(cell, line)}</{tag}>"

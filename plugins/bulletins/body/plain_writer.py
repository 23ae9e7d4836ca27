"""Writes plain blocks: the HTML that a Writer would write for their elements, each in one go."""

from __future__ import annotations

from bulletins.body.attributes import escaped
from bulletins.body.line_breaks import BREAK
from bulletins.body.plain import LISTS, SPAN, Grid, MarkdownLine, Notes, Plain, PlainBlock
from bulletins.body.problems import BodyProblems
from bulletins.body.writer import Writer


class PlainWriter:
    """Writes plain blocks, in order, with a Writer."""

    def __init__(self, writer: Writer, findings: BodyProblems) -> None:
        """Begin at the start; `writer` writes what is not plain."""
        self._writer = writer
        self._findings = findings
        self._cited = 0

    def write(self, block: PlainBlock) -> None:
        """Write a block."""
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
            html, words = self._spanned(lines[0], line)
            if "\n" in html:
                html = html.replace(BREAK, "<br>")
            self._writer.whole(f"<p>{html}</p>", words)
        elif tag == "blockquote":
            html, words = self._spanned(lines[0], line)
            self._writer.whole(f"<blockquote><p>{html}</p></blockquote>", words)
        elif tag in LISTS:
            items = [self._spanned(item, number) for number, item in enumerate(lines, line)]
            html = "</li><li>".join([html for html, _ in items])
            if numbers:
                begins = [f'<li value="{number}">' if number is not None else "<li>" for number in numbers]
                html = "</li>".join([f"{begin}{html}" for begin, (html, _) in zip(begins, items, strict=True)])[4:]
            self._writer.whole(f"<{tag}><li>{html}</li></{tag}>", " ".join([words for _, words in items]))
        else:
            self._findings.move(line)
            text = str(lines[0])
            identity = self._writer.list_heading(int(tag[1]), " ".join(text.split()))
            self._writer.whole(f'<{tag} id="{identity}">{escaped(text)}</{tag}>', text)

    def _spanned(self, line: MarkdownLine, number: int) -> tuple[str, str]:
        """Return the HTML and the words of a text that begins on a line."""
        if isinstance(line, str):
            return escaped(line), line
        html: list[str] = []
        said: list[str] = []
        for start in range(0, len(line) - 1, SPAN):
            text, stars, stressed, label, destination, note = line[start : start + SPAN]
            words = stressed or label or ""
            said += (text, words)
            number += f"{text}{words}".count("\n")
            html.append(escaped(text))
            if stressed:
                tag = "em" if stars == "*" else "strong"
                html.append(f"<{tag}>{escaped(stressed)}</{tag}>")
            elif label:
                self._findings.move(number)
                html.append(self._link(escaped(label), {"href": destination}))
            else:
                html.append(self._citation(note))
                self._findings.move(number)
        return "".join([*html, escaped(line[-1])]), "".join([*said, line[-1]])

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
        said: list[str] = []
        for number, (label, text, line) in enumerate(notes.notes, 1):
            self._findings.move(line)
            html, words = self._spanned(text, line)
            back = self._link("↩", {"class": "footnote-backref", "href": f"#fnref-{label}", "title": str(number)})
            items.append(f'<li id="{self._writer.anchors.note(f"fn-{label}")}"><p>{html}&nbsp;{back}</p></li>')
            said.append(words)
        opening, closing = self._writer.begin_division("div", {"class": "footnote"})
        self._writer.whole(f"{opening}<ol>{''.join(items)}</ol>{closing}", " ".join(said))

    def _write_grid(self, grid: Grid) -> None:
        """Write a table in its frame."""
        sides = [f' class="{side}"' if side else "" for side in grid.sides]
        head = "".join([f"<th{side}>{escaped(cell)}</th>" for side, cell in zip(sides, grid.head, strict=True)])
        width = len(sides)
        for number, row in enumerate(grid.rows, grid.line + 2):
            if len(row) < width:
                self._findings.move(number)
                self._findings.add_row(len(row), width)
                row.extend([""] * (width - len(row)))
        rows = "</tr><tr>".join(
            "".join([f"<td{side}>{escaped(cell)}</td>" for side, cell in zip(sides, row, strict=True)])
            for row in grid.rows
        )
        frame = self._writer.open_frame([" ".join(cell.split()) for cell in grid.head])
        html = f"{frame}<table><thead><tr>{head}</tr></thead><tbody><tr>{rows}</tr></tbody></table></div>"
        self._writer.whole(html, " ".join([" ".join(row) for row in (grid.head, *grid.rows)]))

"""Writes plain blocks: the HTML that a Writer would write for their elements, each in one go."""

from __future__ import annotations

from plugins.reading.body.attributes import escaped
from plugins.reading.body.findings import Findings
from plugins.reading.body.plain import LISTS, Grid, Line, Plain
from plugins.reading.body.writer import Writer


def write_plain(block: Plain | Grid, writer: Writer, findings: Findings) -> None:
    """Write a block."""
    if isinstance(block, Grid):
        _write_grid(block, writer)
        return
    tag, lines, line = block
    if tag == "p":
        html, words = _spanned(lines[0], line, writer, findings)
        writer.whole(f"<p>{html}</p>", words)
    elif tag in LISTS:
        items = [_spanned(item, number, writer, findings) for number, item in enumerate(lines, line)]
        html = "</li><li>".join([html for html, _ in items])
        writer.whole(f"<{tag}><li>{html}</li></{tag}>", " ".join([words for _, words in items]))
    else:
        findings.move(line)
        text = str(lines[0])
        identity = writer.list_heading(int(tag[1]), " ".join(text.split()))
        writer.whole(f'<{tag} id="{identity}">{escaped(text)}</{tag}>', text)


def _spanned(line: Line, number: int, writer: Writer, findings: Findings) -> tuple[str, str]:
    """Return the HTML and the words of a text that begins on a line."""
    if isinstance(line, str):
        return escaped(line), line
    html: list[str] = []
    words: list[str] = []
    for start in range(0, len(line), 5):
        text, stars, stressed, label, destination = (*line[start : start + 5], "", "", "", "")[:5]
        said = f"{text}{stressed or ''}{label or ''}"
        number += said.count("\n")
        words.append(said)
        html.append(escaped(text))
        if stressed:
            tag = "em" if stars == "*" else "strong"
            html.append(f"<{tag}>{escaped(stressed)}</{tag}>")
        elif label:
            findings.move(number)
            opening, closing = writer.begin_link("a", {"href": destination})
            html.append(f"{opening}{escaped(label)}{closing}")
    return "".join(html), "".join(words)


def _write_grid(grid: Grid, writer: Writer) -> None:
    """Write a table in its frame."""
    sides = [f' class="{side}"' if side else "" for side in grid.sides]
    head = "".join([f"<th{side}>{escaped(cell)}</th>" for side, cell in zip(sides, grid.head, strict=True)])
    rows = [
        "".join([f"<td{side}>{escaped(cell)}</td>" for side, cell in zip(sides, row, strict=True)]) for row in grid.rows
    ]
    frame = writer.open_frame([" ".join(cell.split()) for cell in grid.head])
    html = f"{frame}<table><thead><tr>{head}</tr></thead><tbody><tr>{'</tr><tr>'.join(rows)}</tr></tbody></table></div>"
    writer.whole(html, " ".join([" ".join(row) for row in (grid.head, *grid.rows)]))

"""Makes Word files: paragraphs, tables and pictures by python-docx, everything it cannot write as raw XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Mm, Pt
from PIL import Image

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ALIGNMENTS = {
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
}


def picture_bytes(
    colour: str, size: tuple[int, int] = (320, 240), kind: str = "JPEG", *, orientation: int = 1
) -> bytes:
    """Return a picture whose left half has the colour and whose right half is black, with GPS in a JPEG's EXIF."""
    image = Image.new("RGB", size, "black")
    image.paste(Image.new("RGB", (size[0] // 2, size[1]), colour), (0, 0))
    file = io.BytesIO()
    if kind == "JPEG":
        exif = Image.Exif()
        exif[0x0112] = orientation
        exif[0x8825] = {1: "N", 2: (10.0, 2.0, 3.0)}
        image.save(file, kind, exif=exif)
    else:
        image.save(file, kind)
    return file.getvalue()


class WordFile:
    """A Word file in the making."""

    def __init__(self) -> None:
        """Begin with an empty document."""
        self.document: Any = Document()
        self.parts: dict[str, Callable[[str], str]] = {}
        self.extra: dict[str, bytes] = {}

    def p(self, text: str = "", *, bold: bool = False, italic: bool = False, align: str = "", style: str = "") -> Any:  # noqa: ANN401  (python-docx has no types)
        """Add a paragraph of one run."""
        paragraph = self.document.add_paragraph(style=style or None)
        self.run(paragraph, text, bold=bold, italic=italic)
        if align:
            paragraph.alignment = ALIGNMENTS[align]
        return paragraph

    @staticmethod
    def run(paragraph: Any, text: str, **look: Any) -> None:  # noqa: ANN401  (python-docx has no types)
        """Add a run to a paragraph; its look: `bold`, `italic`, `font`, and `place`, which is `up` or `down`."""
        run = paragraph.add_run(text)
        run.bold, run.italic = look.get("bold") or None, look.get("italic") or None
        if look.get("font"):
            run.font.name = look["font"]
        if look.get("place"):
            run.font.superscript, run.font.subscript = look["place"] == "up", look["place"] == "down"

    def raw(self, xml: str) -> Any:  # noqa: ANN401  (python-docx has no types)
        """Add raw XML before the end of the body; its outermost element gets the names."""
        element = parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {NAMES}", xml, count=1))
        body = self.document.element.body
        body.insert(len(body) - 1, element)
        return element

    def picture(self, data: bytes, *, align: str = "center", alt: str = "", crop: str = "", turn: int = 0) -> Any:  # noqa: ANN401  (python-docx has no types)
        """Add a picture in a paragraph of its own."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = ALIGNMENTS[align]
        self.picture_in(paragraph, data, alt=alt, crop=crop, turn=turn)
        return paragraph

    @staticmethod
    def picture_in(paragraph: Any, data: bytes, *, alt: str = "", crop: str = "", turn: int = 0) -> None:  # noqa: ANN401  (python-docx has no types)
        """Add a picture to a paragraph; `crop` holds attributes of a:srcRect, `turn` sixty-thousandths of a degree."""
        shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Mm(60))
        inline = shape._inline
        if alt:
            inline.docPr.set("descr", alt)
        if crop:
            blip_fill = inline.graphic.graphicData.pic.blipFill
            blip_fill.insert(1, parse_xml(f"<a:srcRect {NAMES} {crop}/>"))
        if turn:
            inline.graphic.graphicData.pic.spPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm").set(
                "rot", str(turn)
            )

    def table(self, rows: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401  (python-docx has no types)
        """Add a table of texts; a new line in a text begins another paragraph of the cell."""
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                first, *others = text.split("\n")
                cell.paragraphs[0].add_run(first)
                for other in others:
                    cell.add_paragraph(other)
        return table

    def size(self, paragraph: Any, points: int) -> None:  # noqa: ANN401  (python-docx has no types)
        """Set the size of a paragraph's letters."""
        for run in paragraph.runs:
            run.font.size = Pt(points)

    def part(self, name: str, content: str, kind: str, content_type: str) -> None:
        """Add a part that python-docx knows nothing of, and the relationship that leads to it."""
        self.extra[f"word/{name}"] = content.encode()
        link = f'<Relationship Id="x{name}" Type="{RELATIONS}/{kind}" Target="{name}"/>'
        self._change(
            "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", f"{link}</Relationships>")
        )
        override = f'<Override PartName="/word/{name}" ContentType="{content_type}"/>'
        self._change("[Content_Types].xml", lambda text: text.replace("</Types>", f"{override}</Types>"))

    def bytes(self) -> bytes:
        """Return the file."""
        file = io.BytesIO()
        self.document.save(file)
        if not (self.parts or self.extra):
            return file.getvalue()
        result = io.BytesIO()
        with zipfile.ZipFile(file) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = old.read(name)
                change = self.parts.get(name)
                new.writestr(name, change(data.decode()).encode() if change else data)
            for name, data in self.extra.items():
                new.writestr(name, data)
        return result.getvalue()

    def _change(self, name: str, change: Callable[[str], str]) -> None:
        """Have a part changed when the file is written, after the changes asked for before."""
        earlier = self.parts.get(name)
        self.parts[name] = change if earlier is None else lambda text: change(earlier(text))

    def notes(self, kind: str, texts: Sequence[str]) -> None:
        """Add footnotes or endnotes numbered from 1."""
        notes = "".join(
            f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
            for number, text in enumerate(texts, 1)
        )
        xml = f"<w:{kind}s {NAMES}>{notes}</w:{kind}s>"
        self.part(
            f"{kind}s.xml",
            xml,
            f"{kind}s",
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
        )

"""Plain text (a message from Zalo, a note) → a flow: every line a paragraph, in whatever encoding it came."""

from __future__ import annotations

import codecs

from bulletins.importing.findings import FlowFindings
from bulletins.importing.flow import DocumentFlow, FlowParagraph, Span
from bulletins.importing.zip_parts import TOO_LONG, UnreadablePart
from bulletins.model.loss import LossKind

MOST_LETTERS = 1_000_000
_MOST_LINES = 6_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text_file(data: bytes) -> DocumentFlow:
    """Return the flow of a plain text; UnreadablePart where it is too long for a bulletin."""
    findings = FlowFindings()
    text = decoded_text(data, findings)
    lines = text.splitlines()
    if len(text) > MOST_LETTERS or len(lines) > _MOST_LINES:
        raise UnreadablePart(TOO_LONG)
    blocks = tuple(
        FlowParagraph(pieces=(Span(text=line),), place=findings.next_paragraph()) for line in lines if line.strip()
    )
    return DocumentFlow(blocks=blocks, losses=findings.losses)


def decoded_text(data: bytes, findings: FlowFindings) -> str:
    """Return the letters of a text; an encoding that had to be guessed is said."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        findings.add("import-encoding-guessed", LossKind.CHANGED, encoding="Windows-1258")
        return data.decode("cp1258", errors="replace")

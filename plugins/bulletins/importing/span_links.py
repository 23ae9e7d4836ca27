"""Links of spans: cleaned, made of addresses that were only typed, and dropped with a word where they lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from bulletins.importing.findings import FlowFindings
from bulletins.importing.flow import FlowParagraph, PictureSpot, Span
from bulletins.importing.outside_links import bare_addresses, clean_address
from bulletins.model.loss import DocumentPlace, LossKind
from bulletins.model.value import replace


def with_clean_links(paragraph: FlowParagraph, findings: FlowFindings) -> FlowParagraph:
    """Return a paragraph whose links can stand in a bulletin."""
    pieces: list[Span | PictureSpot] = []
    for piece in paragraph.pieces:
        if not isinstance(piece, Span):
            pieces.append(piece)
        elif piece.link:
            pieces.append(_clean(piece, paragraph.place, findings))
        else:
            pieces += _with_bare(piece, paragraph.place, findings)
    return replace(paragraph, pieces=tuple(pieces))


def _clean(span: Span, place: DocumentPlace, findings: FlowFindings) -> Span:
    """Return a linked span with its address cleaned; letters that only repeat the address are cleaned with it."""
    address = clean_address(span.link)
    if not address:
        if not span.link.startswith("#"):
            findings.add("import-link-dropped", LossKind.LOST, place, text=span.text.strip()[:60])
        return replace(span, link="")
    if address != span.link:
        findings.add("import-link-cleaned", LossKind.CHANGED, place, address=address)
    text = address if span.text.strip() == span.link else span.text
    return replace(span, link=address, text=text)


def _with_bare(span: Span, place: DocumentPlace, findings: FlowFindings) -> Sequence[Span]:
    """Return a span cut where addresses stand in it, these as links."""
    spans: list[Span] = []
    end = 0
    for start, stop in bare_addresses(span.text):
        written = span.text[start:stop]
        address = clean_address(written)
        if not address:
            continue
        if address not in {written, f"http://{written}"}:
            findings.add("import-link-cleaned", LossKind.CHANGED, place, address=address)
            written = address
        spans += [replace(span, text=span.text[end:start]), replace(span, text=written, link=address)]
        end = stop
    rest = replace(span, text=span.text[end:])
    return [one for one in [*spans, rest] if one.text or one.note]

"""A web page, Google Docs' export, or what Word puts on the clipboard → a flow of blocks."""

from __future__ import annotations

from collections.abc import Callable

from bulletins.importing.findings import FlowFindings
from bulletins.importing.flow import BlockStyle, DocumentFlow, FlowParagraph, Span
from bulletins.importing.html_blocks import PageWalk
from bulletins.importing.html_page import fragment, is_word_page, main_part, parse_page
from bulletins.importing.html_pictures import PagePictures
from bulletins.importing.html_styles import PageStyles
from bulletins.importing.zip_parts import DAMAGED, LARGEST_XML, TOO_LONG, UnreadablePart, ZipParts

_MOST_BLOCKS = 6_000


def read_html(data: bytes, find: Callable[[str], bytes | None]) -> DocumentFlow:
    """Return the flow of a page; `find` gives the files beside it. UnreadablePart where it is no text's length."""
    findings = FlowFindings()
    page = parse_page(fragment(data))
    styles = PageStyles(" ".join(sheet.get_text() for sheet in page.find_all("style")))
    main, title = main_part(page, findings)
    pictures = PagePictures(find, findings)
    walk = PageWalk(styles=styles, pictures=pictures, findings=findings, is_word=is_word_page(data))
    if title:
        place = findings.next_paragraph()
        walk.add(FlowParagraph(pieces=(Span(text=title),), place=place, style=BlockStyle.TITLE))
    walk.walk(main)
    if len(walk.blocks) > _MOST_BLOCKS:
        raise UnreadablePart(TOO_LONG)
    return DocumentFlow(
        blocks=tuple(walk.blocks),
        notes=walk.notes,
        media=tuple(sorted(pictures.media.items())),
        losses=findings.losses,
    )


def read_html_zip(data: bytes) -> DocumentFlow:
    """Return the flow of the page in an archive, as Google Docs gives it: one page, its pictures beside it."""
    parts = ZipParts(data)
    pages = [name for name in parts.names if name.lower().endswith((".html", ".htm"))]
    if not pages:
        raise UnreadablePart(DAMAGED)
    page = min(pages, key=lambda name: (name.count("/"), name))
    folder = page.rpartition("/")[0]

    def find(written: str) -> bytes | None:
        name = f"{folder}/{written}".lstrip("/")
        return parts.read(name) if parts.has(name) else None

    return read_html(parts.read(page, LARGEST_XML), find)

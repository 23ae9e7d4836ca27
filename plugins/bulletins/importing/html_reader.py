"""A web page, Google Docs' export, or what Word puts on the clipboard → a flow of blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bulletins.importing.characters import tidy_line
from bulletins.importing.findings import FlowFindings
from bulletins.importing.flow import BlockStyle, DocumentFlow, FlowBlock, FlowParagraph, Span
from bulletins.importing.html_blocks import PageWalk
from bulletins.importing.html_page import fragment, is_word_page, main_part, parse_page
from bulletins.importing.html_pictures import PagePictures
from bulletins.importing.html_styles import PageStyles
from bulletins.importing.paragraph_looks import is_bold, is_shouted
from bulletins.importing.zip_parts import DAMAGED, LARGEST_XML, TOO_LONG, UnreadablePart, ZipParts
from bulletins.model.loss import DocumentPlace

_MOST_BLOCKS = 6_000


def read_html(data: bytes, find: Callable[[str], bytes | None]) -> DocumentFlow:
    """Return the flow of a page; `find` gives the files beside it. UnreadablePart where it is no text's length."""
    findings = FlowFindings()
    page = parse_page(fragment(data))
    styles = PageStyles(" ".join(sheet.get_text() for sheet in page.find_all("style")))
    main, title = main_part(page, findings)
    pictures = PagePictures(find, findings)
    walk = PageWalk(styles=styles, pictures=pictures, findings=findings, is_word=is_word_page(data))
    walk.walk(main)
    if title and _is_wanted(title, walk.blocks):
        walk.blocks.insert(0, FlowParagraph(pieces=(Span(text=title),), place=DocumentPlace(), style=BlockStyle.TITLE))
    if len(walk.blocks) > _MOST_BLOCKS:
        raise UnreadablePart(TOO_LONG)
    return DocumentFlow(
        blocks=tuple(walk.blocks),
        notes=walk.notes,
        media=tuple(sorted(pictures.media.items())),
        losses=findings.losses,
    )


def _is_wanted(title: str, blocks: Sequence[FlowBlock]) -> bool:
    """Return whether a page's own name is the title of its text: it stands there too, or nothing else looks like one.

    Many portals give every page the name of the portal.
    """
    if any(isinstance(block, FlowParagraph) and block.style is BlockStyle.TITLE for block in blocks):
        return False
    texts = [tidy_line(block.text) for block in blocks if isinstance(block, FlowParagraph)]
    if any(text.casefold() == title.casefold() for text in texts):
        return True
    first = next((block for block in blocks if isinstance(block, FlowParagraph) and block.text.strip()), None)
    if first is None or first.style is BlockStyle.HEADING:
        return first is None
    return not (is_bold(first) or is_shouted(first.text) or first.align == "center")


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

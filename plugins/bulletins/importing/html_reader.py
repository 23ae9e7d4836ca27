"""The reader of a web page, of Google Docs' export and of Word's clipboard: a flow of blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment

from bulletins.importing.characters import tidy_line
from bulletins.importing.flow import DocumentFlow, FlowBlock, FlowFindings, FlowTable
from bulletins.importing.html_blocks import PageWalk
from bulletins.importing.html_notes import page_notes, without_comments
from bulletins.importing.html_pictures import PagePictures
from bulletins.importing.html_styles import PageStyles, text_of
from bulletins.importing.page_frames import report_frame_words, without_page_frame
from bulletins.importing.page_titles import page_names, titled, with_title
from bulletins.importing.table_cells import laid_open
from bulletins.importing.zip_parts import (
    BOMB,
    DAMAGED,
    LARGEST_XML,
    MOST_PARAGRAPHS,
    TOO_LONG,
    UnreadablePart,
    ZipParts,
)
from bulletins.model.loss import LossKind

LARGEST_PAGE = 20_000_000
_MOST_TAGS = 100_000
_MOST_WORDS = 200_000
_DEEPEST = 3_000
_TAG = re.compile(rb"<(/?)([a-zA-Z][\w:]*)")
_VALUE = re.compile(rb"""=\s*(?:"[^"<]*"|'[^'<]*')""")
_BETWEEN = re.compile(rb"[\s/\"']+")
_VOID = frozenset(
    {b"br", b"img", b"hr", b"meta", b"link", b"input", b"col", b"area", b"base", b"wbr", b"source", b"param"}
)
_RUNNING = (
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "video", "audio", "select"),
    *("button", "input", "textarea", "link", "meta", "xml"),
)
_MAIN = (
    "[itemprop=articleBody]",
    "article",
    ".entry-content",
    ".post-content",
    ".article-content",
    ".detail-content",
    ".content-detail",
    ".news-detail",
    ".noidung",
    "#noidung",
    "main",
)
_WORD_PROCESSOR = re.compile(r"microsoft word|office|abiword|google docs|pages", re.IGNORECASE)
_GOOGLE_DOCS = "body.doc, .doc-content, [id^=docs-internal-guid], [class*=lst-kix]"
_FRAGMENT = re.compile(rb"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_OF_SITES = re.compile(rb"<(?:form|nav|script|header|footer)\b", re.IGNORECASE)
_FEWEST_LETTERS = 40


def parse_page(data: bytes) -> BeautifulSoup:
    """Return the tree of a page; UnreadablePart for one with more tags, attributes or words than any text has."""
    if len(data) > LARGEST_PAGE and data.count(b"base64,") == 0:
        raise UnreadablePart(TOO_LONG)
    if data.count(b"<") - data.count(b"</") > _MOST_TAGS or _is_too_deep(data):
        raise UnreadablePart(BOMB)
    if _is_too_wordy(data):
        raise UnreadablePart(TOO_LONG)
    return BeautifulSoup(data, "html.parser")


def _is_too_deep(data: bytes) -> bool:
    """Return whether more elements are left open within one another than any page has, unclosed ones counted too."""
    depth = 0
    for found in _TAG.finditer(data):
        if found[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _is_too_wordy(data: bytes) -> bool:
    """Return whether a page holds more words and attributes than any text; a value in quotes is not looked into."""
    words = _BETWEEN.finditer(_VALUE.sub(b" ", data))
    return sum(1 for _ in islice(words, _MOST_WORDS)) == _MOST_WORDS


def main_part(page: BeautifulSoup, findings: FlowFindings, *, is_portal: bool) -> Tag:
    """Return the element that holds the text, without what stands around it, whose words are reported."""
    for comment in page.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in page.find_all(_RUNNING):
        if element.name in {"iframe", "video", "audio", "object", "embed"}:
            address = text_of(element, "src") or text_of(element, "data")
            findings.add("import-embedded", LossKind.LOST, address=address)
        element.extract()
    body = page.body or page
    found = next((one for one in map(page.select_one, _MAIN) if one is not None and _is_enough(one)), None)
    found = None if found is None else with_title(found, page_names(page))
    main = found if found is not None else body
    around = [] if found is None else [_words_outside(body, found)]
    around += without_page_frame(main, findings, is_portal=is_portal)
    report_frame_words(around, findings)
    return main


def is_word_page(data: bytes) -> bool:
    """Return whether Word made a page, whose marks of deletion then are tracked changes.

    Text that was pasted from Word into a portal has Word's classes, too; the page around it has what none of Word has.
    """
    head = data[:20_000].lower()
    if b"urn:schemas-microsoft-com:office:word" in head or b"microsoft word" in head:
        return True
    return b"msonormal" in head and _OF_SITES.search(data) is None


def fragment(data: bytes) -> bytes:
    """Return the part of a clipboard that was copied, all of it where nothing marks one; its style sheets stay."""
    found = _FRAGMENT.search(data)
    if found is None:
        return data
    sheets = b"".join(re.findall(rb"<style.*?</style>", data[: found.start()], re.DOTALL | re.IGNORECASE))
    return (
        b'<meta charset="utf-8">' + sheets + found[1]
        if b"charset" in data[: found.start()].lower()
        else sheets + found[1]
    )


def is_portal_page(page: BeautifulSoup, data: bytes) -> bool:
    """Return whether a page is a whole one of a site: neither a piece of one nor made by a word processor."""
    if page.body is None or is_word_page(data):
        return False
    maker = page.select_one('meta[name="generator" i]')
    made_by = "" if maker is None else text_of(maker, "content")
    return _WORD_PROCESSOR.search(made_by) is None and page.select_one(_GOOGLE_DOCS) is None


def _is_enough(element: Tag) -> bool:
    """Return whether an element holds more than a heading."""
    return len(element.get_text(strip=True)) >= _FEWEST_LETTERS


def _words_outside(body: Tag, main: Tag) -> str:
    """Return the words of a page that stand outside of its text."""
    inside = {id(text) for text in main.find_all(string=True)}
    return tidy_line(" ".join(text for text in body.find_all(string=True) if id(text) not in inside))


def read_html(data: bytes, find: Callable[[str], bytes | None]) -> DocumentFlow:
    """Return the flow of a page; `find` gives the files beside it. UnreadablePart where it is no text's length."""
    findings = FlowFindings()
    page = parse_page(fragment(data))
    styles = PageStyles(" ".join(sheet.get_text() for sheet in page.find_all("style")))
    names = page_names(page)
    is_portal = is_portal_page(page, data)
    main = main_part(page, findings, is_portal=is_portal)
    without_comments(main, findings)
    pictures = PagePictures(find, findings)
    walk = PageWalk(
        styles=styles,
        pictures=pictures,
        findings=findings,
        page_notes=page_notes(main),
        is_word=is_word_page(data),
    )
    walk.walk(main)
    if len(walk.blocks) > MOST_PARAGRAPHS:
        raise UnreadablePart(TOO_LONG)
    blocks = _opened(walk.blocks, findings) if is_portal else walk.blocks
    blocks = titled(blocks, names, findings, is_portal=is_portal)
    return DocumentFlow(
        blocks=tuple(blocks),
        notes=walk.notes,
        media=tuple(sorted(pictures.media.items())),
        losses=findings.losses,
    )


def _opened(blocks: Sequence[FlowBlock], findings: FlowFindings) -> list[FlowBlock]:
    """Return blocks with the tables opened that only place text; each block of them stands by itself."""
    parts = (laid_open(block, findings) if isinstance(block, FlowTable) else (block,) for block in blocks)
    return [part for each in parts for part in each]


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

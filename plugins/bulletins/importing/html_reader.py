"""The reader of a web page, of Google Docs' export and of Word's clipboard: a flow of blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment

from bulletins.importing.characters import tidy_line
from bulletins.importing.flow import BlockStyle, DocumentFlow, FlowBlock, FlowFindings, FlowParagraph, Span
from bulletins.importing.html_blocks import PageWalk
from bulletins.importing.html_notes import is_of_notes, page_notes, without_comments
from bulletins.importing.html_pictures import PagePictures
from bulletins.importing.html_styles import PageStyles, text_of
from bulletins.importing.paragraph_looks import is_bold, is_shouted
from bulletins.importing.zip_parts import BOMB, DAMAGED, LARGEST_XML, TOO_LONG, UnreadablePart, ZipParts
from bulletins.model.loss import DocumentPlace, LossKind

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
_FRAME = ("nav", "header", "footer", "aside", "form", "menu")
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
_SITE_NAME = re.compile(r"\s+[|–—»-]\s+[^|–—»]+$")
_FRAGMENT = re.compile(rb"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
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


def main_part(page: BeautifulSoup, findings: FlowFindings) -> tuple[Tag, str]:
    """Return the element that holds the text, and a title that stands outside it (empty for none)."""
    for comment in page.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    title = _title(page)
    for element in page.find_all(_RUNNING):
        if element.name in {"iframe", "video", "audio", "object", "embed"}:
            address = text_of(element, "src") or text_of(element, "data")
            findings.add("import-embedded", LossKind.LOST, address=address)
        element.extract()
    body = page.body or page
    found = next((one for one in map(page.select_one, _MAIN) if one is not None and _is_enough(one)), None)
    main = found if found is not None else body
    around = [] if found is None else [_words_outside(body, found)]
    for element in main.find_all(_FRAME):
        if is_of_notes(element):
            continue
        if element.find("h1") is None or element.name != "header":
            around.append(tidy_line(element.get_text(" ")))
            element.extract()
    words = " · ".join(text for text in around if text)
    if words:
        findings.add("import-page-frame", LossKind.LOST, DocumentPlace(), text=words)
    return main, "" if main.find("h1") is not None else title


def is_word_page(data: bytes) -> bool:
    """Return whether Word made a page, whose marks of deletion then are tracked changes."""
    head = data[:20_000].lower()
    return b"urn:schemas-microsoft-com:office:word" in head or b"microsoft word" in head or b"msonormal" in head


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


def _title(page: BeautifulSoup) -> str:
    """Return the title that a page gives itself, without the name of its site."""
    heading = page.find("h1")
    if isinstance(heading, Tag) and tidy_line(heading.get_text(" ")):
        return tidy_line(heading.get_text(" "))
    named = page.select_one('meta[property="og:title"]')
    if named is not None and text_of(named, "content"):
        return tidy_line(text_of(named, "content"))
    title = page.title
    return _SITE_NAME.sub("", tidy_line(title.get_text(" "))) if title is not None else ""


def _is_enough(element: Tag) -> bool:
    """Return whether an element holds more than a heading."""
    return len(element.get_text(strip=True)) >= _FEWEST_LETTERS


def _words_outside(body: Tag, main: Tag) -> str:
    """Return the words of a page that stand outside of its text."""
    inside = {id(text) for text in main.find_all(string=True)}
    return tidy_line(" ".join(text for text in body.find_all(string=True) if id(text) not in inside))


_MOST_BLOCKS = 6_000


def read_html(data: bytes, find: Callable[[str], bytes | None]) -> DocumentFlow:
    """Return the flow of a page; `find` gives the files beside it. UnreadablePart where it is no text's length."""
    findings = FlowFindings()
    page = parse_page(fragment(data))
    styles = PageStyles(" ".join(sheet.get_text() for sheet in page.find_all("style")))
    main, title = main_part(page, findings)
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
    """Return whether a page's own name is its text's title: it is in the text too, or nothing else looks like a title.

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

"""What an import writes reads back as what stands in the document: its paragraphs, breaks, lists, headings, tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from bulletins.body import read_body
from bulletins.importing.document_reading import read_document
from bulletins.importing.draft import (
    DraftBlock,
    DraftGallery,
    DraftHeading,
    DraftItem,
    DraftList,
    DraftParagraph,
    DraftTable,
    ManuscriptDraft,
)
from bulletins.importing.flow import Span
from bulletins.importing.markdown_text import body_text
from bulletins.importing.walker import WalkContext, draft_of
from bulletins.model.bulletin import Html
from bulletins.model.identity import ContentPath

from tests.importing.fixtures import ALL, DAY
from tests.importing.web_pages import BESIDE
from tests.importing.word_files import WordFile

Shape = tuple[Any, ...]
"""A block: its kind and its words; a list with its items, each with its number, its words and the lists in it."""


def draft(name: str, data: bytes) -> ManuscriptDraft | None:
    """Return the draft of a document, None of one that is refused."""
    flow = read_document(name, data, BESIDE.get).value
    return draft_of(flow, WalkContext(today=DAY, names=())) if flow is not None else None


def shapes_on_the_page(text: str) -> list[Shape]:
    """Return the blocks that readers get of a body, photos and footnotes aside."""
    described = text.replace("![](", "![Ảnh](")  # as somebody must do before photos and their captions are shown
    body = read_body(
        described, first_line=1, path="content/bulletins/2026/bai/index.md", folder=ContentPath("bulletins/2026/bai"),
        allowed_hosts=(),
    )  # fmt: skip
    html = "".join("".join(block.pieces) for block in body.blocks if isinstance(block, Html))
    soup = BeautifulSoup(html, "html.parser")
    for note in soup.select(".footnote, .footnotes, sup[id], a.footnote-ref"):
        note.decompose()
    return [shape for child in soup.children if isinstance(child, Tag) for shape in _shapes_of(child)]


def _shapes_of(tag: Tag) -> Iterator[Shape]:
    """Give the blocks of an element at the top of a page."""
    if tag.name in {"ul", "ol"}:
        yield _list_on_page(tag)
    elif tag.name == "blockquote":
        yield from (("quote", _words(inner)) for inner in tag.find_all("p"))
    elif tag.name == "table":
        yield ("table", *(tuple(_words(cell) for cell in row.find_all(["th", "td"])) for row in tag.find_all("tr")))
    elif tag.name in {"div", "section"}:
        for child in tag.children:
            if isinstance(child, Tag):
                yield from _shapes_of(child)
    else:
        yield (tag.name, _words(tag))


def _list_on_page(tag: Tag) -> Shape:
    """Return a list with its items."""
    items = []
    number = int(str(tag.get("start", "1")))
    for item in tag.find_all("li", recursive=False):
        number = int(str(item.get("value", number)))
        inner = tuple(_list_on_page(each) for each in item.find_all(["ul", "ol"], recursive=False))
        for each in item.find_all(["ul", "ol"], recursive=False):
            each.extract()
        items.append((number if tag.name == "ol" else 0, _words(item), inner))
        number += 1
    return (tag.name, *items)


def _words(tag: Tag) -> str:
    """Return the words of an element, a break as `/`."""
    for line in tag.find_all("br"):
        line.replace_with(" / ")
    return " ".join(tag.get_text().split())


def shapes_in_the_document(blocks: tuple[DraftBlock, ...]) -> list[Shape]:
    """Return the same of a draft, photos aside."""
    found: list[Shape] = []
    for block in blocks:
        if isinstance(block, DraftHeading):
            found.append((f"h{block.level}", _letters(block.spans)))
        elif isinstance(block, DraftParagraph):
            found.append(("quote" if block.quoted else "p", _letters(block.spans)))
        elif isinstance(block, DraftList):
            found += _lists(block.items)
        elif isinstance(block, DraftTable):
            rows = (tuple(" / ".join(map(_letters, filter(None, cell))) for cell in row) for row in block.rows)
            found.append(("table", *rows))
        else:
            assert isinstance(block, DraftGallery)
    return found


def _lists(items: tuple[DraftItem, ...], level: int = 0) -> list[Shape]:
    """Return items as lists of one level; another kind of sign begins another list."""
    found: list[tuple[str, list[Shape]]] = []
    index = 0
    while index < len(items):
        item = items[index]
        end = next((at for at in range(index + 1, len(items)) if items[at].level <= level), len(items))
        kind = "ol" if item.number else "ul"
        if not found or found[-1][0] != kind:
            found.append((kind, []))
        words = f"{item.marker} {_letters(item.spans)}".strip()
        found[-1][1].append((item.number, words, tuple(_lists(items[index + 1 : end], level + 1))))
        index = end
    return [(kind, *each) for kind, each in found]


def _letters(spans: tuple[Span, ...]) -> str:
    """Return the letters of spans, a break as `/`."""
    return " ".join("".join(" / " if span.text == "\n" else span.text for span in spans if not span.note).split())


def read_back(name: str, data: bytes) -> tuple[list[Shape], list[Shape]]:
    """Return what a page shows of a document, and what stands in it."""
    found = draft(name, data)
    assert found is not None
    files = {number: f"anh-{number}.jpg" for number in range(len(found.photos))}
    return shapes_on_the_page(body_text(found, files)), shapes_in_the_document(found.blocks)


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_page_shows_what_stands_in_the_document(name: str) -> None:
    """Every made document has on its page the paragraphs, lists, headings and tables that it has itself, in order."""
    data = ALL[name]()
    if draft(name, data) is not None:
        shown, meant = read_back(name, data)
        assert shown == meant


def document(*paragraphs: tuple[str, str]) -> bytes:
    """Return a Word file with a title, a lead and these paragraphs, each a style and a text."""
    word = WordFile()
    word.p("Hội thi áo dài xã Bến Ao", style="Title")
    word.p("Sáng 8/3, mười hai chi hội của xã Bến Ao dự hội thi áo dài tại nhà văn hóa.", bold=True)
    for style, text in paragraphs:
        word.p(text, style=style)
    return word.bytes()


@pytest.mark.parametrize(
    ("paragraphs", "meant"),
    [
        pytest.param(
            [("", "Địa chỉ: ấp Chợ\nXã Bến Ao\nTỉnh Sen, máy 0296 3 852 147")],
            [("p", "Địa chỉ: ấp Chợ / Xã Bến Ao / Tỉnh Sen, máy 0296 3 852 147")],
            id="breaks of an address stay in one paragraph",
        ),
        pytest.param(
            [("", "Nội dung họp:\n(1) Bầu tổ trưởng\nA/ Thu quỹ\n1.1 Chi quỹ\n1/ Bàn việc")],
            [("p", "Nội dung họp: / (1) Bầu tổ trưởng / A/ Thu quỹ / 1.1 Chi quỹ / 1/ Bàn việc")],
            id="numbers that Word breaks apart open no list",
        ),
        pytest.param(
            [("List Bullet", "Chị đã ghi tên chưa?"), ("List Bullet", "Ghi tên ở đâu?")],
            [("ul", (0, "Chị đã ghi tên chưa?", ()), (0, "Ghi tên ở đâu?", ()))],
            id="a list of questions is no dialogue",
        ),
        pytest.param(
            [("", "– Chị đã ghi tên chưa?"), ("", "– Tôi ghi tên hôm qua.")],
            [("p", "– Chị đã ghi tên chưa?"), ("p", "– Tôi ghi tên hôm qua.")],
            id="what people say to each other is no list",
        ),
        pytest.param(
            [("List Number", "Chi hội ấp Chợ\nchị Hà đứng đầu"), ("List Number", "Chi hội ấp Vàm")],
            [("ol", (1, "Chi hội ấp Chợ chị Hà đứng đầu", ()), (2, "Chi hội ấp Vàm", ()))],
            id="a line that goes on with an item is its words",
        ),
        pytest.param(
            [("List Bullet", "Chi hội ấp Chợ\nTổ trưởng: chị Hà"), ("List Bullet", "Chi hội ấp Vàm")],
            [("ul", (0, "Chi hội ấp Chợ / Tổ trưởng: chị Hà", ()), (0, "Chi hội ấp Vàm", ()))],
            id="a break in an item does not part its list",
        ),
        pytest.param(
            [("List Bullet", "Áo dài"), ("List Bullet 2", "Vải lụa"), ("List Bullet", "Nón lá"), ("", "Hết giờ thi.")],
            [("ul", (0, "Áo dài", (("ul", (0, "Vải lụa", ())),)), (0, "Nón lá", ())), ("p", "Hết giờ thi.")],
            id="a list in a list",
        ),
        pytest.param(
            [("", "a. May áo"), ("", "b. Trình diễn"), ("", "Nghỉ."), ("", "(1) Nhất"), ("", "(2) Nhì"), ("", "Hết.")],
            [
                ("ul", (0, "a. May áo", ()), (0, "b. Trình diễn", ())),
                ("p", "Nghỉ."),
                ("ul", (0, "(1) Nhất", ()), (0, "(2) Nhì", ())),
                ("p", "Hết."),
            ],
            id="lists with the signs that offices type",
        ),
        pytest.param(
            [("", "1/ Ấp Chợ:"), ("", "o Áo"), ("", "o Nón"), ("", "2/ Ấp Vàm:"), ("", "i. Vải"), ("", "ii. Chỉ")],
            [
                (
                    "ul",
                    (0, "1/ Ấp Chợ:", (("ul", (0, "Áo", ()), (0, "Nón", ())),)),
                    (0, "2/ Ấp Vàm:", (("ul", (0, "i. Vải", ()), (0, "ii. Chỉ", ())),)),
                )
            ],
            id="levels told by the signs that offices type",
        ),
        pytest.param(
            [("", "o Lan là chi hội trưởng."), ("", "Chị nhận quà."), ("", "8/3 là ngày hội."), ("", "a. Dòng lẻ")],
            [
                ("p", "o Lan là chi hội trưởng."),
                ("p", "Chị nhận quà."),
                ("p", "8/3 là ngày hội."),
                ("p", "a. Dòng lẻ"),
            ],
            id="one line that begins like an item is none",
        ),
    ],
)
def test_what_the_dialect_could_take_for_something_else(paragraphs: list[tuple[str, str]], meant: list[Shape]) -> None:
    """Breaks, numbers and questions that mean more in Markdown than in Word come out as Word shows them."""
    shown, _ = read_back("bai.docx", document(*paragraphs))
    assert shown == meant

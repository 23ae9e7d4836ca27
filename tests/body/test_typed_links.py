"""Addresses as staff type them: web, e-mail and telephone become links, and what only looks alike stays text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from bulletins.model.bulletin import Html, Reference, ReferenceKind
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.body.bodies import findings, html, read, shown_html

PIECES = (
    "https://a.vn/x", "https://a.vn/?a_b=1&copy=2&c[0]=_d_", "http://hoi.org.vn:8080/a~b/", "www.a.vn/b_c_", "a.com.vn",
    "forms.gle/aB_c", "lan_a@hoi.vn", "0912 345 678", "0912.345.678", "(0296) 3888999", "+84 912-345-678", "1900 1234",
    "111", "gọi 111", "STK 0912345678", "tài khoản", "1.234.567 đồng", "2021-2025", "quả.In ra", "index.md", "3x4",
    " ", " ", " ", ", ", ". ", "; ", ": ", " – ", "-", "/", "(", ")", "…", "”", "!", "?",
)  # fmt: skip


def links(text: str) -> list[tuple[str, str]]:
    """Return the words and the address of each link that leads out of the site."""
    pieces = "".join(piece for block in read(text).blocks if isinstance(block, Html) for piece in block.pieces)
    return [(words, href) for href, words in re.findall(r'<a rel="noopener" href="([^"]*)">(.*?)</a>', pieces)]


@pytest.mark.parametrize(
    ("typed", "words", "href"),
    [
        ("Xem https://forms.gle/abc.", "https://forms.gle/abc", "https://forms.gle/abc"),
        ("(https://a.vn/x_(y)), và", "https://a.vn/x_(y)", "https://a.vn/x_(y)"),
        ("“https://a.vn/x”…", "https://a.vn/x", "https://a.vn/x"),
        ("https://a.vn/x.Mời chị em", "https://a.vn/x", "https://a.vn/x"),
        ("https://a.vn/?a=1&copy=2&b_c_=[0]", "https://a.vn/?a=1&amp;copy=2&amp;b_c_=[0]",
         "https://a.vn/?a=1&amp;copy=2&amp;b_c_=[0]"),
        ("**https://a.vn/x**", "https://a.vn/x", "https://a.vn/x"),
        ("*Xem https://a.vn/_x_y_*", "https://a.vn/_x_y", "https://a.vn/_x_y"),
        ("Vào www.phunu.vn; nhé", "www.phunu.vn", "https://www.phunu.vn"),
        ("Vào phunu.org.vn/tin nhé", "phunu.org.vn/tin", "https://phunu.org.vn/tin"),
        ("Vào (zalo.me/abc) nhé", "zalo.me/abc", "https://zalo.me/abc"),
        ("- lan_anh@hoi.vn.", "lan_anh@hoi.vn", "mailto:lan_anh@hoi.vn"),
        ("Email:lan@hoi.vn", "lan@hoi.vn", "mailto:lan@hoi.vn"),
        ("> ĐT: 0912 345 678.", "0912 345 678", "tel:+84912345678"),
        ("## 02963.888.999", "02963.888.999", "tel:+842963888999"),
        ("(0296) 3888999 nhé", "(0296) 3888999", "tel:+842963888999"),
        ("+84 912 345 678", "+84 912 345 678", "tel:+84912345678"),
        ("1800 1567 (miễn phí)", "1800 1567", "tel:18001567"),
        ("Hãy gọi 111.", "111", "tel:111"),
        ("Tổng đài quốc gia bảo vệ trẻ em 111", "111", "tel:111"),
        ("TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nNguyễn Thị Lan\n0912 345 678", "0912 345 678", "tel:+84912345678"),
        ("Nơi nhận:\tCHỦ TỊCH\n- Lưu VP.\tLan\nSTK: 0123456789\tĐT: 0912345678", "0912345678", "tel:+84912345678"),
        ("STK 0123456789, ĐT 0912345678", "0912345678", "tel:+84912345678"),
    ],
)  # fmt: skip
def test_an_address_becomes_a_link(typed: str, words: str, href: str) -> None:
    """It keeps its words; the sentence's own signs are no part of it."""
    assert links(typed) == [(words, href)]


@pytest.mark.parametrize(
    "typed",
    [
        "Đã quen thúc.Do vậy, quả.In ra; xem index.md, Facebook.com, a.vnx.",
        "Số tài khoản 0912345678 tại Agribank.",
        "STK: **0912345678**",
        "Số tài khoản:\n0912345678",
        "- Số tài khoản:\n- 0912345678",
        "MST 0312345678; mã số thuế: 0357123456; mã hội viên 0912345678",
        "Hóa đơn 0912345678, hoá đơn 0912345678, CCCD 0912345678",
        "0912345678 (số tài khoản)",
        "0.912.345.678 đồng",
        "Số 0912345678/QĐ-UBND",
        "351234567, 84912345678",
        "Giai đoạn 2021-2025, ngày 02/9/2026, 12.345.678 đồng, 111 hội viên, nhận 111 cuộc gọi từ tổng đài.",
        "`https://a.vn lan@hoi.vn 0912345678`",
        "| Họ tên | Số tài khoản |\n|---|---|\n| Lan | 0912345678 |",
        "| Số tài khoản | 0912345678 |\n|---|---|\n| a | b |",
    ],
)
def test_what_looks_like_an_address_stays_text(typed: str) -> None:
    """Sentences without a blank, file names, accounts, codes, amounts, dates and what stands in code."""
    assert (links(typed), findings(typed)) == ([], [])


def test_a_column_says_what_its_numbers_are() -> None:
    """Below the head of a telephone column numbers are telephones, whatever the cell before them holds."""
    table = "| Tên | STK | ĐT |\n|---|---|---|\n| Lan | 0912345678 | 0912345678 |"
    assert links(table) == [("0912345678", "tel:+84912345678")]


def test_words_and_spacing_stay_as_they_were_typed() -> None:
    """Only the tags of the link are added."""
    typed = "Hỏi  chị Lan:lan@hoi.vn ,  0912.345.678 ."
    assert re.sub("<[^>]*>", "", html(typed)) == typed


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_every_text_of_addresses_reads_as_it_was_typed(pieces: list[str]) -> None:
    """Whatever becomes a link, readers see the words, the blanks and the signs that were typed.

    That several blanks become one is said.
    """
    typed = "A " + "".join(pieces) + " b"
    assert {code for _, code in findings(typed)} <= {"blanks-joined"}
    assert unescape(re.sub("<[^>]*>", "", shown_html(typed))) == typed


def test_the_previews_own_address_is_the_page_it_shows() -> None:
    """In a link with words; alone in a sentence readers would see the address of a computer, which is an error."""
    body = read("A [b](http://127.0.0.1:8000/ban-tin/x/#y) [c](http://localhost:8001/)")
    block = body.blocks[0]
    assert isinstance(block, Html)
    assert block.references == (
        Reference(
            kind=ReferenceKind.ADDRESS,
            target="/ban-tin/x/",
            anchor="y",
            written="http://127.0.0.1:8000/ban-tin/x/#y",
            line=10,
        ),
        Reference(kind=ReferenceKind.ADDRESS, target="/", written="http://localhost:8001/", line=10),
    )
    assert findings("A\nhttp://127.0.0.1:8000/x/") == [(11, "link-preview-bare")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://192.168.1.5/x", "link-private-network"),
        ("[x](https://10.1.2.3/)", "link-private-network"),
        ("[x](http://may-chu.local/)", "link-private-network"),
        ("[x](http://localhost/x)", "link-private-network"),
        ("file:///C:/a_b.doc", "link-own-computer"),
        ("C:\\Users\\a_b_c.doc", "link-own-computer"),
        ("\\\\may-chu\\chung\\a.doc", "link-own-computer"),
        ("https://docs.google.com/document/d/a_b/edit?usp=sharing", "link-needs-login"),
        ("[x](https://drive.google.com/drive/u/0/my-drive)", "link-needs-login"),
        ("www.facebook.com/x?fbclid=a_b", "link-tracking"),
        ("[x](https://a.vn/?utm_source=a&b=c)", "link-tracking"),
    ],
)
def test_an_address_that_readers_cannot_use_is_said_on_its_line(typed: str, code: str) -> None:
    """Bare or in a link, in a paragraph of several lines or below one."""
    assert findings(f"A\n\nB\n{typed}\nC https://a.vn") == [(13, code)]
    assert findings(f"A _b_\n{typed}\nC https://a.vn") == [(11, code)]


def test_what_follows_readers_about_is_removed() -> None:
    """From the address and from the words of a bare one; everything else of it stays."""
    address = "https://a.vn/x?a=1&amp;b=2#c"
    assert links("https://a.vn/x?a=1&fbclid=x_y&b=2&utm_source=z#c") == [(address, address)]


def test_document_addresses_that_everybody_can_open_are_not_warned_of() -> None:
    """Forms to fill in, folders and files that are shared."""
    typed = "https://docs.google.com/forms/d/e/abc/viewform https://drive.google.com/drive/folders/abc?usp=sharing"
    assert findings(typed) == []


def test_addresses_are_links_in_all_that_offices_type() -> None:
    """Lines below one another, lists whose numbers leave some out, items with letters, boxes, tables of tabs."""
    phone, web = ("0912 345 678", "tel:+84912345678"), ("a.vn/b_c", "https://a.vn/b_c")
    for text in (
        "Gọi:\n0912 345 678\na.vn/b_c",
        "1. 0912 345 678\n3. a.vn/b_c",
        "a) 0912 345 678\nb) a.vn/b_c",
        "- [x] 0912 345 678\n- [ ] a.vn/b_c",
        "Tên\tNơi\nLan\t0912 345 678\nHoa\ta.vn/b_c",
        "~~0912 345 678~~ a.vn/b_c",
    ):
        assert links(text) == [phone, web], text


def test_a_row_with_too_few_cells_has_its_links() -> None:
    """Its address is a link, and the line of what is wrong with it is the row's."""
    text = "| ĐT | Nơi |\n|---|---|\n| 0912 345 678 |\n| http://10.0.0.1/a |"
    assert links(text) == [("0912 345 678", "tel:+84912345678")]
    assert findings(text) == [(12, "table-row-short"), (13, "link-private-network"), (13, "table-row-short")]


def test_addresses_in_code_stay_as_they_are() -> None:
    """Between two lines of signs everything means itself, with each of its signs."""
    text = "```\nhttps://a.vn/b_c_ *x*\n0912 345 678\n```"
    assert html(text) == "<pre><code>https://a.vn/b_c_ *x*\n0912 345 678\n</code></pre>"

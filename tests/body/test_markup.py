"""Markdown as office staff write it: paragraphs, headings, lists, tables, footnotes."""

from __future__ import annotations

import pytest
from bulletins.model.bulletin import Heading

from tests.body.bodies import findings, html, read


def test_plain_paragraphs_stay_as_they_were_typed() -> None:
    """Full stops of official letters, template signs and quotes of any kind are literal text."""
    assert (
        html("Kết thúc ./.\n\n{{ 7*7 }} {% if %} “A” 'B' \"C\" 1.234,5")
        == "<p>Kết thúc ./.</p><p>{{ 7*7 }} {% if %} “A” 'B' \"C\" 1.234,5</p>"
    )


def test_braces_behind_emphasis_and_in_headings_are_no_attribute_lists() -> None:
    """Only `{:` begins an attribute list."""
    assert html("## A {{ x }}\n\n**b**{{ x }}") == '<h2 id="a-x">A {{ x }}</h2><p><strong>b</strong>{{ x }}</p>'


@pytest.mark.parametrize(
    "indent", ["\u00a0\u00a0", "\u3000", "\u2003", "    ", "\t", " \u00a0 ", "&nbsp;&nbsp;", "\u200b"]
)
def test_an_indent_does_not_change_a_paragraph(indent: str) -> None:
    """Blanks of any kind before a paragraph are dropped; they never make it code."""
    assert html(f"{indent}Đoạn văn.") == "<p>Đoạn văn.</p>"


def test_an_empty_text_has_no_blocks_and_no_problem() -> None:
    """Whether a text may be empty is for the caller to say."""
    for text in ("", "\n\n", " \u00a0\n\t\n"):
        assert (read(text).blocks, read(text).problems) == ((), ())


def test_words_are_counted_as_a_reader_sees_them() -> None:
    """Markup, footnote numbers and ways back are no words; neighbouring cells and items are parted."""
    assert read("Một **hai** [ba](x.pdf)[^1]\n\n- bốn\n- năm\n\n|sáu|bảy|\n|-|-|\n\n[^1]: tám").words == 8


def test_headings_get_ids_of_ascii_letters_that_are_unique() -> None:
    """The second heading of the same words is numbered, one without letters gets a name all the same."""
    body = read("## Kết quả *nổi bật*\n\n### Đổi mới\n\n### Đổi mới\n\n## ???")
    assert (
        Heading(anchor="ket-qua-noi-bat", text="Kết quả nổi bật", level=2),
        Heading(anchor="doi-moi", text="Đổi mới", level=3),
        Heading(anchor="doi-moi-2", text="Đổi mới", level=3),
        Heading(anchor="muc", text="???", level=2),
    ) == body.headings
    assert body.anchors == ("ket-qua-noi-bat", "doi-moi", "doi-moi-2", "muc")


def test_an_attribute_list_names_a_heading() -> None:
    """`{: #name}` gives the id, and a second place of that name is an error."""
    assert html("## Số liệu {: #so-lieu}") == '<h2 id="so-lieu">Số liệu</h2>'
    assert findings("## A {: #x}\n\n## B {: #x}") == [(12, "anchor-twice")]
    assert findings("## A {: #1-ă}") == [(10, "anchor-invalid")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Tên", [(10, "heading-level")]),
        ("Chữ\n\nTên\n===\n", [(12, "heading-level")]),
        ("##### Sâu", [(10, "heading-too-deep")]),
        ("## A\n\n#### B", [(12, "heading-skips")]),
        ("##\n\nchữ", [(10, "heading-empty")]),
        ("#HoiPhuNu", []),
    ],
)
def test_headings_that_do_not_fit_are_reported(text: str, expected: list[tuple[int, str]]) -> None:
    """The title is the page's only h1, levels go down one by one, a hashtag is no heading."""
    assert expected == findings(text)


def test_an_underlined_line_is_a_heading_and_a_rule_under_a_paragraph_a_rule() -> None:
    """A short line over `---` is a heading; a sentence over it is not."""
    assert html("Mục\n---\n\nĐoạn văn dài.\n---\n") == '<h2 id="muc">Mục</h2><p>Đoạn văn dài.</p><hr>'


def test_a_list_right_under_its_sentence_is_a_list() -> None:
    """The blank line that Markdown wants and nobody types is not needed."""
    assert html("Gồm:\n- một\n- hai") == "<p>Gồm:</p><ul><li>một</li><li>hai</li></ul>"
    assert html("Gồm:\n1. một\n2. hai") == "<p>Gồm:</p><ol><li>một</li><li>hai</li></ol>"
    assert html("Từ năm\n2024. Tiếp.") == "<p>Từ năm<br>2024. Tiếp.</p>"


def test_bullets_of_word_processors_are_lists() -> None:
    """Typed bullets and no-break spaces behind hyphens mean a list."""
    assert html("•\u00a0một\n\uf0b7 hai\n-\u00a0ba") == "<ul><li>một</li><li>hai</li><li>ba</li></ul>"


def test_a_table_is_framed_so_that_a_keyboard_can_scroll_it() -> None:
    """The frame is named by the table's head, and focused where a screen may be too small; sides become classes."""
    assert 'role="group" aria-label="A, B, C, D" tabindex="0"><table>' in html("| A | B | C | D |\n|---|---|---|---|\n")
    assert 'role="group" aria-label="A" tabindex="0"><table>' in html("| A |\n|---|\n" + "| 1 |\n" * 12)
    assert html("Số liệu\n| Tên | Số |\n|---|--:|\n| A | 1 |\nSau bảng") == (
        '<p>Số liệu</p><div class="table" role="group" aria-label="Tên, Số"><table><thead><tr><th>Tên</th>'
        '<th class="right">Số</th></tr></thead><tbody><tr><td>A</td><td class="right">1</td></tr></tbody></table></div>'
        "<p>Sau bảng</p>"
    )


def test_a_table_in_html_is_named_by_its_caption_or_by_the_heading_above() -> None:
    """Without a head the frame still has a name."""
    assert 'aria-labelledby="table-1"><table><caption id="table-1">Bảng 1</caption>' in html(
        "<table><caption>Bảng 1</caption><tr><td>1</td></tr></table>"
    )
    assert 'aria-label="Số liệu"><table><tbody>' in html("## Số liệu\n\n<table><tr><td>1</td></tr></table>")


def test_footnotes_lead_there_and_back() -> None:
    """Roles say in the listener's language what they are, each way back carries its number."""
    assert html("A[^x] B[^x]\n\n[^x]: Ghi chú") == (
        '<p>A<sup id="fnref-x"><a class="footnote-ref" role="doc-noteref" href="→#fn-x">1</a></sup> '
        'B<sup id="fnref2-x"><a class="footnote-ref" role="doc-noteref" href="→#fn-x">1</a></sup></p>'
        '<section class="footnotes" role="doc-endnotes"><ol><li id="fn-x"><p>Ghi chú&nbsp;'
        '<a class="footnote-backref" role="doc-backlink" aria-label="↩ 1" href="→#fnref-x">↩</a>'
        '<a class="footnote-backref" role="doc-backlink" aria-label="↩ 1.2" href="→#fnref2-x">↩</a></p></li>'
        "</ol></section>"
    )


def test_footnote_labels_of_any_letters_give_valid_unique_ids() -> None:
    """Labels that differ by accents only stay apart."""
    assert read("1[^ă b] 2[^a b]\n\n[^ă b]: x\n[^a b]: y").anchors == ("fnref-a-b", "fn-a-b", "fnref-a-b-2", "fn-a-b-2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n\nB[^1]", [(12, "footnote-missing")]),
        ("A\n\n[^1]: thừa", [(12, "footnote-unused")]),
        ("A[^1]\n\n[^1]: a\n[^1]: b", [(13, "footnote-twice")]),
        ("`[^1]`", []),
    ],
)
def test_footnotes_that_miss_their_other_end_are_errors(text: str, expected: list[tuple[int, str]]) -> None:
    """What is cited must be written, once, and what is written cited."""
    assert expected == findings(text)


def test_a_label_that_is_no_link_definition_stays_text() -> None:
    """`[Ảnh]: Minh` is a credit line, not a link definition that would vanish."""
    assert html("[Ảnh]: Minh") == "<p>[Ảnh]: Minh</p>"

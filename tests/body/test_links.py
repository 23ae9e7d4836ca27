"""Links in a text: what they lead to, and what is wrong with them."""

from __future__ import annotations

import pytest
from bulletins.model.bulletin import Html, Reference, ReferenceKind

from tests.body.bodies import findings, html, read

KIND = ReferenceKind


@pytest.mark.parametrize(
    ("written", "kind", "target", "anchor"),
    [
        ("../2024-07-10-x/index.md", KIND.BULLETIN, "2024-07-10-x", ""),
        ("../2024-07-10-x/", KIND.BULLETIN, "2024-07-10-x", ""),
        ("../2024-07-10-x", KIND.BULLETIN, "2024-07-10-x", ""),
        ("../../2023/2023-y/index.md#anh", KIND.BULLETIN, "2023-y", "anh"),
        ("../../2023/2023-y/index.en.md", KIND.BULLETIN, "2023-y", ""),
        ("index.md#x", KIND.BULLETIN, "tin", "x"),
        ("2024-07-10-x", KIND.BULLETIN, "2024-07-10-x", ""),
        ("bulletin:2024-07-10-x", KIND.BULLETIN, "2024-07-10-x", ""),
        ("unit:binh-thuan", KIND.UNIT, "binh-thuan", ""),
        ("../../../units/binh-thuan.yml", KIND.UNIT, "binh-thuan", ""),
        ("campaign:du-an-8#x", KIND.CAMPAIGN, "du-an-8", "x"),
        ("page:gioi-thieu", KIND.PAGE, "gioi-thieu", ""),
        ("../../../pages/gioi-thieu/index.md", KIND.PAGE, "gioi-thieu", ""),
        ("ke-hoach.pdf", KIND.FILE, "bulletins/2024/tin/ke-hoach.pdf", ""),
        ("./K%E1%BA%BF%20ho%E1%BA%A1ch.pdf", KIND.FILE, "bulletins/2024/tin/Kế hoạch.pdf", ""),
        ("Kế hoạch (1).pdf", KIND.FILE, "bulletins/2024/tin/Kế hoạch (1).pdf", ""),
        ("K\u0065\u0302\u0301.pdf", KIND.FILE, "bulletins/2024/tin/K\u1ebf.pdf", ""),
        ("tai-lieu/a.docx", KIND.FILE, "bulletins/2024/tin/tai-lieu/a.docx", ""),
        ("/ban-tin/x/#a", KIND.ADDRESS, "/ban-tin/x/", "a"),
        ("#muc", KIND.SELF, "", "muc"),
        ("#Mục", KIND.SELF, "", "muc"),
    ],
)
def test_a_link_inside_the_site_becomes_a_reference(written: str, kind: KIND, target: str, anchor: str) -> None:
    """Paths, slugs, registries, files, addresses and anchors are told apart by how they are written."""
    block = read(f"## Mục\n\nXem [bài]({written}).").blocks[0]
    assert isinstance(block, Html)
    assert (Reference(kind=kind, target=target, anchor=anchor, written=written, line=12),) == block.references
    assert block.pieces == ('<h2 id="muc">Mục</h2><p>Xem <a href="', '">bài</a>.</p>')


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("[x](https://example.org/a?b=c&d=e)", "https://example.org/a?b=c&amp;d=e"),
        ("<https://example.org/>", "https://example.org/"),
        ("[x](https://example.org/tiếng-việt)", "https://example.org/ti%E1%BA%BFng-vi%E1%BB%87t"),
        ("<hoi@example.org>", "mailto:hoi@example.org"),
        ("[x](mailto:hoi@example.org)", "mailto:hoi@example.org"),
        ("[x](tel:+84123456)", "tel:+84123456"),
        ('<a href="https://example.org/">x</a>', "https://example.org/"),
        ("[x][1]\n\n[1]: https://example.org/", "https://example.org/"),
    ],
)
def test_a_link_out_of_the_site_stays_in_the_html(written: str, href: str) -> None:
    """Web, mail and telephone links keep their address and give the other page no handle on ours."""
    assert f'<a rel="noopener" href="{href}">' in html(written)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("javascript:alert(1)", "link-dangerous"),
        ("JaVaScRiPt:alert(1)", "link-dangerous"),
        ("java&#115;cript:alert(1)", "link-dangerous"),
        ("java&#x09;script:alert(1)", "link-dangerous"),
        ("java\u200bscript:alert(1)", "link-dangerous"),
        ("\u00a0javascript:alert(1)", "link-dangerous"),
        ("<java script:alert(1)>", "link-dangerous"),
        ("data:text/html,x", "link-dangerous"),
        ("vbscript:x", "link-dangerous"),
        ("zalo:123", "link-scheme"),
        ("//example.org/a", "link-without-https"),
        ("www.example.org", "link-without-https"),
        ("example.vn/a", "link-without-https"),
        ("C:\\Users\\a.doc", "link-own-computer"),
        ("C:/Users/a.doc", "link-own-computer"),
        ("\\\\may-chu\\a.doc", "link-own-computer"),
        ("file:///C:/a.doc", "link-own-computer"),
        ("hoi@example.org", "link-email"),
        ("mailto:hoi", "link-broken"),
        ("https://", "link-broken"),
        ("https://a b", "link-broken"),
        ("http://[x", "link-broken"),
        ("unit:Bình Thuận", "link-slug"),
        ("../../../../etc/passwd", "link-outside"),
        ("../khac/anh.pdf", "link-outside"),
        ("bai-viet.md", "link-unclear"),
        ("Bài viết", "link-unclear"),
        ("", "link-empty"),
        ("#", "link-empty"),
        ("#khong-co", "anchor-missing"),
        ("#ket-qa", "anchor-missing-near"),
    ],
)
def test_a_link_that_leads_nowhere_good_is_an_error_on_its_line(written: str, code: str) -> None:
    """However it is disguised, it is found, and the line is the link's own."""
    assert [(13, code)] == findings(f"## Kết quả\n\nMột\nhai [x]({written})\nba")


def test_the_line_of_a_link_is_its_own_even_where_the_same_address_is_written_twice() -> None:
    """Lists, quotations, tables, headings and definitions keep their lines."""
    text = "- [a](x.pdf)\n- b\n  [c](x.pdf)\n\n> d\n> [e](x.pdf)\n\n|f|g|\n|-|-|\n|[h](x.pdf)|i|\n\n"
    text += "## [j](x.pdf)\n\n[k][1]\n\n[1]: x.pdf"
    lines = [reference.line for block in read(text).blocks if isinstance(block, Html) for reference in block.references]
    assert lines == [10, 12, 15, 19, 21, 25]


def test_a_link_without_words_is_an_error() -> None:
    """A link that says nothing cannot be followed by those who listen."""
    assert findings("A\n[](x.pdf)") == [(11, "link-no-words")]


def test_a_link_that_markdown_did_not_understand_is_an_error() -> None:
    """A bracket that is never closed leaves the address standing in the text."""
    assert findings("A\n[b](x.pdf và tiếp") == [(11, "markup-unread")]

"""HTML that staff write in a text: what stays, what goes with a warning, what is refused."""

from __future__ import annotations

import pytest

from tests.body.bodies import findings, html, read, shown_html


def test_plain_elements_stay() -> None:
    """Emphasis, breaks, indices and abbreviations are allowed, with their language."""
    written = (
        'H<sub>2</sub>O, m<sup>2</sup><br>a <abbr title="Liên hiệp">LH</abbr> <em lang="en">b</em> <strong>c</strong>'
    )
    assert f"<p>{written}</p>" == html(written)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("<script>alert(1)</script>", "html-runs"),
        ("chữ <script>alert(1)</script>", "html-runs"),
        ("<SCRIPT src=x></SCRIPT>", "html-runs"),
        ("<style>p{}</style>", "html-runs"),
        ("<form><input></form>", "html-runs"),
        ("<iframe src=x></iframe>", "html-loads"),
        ("<svg onload=x></svg>", "html-loads"),
        ("<video src=x></video>", "html-loads"),
        ("<object data=x></object>", "html-loads"),
        ("<b onclick=x>y</b>", "html-event"),
        ("<b\nonclick=x>y</b>", "html-event"),
        ("**b**{: onclick=x }", "html-event"),
        ("<figure>x</figure>", "html-picture"),
        ("<h1>x</h1>", "heading-level"),
        ("gửi <ho ten> nhé", "html-unknown"),
        ("gửi </abc> nhé", "html-unknown"),
        ("<font color=red>x</font>", "html-decoration"),
        ("a <big>x</big>", "html-decoration"),
        ("<o:p>x</o:p>", "html-decoration"),
        ("<center>x</center>", "html-decoration"),
        ("<div>x</div>", "html-decoration"),
        ("<span style='color:red'>x</span>", "html-attribute"),
        ("<p class=MsoNormal>x</p>", "html-attribute"),
        ("<!DOCTYPE html>", "html-decoration"),
        ("<?xml:namespace prefix = o />", "html-decoration"),
        ("<![if !supportLists]>x<![endif]>", "html-decoration"),
        ("chữ <!-- ghi", "html-comment-open"),
    ],
)
def test_html_that_does_not_stay_is_reported_on_its_line(written: str, code: str) -> None:
    """Nothing that someone wrote disappears without a word."""
    assert (12, code) in findings(f"Chữ.\n\n{written}")


def test_decoration_of_word_processors_goes_and_its_words_stay() -> None:
    """Only warnings are said, so the text can be published."""
    text = '<div class="x"><font face="Times">Một <span style="color:red">hai</span></font></div>'
    assert ["".join(block.pieces) for block in read(text).blocks] == ["<p>Một <span>hai</span></p>"]  # type: ignore[union-attr]
    assert findings(text) == [(10, "html-attribute"), (10, "html-decoration"), (10, "html-decoration")]


def test_markdown_inside_a_wrapper_is_still_read() -> None:
    """A wrapper that goes does not turn what is inside it into plain text."""
    assert tuple(heading.anchor for heading in read("<div>\n## A\n</div>\n<center>\n\n## B\n\n</center>").headings) == (
        "a",
        "b",
    )


def test_markdown_that_html_left_open_keeps_from_being_read_is_an_error() -> None:
    """A photo that would stand in the page as it was typed is not lost in silence."""
    assert findings("<p>x\n\n![a](a.jpg)") == [(12, "markup-unread")]


def test_tags_inside_code_are_shown() -> None:
    """Code is text."""
    assert (
        html("`<b>x</b>` < 5 > 3 & `[a](b)`")
        == "<p><code>&lt;b&gt;x&lt;/b&gt;</code> &lt; 5 &gt; 3 &amp; <code>[a](b)</code></p>"
    )


def test_sections_of_xml_are_refused() -> None:
    """What stands in them would not be shown."""
    assert [code for _, code in findings("a <![CDATA[x]]> b")] == ["html-unknown"]


def test_comments_are_notes_to_oneself() -> None:
    """They are left out, as their writer wants, and said: what was pasted may hold some."""
    assert shown_html("A\n\n<!-- ghi chú -->") == "<p>A</p>"
    assert findings("A\n\n<!-- ghi chú -->") == [(12, "html-comment")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<em lang="ar">سلام</em>', '<em lang="ar" dir="rtl">سلام</em>'),
        ('<q lang="pa-Arab">سلام</q>', '<q lang="pa-Arab" dir="rtl">سلام</q>'),
        ('<q lang="uz-Latn">salom</q>', '<q lang="uz-Latn">salom</q>'),
        ('<em lang="ar" dir="ltr">salam</em>', '<em lang="ar" dir="ltr">salam</em>'),
    ],
)
def test_a_foreign_quotation_has_its_direction(written: str, shown: str) -> None:
    """Words marked as Arabic are laid out from right to left, unless who wrote them says otherwise."""
    assert html(f"Chị nói {written}.") == f"<p>Chị nói {shown}.</p>"

"""Photos written nearly right: shown or refused, never printed as text; one caption for a row of them."""

from __future__ import annotations

import pytest
from bulletins.model.bulletin import Figure, Gallery, Html
from bulletins.model.identity import ContentPath

from tests.body.bodies import findings, read

MORE = " ở cả ba xóm ven sông, từ sáng sớm cho tới khi nước lên, rồi cùng nhau nấu một nồi cháo thật to"
"""Makes a line longer than the one from which on a line of text is a paragraph of its own."""


@pytest.mark.parametrize(
    "typed",
    [
        "![Trao quà] (a.jpg)",
        "! [Trao quà](a.jpg)",
        "![Trao quà]  ( a.jpg )",
        "!(a.jpg)[Trao quà]",
        "!(a.jpg) [Trao quà]",
        "![Trao quà][a.jpg]",
        "![Trao quà]{a.jpg}",
        "！【Trao quà】（a.jpg）",
    ],
)
def test_a_photo_whose_brackets_are_nearly_right_is_shown(typed: str) -> None:
    """A blank between them, brackets of another kind, the two parts in the wrong order."""
    body = read(f"Chữ.\n\n{typed}\n\nChữ.")
    figure = body.blocks[1]
    assert isinstance(figure, Figure)
    assert (figure.photo, figure.alt, figure.line, body.problems) == ("bulletins/2024/tin/a.jpg", "Trao quà", 12, ())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("a.jpg", "photo-name-alone"),
        ("img_2781.11.JPG", "photo-name-alone"),
        ("ảnh chị em (1).jpeg", "photo-name-alone"),
        ("- a.jpg", "photo-name-alone"),
        ("**a.jpg**", "photo-name-alone"),
        ("(a.jpg)", "photo-name-alone"),
        ("Ảnh 1: a.jpg", "photo-name-alone"),
        ("a.jpg, b.png", "photo-name-alone"),
        ("[Trao quà]!(a.jpg)", "photo-unread"),
        ("[Trao quà] (a.jpg)", "photo-unread"),
        ("!Trao quà (a.jpg)", "photo-unread"),
        ("![Trao quà(a.jpg)", "photo-unread"),
    ],
)
def test_a_photo_that_cannot_be_shown_as_typed_is_an_error(typed: str, code: str) -> None:
    """A name alone lacks the words for those who cannot see the photo."""
    assert findings(f"Chữ.\n\n{typed}\n\nChữ.") == [(12, code)]


def test_a_name_above_its_caption_is_the_photo_with_it() -> None:
    """Where nothing else stands in the block; a warning says so."""
    body = read("Chữ.\n\nimg_2781.11.jpg\nChị em dọn kênh | Lan\n\nChữ.")
    assert body.blocks[1] == Figure(
        photo=ContentPath("bulletins/2024/tin/img_2781.11.jpg"),
        alt="Chị em dọn kênh",
        caption="Chị em dọn kênh",
        credit="Lan",
        line=12,
    )
    assert [(found.line, found.code) for found in body.problems] == [(12, "photo-name-taken")]
    assert findings("Chữ.\nimg_2781.11.jpg\nChị em") == [(11, "photo-name-alone")]


@pytest.mark.parametrize(
    "typed",
    [
        "Gửi tệp anh.jpg vào hộp thư của Hội.",
        "`a.jpg`",
        "Có hai định dạng (.jpg) và (.png).",
        "https://a.vn/a.jpg",
        "Nộp đơn (don.pdf, anh.jpg) trước ngày 5.",
    ],
)
def test_a_name_in_a_sentence_or_in_code_stays(typed: str) -> None:
    """Only what cannot be anything but a photo is taken for one."""
    assert findings(typed) == []


@pytest.mark.parametrize(("more", "described"), [("", ""), (MORE, ""), ("", MORE), (MORE, MORE)])
def test_a_row_of_photos_has_one_caption(more: str, described: str) -> None:
    """A line in emphasis right below them, with the credit behind a bar, however long it and their words are."""
    body = read(f"![Hội a](a.jpg)\n![Hội b{described}](b.jpg)\n*Chị em dọn kênh{more} | Lan*\n\nChữ.")
    gallery, text = body.blocks
    assert isinstance(gallery, Gallery)
    assert isinstance(text, Html)
    assert (gallery.caption, gallery.credit, len(gallery.figures)) == (f"Chị em dọn kênh{more}", "Lan", 2)
    assert text.pieces == ("<p>Chữ.</p>",)


def test_a_line_below_an_empty_line_is_no_caption() -> None:
    """It is a paragraph, as is one that is not wholly emphasised, or below a photo that has its own caption."""
    for typed in ("![Hội a](a.jpg)\n\n*Chữ*", "![Hội a](a.jpg)\n*Chữ* và", '![Hội a](a.jpg "Lời")\n*Chữ*'):
        figure, text = read(typed).blocks
        assert isinstance(figure, Figure)
        assert isinstance(text, Html)
        assert text.pieces[0].startswith("<p><em>Chữ</em>")


def test_photos_in_fenced_code_stay_as_they_are() -> None:
    """A name, brackets and a caption between two lines of signs are shown as they were typed; below them they count."""
    body = read("~~~\na.jpg\n! [Hội](a.jpg)\n![Hội](a.jpg)\n*c*\n~~~\n\n```\nb.jpg")
    code = body.blocks[0]
    assert isinstance(code, Html)
    assert code.pieces[0].startswith("<pre><code>a.jpg\n! [Hội](a.jpg)\n![Hội](a.jpg)\n*c*\n</code></pre>")
    assert [(found.line, found.code) for found in body.problems] == [(17, "fence-open"), (18, "photo-name-alone")]

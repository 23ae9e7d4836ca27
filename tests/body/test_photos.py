"""Photos in a text: figures, galleries, and what is wrong with them."""

from __future__ import annotations

import pytest
from bulletins.model.bulletin import Figure, Gallery, Html
from bulletins.model.identity import ContentPath

from tests.body.bodies import findings, html, read

LONG = "Đại biểu các huyện, thị xã và thành phố chụp ảnh cùng những chị được khen, sau buổi họp dài nhất của năm."
"""As long as a caption of several photos often is: a line of text so long would be a paragraph of its own."""


def figure(name: str, line: int, caption: str = "", photographer: str = "") -> Figure:
    """Return a figure of this bulletin whose alt is always the same."""
    photo = ContentPath(f"bulletins/2024/tin/{name}")
    return Figure(photo=photo, alt="Hội nghị", caption=caption, credit=photographer, line=line)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("![Hội nghị](a.jpg)", figure("a.jpg", 12)),
        ('![Hội nghị](a.jpg "Lời")', figure("a.jpg", 12, "Lời")),
        ('![Hội nghị](a.jpg "Lời | Minh")', figure("a.jpg", 12, "Lời", "Minh")),
        ('![Hội nghị](a.jpg "| Minh")', figure("a.jpg", 12, "", "Minh")),
        ("![Hội nghị](a.jpg “Lời”)", figure("a.jpg", 12, "Lời")),
        ('![Hội nghị](a.jpg "Chị "A" nói")', figure("a.jpg", 12, 'Chị "A" nói')),
        ("![Hội nghị](./%E1%BA%A3nh%20(1).jpg)", figure("ảnh (1).jpg", 12)),
        ("![Hội nghị](a\u0309nh.jpg)", figure("ảnh.jpg", 12)),
        ("![Hội nghị][1]\n\n[1]: a.jpg", figure("a.jpg", 14)),
        ("![Hội nghị](a.jpg)\n*Lời*", figure("a.jpg", 12, "Lời")),
        ("![Hội nghị](a.jpg)\n*Lời | Minh*", figure("a.jpg", 12, "Lời", "Minh")),
        (f"![Hội nghị](a.jpg)\n*{LONG}*", figure("a.jpg", 12, LONG)),
        ('<img src="a.jpg" alt="Hội nghị" title="Lời">', figure("a.jpg", 12, "Lời")),
    ],
)
def test_a_photo_alone_is_a_figure(written: str, expected: Figure) -> None:
    """Caption and credit are parted by a bar; names may hold blanks, brackets, percent signs and loose accents."""
    body = read(f"Chữ.\n\n{written}")
    assert ((expected,), ()) == (body.blocks[1:], body.problems)


def test_photos_that_stand_together_are_a_gallery() -> None:
    """In one paragraph or in paragraphs that follow one another, in order."""
    body = read(
        "A\n\n![Hội nghị](a.jpg)\n![Hội nghị](b.jpg) ![Hội nghị](c.jpg)\n\n![Hội nghị](d.jpg)\n\n"
        "B\n\n![Hội nghị](e.jpg)"
    )
    gallery = Gallery(figures=(figure("a.jpg", 12), figure("b.jpg", 13), figure("c.jpg", 13), figure("d.jpg", 15)))
    assert (Html(pieces=("<p>A</p>",)), gallery, Html(pieces=("<p>B</p>",)), figure("e.jpg", 19)) == body.blocks


def test_a_photo_on_its_own_line_needs_no_blank_lines() -> None:
    """Text right above and below it stays text."""
    body = read("A\n![Hội nghị](a.jpg)\nB")
    assert (Html(pieces=("<p>A</p>",)), figure("a.jpg", 11), Html(pieces=("<p>B</p>",))) == body.blocks


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Chữ ![Hội nghị](a.jpg) chữ", "photo-not-alone"),
        ("- ![Hội nghị](a.jpg)", "photo-not-alone"),
        ("> ![Hội nghị](a.jpg)", "photo-not-alone"),
        ("## A ![Hội nghị](a.jpg)", "photo-not-alone"),
        ("[x ![Hội nghị](a.jpg)](https://example.org)", "photo-not-alone"),
        ("![](a.jpg)", "photo-no-alt"),
        ("![ ](a.jpg)", "photo-no-alt"),
        ('<img src="a.jpg">', "photo-no-alt"),
        ("![img_2781.11.jpg](a.jpg)", "photo-alt-file-name"),
        ("![IMG_2781](a.jpg)", "photo-alt-file-name"),
        ("![hoi-nghi](hoi-nghi.jpg)", "photo-alt-file-name"),
        ("![Hội nghị]()", "photo-no-file"),
        ("![Hội nghị](../khac/a.jpg)", "photo-outside"),
        ("![Hội nghị](%2e%2e/a.jpg)", "photo-outside"),
        ("![Hội nghị](/anh/a.jpg)", "photo-outside"),
        ("![Hội nghị](https://example.org/a.jpg)", "photo-elsewhere"),
        ("![Hội nghị](http://anh.example.org/a.jpg)", "photo-elsewhere"),
        ("![Hội nghị](data:image/png;base64,AAAA)", "link-dangerous"),
        ("![Hội nghị](//example.org/a.jpg)", "link-without-https"),
        ("![Hội nghị](C:\\anh\\a.jpg)", "link-own-computer"),
        ("![Hội nghị](file:///a.jpg)", "link-own-computer"),
    ],
)
def test_a_photo_that_cannot_be_shown_is_an_error_on_its_line(written: str, code: str) -> None:
    """Each fault has its own code."""
    assert [(12, code)] == findings(f"Chữ.\n\n{written}")


def test_a_photo_on_an_allowed_host_stays_there() -> None:
    """It is loaded late and tells the host nothing; its words are kept."""
    assert html('![Hội nghị](https://anh.example.org/a.jpg "Lời | Minh")') == (
        '<figure><img src="https://anh.example.org/a.jpg" alt="Hội nghị" loading="lazy" decoding="async" '
        'referrerpolicy="no-referrer"><figcaption>Lời | Minh</figcaption></figure>'
    )

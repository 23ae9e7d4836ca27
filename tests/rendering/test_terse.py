"""Templates are laid out for people; what pages can do without is taken off when they are compiled."""

from __future__ import annotations

import re

import pytest
from bulletins.rendering import Renderer
from bulletins.rendering.minify import shorten

from tests.rendering.samples import sample_pages
from tests.rendering.samples.things import SETTINGS, VI

UNSAFE = re.compile(r"=[^\s\"'>]*[\"'`=<]")
TAG = re.compile(r"<[a-z][^<>]*>")


@pytest.mark.parametrize(
    ("written", "compiled"),
    [
        ('<p class="lead">a</p>\n<p>b</p>\n', "<p class=lead>a</p><p>b</p>\n"),
        ("<p>two\nlines</p>", "<p>two\nlines</p>"),
        (
            '<li><a href="{{ x | url }}"{{ y | lang }}>{{ y }}</a></li>\n',
            "<li><a href={{ x | url }}{{ y | lang }}>{{ y }}</a>",
        ),
        ('<a href="{{ x | url }}"{% if y %} rel="next">', "<a href={{ x | url }}{% if y %} rel=next>"),
        ('<a title="{{ x }}" class="a b">', '<a title="{{ x }}" class="a b">'),
        ('<i id="a{{ x }}">', '<i id="a{{ x }}">'),
        ('<img alt="" src="{{ "/a.svg" | url }}">', '<img alt="" src={{ "/a.svg" | url }}>'),
        ('{{ items | map(attribute="level") }}', '{{ items | map(attribute="level") }}'),
        ('{% set a="b" %}', '{% set a="b" %}'),
        ('<meta property="og:type" content="article">', '<meta property="og:type" content="article">'),
    ],
)
def test_shorten(written: str, compiled: str) -> None:
    """Breaks between tags, marks around plain values and ends of items go; text and what is for link previews stays."""
    assert shorten(written) == compiled


def test_what_stands_without_quotation_marks_may() -> None:
    """On no page has an attribute without quotation marks a character that needs them."""
    renderer = Renderer(SETTINGS)
    for page in sample_pages(VI):
        text = re.sub(r"=\"[^\"]*\"", "", renderer.render(page).decode())
        assert [tag for tag in TAG.findall(text) if UNSAFE.search(tag)] == [], page.path

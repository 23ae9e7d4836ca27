"""Small pieces of HTML: languages, scripts, crops, tables, and what is remembered."""

from __future__ import annotations

import json
import re

from bulletins.model.identity import Language
from bulletins.model.localized import Phrase
from bulletins.model.views.parts import GalleryView, HtmlView
from bulletins.rendering.markup import SHAPES, LanguageMarkup, PictureMarkup, all_photos, focus, json_script, step
from bulletins.rendering.urls import UrlPrinter
from hypothesis import given
from hypothesis import strategies as st

from tests.rendering.samples.things import figure, image
from tests.sites import ROOT

PLAIN = UrlPrinter(base_path="", site_url="")


@given(st.text())
def test_json_in_a_script(text: str) -> None:
    """JSON in a page reads back as it was and cannot end its script element."""
    printed = str(json_script(json.dumps(text, ensure_ascii=False)))
    assert json.loads(printed) == text
    assert set(printed).isdisjoint("<>&\u2028\u2029")


def test_phrase() -> None:
    """Words in another language carry it, with their direction where it turns; words in the page's own do not."""
    say = LanguageMarkup("vi")
    assert say.phrase(Phrase(text="A & B")) == "A &amp; B"
    assert say.phrase(Phrase(text="A", language=Language("en"))) == "<span lang=en>A</span>"
    assert say.phrase(Phrase(text="A", language=Language("ar"))) == "<span lang=ar dir=rtl>A</span>"


def test_attributes_of_a_language() -> None:
    """A word of another language's interface carries that language and its direction, as a title does."""
    say = LanguageMarkup("vi").lang
    assert (say("en"), say("ar"), say(Phrase(text="A"))) == (" lang=en", " lang=ar dir=rtl", "")
    assert LanguageMarkup("ar").lang("vi") == " lang=vi dir=ltr"


def test_focus() -> None:
    """A crop keeps the point given, the middle needs no saying; without one what is tall or wide is shown whole."""
    assert focus(image("a")) == ""
    assert focus(image("a", focus=(50, 30))) == ' class="y30"'
    assert focus(image("a", focus=(96, 4))) == ' class="x90 y10"'
    assert focus(image("a", focus=(47, 52))) == ""
    assert [focus(image("a", size=size)) for size in ((600, 900), (3000, 1000), (900, 600))] == [
        *[" class=whole"] * 2,
        "",
    ]
    assert focus(image("a", size=(600, 900), focus=(50, 30))) == ' class="y30"'


def test_shapes_have_steps() -> None:
    """A photo of any shape gets the nearest step; the style sheet has each of them, and no other."""
    assert [step(shape) for shape in (0.3, 0.75, 1, 4 / 3, 1.5, 16 / 9, 2.4, 6)] == [
        *("5", "8", "10", "13", "15", "18", "22", "30"),
    ]
    sheet = (ROOT / "theme/static/css/components/photo_steps.css").read_text("utf-8")
    found = re.findall(r"\.s(\d+) \{ --shape: ([\d.]+); \}", sheet)
    assert {name: float(shape) for name, shape in found} == SHAPES


def test_srcset() -> None:
    """A picture offers its variants by width."""
    pictures = PictureMarkup(PLAIN)
    assert pictures.srcset(image("a").variants) == "/anh/a-360.webp 360w, /anh/a-720.webp 720w, /anh/a-1080.webp 1080w"


def test_all_photos() -> None:
    """A page's photos come in the order they stand in; one without an anchor cannot be led to."""
    one, two, three = (figure(name, name, "", anchor=name) for name in ("a", "b", "c"))
    blocks = (HtmlView(pieces=("<p>",)), two, GalleryView(figures=(three, figure("d", "d", ""))))
    assert all_photos(one, blocks, (two,)) == [one, two, three, two]
    assert all_photos(None, (), ()) == []

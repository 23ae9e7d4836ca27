"""Addresses are safe where they are printed and mean the path they were made of."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from bulletins.model.views.parts import HtmlView
from bulletins.rendering.urls import UrlPrinter
from hypothesis import given
from hypothesis import strategies as st

from tests.rendering.samples.things import href

HERE = UrlPrinter(base_path="/tin", site_url="https://phunu.example.org/tin")
PATHS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30).map(lambda text: "/" + text)


@given(PATHS, st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=10))
def test_round_trip(path: str, anchor: str) -> None:
    """An address decodes to its path and anchor, and holds nothing that HTML or srcset would read as its own."""
    address = str(HERE.url(href(path, anchor)))
    bare, _, fragment = address.partition("#")
    assert (unquote(bare), unquote(fragment)) == ("/tin" + path, anchor)
    assert set(address).isdisjoint("<>\"'`=& \t\n")


@given(PATHS)
def test_absolute(path: str) -> None:
    """An absolute address lies on the site's host under its path."""
    parts = urlsplit(str(HERE.absolute(href(path))))
    assert (parts.scheme, parts.netloc, unquote(parts.path)) == ("https", "phunu.example.org", "/tin" + path)


def test_file_name() -> None:
    """A document named in Vietnamese has an address that any program understands."""
    assert str(HERE.url(href("/ban-tin/x/kế hoạch.pdf"))) == "/tin/ban-tin/x/k%E1%BA%BF%20ho%E1%BA%A1ch.pdf"


def test_html() -> None:
    """Addresses are put back where trusted HTML was cut."""
    block = HtmlView(pieces=('<a href="', '">a</a> <a href="', '">b</a>'), hrefs=(href("/x/"), href("/y/", "z")))
    assert str(HERE.html(block)) == '<a href="/tin/x/">a</a> <a href="/tin/y/#z">b</a>'

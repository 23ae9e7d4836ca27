"""Feeds: Atom and JSON Feed."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from bulletins.model.value import replace
from bulletins.rendering.feeds import render_atom, render_json_feed

from tests.rendering.samples.machines import feed
from tests.rendering.samples.things import SITE_URL, TITLES, VI

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def text(parent: ET.Element, path: str) -> str:
    """Return the text of the first element under another."""
    return parent.findtext(path, namespaces=ATOM) or ""


def test_atom_feed() -> None:
    """A feed has its own id, its language, its page, itself, and the day it changed."""
    root = ET.fromstring(render_atom(feed(VI)))  # noqa: S314  (we wrote it a moment ago)
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert root.get(LANGUAGE) == "vi"
    assert links == {"alternate": f"{SITE_URL}/", "self": f"{SITE_URL}/feed.xml"}
    assert text(root, "a:id") == f"{SITE_URL}/feed.xml"
    assert text(root, "a:updated") == "2024-07-21T09:00:00+07:00"


def test_atom_entry() -> None:
    """An entry has a lasting id, both moments, every author, and its summary as text."""
    root = ET.fromstring(render_atom(feed(VI)))  # noqa: S314  (we wrote it a moment ago)
    entry = root.findall("a:entry", ATOM)[0]
    assert text(entry, "a:id") == "tag:phunu.example.org,2024:tin-0"
    assert text(entry, "a:title") == TITLES[0]
    assert text(entry, "a:published") == "2024-07-20T08:30:00+07:00"
    assert text(entry, "a:updated") == "2024-07-21T09:00:00+07:00"
    assert [name.text for name in entry.findall("a:author/a:name", ATOM)] == ["Thùy Linh", "Minh Châu"]
    assert text(entry, "a:summary").endswith(" &lt;5 &amp; 3&gt;")


def test_empty_feed() -> None:
    """A feed without entries has no moment of its own making in it."""
    empty = replace(feed(VI), entries=())
    assert render_atom(empty) == render_atom(empty)
    assert b"2024-07-21T09:00:00+07:00" in render_atom(empty)


def test_json_feed() -> None:
    """A JSON feed is version 1.1 and has what its entries have, nothing empty."""
    read = json.loads(render_json_feed(feed(VI)))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["language"] == "vi"
    first, second = read["items"]
    assert first["content_text"].endswith(" <5 & 3>")
    assert first["authors"] == [{"name": "Thùy Linh"}, {"name": "Minh Châu"}]
    assert sorted(second) == ["content_text", "date_modified", "date_published", "id", "language", "title", "url"]

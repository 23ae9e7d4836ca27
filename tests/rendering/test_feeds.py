"""Feeds: Atom and JSON Feed."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup
from bulletins.model.value import replace
from bulletins.rendering import Renderer
from bulletins.rendering.feeds import render_atom, render_json_feed
from bulletins.rendering.urls import UrlPrinter

from tests.rendering.samples import machine_pages
from tests.rendering.samples.machines import feed
from tests.rendering.samples.things import SETTINGS, SITE_URL, TITLES, VI

ADDRESSES = UrlPrinter(base_path="/tin", site_url=f"{SITE_URL}/tin")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def text(parent: ET.Element, path: str) -> str:
    """Return the text of the first element under another."""
    return parent.findtext(path, namespaces=ATOM) or ""


def test_atom_feed() -> None:
    """A feed has its own id, its language, its page, itself, and the day it changed."""
    root = ET.fromstring(render_atom(feed(VI), ADDRESSES))  # noqa: S314  (we wrote it a moment ago)
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert root.get(LANGUAGE) == "vi"
    assert links == {"alternate": f"{SITE_URL}/", "self": f"{SITE_URL}/feed.xml"}
    assert text(root, "a:id") == f"{SITE_URL}/feed.xml"
    assert text(root, "a:updated") == "2024-07-21T09:00:00+07:00"


def test_atom_entry() -> None:
    """An entry has a lasting id, both moments, every author, and its summary as text."""
    root = ET.fromstring(render_atom(feed(VI), ADDRESSES))  # noqa: S314  (we wrote it a moment ago)
    entry = root.findall("a:entry", ATOM)[0]
    assert text(entry, "a:id") == "tag:phunu.example.org,2024:tin-0"
    assert text(entry, "a:title") == TITLES[0]
    assert text(entry, "a:published") == "2024-07-20T08:30:00+07:00"
    assert text(entry, "a:updated") == "2024-07-21T09:00:00+07:00"
    assert [name.text for name in entry.findall("a:author/a:name", ATOM)] == ["Thùy Linh", "Minh Châu"]
    assert text(entry, "a:summary").endswith(" &lt;5 &amp; 3&gt;")


def test_an_entry_holds_its_text() -> None:
    """The whole text stands in the feed, its photos with their captions, every address absolute."""
    root = ET.fromstring(render_atom(feed(VI), ADDRESSES))  # noqa: S314  (we wrote it a moment ago)
    whole, short = root.findall("a:entry", ATOM)
    content = whole.find("a:content", ATOM)
    assert content is not None
    assert content.get("type") == "html"
    soup = BeautifulSoup(content.text or "", "html.parser")
    assert len(soup.select("figure img[width][height][alt]")) > 1
    assert soup.select("figure figcaption")
    places = [str(tag.get("src") or tag.get("href")) for tag in soup.select("img, a[href]")]
    assert [place for place in places if not place.startswith(("https://", "mailto:", "tel:"))] == []
    assert short.find("a:content", ATOM) is None


def machine_file(path: str) -> str:
    """Return a file for programs, as it is written."""
    page = next(page for page in machine_pages() if page.path == path)
    return Renderer(SETTINGS).render(page).decode()


def test_outline_of_feeds() -> None:
    """OPML holds the feed and the page of each unit, with those of the units under it inside."""
    root = ET.fromstring(machine_file("feed.opml"))  # noqa: S314  (we wrote it a moment ago)
    above = root.findall("body/outline")
    below = above[0].findall("outline")
    assert root.get("version") == "2.0"
    assert [each.get("text") for each in (*above, *below)] == ["Tỉnh A", "Xã B & C"]
    assert below[0].get("xmlUrl") == f"{SITE_URL}/don-vi/b/feed.xml"
    assert below[0].get("htmlUrl") == f"{SITE_URL}/don-vi/b/"


def test_news_sitemap() -> None:
    """Each article has its address, publication, language, moment and title."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}
    root = ET.fromstring(machine_file("sitemap-news.xml"))  # noqa: S314  (we wrote it a moment ago)
    assert root.findtext("s:url/s:loc", namespaces=names) == f"{SITE_URL}/ban-tin/tin-0/"
    assert root.findtext("s:url/n:news/n:title", namespaces=names) == "Chị A & chị B <2>"
    assert root.findtext("s:url/n:news/n:publication_date", namespaces=names) == "2024-07-20T08:30+07:00"
    assert root.findtext("s:url/n:news/n:publication/n:language", namespaces=names) == "vi"


def test_manifest() -> None:
    """A manifest is JSON with the site's names, where it begins below the base path, and icons with their sizes."""
    read = json.loads(machine_file("site.webmanifest"))
    assert (read["name"], read["lang"], read["start_url"]) == ('Hội "Sen" & bạn', "vi", "/tin/")
    assert [icon["sizes"] for icon in read["icons"]] == ["360x240", "any"]


def test_empty_feed() -> None:
    """A feed without entries has no moment of its own making in it."""
    empty = replace(feed(VI), entries=())
    assert render_atom(empty, ADDRESSES) == render_atom(empty, ADDRESSES)
    assert b"2024-07-21T09:00:00+07:00" in render_atom(empty, ADDRESSES)


def test_json_feed() -> None:
    """A JSON feed is version 1.1 and has what its entries have, nothing empty."""
    read = json.loads(render_json_feed(feed(VI)))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["language"] == "vi"
    first, second = read["items"]
    assert first["content_text"].endswith(" <5 & 3>")
    assert first["authors"] == [{"name": "Thùy Linh"}, {"name": "Minh Châu"}]
    assert sorted(second) == ["content_text", "date_modified", "date_published", "id", "language", "title", "url"]

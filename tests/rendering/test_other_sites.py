"""Other unions' sites need no code: one in English alone and in other colours, one in Vietnamese and Khmer."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.sites import NAMES, copy_site, run_build

BULLETIN = "bulletins/2025-10-14-lop-hoc-ben-kenh/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, int, list[str]]]:
    """Every tiny site, built: its output folder, the exit code and the report."""
    sites = {}
    for name in NAMES:
        folder = tmp_path_factory.mktemp(name)
        copy_site(name, folder)
        code, report = run_build(folder)
        sites[name] = (folder / "output", code, report)
    return sites


Built = dict[str, tuple[Path, int, list[str]]]


def read(built: Built, site: str, path: str) -> BeautifulSoup:
    """Return a page of a built site as a tree."""
    return BeautifulSoup((built[site][0] / path).read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize("name", NAMES)
def test_builds(built: Built, name: str) -> None:
    """Each tiny site builds, and nothing is wrong with it."""
    _, code, report = built[name]
    assert (code, [line for line in report if "error" in line or "warning" in line]) == (0, [])


def test_trade_union(built: Built) -> None:
    """A union that writes in one language names no translations, and has its own name, words and colours."""
    home = read(built, "trade", "index.html")
    assert home.select("link[hreflang], .tools [lang]") == []
    assert [tag.get_text(strip=True) for tag in home.select(".brand b")] == ["Harbour and Rail Workers"]
    assert [tag["content"] for tag in home.select("meta[name=theme-color]")] == ["#0B4F8A"]
    style = (built["trade"][0] / str(home.select("link[rel=stylesheet]")[0]["href"]).lstrip("/")).read_text("utf-8")
    assert "--brand:#0b4f8a" in style
    branch = read(built, "trade", "branches/dock-road/index.html")
    assert "This unit worked until 31 March 2025." in branch.select(".notice")[0].get_text()


def test_third_language(built: Built) -> None:
    """A page in Khmer is Khmer to its last word: its own names, the theme's messages, the dates, the switch."""
    page = read(built, "khmer", f"km/{BULLETIN}")
    assert [tag["lang"] for tag in page.find_all("html")] == ["km"]
    assert page.select(".dateline time")[0].get_text() == "ថ្ងៃអង្គារ ទី14 ខែតុលា ឆ្នាំ2025 ម៉ោង 19:00"
    assert [tag.get_text(strip=True) for tag in page.select(".crumbs a")] == ["ទំព័រដើម", "សកម្មភាពសមាគម"]
    assert [tag.get_text() for tag in page.select(".tools [lang=vi]")] == ["Tiếng Việt"]
    alternates = {tag["hreflang"]: str(tag["href"]) for tag in page.select("link[hreflang]")}
    assert sorted(alternates) == ["km", "vi", "x-default"]
    assert alternates["x-default"] == alternates["vi"]


def test_translations_are_mutual(built: Built) -> None:
    """The original names its Khmer translation, and the translation names the original."""
    there = read(built, "khmer", f"km/{BULLETIN}")
    here = read(built, "khmer", "ban-tin/2025-10-14-lop-hoc-ben-kenh/index.html")
    links = [{(tag["hreflang"], tag["href"]) for tag in page.select("link[hreflang]")} for page in (here, there)]
    assert links[0] == links[1]


def test_not_translated(built: Built) -> None:
    """What has no Khmer text is listed under its own title, marked as Vietnamese, and says so to Khmer readers."""
    home = read(built, "khmer", "km/index.html")
    foreign = home.select(".card__title[lang=vi]")
    assert [tag.get_text() for tag in foreign] == ["Tổ tiết kiệm phum Thnốt chia phần lãi đầu tiên"]
    assert [tag.get_text() for tag in home.select(".tag")] == ["ជាវៀតណាម"]
    original = read(built, "khmer", "ban-tin/2024-09-02-to-tiet-kiem/index.html")
    assert original.select("main [lang=km]") == []
    assert len(original.select(".tools a[lang=km][href$='/#untranslated']")) == 1
    words = [tag.get_text() for tag in home.select("#untranslated")]
    assert words == ["អត្ថបទដែលអ្នកទើបអានមិនទាន់មានជាខ្មែរនៅឡើយទេ។ ទំព័រនេះនៅជិតបំផុត។"]

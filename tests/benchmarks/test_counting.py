"""Counting what lies in an output folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.counting import (
    OTHER,
    OURS_ALONE,
    Tally,
    UnequalSitesError,
    check_equal,
    kind_of,
    list_output,
    tally,
)

KINDS = {
    "index.html": "home",
    "en/index.html": "home",
    "ban-tin/index.html": "listing",
    "en/bulletins/page-12/index.html": "listing",
    "ban-tin/2024-01-02-x/index.html": "bulletin",
    "don-vi/index.html": "units",
    "en/units/xa-an/index.html": "unit",
    "don-vi/xa-an/2024/index.html": "unit-year",
    "don-vi/xa-an/2024/trang-2/index.html": "unit-year",
    "phong-trao/x/trang-1/index.html": "campaign",
    "luu-tru/2024/01/index.html": "archive-month",
    "feed.xml": "atom",
    "en/units/xa-an/feed.json": "json",
    "sitemap-2024.xml": "sitemap",
    "404.html": "not-found",
    "en/404.html": "not-found",
    "feed/index.html": "follow",
    "en/units/feed.opml": "opml",
    "sitemap-news.xml": "news-sitemap",
    "en/site.webmanifest": "manifest",
    "search/2wxod60.txt": "search-index",
    "sw.js": "worker",
    "tag/x/index.html": OTHER,
}


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_kind_is_told_by_the_address(path: str, kind: str) -> None:
    """Both languages' addresses of a kind are known, numbered pages among them."""
    assert kind_of(path) == kind


def test_files_are_counted_and_weighed(tmp_path: Path) -> None:
    """Every kind has its number of files and their size."""
    for name, size in (("index.html", 10), ("en/index.html", 30), ("robots.txt", 5)):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x" * size)
    tallies = tally(list_output(tmp_path))
    assert tallies == {"home": Tally(files=2, size=40), "robots": Tally(files=1, size=5)}
    assert tallies["home"].mean == 20


def test_sites_with_the_same_files_are_equal() -> None:
    """Sizes may differ."""
    check_equal({"index.html": 1, "feed.xml": 2}, {"feed.xml": 3, "index.html": 4})


def test_the_search_index_alone_is_left_out() -> None:
    """Files of a kind that only this program makes are no difference, on whichever side; every other kind is one."""
    own = {"search/2wxod60.txt": 7, "search/2wxod61.txt": 9}
    check_equal({"index.html": 1, **own}, {"index.html": 1})
    check_equal({"index.html": 1}, {"index.html": 1, **own})
    assert OURS_ALONE == ("search-index",)
    for path, kind in KINDS.items():
        if kind not in OURS_ALONE:
            with pytest.raises(UnequalSitesError, match=f"{kind}: 2 and 1"):
                check_equal({path: 1, f"en/{path}".removeprefix("en/en/"): 1}, {path: 1})


def test_theme_files_are_the_same_whatever_their_digest() -> None:
    """A hash of eight digits in a file's name may differ; another file may not, nor may a longer number."""
    check_equal({"theme/site.c35aee26.css": 9}, {"theme/site.00112233.css": 8})
    for other in ("theme/page.c35aee26.css", "theme/site.c35aee26.js", "theme/site.c35aee267.css", "theme/site.css"):
        with pytest.raises(UnequalSitesError):
            check_equal({"theme/site.c35aee26.css": 9}, {other: 9})


def test_other_counts_are_named_by_kind() -> None:
    """What one site has more of is said with both numbers."""
    with pytest.raises(UnequalSitesError) as failure:
        check_equal({"index.html": 1, "en/index.html": 1}, {"index.html": 1, "feed.xml": 1})
    assert str(failure.value) == "not as many files of each kind: atom: 0 and 1, home: 2 and 1"


def test_other_addresses_are_named() -> None:
    """As many files of each kind at other addresses are not the same site."""
    with pytest.raises(UnequalSitesError) as failure:
        check_equal({"don-vi/a/index.html": 1}, {"don-vi/b/index.html": 1})
    said = "not the same addresses: don-vi/a/index.html only in the first, don-vi/b/index.html only in the second"
    assert str(failure.value) == said

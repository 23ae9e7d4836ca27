"""Which addresses a publication adds, changes and removes, and which of those are lost."""

from __future__ import annotations

from bulletins.model.identity import SitePath
from bulletins.model.table import Table
from bulletins.publishing.guards import compare
from bulletins.publishing.site_record import RecordEntry, SiteRecord


def record(digest: str = "", **pages: str) -> SiteRecord:
    """Return a record; `a_b="unit:1"` is a page at /a/b/ of kind unit with mark 1, `home` is /."""
    entries = []
    for name, words in pages.items():
        kind, _, mark = words.partition(":")
        address = "/" if name == "home" else f"/{name.replace('_', '/')}/"
        entries.append((SitePath(address), RecordEntry(kind=kind, mark=mark)))
    return SiteRecord(site_url="", commit="", digest=digest, pages=Table(sorted(entries, key=lambda pair: pair[0])))


def test_pages_are_told_apart_by_address_and_bytes() -> None:
    """New, changed and removed addresses are three lists; what stays the same is in none."""
    changes = compare(
        record("1", home="home:1", a="static:1", b="static:1"), record("2", home="home:1", a="static:2", c="static:1")
    )
    assert (changes.added, changes.changed, changes.removed, changes.same) == (("/c/",), ("/a/",), ("/b/",), False)


def test_only_equal_bytes_are_the_same() -> None:
    """A photo that changed changes the whole site's digest, though no page did."""
    assert not compare(record("1", home="home:1"), record("2", home="home:1")).same
    assert compare(record("1", home="home:1"), record("1", home="home:1")).same
    assert not compare(None, record("1", home="home:1")).same


def test_parts_of_a_list_may_go_while_the_list_stays() -> None:
    """Numbered pages, years and months of what is still there are no loss; a unit or a bulletin is."""
    live = record(
        home="home:1",
        **{
            "don-vi": "units:1",
            "don-vi_a": "unit:1",
            "don-vi_a_2024": "unit-year:1",
            "don-vi_a_2024_trang-2": "unit-year:1",
        },
        **{
            "don-vi_b": "unit:1",
            "don-vi_b_2024": "unit-year:1",
            "luu-tru": "archive:1",
            "luu-tru_2024": "archive-year:1",
        },
        **{"luu-tru_2024_05": "archive-month:1", "tin": "listing:1", "tin_trang-1": "listing:1", "tin_x": "bulletin:1"},
    )
    new = record(
        home="home:1", **{"don-vi": "units:1", "don-vi_a": "unit:1", "luu-tru": "archive:1", "tin": "listing:1"}
    )
    assert compare(live, new).vanished == ("/don-vi/b/", "/don-vi/b/2024/", "/tin/x/")


def test_of_pages_nobody_knows_all_are_missed() -> None:
    """Where only addresses are known, every one that goes is a loss."""
    assert compare(record(a=""), record(home="home:1")).vanished == ("/a/",)

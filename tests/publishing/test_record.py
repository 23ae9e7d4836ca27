"""The record that travels with a site: written and read again, small, and never half believed."""

from __future__ import annotations

import gzip

import pytest
from bulletins.model.digest import digest_of
from bulletins.model.identity import SitePath
from bulletins.model.table import Table
from bulletins.publishing.site_record import RecordEntry, SiteRecord, dump_record, load_record
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PAGES = st.dictionaries(WORDS.map(lambda text: SitePath(f"/{text}/")), st.tuples(WORDS, WORDS), max_size=8)


def record_of(pages: dict[SitePath, tuple[str, str]]) -> SiteRecord:
    """Return a record of pages given as kind and mark."""
    entries = ((address, RecordEntry(kind=kind, mark=mark)) for address, (kind, mark) in sorted(pages.items()))
    return SiteRecord(site_url="https://hoi.vn", commit="c", digest="d", pages=Table(entries))


@given(PAGES)
def test_a_record_comes_back_as_it_was(pages: dict[SitePath, tuple[str, str]]) -> None:
    """Whatever addresses, kinds and marks there are, writing and reading change nothing."""
    record = record_of(pages)
    again = load_record(dump_record(record))
    assert dict(record.pages) == dict(again.pages)
    assert (record.site_url, record.commit, record.digest) == (again.site_url, again.commit, again.digest)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"[]",
        b'{"version":2}',
        b'{"version":1,"site":"","commit":"","digest":"","pages":[]}',
        b'{"version":1,"site":"","commit":"","digest":"","pages":{"bulletin":{"/x/":1}}}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_record_is_said_to_be_none(data: bytes) -> None:
    """Anything but a whole record is a ValueError, never an empty one."""
    with pytest.raises(ValueError, match=r"."):
        load_record(data)


def test_ten_thousand_bulletins_stay_small() -> None:
    """45,000 addresses take about three megabytes, and half of one on the wire."""
    pages = {
        SitePath(f"/ban-tin/2024-07-{n % 28 + 1:02}-hoi-nghi-so-ket-cong-tac-hoi-{n}/"): (
            "bulletin",
            digest_of(b"%d" % n)[:8],
        )
        for n in range(45_000)
    }
    data = dump_record(record_of(pages))
    assert len(data) < 3_300_000
    assert len(gzip.compress(data, 6)) < 600_000

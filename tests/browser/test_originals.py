"""What the five existing sites can do stands where docs/originals.md says."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from tests.browser.sites import SAMPLE, Sites

TABLE = Path(__file__).parents[2] / "docs" / "originals.md"
ROW = re.compile(r"^\| (?P<system>[^|]+) \| (?P<need>[^|]+) \| `(?P<page>[^`]+)` \| (?P<marks>.+) \|$", re.MULTILINE)
SYSTEMS = 5


def test_the_sample_shows_what_the_originals_show(sites: Sites) -> None:
    """On each page that the table names stands everything by whose mark it is to be found."""
    output = sites[SAMPLE].output
    rows = list(ROW.finditer(TABLE.read_text(encoding="utf-8")))
    missing: list[str] = []
    for row in rows:
        soup = BeautifulSoup((output / row["page"] / "index.html").read_text(encoding="utf-8"), "html.parser")
        marks = re.findall(r"`([^`]+)`", row["marks"])
        missing += [f"{row['need']}: {mark} on {row['page']}" for mark in marks if not soup.select(mark)]
    assert missing == []
    assert len({row["system"] for row in rows}) == SYSTEMS
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert len(rows) == len(lines) - 1, "a row that cannot be read"

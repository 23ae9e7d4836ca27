"""Every promise names tests that are there."""

from __future__ import annotations

import re

from tests.sites import ROOT

PAGE = (ROOT / "docs/promises.md").read_text(encoding="utf-8")


def test_every_promise_has_its_proof() -> None:
    """Each row of a table names at least one file of tests, and each of these has tests in it."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promise")]
    assert len(rows) >= 20
    for row in rows:
        promise, _, proof = row.strip("| ").rpartition(" | ")
        files = re.findall(r"`(tests/[^`]+\.py)`", proof)
        assert files, promise
        for file in files:
            assert "\ndef test_" in (ROOT / file).read_text(encoding="utf-8"), file


def test_every_part_says_where_it_ends() -> None:
    """The page says what is not promised, and the README leads to it."""
    assert PAGE.count("*Not promised:*") >= 4
    assert "docs/promises.md" in (ROOT / "README.md").read_text(encoding="utf-8")

"""One new bulletin on a site of a thousand changes a handful of files: the list is checked, kind by kind."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.benchmarks.corpus import CorpusSize, write_corpus
from tests.sites import run_build, tree

TEXT = """---
title: Một tin mới thêm vào
date: {day} 23:59
unit: {unit}
campaign:
  - {campaign}
summary: Tin này là tin mới nhất của cả trang.
---
Một câu.
"""


def kind(path: str) -> str:
    """Return the kind of page a path of the output stands for."""
    plain = path.removeprefix("en/")
    rules = {
        r"index\.html": "home",
        r"404\.html": "404",
        r"sitemap.*\.xml": "sitemap",
        r".*feed\.(xml|json)": "feed",
        r"(ban-tin|bulletins)/(index\.html|(trang|page)-\d+/.*)": "all bulletins",
        r"(ban-tin|bulletins)/.+": "bulletin",
        r"(don-vi|units|phong-trao|campaigns)/index\.html": "index",
        r"(don-vi|units)/[^/]+/index\.html": "unit",
        r"(don-vi|units)/[^/]+/\d{4}/.*": "unit's year",
        r"(phong-trao|campaigns)/.+": "campaign",
        r"(chuyen-muc|sections)/.+": "section",
        r"(luu-tru|archive)/.*": "archive",
        r"(tim-kiem|search)/index\.html": "search",
        r"search/\w+\.txt": "index of the search",
    }
    return next((name for rule, name in rules.items() if re.fullmatch(rule, plain)), f"unforeseen: {path}")


@pytest.mark.slow
def test_one_new_bulletin_changes_a_handful_of_files(tmp_path: Path) -> None:
    """Of thousands of files only those change that show the new bulletin, its neighbour or a count."""
    write_corpus(tmp_path / "content", CorpusSize())
    code, lines = run_build(tmp_path)
    assert code == 0, lines[:20]
    before = tree(tmp_path / "output")
    newest = max((tmp_path / "content/bulletins").glob("*/*"), key=lambda folder: folder.name)
    front = (newest / "index.md").read_text(encoding="utf-8")
    unit = (re.search(r"^unit: (\S+)|^unit:\n  - (\S+)", front, re.MULTILINE) or [""])[1]
    day = newest.name[:10]
    folder = newest.parent / f"{day}-tin-moi-them-vao"
    folder.mkdir()
    campaign = min(file.stem for file in (tmp_path / "content/campaigns").iterdir())
    (folder / "index.md").write_text(TEXT.format(day=day, unit=unit, campaign=campaign), encoding="utf-8")
    code, lines = run_build(tmp_path)
    assert code == 0, lines[:20]
    after = tree(tmp_path / "output")
    touched = Counter(kind(path) for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    sys.stdout.write(f"{sum(touched.values())} of {len(after)} files: {dict(sorted(touched.items()))}\n")
    assert [name for name in touched if name.startswith("unforeseen")] == []
    assert touched["bulletin"] <= 1 + 2 * 1  # itself, and its older neighbour in both languages
    assert touched["home"] == 2
    assert touched["404"] == 1
    assert touched["all bulletins"] <= 2 * 2
    assert touched["section"] <= 2 * 3
    assert touched["campaign"] <= 2 * 3
    assert touched["unit"] <= 2 * 5
    assert touched["unit's year"] <= 2 * 5 * 2
    assert touched["index"] == 4
    assert touched["archive"] <= 2 * 4
    assert touched["search"] <= 2
    old, new = (set(files["search/index.txt"].split(b"\n\ts\t")[1:]) for files in (before, after))
    parts = [part.split(b"\t")[:2] for part in new - old]
    assert [language for language, _ in parts] == [b"vi"]  # one index of all
    assert int(parts[0][1]) < 300  # that of the newest year and of units, of some 1,100 documents

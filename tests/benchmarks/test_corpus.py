"""The made-up sites that measurements stand on."""

from __future__ import annotations

import hashlib
import re
import statistics
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from tests.benchmarks.bulletins import CorpusSize
from tests.benchmarks.corpus import corpus, main
from tests.benchmarks.registries import plan_units

SMALL = CorpusSize(bulletins=60, units=40, campaigns=8)


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    """The command writes the same files for the same seed, and others for another."""
    for folder, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        main([str(tmp_path / folder), "--bulletins", "20", "--units", "12", "--photos", "3", "--seed", seed])
    first, again, other = (_tree(tmp_path / folder) for folder in "abc")
    assert first == again
    assert first != other


def test_bytes_are_those_that_were_measured_with() -> None:
    """The default corpus stays what earlier measurements were made on: a change here makes them incomparable."""
    digest = hashlib.blake2b(digest_size=16)
    for path, data in corpus(SMALL):
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    assert digest.hexdigest() == "c6b02f047b4b47cb3fc2ccfa4b4118c8"


def test_makes_what_was_asked_for() -> None:
    """The numbers of bulletins, units, campaigns, photos and translations are those of the command."""
    paths = [path for path, _ in corpus(replace(SMALL, photos=5, translated=1))]
    counts = [sum(bool(re.fullmatch(pattern, path)) for path in paths) for pattern in _PATTERNS]
    assert counts == [60, 60, 40, 8, 5, 4, 1]
    assert len(paths) == len(set(paths)) == sum(counts)


def test_share_of_translations_is_about_right() -> None:
    """About three of ten bulletins have an English text."""
    paths = [path for path, _ in corpus(replace(SMALL, bulletins=400))]
    assert 0.25 * 400 < sum(path.endswith("index.en.md") for path in paths) < 0.35 * 400


def test_bulletins_are_about_three_and_a_half_kilobytes() -> None:
    """Every body is within a fifth of 3,500 bytes, and so is their mean within a twentieth."""
    sizes = [len(data.partition(b"\n---\n")[2]) for path, data in corpus(SMALL) if re.match(r"bulletins/.*\.md", path)]
    assert min(sizes) > 2800
    assert max(sizes) < 4200
    assert 3325 < statistics.mean(sizes) < 3675


def test_bulletins_spread_over_ten_years_in_order() -> None:
    """Folders carry dates of ten years, each in the folder of its year, and every link leads to one that exists."""
    files = dict(corpus(SMALL))
    slugs = [path.split("/")[2] for path in files if re.fullmatch(_PATTERNS[0], path)]
    assert slugs == sorted(slugs)
    assert {path.split("/")[1] for path in files if path.startswith("bulletins/")} == {
        str(year) for year in range(2015, 2025)
    }
    links = re.findall(r"\]\(([^)]+)\)", b"".join(files.values()).decode())
    assert links
    assert {link.removesuffix("/index.md").split("/")[-1] for link in links} <= set(slugs)


def test_bodies_have_what_real_ones_have() -> None:
    """Headings and lists are in all bulletins, tables, links by path, links by slug and footnotes in some."""
    texts = [data.decode() for path, data in corpus(SMALL) if re.fullmatch(_PATTERNS[0], path)]
    shares = [sum(bool(re.search(mark, text, re.MULTILINE)) for text in texts) / len(texts) for mark in _MARKS]
    assert shares[:2] == [1, 1]
    assert all(0 < share < 0.6 for share in shares[2:])


@pytest.mark.parametrize("count", [1, 2, 4, 5, 120, 1000])
def test_units_are_one_tree_on_four_levels(count: int) -> None:
    """There is one root, every parent comes before its children, and four units are enough for four levels."""
    units = plan_units(count, Random(1))  # noqa: S311  (repeatable is what it must be)
    seen: set[str] = {""}
    for unit in units:
        assert unit.parent in seen
        seen.add(unit.slug)
    assert len(units) == count == len(seen) - 1
    assert len({unit.level for unit in units}) == min(count, 4)


def test_photos_are_distinct_jpegs() -> None:
    """Photos differ, open as JPEG, and are named in the text beside them."""
    files = dict(corpus(replace(SMALL, bulletins=2, photos=4, translated=0)))
    photos = {path: data for path, data in files.items() if path.endswith(".jpg")}
    assert len(set(photos.values())) == 4
    for path, data in photos.items():
        folder, _, name = path.rpartition("/")
        with Image.open(BytesIO(data)) as image:
            assert image.format == "JPEG"
        assert name in files[f"{folder}/index.md"].decode()


def test_writes_over_nothing(tmp_path: Path) -> None:
    """A folder with something in it is left alone."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        main([str(tmp_path)])
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


_PATTERNS = (
    r"bulletins/\d{4}/[a-z0-9-]+/index\.md",
    r"bulletins/\d{4}/[a-z0-9-]+/index\.en\.md",
    r"units/[a-z0-9-]+\.yml",
    r"campaigns/[a-z0-9-]+\.yml",
    r"bulletins/\d{4}/[a-z0-9-]+/anh-\d+\.jpg",
    r"pages/[a-z0-9-]+/index(\.en)?\.md",
    r"site\.yml",
)
_MARKS = (r"^## ", r"^(-|1\.) ", r"^\|---", r"\]\(\.\./\.\./\d{4}/", r"\]\(\d{4}-", r"^\[\^1\]: ")


def _tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

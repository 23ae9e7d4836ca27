"""The base site publishes exactly the golden tree."""

from __future__ import annotations

from pathlib import Path

from tests.sites import copy_base, run_build, tree

TREE = Path(__file__).parent / "tree"
PICTURES = (".webp", ".jpg", ".avif")
"""Their bytes belong to the version of the library that made them; their names are in the pages."""


def built(folder: Path) -> dict[str, bytes]:
    """Return the text files of the base site as it is published."""
    copy_base(folder)
    code, lines = run_build(folder)
    assert code == 0, lines
    return {path: data for path, data in tree(folder / "output").items() if not path.endswith(PICTURES)}


def test_the_base_site_is_the_golden_tree(tmp_path: Path) -> None:
    """Every file is there, and every file is what it was; `inv golden` takes over a wanted change."""
    expected, actual = tree(TREE), built(tmp_path)
    assert sorted(expected) == sorted(actual)
    assert [path for path, data in expected.items() if data != actual[path]] == []

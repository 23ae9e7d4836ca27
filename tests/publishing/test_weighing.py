"""How much room a site takes, and from when that is too much."""

from __future__ import annotations

import pytest
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.publication import FolderSize
from bulletins.publishing.artifact import BuiltFile
from bulletins.publishing.weighing import check_weight, weigh


def built(path: str, size: int) -> BuiltFile:
    """Return a file of a size."""
    return BuiltFile(path=OutputPath(path), size=size, digest=Digest(""), blob="")


@pytest.mark.parametrize(
    ("sizes", "codes"),
    [
        ([99_000_000] * 8, []),
        ([100_000_000] * 8, ["publish-nearly-full"]),
        ([100_000_000] * 10, ["publish-nearly-full"]),
        ([100_000_000] * 10 + [1], ["publish-too-large"]),
        ([100_000_001], ["publish-large-file"]),
    ],
)
def test_limits_are_told_from_both_sides(sizes: list[int], codes: list[str]) -> None:
    """Up to 80 % nothing is said, up to the limit a warning, above it a refusal; files have a limit of their own."""
    files = tuple(built(f"{number}.jpg", size) for number, size in enumerate(sizes))
    assert codes == [found.code for found in check_weight(files, "output")]


def test_files_are_counted_where_they_arise() -> None:
    """Kinds and years come from the plan, the rest is told by its name."""
    files = (built("a/index.html", 1), built("b/index.html", 2), built("theme/x.css", 4), built("x", 8))
    weights = weigh(
        files, {OutputPath("a/index.html"): ("pages", "2024"), OutputPath("b/index.html"): ("pages", "2024")}
    )
    assert weights == (
        FolderSize(kind="other", year="", files=1, size=8),
        FolderSize(kind="pages", year="2024", files=2, size=3),
        FolderSize(kind="theme", year="", files=1, size=4),
    )

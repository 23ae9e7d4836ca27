"""What broke a reader once breaks it no more; sound inputs never did."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import FOUND, TARGETS, seeds

BROKE = sorted(path for path in FOUND.rglob("*") if path.is_file())


@pytest.mark.parametrize("file", BROKE, ids=lambda file: f"{file.parent.name}/{file.name[:24]}")
def test_what_was_found_is_mended(file: Path) -> None:
    """Each input that was found by chance is read, or refused."""
    TARGETS[file.parent.name](file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_where_the_chance_begins_is_sound(name: str) -> None:
    """Every target holds for its seeds, and for them cut off in the middle."""
    for seed in seeds(name):
        for part in (seed, seed[: len(seed) // 2], b""):
            TARGETS[name](part)

"""The wheel of this repository, made once for all tests of a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from tests.sites import ROOT
from tests.wheel import make_wheel


@pytest.fixture(scope="session")
def wheel(run_folder: Path) -> Path:
    """Give the wheel, which the first process that asks for it makes."""
    folder = run_folder / "the-wheel"
    with FileLock(f"{folder}.lock"):
        return next(folder.glob("*.whl"), None) or make_wheel(ROOT, folder)

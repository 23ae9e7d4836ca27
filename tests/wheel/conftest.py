"""The wheel of this repository, made once for all tests of a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from tests.sites import ROOT
from tests.wheel import make_wheel


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the wheel, which the first process that asks for it makes."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "the-wheel"
    with FileLock(f"{folder}.lock"):
        return next(folder.glob("*.whl"), None) or make_wheel(ROOT, folder)

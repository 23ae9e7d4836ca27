"""A running writing page over a copy of the base site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import copy_base
from tests.writing.serving import WritingSession, serving


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WritingSession]:
    """Give one running program for all tests of a module."""
    folder: Path = tmp_path_factory.mktemp("writing")
    copy_base(folder)
    with serving(folder) as started:
        yield started

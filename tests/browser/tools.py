"""Programs from outside that some tests need, and the rule for machines that lack them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.sites import ROOT

MODULES = ROOT / "node_modules"


def node_module(name: str) -> Path:
    """Return a file of node_modules; where it is missing the test is skipped, but fails where CI is set."""
    file = MODULES / name
    if not file.is_file():
        _refuse("this test needs node_modules: run `npm ci --ignore-scripts`")
    return file


def program(name: str, package: str) -> str:
    """Return the path of a program; where it is missing the test is skipped, but fails where CI is set."""
    found = shutil.which(name)
    if found is None:
        _refuse(f"this test needs {name}: run `apt-get install {package}`")
    return str(found)


def _refuse(sentence: str) -> None:
    """Skip the test, or fail it on a machine that is there to run every test."""
    if os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)

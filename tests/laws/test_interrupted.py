"""Whole builds and publications that are killed, or whose disk is full or broken, at moments all over their course."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.tools import program
from tests.sites import ROOT, copy_base, run_build, tree

KILLS = 120 if os.environ.get("FULL") else 8
FAILURES = 36 if os.environ.get("FULL") else 4
BUILDERS = 5
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="This system has no fork: nothing is stopped midway.")


@needs_fork
@pytest.mark.slow
@pytest.mark.parametrize("scene", ["build", "publish"])
@pytest.mark.parametrize(("fault", "points"), [("kill", KILLS), ("ENOSPC", FAILURES), ("EIO", FAILURES)])
def test_what_readers_get_is_the_old_site_or_the_new_one(scene: str, fault: str, points: int, tmp_path: Path) -> None:
    """Or a journal stands, which the next command finishes: what it leaves is always the site of a quiet run."""
    program("git", "git")
    command = [sys.executable, "-m", "tests.laws.interrupted", str(tmp_path), scene, fault, str(points)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert sum(found["seen"].values()) == found["points"] >= points // 2


@pytest.mark.parametrize("together", [True, False], ids=["one output folder", "one state folder"])
def test_five_builds_at_once(together: bool, tmp_path: Path) -> None:  # noqa: FBT001  (a case)
    """Into one output folder, or into five of their own with one state folder: each ends well and leaves its site."""
    content = copy_base(tmp_path)
    assert run_build(tmp_path)[0] == 0
    wanted = tree(tmp_path / "output")
    outputs = [tmp_path / ("site" if together else f"site-{number}") for number in range(BUILDERS)]
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        f"SITEURL = 'https://example.org'\nTHEME = {str(ROOT / 'theme')!r}\n",
        encoding="utf-8",
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "pelican", str(content), "-s", str(settings), "-o", str(output)],
            cwd=tmp_path,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1768464000", "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for output in outputs
    ]
    for process in running:
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 0, said
    assert all(tree(output) == wanted for output in outputs)

"""Git, as tests call it: in nobody's name; where a machine lacks it, the test that needs it is skipped."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.browser.tools import program

NAMES = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))
}
"""The environment variables that name whoever commits."""


def git_bytes(folder: Path, *arguments: str) -> bytes:
    """Return what a git command prints; fails where it fails."""
    command = [program("git", "git"), "-c", "commit.gpgsign=false", *arguments]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **NAMES}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout


def git(folder: Path, *arguments: str) -> str:
    """Return the text that a git command prints; fails where it fails."""
    return git_bytes(folder, *arguments).decode("utf-8")

"""The quick run: tests of the rooms that were changed, and after some seconds no other test is begun.

To collect all tests alone takes longer than such a run may.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALWAYS = ("tests/test_architecture.py", "tests/golden")
"""What says in a few seconds whether the parts still fit, and whether pages have changed."""
NOT_BEGUN = "not begun within the seconds of a quick run"
_BEGAN = time.monotonic()


def is_over(seconds: float) -> bool:
    """Return whether so many seconds have passed since this process began; never for 0."""
    return bool(seconds) and time.monotonic() - _BEGAN > seconds


def touched_rooms(root: Path = ROOT) -> frozenset[str]:
    """Return the rooms of the files that differ from the last commit, or of that commit where none does.

    There are none without Git, and outside a repository.
    """
    changed = [line[3:] for line in _git(root, "status", "--porcelain", "--untracked-files=all", "--no-renames")]
    return frozenset(filter(None, map(_room, changed or _git(root, "diff", "--name-only", "HEAD~1"))))


def quick_tests(root: Path = ROOT) -> list[str]:
    """Return the folders and files of tests that a quick run takes: those of touched rooms, and those of the whole."""
    folders = (f"tests/{room}" for room in sorted(touched_rooms(root)))
    return [*(folder for folder in folders if (root / folder).is_dir()), *ALWAYS]


def _room(path: str) -> str:
    """Return the room of a file by its path in the repository; "" for a file of no room."""
    parts = Path(path.strip('"')).parts
    if parts[:1] == ("theme",):
        return "rendering"
    inside = parts[2:] if parts[:2] == ("plugins", "bulletins") else parts[1:] if parts[:1] == ("tests",) else ()
    return inside[0] if len(inside) > 1 else ""


def _git(root: Path, *words: str) -> list[str]:
    """Return the lines that Git prints, none where it cannot say."""
    program = shutil.which("git")
    if program is None:
        return []
    done = subprocess.run([program, "-C", str(root), *words], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace").splitlines()

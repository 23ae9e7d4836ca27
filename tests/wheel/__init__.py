"""The program as a wheel: made, installed into empty environments, and named by a site's lock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bulletins.newsite.thin_site import thin_files

from tests.sites import NOW, ROOT

BASE_PYTHON = str(getattr(sys, "_base_executable", sys.executable))
NOT_KEPT = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "SITEURL", "CI")


def make_wheel(source: Path, folder: Path) -> Path:
    """Return the wheel of a source folder: what `pip wheel .` makes, without asking an index for what makes it."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def thin_site(folder: Path, wheel: Path, content: Path) -> Path:
    """Return a site that has nothing but its content, its settings, its door and a wheel."""
    for path, data in thin_files(wheel):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    shutil.copytree(content, folder / "content")
    return folder


def called(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Return a finished command, called in a folder with nothing of this environment's own Python."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_KEPT}
    now = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "PYTHONUTF8": "1"}
    return subprocess.run(
        list(command),
        cwd=folder,
        env={**kept, **now, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


def built_by_repository(content: Path, folder: Path) -> Path:
    """Return the output folder of a build by the repository itself."""
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "build"]
    done = called(folder, *command, "--content", str(content), "--output", str(folder / "repository"))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "repository"

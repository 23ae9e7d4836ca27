"""A version of the program that can be run beside the present one, and the site as that version builds it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.problem import Refused, error
from bulletins.newsite.thin_site import LOCK
from bulletins.publishing.site_record import SiteRecord, load_record

PACKAGE = Path(__file__).resolve().parent.parent
_NOT_PASSED_ON = ("PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A version that can be run: its Python, and the folder of its package (empty where Python has it installed)."""

    python: Path
    folder: str
    package: Path

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables it is run with."""
        kept = {name: value for name, value in os.environ.items() if name not in {*_NOT_PASSED_ON, "PYTHONPATH"}}
        return {**kept, "PYTHONUTF8": "1", **({"PYTHONPATH": self.folder} if self.folder else {})}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialBuild:
    """The build of the site by one version: its folder, its record, and the problems that it reported.

    `record` is None where nothing was built; `crash` is then the program's own output, if it gave no report.
    """

    folder: Path
    record: SiteRecord | None
    problems: tuple[Mapping[str, object], ...]
    crash: str = ""


def this_engine() -> Engine:
    """Return the version that is running."""
    return Engine(python=Path(sys.executable), folder=str(PACKAGE.parent), package=PACKAGE)


def unpack_engine(wheel: Path, folder: Path) -> Engine:
    """Unpack the wheel of a version that needs the same packages as this one, and return that version."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return Engine(python=Path(sys.executable), folder=str(folder), package=folder / "bulletins")


def install_engine(lock: Path, folder: Path) -> Engine:
    """Return a version installed with the packages of its own lock, each by its digest; Refused where that fails."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:"]
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [str(python), "-m", "pip", "install", *options, "-r", lock.name],
    ):
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
        done = subprocess.run(command, cwd=lock.parent, env=kept, capture_output=True, text=True, check=False)  # noqa: S603  (venv and pip)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines() or ["?"]
            raise Refused((error("upgrade-not-installed", LOCK, reason=said[-1]),))
    package = next(folder.glob("[Ll]ib/**/site-packages/bulletins"))
    return Engine(python=python, folder="", package=package)


def build_with(engine: Engine, root: Path, output: Path, language: str, moment: int) -> TrialBuild:
    """Return the site as a version builds it, as for publishing, at a moment in seconds."""
    record = output.with_suffix(".json")
    options = ["--settings", "publishconf.py", "--format", "json", "--output", str(output), "--record", str(record)]
    done = subprocess.run(  # noqa: S603  (our own interpreter and program)
        [str(engine.python), "-m", "bulletins", "build", *options, *(["--lang", language] if language else [])],
        cwd=root,
        env={**engine.environment, "SOURCE_DATE_EPOCH": str(moment)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    try:
        problems = tuple(json.loads(done.stdout)["problems"])
    except (ValueError, KeyError, TypeError):
        said = (done.stderr or done.stdout).strip().splitlines() or ["?"]
        return TrialBuild(folder=output, record=None, problems=(), crash=said[-1])
    built = load_record(record.read_bytes()) if done.returncode == 0 else None
    return TrialBuild(folder=output, record=built, problems=problems)

"""The wheel of the program that is running: made from its repository, or the file that it was installed from."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from bulletins.model.problem import Refused, error
from bulletins.settings.program_files import is_installed, program_file

DISTRIBUTION = "pelican-bulletins"


def own_wheel(typed: str, folder: Path) -> Path:
    """Return the wheel that was typed, else that of this program, made in `folder` where it has to be made.

    Refused where there is none, or it is not the one that was installed.
    """
    if typed:
        file = Path(typed).expanduser()
        if not file.is_file() or file.suffix != ".whl" or not file.name.startswith("pelican_bulletins-"):
            raise Refused((error("start-wheel", "start", typed=typed),))
        return file
    return _installed_from() if is_installed() else _made_in(folder)


def _made_in(folder: Path) -> Path:
    """Return the wheel of the repository that this program runs from."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    repository = program_file("pyproject.toml").parent
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)  # noqa: S603  (nothing typed by anyone)
    made = next(folder.glob("*.whl"), None)
    if done.returncode or made is None:
        said = (done.stderr or done.stdout).strip().splitlines() or ["?"]
        raise Refused((error("start-wheel-not-made", "start", reason=said[-1]),))
    return made


def _installed_from() -> Path:
    """Return the file that pip installed this program from, as it was then."""
    try:
        noted = json.loads(distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        noted = {}
    address = urlsplit(str(noted.get("url", "")))
    file = Path(url2pathname(unquote(address.path))) if address.scheme == "file" else Path()
    digest = noted.get("archive_info", {}).get("hashes", {}).get("sha256", "")
    if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        raise Refused((error("start-no-wheel", "start"),))
    return file

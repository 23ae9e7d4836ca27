"""A program that builds a site and is killed before one of the calls that change files.

Run as `python -m tests.laws.killed`, with the settings pickled on standard input, and how far into those calls that is:
0 before the first, nearly 1 before the last. How many there are is counted in a build of a copy of the folder that the
settings lie in. The build ends by itself where it has less to do than that of the copy, whose files look touched.
"""

from __future__ import annotations

import pickle
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletins.build.pipeline import build_site
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace

from tests.laws.interrupted import Disturber
from tests.sites import NOW

NOT_COPIED = shutil.ignore_patterns(".git", "clean", "www")


def copied(settings: BuildSettings, folder: Path) -> BuildSettings:
    """Return the settings of a copy in a folder."""
    root = settings.state.parent
    shutil.copytree(root, folder, symlinks=True, ignore=NOT_COPIED)
    places = (folder / place.relative_to(root) for place in (settings.content, settings.output, settings.state))
    content, output, state = places
    return replace(settings, content=content, output=output, state=state)


def main() -> None:
    """Build."""
    settings, share = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  (our own test wrote it)
    disturber = Disturber("kill", 0)
    with TemporaryDirectory(prefix="killed-") as name:
        copy = copied(settings, Path(name) / "copy")
        disturber.install()
        build_site(copy, NOW)
        moment = 1 + int(share * disturber.calls)
    disturber.calls, disturber.moment = 0, moment
    build_site(settings, NOW)


if __name__ == "__main__":
    main()

"""A program that builds a site and is killed before one of the calls that change files.

Run as `python -m tests.laws.killed`, with the settings and the number of that call, pickled, on standard input.
"""

from __future__ import annotations

import pickle
import sys

from bulletins.build.pipeline import build_site

from tests.laws.interrupted import Disturber
from tests.sites import NOW


def main() -> None:
    """Build."""
    settings, moment = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  (our own test wrote it)
    Disturber("kill", moment).install()
    build_site(settings, NOW)


if __name__ == "__main__":
    main()

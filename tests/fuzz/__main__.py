"""Try each reader with bytes made by chance: `python -m tests.fuzz SECONDS [TARGET…]`; exit 1 where one fails.

It needs Linux and Python 3.11, for which requirements-fuzz.txt holds Atheris.

Atheris leads the chance by which lines of the program an input reaches. Each target has a process of its own; an input
that broke it is written to tests/fuzz/found/, where the tests try it from then on.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.targets import FOUND, TARGETS, seeds

LARGEST = 65_536
SLOWEST = 20
"""Seconds that one input may take."""


def run(name: str, seconds: int) -> int:
    """Return the exit code of a process that tries one target."""
    folder = FOUND / name
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(name)):
            (Path(corpus) / str(number)).write_bytes(seed)
        options = [
            f"-max_total_time={seconds}",
            f"-max_len={LARGEST}",
            f"-timeout={SLOWEST}",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
            f"-artifact_prefix={folder}/",
        ]
        command = [sys.executable, "-m", "tests.fuzz.one_target", name, *options, corpus, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    tried = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
    sys.stdout.write(f"{name}: exit {done.returncode}; {tried[-1] if tried else 'not begun'}\n")
    if done.returncode:
        sys.stdout.write(done.stderr[-4000:])
    if not any(folder.iterdir()):
        folder.rmdir()
    return done.returncode


def main(arguments: list[str]) -> int:
    """Return 1 if a target failed, else 0."""
    seconds, names = int(arguments[0]), arguments[1:] or list(TARGETS)
    share = max(1, seconds // len(names))
    codes = [run(name, share) for name in names]
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

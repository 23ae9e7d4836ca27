"""What a build costs: seconds, processor time and memory, cold and warm, for sites of several sizes.

    python -m tests.benchmarks.timing --bulletins 1000 --bulletins 10000

Works on a copy of the program in a temporary folder, so that no cache of an earlier build helps the cold one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("plugins", "theme", "tasks.py", "pelicanconf.py", "publishconf.py")
SITE_URL = "https://example.org"
UNITS_OF_MAXRSS = {"darwin": 1}
"""Bytes in one unit of ru_maxrss where it is not 1,024."""
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one command took: wall-clock seconds, processor seconds (user and system), peak bytes of memory."""

    wall: float
    processor: float
    memory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One measured build: `kind` is cold or warm, `files` and `size` are what lies in the output folder after it."""

    bulletins: int
    kind: str
    cost: Cost
    files: int
    size: int

    @property
    def milliseconds(self) -> float:
        """Return wall-clock milliseconds for each bulletin."""
        return self.cost.wall * 1000 / self.bulletins


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Return what a command run in a folder cost, its own children counted in; CalledProcessError where it fails.

    This process must stay small: Linux counts its memory at the start of the child towards the child's peak.
    """
    if sys.platform == "win32":
        message = "measuring needs os.wait4, which Windows does not have"
        raise SystemExit(message)
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        output.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, output.read())
    memory = usage.ru_maxrss * UNITS_OF_MAXRSS.get(sys.platform, 1024)
    return Cost(wall=wall, processor=usage.ru_utime + usage.ru_stime, memory=memory)


def measure_builds(bulletins: int, folder: Path) -> Iterator[Run]:
    """Yield a cold and a warm build of a made-up site of that many bulletins, made in an empty folder."""
    program, content, output = folder / "program", folder / "content", folder / "output"
    _copy_program(program)
    _python("tests.benchmarks.corpus", "--bulletins", str(bulletins), str(content), folder=ROOT)
    options = ("--content", str(content), "--output", str(output), "--site-url", SITE_URL)
    for kind in ("cold", "warm"):
        cost = _python("invoke", "build", *options, folder=program)
        sizes = [file.stat().st_size for file in output.rglob("*") if file.is_file()]
        yield Run(bulletins=bulletins, kind=kind, cost=cost, files=len(sizes), size=sum(sizes))


def table(runs: Sequence[Run]) -> str:
    """Return the runs as lines of text, and below how the cost of one bulletin grows with the size of the site."""
    head = "bulletins build   wall s    cpu s  ms each  peak MB    files      MB"
    rows = [
        f"{run.bulletins:>9} {run.kind:>5} {run.cost.wall:>8.2f} {run.cost.processor:>8.2f} {run.milliseconds:>8.2f} "
        f"{run.cost.memory / MEGABYTE:>8.0f} {run.files:>8} {run.size / MEGABYTE:>7.1f}"
        for run in runs
    ]
    return "\n".join((head, *rows, *_ratios(runs)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the sizes the command line asks for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.timing", description="Measure builds.")
    parser.add_argument("--bulletins", type=int, action="append", help="size of a site; may be given several times")
    sizes = parser.parse_args(arguments).bulletins or [1000]
    runs: list[Run] = []
    for bulletins in sizes:
        with tempfile.TemporaryDirectory(prefix="timing-") as folder:
            try:
                runs += measure_builds(bulletins, Path(folder))
            except subprocess.CalledProcessError as error:
                sys.stdout.write(error.output.decode(errors="replace"))
                sys.exit(f"failed with exit code {error.returncode}: {' '.join(error.cmd)}")
    sys.stdout.write(table(runs) + "\n")


def _ratios(runs: Sequence[Run]) -> Iterator[str]:
    """Yield for each kind of build what a bulletin costs in every site against the first."""
    for kind in dict.fromkeys(run.kind for run in runs):
        first, *others = (run for run in runs if run.kind == kind)
        for run in others:
            ratio = run.milliseconds / first.milliseconds
            yield f"{kind}: a bulletin of {run.bulletins} costs {ratio:.2f} × one of {first.bulletins}"


def _copy_program(folder: Path) -> None:
    """Copy what a build runs into a new folder."""
    folder.mkdir()
    for name in PROGRAM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy2(ROOT / name, folder / name)


def _python(module: str, *arguments: str, folder: Path) -> Cost:
    """Return what a module run by this interpreter cost."""
    return measure((sys.executable, "-m", module, *arguments), folder)


if __name__ == "__main__":
    main()

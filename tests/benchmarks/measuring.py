"""What one command costs: seconds and processor seconds, or the memory of its whole process tree at its peak.

Memory is sampled in runs of its own, so that looking at it slows no measured run down.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.02
"""Seconds between two looks at the memory."""
SESSION = 3
"""The place of the session in /proc/<pid>/stat, counted after the command's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one command took: wall-clock seconds, and processor seconds (user and system)."""

    wall: float
    processor: float


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Return what a command run in a folder cost, its own children counted in; CalledProcessError where it fails.

    What others have written is brought to the disk first: the command is not to wait for that, nor share the disk.
    """
    if sys.platform == "win32":
        message = "measuring needs os.wait4, which Windows does not have"
        raise SystemExit(message)
    os.sync()
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, said.read())
    return Cost(wall=wall, processor=usage.ru_utime + usage.ru_stime)


def measure_memory(command: Sequence[str], folder: Path) -> int | None:
    """Return the most memory, in bytes, that a command and all its descendants held at once; None without /proc.

    It is the sum of PSS: what processes share is counted once. CalledProcessError where the command fails.
    """
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    peak = 0
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        while process.poll() is None:
            peak = max(peak, sum(_memory(each) for each in _members(process.pid)))
            time.sleep(PAUSE)
        said.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, said.read())
    return peak


def _members(session: int) -> Iterator[int]:
    """Yield the processes of a session: the command and its descendants, orphans among them."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _session(int(folder.name)) == session:
            yield int(folder.name)


def _session(process: int) -> int:
    """Return the session a process belongs to; 0 where it has ended."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[SESSION])


def _memory(process: int) -> int:
    """Return a process's share of memory in bytes; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))

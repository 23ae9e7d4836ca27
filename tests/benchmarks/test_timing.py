"""The measuring itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks.timing import Cost, Run, measure, table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measuring needs os.wait4, which Windows does not have")


def test_counts_time_and_memory_of_a_command_and_its_children(tmp_path: Path) -> None:
    """Sleeping takes wall-clock time alone; memory that a child of the command takes is in the peak."""
    child = "held = bytearray(300_000_000)"
    program = f"import subprocess, sys, time; subprocess.run([sys.executable, '-c', {child!r}]); time.sleep(0.3)"
    cost = measure((sys.executable, "-c", program), tmp_path)
    assert cost.wall > 0.3
    assert 0 < cost.processor < cost.wall
    assert 300_000_000 < cost.memory < 600_000_000


def test_failed_command_is_no_measurement(tmp_path: Path) -> None:
    """A command that fails raises with what it printed."""
    program = "import sys; print('said'); sys.exit('and failed')"
    with pytest.raises(subprocess.CalledProcessError) as failure:
        measure((sys.executable, "-c", program), tmp_path)
    assert failure.value.returncode == 1
    assert sorted(failure.value.output.decode().split("\n")) == ["", "and failed", "said"]


def test_table_shows_cost_of_one_bulletin_and_its_growth() -> None:
    """The table has a row for each build and compares sizes by milliseconds a bulletin."""
    cold = Run(bulletins=1000, kind="cold", cost=Cost(wall=5, processor=4.5, memory=120_000_000), files=25, size=10**7)
    warm = replace(cold, kind="warm", cost=Cost(wall=2, processor=1.5, memory=110_000_000))
    large = replace(cold, bulletins=10_000, cost=Cost(wall=60, processor=55, memory=390_000_000))
    runs = [cold, warm, large]
    assert table(runs).split("\n") == [
        "bulletins build   wall s    cpu s  ms each  peak MB    files      MB",
        "     1000  cold     5.00     4.50     5.00      120       25    10.0",
        "     1000  warm     2.00     1.50     2.00      110       25    10.0",
        "    10000  cold    60.00    55.00     6.00      390       25    10.0",
        "cold: a bulletin of 10000 costs 1.20 × one of 1000",
    ]

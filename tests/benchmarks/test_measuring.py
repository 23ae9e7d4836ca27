"""The measuring itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.measuring import measure, measure_memory

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measuring needs os.wait4, which Windows does not have")
HOLD = "held = bytearray(100_000_000); import time; time.sleep(2)"
TWICE = f"""
import subprocess, sys
for child in [subprocess.Popen([sys.executable, "-c", {HOLD!r}]) for _ in "ab"]:
    child.wait()
"""


def test_counts_wall_clock_and_processor_apart(tmp_path: Path) -> None:
    """Sleeping takes wall-clock time alone."""
    cost = measure((sys.executable, "-c", "import time; time.sleep(0.3)"), tmp_path)
    assert cost.wall > 0.3
    assert 0 < cost.processor < cost.wall


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from /proc")
def test_memory_is_that_of_all_processes_at_once(tmp_path: Path) -> None:
    """Two children that hold memory at the same time are added up."""
    memory = measure_memory((sys.executable, "-c", TWICE), tmp_path)
    assert memory is not None
    assert 200_000_000 < memory < 300_000_000


@pytest.mark.parametrize("measuring", [measure, measure_memory])
def test_failed_command_is_no_measurement(measuring: object, tmp_path: Path) -> None:
    """A command that fails raises with what it printed."""
    assert callable(measuring)
    program = "import sys; print('said'); sys.exit('and failed')"
    with pytest.raises(subprocess.CalledProcessError) as failure:
        measuring((sys.executable, "-c", program), tmp_path)
    assert failure.value.returncode == 1
    assert sorted(failure.value.output.decode().split("\n")) == ["", "and failed", "said"]

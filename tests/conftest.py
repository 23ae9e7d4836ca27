"""What all tests share: one browser, a folder for what is made once a run, the order in which files are handed out.

The hypothesis profile is the same everywhere unless another is named. Its inputs come in the same order each time, so a
long run that was cut off goes on where it ended: `AFTER=193` leaves out the first 193 inputs of each property test.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.quick import NOT_BEGUN, is_over
from tests.refusals.faults import score

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("random", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
AFTER = int(os.environ.get("AFTER", "0"))
"""How many inputs of each property test are left out, as a run before has tried them."""


LONG = (
    "workflows/test_site.py",
    "workflows/test_links.py",
    "laws/test_set_aside.py",
    "laws/test_interrupted.py",
    "laws/test_incremental.py",
    "browser/test_layout.py",
    "browser/test_accessibility.py",
    "browser/test_keyboard.py",
    "laws/test_one_folder.py",
    "wheel/test_wheel.py",
    "wheel/test_upgrade.py",
    "laws/test_matrix.py",
    "build/test_live.py",
    "benchmarks/test_scenarios.py",
    "browser/test_speed.py",
    "extensions/test_incremental_extensions.py",
)
"""The files that take longest, the longest first: begun last, one of them would leave all other processes idle."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of a quick run."""
    parser.addoption("--seconds", type=float, default=0, help="begin no test after so many; 0 for no such limit")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; the others stay in the order that they have."""
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get("/".join(item.path.parts[-2:]), len(LONG)))
    for test in {item.function for item in items if AFTER and isinstance(item, pytest.Function)}:
        if hasattr(test, "hypothesis"):
            test.hypothesis.inner_test = left_out(AFTER, test.hypothesis.inner_test)


def left_out(number: int, test: Callable[..., None]) -> Callable[..., None]:
    """Return a test that does nothing with so many of the first inputs that it is given."""
    inputs = count()

    @wraps(test)
    def rest(*arguments: object, **named: object) -> None:
        if next(inputs) >= number:
            test(*arguments, **named)

    return rest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin no test in a quick run whose time is over."""
    if is_over(item.config.getoption("seconds")):
        pytest.skip(NOT_BEGUN)


def pytest_report_header() -> str:
    """Say at the top of a run what it leaves out."""
    return f"The first {AFTER} inputs of each property test are left out." if AFTER else ""


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that all processes of this run have in common: what is made there wants a lock."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one Chromium for all tests: Playwright runs once in a process."""
    from tests.chromium import open_browser  # noqa: PLC0415  (a run without a browser needs no Playwright)

    with open_browser() as opened:
        yield opened


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many faults of the catalogue the tests that ran have put to the program, and how many it survived."""
    stats = terminalreporter.stats
    failed = [report.nodeid for kind in ("failed", "error") for report in stats.get(kind, ())]
    waiting = [report for report in stats.get("skipped", ()) if NOT_BEGUN in str(report.longrepr)]
    if waiting:
        terminalreporter.write_line(f"{len(waiting)} tests were not begun: `python3 tasks.py test` runs them all.")
    line = score([report.nodeid for report in stats.get("passed", ())], failed)
    if line:
        terminalreporter.write_line(line)

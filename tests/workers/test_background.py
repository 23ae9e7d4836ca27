"""Something worked out beside other work: the same result, whoever works it out and whatever happens to them.

A process is copied only where it has one thread, which this one may not: what is shown of copies is shown by a process
of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bulletins.model.problem import Refused, error
from bulletins.workers.background import in_background
from bulletins.workers.processes import usable_processors

SECONDS = 60
"""How long a process may take to show something."""

FOUND = error("output-is-link", "output")

copied = pytest.mark.skipif(
    sys.platform != "linux" or usable_processors() == 1, reason="Here everything is worked out by the process itself."
)


def shows(what: Callable[[Path], None], folder: Path) -> bool:
    """Return whether a new process of one thread finds that something holds."""
    process = multiprocessing.get_context("spawn").Process(target=what, args=(folder,))
    process.start()
    process.join(SECONDS)
    process.kill()
    process.join()
    return process.exitcode == 0


def wait_for(mark: Path) -> None:
    """Return once a file is there."""
    while not mark.exists():
        time.sleep(0.01)


def refuse() -> int:
    """Raise a refusal."""
    raise Refused((FOUND,))


def copy_works_meanwhile(folder: Path) -> None:
    """Find that another process is at the work before it is asked, and gives the result."""
    mark = folder / "begun"

    def work() -> int:
        mark.touch()
        return os.getpid()

    with in_background(work) as result:
        wait_for(mark)
        assert result() != os.getpid()


def refusal_comes_back(_folder: Path) -> None:
    """Find that what a copy raises is raised where it is asked for."""
    with in_background(refuse) as result, pytest.raises(Refused) as refused:
        result()
    assert refused.value.problems == (FOUND,)


def dead_copy_is_replaced(_folder: Path) -> None:
    """Find that what a killed copy did not say is worked out here."""
    here = os.getpid()

    def die_elsewhere() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with in_background(die_elsewhere) as result:
        assert result() == here


def unwanted_copy_is_killed(folder: Path) -> None:
    """Find that work which nobody asks for is broken off."""
    begun, ended = folder / "begun", folder / "ended"

    def dawdle() -> None:
        begun.touch()
        time.sleep(SECONDS)
        ended.touch()

    before = time.monotonic()
    with in_background(dawdle):
        wait_for(begun)
    assert time.monotonic() - before < SECONDS / 2
    assert not ended.exists()


@copied
@pytest.mark.parametrize(
    "what", [copy_works_meanwhile, refusal_comes_back, dead_copy_is_replaced, unwanted_copy_is_killed]
)
def test_a_copy_works_it_out(what: Callable[[Path], None], tmp_path: Path) -> None:
    """A copy is at the work meanwhile; what it raises comes back, its death costs nothing but time, and it goes."""
    assert shows(what, tmp_path)


def test_where_another_thread_runs_nothing_is_copied() -> None:
    """A process with a second thread works it out itself, when it is asked."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with in_background(os.getpid) as result:
            assert result() == os.getpid()
        with in_background(refuse) as result, pytest.raises(Refused):
            result()
    finally:
        done.set()
        thread.join()

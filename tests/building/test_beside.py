"""Something worked out beside other work: the same result, whoever works it out and whatever happens to them."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from plugins.building.beside import beside
from plugins.building.processes import best_method, usable_processors
from plugins.model.problem import Refused, problem

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")

HERE = os.getpid()

copied = pytest.mark.skipif(
    best_method() != "fork" or usable_processors() == 1, reason="Here everything is worked out by this process."
)


@copied
def test_a_copy_works_it_out_meanwhile(tmp_path: Path) -> None:
    """The result comes from another process, which was at it before it was asked."""
    mark = tmp_path / "begun"

    def work() -> int:
        mark.touch()
        return os.getpid()

    with beside(work) as result:
        while not mark.exists():
            time.sleep(0.01)
        assert result() != HERE


def test_where_another_thread_runs_nothing_is_copied() -> None:
    """A process with a second thread works it out itself, when it is asked."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with beside(os.getpid) as result:
            assert result() == HERE
    finally:
        done.set()
        thread.join()


def test_what_it_raises_is_raised_where_it_is_asked_for() -> None:
    """A refusal reaches whoever asks, with what it says."""
    found = problem("output-is-link", "output")

    def refuse() -> int:
        raise Refused((found,))

    with beside(refuse) as result, pytest.raises(Refused) as refused:
        result()
    assert (found,) == refused.value.problems


@copied
def test_a_copy_that_died_costs_nothing_but_time() -> None:
    """What a killed copy did not say is worked out here."""

    def die_elsewhere() -> int:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with beside(die_elsewhere) as result:
        assert result() == HERE


@copied
def test_nobody_waits_for_what_is_not_wanted(tmp_path: Path) -> None:
    """Work that nobody asks for is broken off."""
    begun, ended = tmp_path / "begun", tmp_path / "ended"

    def dawdle() -> None:
        begun.touch()
        time.sleep(60)
        ended.touch()

    before = time.monotonic()
    with beside(dawdle):
        while not begun.exists():
            time.sleep(0.01)
    assert time.monotonic() - before < 30
    assert not ended.exists()

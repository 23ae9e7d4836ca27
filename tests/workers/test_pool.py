"""Work handed out in pieces: the same results in the same order, whoever does it and whoever dies over it."""

from __future__ import annotations

import os
import signal
from concurrent.futures import Executor
from copy import copy
from functools import partial
from pathlib import Path

import pytest
from bulletins.workers.pool import Pool
from bulletins.workers.processes import WorkQueue
from hypothesis import given
from hypothesis import strategies as st

from tests.workers.pools import build_with

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")

METHODS = ["spawn", *(["fork"] if hasattr(os, "fork") else [])]
CREWS = [(workers, method) for method in METHODS for workers in (2, 4)]
INPUTS = range(23)


def squares(numbers: tuple[int, ...]) -> list[int]:
    """Return the square of each number."""
    return [number * number for number in numbers]


def identified(numbers: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return each number with the process that saw it."""
    return [(number, os.getpid()) for number in numbers]


def open_crew(pieces: int, copies: int) -> list[WorkQueue]:
    """Return the shares of some pieces as each copy of a process holds them."""
    shares = WorkQueue(pieces, copies)
    crew = []
    for _ in range(copies):
        shares.begin()
        crew.append(copy(shares))
    return crew


def fatal_once(mark: Path, numbers: tuple[int, ...]) -> list[int]:
    """Return the square of each number; who is first to see 7 dies over it."""
    if 7 in numbers and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return squares(numbers)


def call_nobody(_workers: int) -> Executor:
    """Fail: nobody was to be called."""
    raise AssertionError


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 30), st.lists(st.integers(), max_size=29))
def test_what_is_done_here_comes_in_order(piece: int, own: int, enough: int, numbers: list[int]) -> None:
    """Whatever the pieces, one worker gives what the work gives, in order, and calls nobody."""
    for pool in (Pool(1, call_nobody), Pool(1, call_nobody, piece=own), Pool(2, call_nobody, enough=30)):
        done = list(pool.run(squares, numbers, piece=piece, enough=enough))
        assert [number * number for number in numbers] == done


@pytest.mark.parametrize(("workers", "method"), CREWS)
def test_results_do_not_depend_on_who_works(workers: int, method: str) -> None:
    """Two or four processes, begun anew or forked, give the same in the same order, and none of it is done here."""
    pool = Pool(workers, method=method)
    try:
        done = list(pool.run(identified, INPUTS, piece=3))
    finally:
        pool.close()
    assert list(INPUTS) == [number for number, _ in done]
    assert os.getpid() not in {process for _, process in done}


def test_one_worker_far_away_is_called() -> None:
    """One worker of this machine would be no help, one of another machine is."""
    pool = Pool(1, is_remote=True)
    try:
        done = list(pool.run(identified, INPUTS, piece=3))
    finally:
        pool.close()
    assert os.getpid() not in {process for _, process in done}


@pytest.mark.skipif("fork" not in METHODS, reason="This system copies no processes.")
def test_copies_hold_what_cannot_travel() -> None:
    """Copies of this process do work that is known to it alone, on inputs that no other process could be sent."""
    inputs = [partial(lambda number: number * 2, number) for number in range(23)]
    pool = Pool(2, method="fork")
    seen = list(pool.run_copied(lambda some: [(one(), os.getpid()) for one in some], inputs, piece=3))
    assert [2 * number for number in range(23)] == sorted(number for number, _ in seen)
    assert os.getpid() not in {process for _, process in seen}


@pytest.mark.skipif("fork" not in METHODS, reason="This system copies no processes.")
@given(st.integers(0, 40), st.integers(1, 5), st.data())
def test_every_piece_is_taken_once(pieces: int, copies: int, data: st.DataObject) -> None:
    """However quick each copy is, no piece is taken twice and none is left."""
    crew = open_crew(pieces, copies)
    quick = [data.draw(st.sampled_from(crew)) for _ in range(pieces)]
    assert [*range(pieces)] == sorted(copied.take() for copied in quick)


@pytest.mark.skipif("fork" not in METHODS, reason="This system copies no processes.")
def test_copies_take_neighbours_and_help_from_the_end() -> None:
    """A copy takes its own pieces in their order, and when it has none left the last of whoever has the most."""
    one, two, _ = open_crew(12, 3)
    assert [two.take() for _ in range(4)] == [4, 5, 6, 7]
    assert [one.take(), two.take(), two.take(), two.take(), two.take()] == [0, 11, 3, 10, 2]
    assert [one.take(), one.take(), one.take()] == [1, 9, 8]


@pytest.mark.skipif("fork" not in METHODS, reason="This system copies no processes.")
def test_a_killed_copy_costs_nothing_but_time(tmp_path: Path) -> None:
    """What a copy that was killed has left undone is done here."""
    pool = Pool(2, method="fork")
    done = list(pool.run_copied(partial(fatal_once, tmp_path / "killed"), INPUTS, piece=2))
    assert (tmp_path / "killed").exists()
    assert [number * number for number in INPUTS] == sorted(done)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="This system has no SIGKILL: nobody is killed.")
@pytest.mark.parametrize("method", METHODS)
def test_a_killed_worker_costs_nothing_but_time(method: str, tmp_path: Path) -> None:
    """A process killed over a piece of work leaves it to be done here, and with it what else was under way."""
    pool = Pool(2, method=method)
    try:
        done = list(pool.run(partial(fatal_once, tmp_path / "killed"), INPUTS, piece=2))
    finally:
        pool.close()
    assert (tmp_path / "killed").exists()
    assert [number * number for number in INPUTS] == done


@pytest.fixture(scope="module")
def built_alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the files of the base site, built by one process."""
    return build_with(Pool(1, call_nobody), tmp_path_factory.mktemp("alone"))


@pytest.mark.parametrize(("workers", "method"), CREWS)
def test_a_site_does_not_depend_on_who_works(
    workers: int, method: str, built_alone: dict[str, bytes], tmp_path: Path
) -> None:
    """The site has the same bytes, built by one process, two or four, begun anew or forked."""
    before = os.times()
    built = build_with(Pool(workers, method=method, piece=2, enough=1), tmp_path)
    after = os.times()
    assert built_alone == built
    assert after.children_user > before.children_user

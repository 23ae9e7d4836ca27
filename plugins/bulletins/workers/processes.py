"""Worker processes of this machine: they inherit nothing that they do not need, and end when their parent ends.

Where one thread runs on Linux they are forked, which costs nothing; elsewhere they begin anew (spawn). A worker never
runs the program's main module again: its work is named by the modules it lives in.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from types import ModuleType
from typing import Any, TypeVar

T = TypeVar("T")

_HELD: list[tuple[Callable[[int], Any], WorkQueue]] = []
"""In a copy of the process that hands out work: what it was made for, which never had to travel."""


class WorkQueue:
    """Numbered pieces of work, shared out among copies of a process.

    Neighbours have much in common that is worked out once: each copy takes its own share from the first piece on, and
    when that is done others' from the last.
    """

    __slots__ = ("_begun", "_ends", "_lock", "_next", "_own")

    def __init__(self, pieces: int, copies: int) -> None:
        """Divide all evenly; the copies are yet to be made."""
        context = multiprocessing.get_context("fork")
        bounds = [pieces * number // copies for number in range(copies + 1)]
        self._lock = context.Lock()
        self._next = context.RawArray("l", bounds[:-1])
        self._ends = context.RawArray("l", bounds[1:])
        self._begun = context.RawValue("l", 0)
        self._own = 0

    def begin(self) -> None:
        """Take hold of a share, as a copy does once."""
        with self._lock:
            self._own = self._begun.value
            self._begun.value += 1

    def take(self) -> int:
        """Return the number of a piece that nobody else gets; there must be one left."""
        with self._lock:
            left = [end - first for first, end in zip(self._next, self._ends, strict=True)]
            if left[self._own]:
                self._next[self._own] += 1
                return int(self._next[self._own]) - 1
            fullest = left.index(max(left))
            self._ends[fullest] -= 1
            return int(self._ends[fullest])


class Processes(ProcessPoolExecutor):
    """A pool of processes that know no main module."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:  # noqa: ANN401  (as the library has it)
        """Hand out work; a process that this starts does not look for what the program began with."""
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            sys.modules["__main__"] = main


def open_processes(workers: int, method: str = "") -> Processes:
    """Return an executor of that many processes, started as `method` says or as is best here."""
    context = multiprocessing.get_context(method or best_method())
    return Processes(workers, mp_context=context, initializer=begin)


def open_copies(copies: int, work: Callable[[int], Any], pieces: int) -> Processes:
    """Return an executor of copies of this process as it is now, which do numbered pieces of some work: `work_on`."""
    context = multiprocessing.get_context("fork")
    return Processes(copies, mp_context=context, initializer=_begin_with, initargs=(work, WorkQueue(pieces, copies)))


def work_on() -> list[tuple[int, Any]]:
    """Return what the work that this copy was made for gives for the next piece, and its number."""
    work, shares = _HELD[0]
    number = shares.take()
    return [(number, work(number))]


def best_method() -> str:
    """Return how processes are started here: a copy of this one if no other thread could hold a lock in it."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def usable_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin_with(work: Callable[[int], Any], shares: WorkQueue) -> None:
    """Prepare a copy, which keeps hold of what it was made for."""
    shares.begin()
    _HELD.append((work, shares))
    begin()


def begin() -> None:
    """Prepare a worker: Ctrl-C is its parent's to hear, and it ends when its parent has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process as soon as the one that started it has ended, however that came."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

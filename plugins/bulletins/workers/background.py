"""Something worked out beside other work, by a copy of this process."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from bulletins.workers.processes import begin, best_method, usable_processors

T = TypeVar("T")


@contextmanager
def in_background(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Yield a function that returns the result of some work, or raises what that raised; it waits if need be.

    A copy of this process has been at it meanwhile; where none can be made, it is done here when it is asked for. A
    copy that is no longer wanted is killed: its work must bear that.
    """
    if best_method() != "fork" or usable_processors() == 1:
        yield work
        return
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    copy = context.Process(target=_tell, args=(work, there), daemon=True)
    copy.start()
    there.close()
    try:
        yield lambda: _told(here, work)
    finally:
        copy.kill()
        copy.join()
        here.close()


def _tell(work: Callable[[], Any], there: Connection) -> None:
    """Do the work in the copy, and say what came of it."""
    begin()
    try:
        there.send((work(), None))
    except Exception as error:  # noqa: BLE001  (raised again where the result is asked for)
        there.send((None, error))


def _told(here: Connection, work: Callable[[], T]) -> T:
    """Return what the copy said; where it died without a word, the work is done here."""
    try:
        result, error = here.recv()
    except EOFError:
        return work()
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]  # what the work gave

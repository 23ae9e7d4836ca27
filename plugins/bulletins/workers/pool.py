"""Pure work handed out in pieces: to processes of this machine, to any other executor, or done here.

What comes back from workers comes in the order of what was handed out, so their number changes nothing but the time. A
worker that dies costs time: its piece is done here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

from bulletins.workers.processes import best_method, open_copies, open_processes, work_on

A = TypeVar("A")
B = TypeVar("B")

Work = Callable[[tuple[A, ...]], Sequence[B]]
"""A pure function of several inputs that gives one output for each; it and they must be able to travel."""

AHEAD = 3
"""Pieces handed out for each worker before the first has come back."""


class _Task(NamedTuple):
    """A piece of work in both forms: as it is sent to a worker, function and arguments, and as it is done here."""

    sent: tuple[Any, ...]
    here: Callable[[], Sequence[Any]]


class Pool:
    """Does work with as many workers as it is given, which are called when there is enough to do."""

    __slots__ = ("_enough", "_executor", "_method", "_open", "_piece", "is_remote", "workers")

    def __init__(  # noqa: PLR0913  (who works and how, by name)
        self,
        workers: int,
        open_executor: Callable[[int], Executor] | None = None,
        *,
        method: str = "",
        is_remote: bool = False,
        piece: int | None = None,
        enough: int | None = None,
    ) -> None:
        """Start no worker yet; `open_executor(number)` returns the executor for that many workers.

        Without it that is processes of this machine, started as `method` says or else as is best here. Workers that are
        remote are on other machines: they do not see this one's files, and one of them is a help already. `piece` and
        `enough`, where given, go before those of every run.
        """
        self.workers = workers
        self._open = open_executor
        self._method = method
        self._executor: Executor | None = None
        self._piece = piece
        self._enough = enough
        self.is_remote = is_remote

    @property
    def can_fork(self) -> bool:
        """Return whether its workers can be copies of this process, which hold all that it holds."""
        return self._open is None and self.workers > 1 and (self._method or best_method()) == "fork"

    def run(self, work: Work[A, B], inputs: Iterable[A], *, piece: int, enough: int = 1) -> Iterator[B]:
        """Yield what work gives for each input, in their order.

        `piece` inputs travel together. With fewer than `enough` inputs, or one worker here, all is done by ourselves.
        """
        enough = self._enough or enough
        rest = iter(inputs)
        first = list(islice(rest, enough))
        pieces = _cut(chain(first, rest), self._piece or piece)
        if (self.workers == 1 and not self.is_remote) or len(first) < enough:
            for each in pieces:
                yield from work(each)
        else:
            yield from self._hand_out(_Task((work, each), partial(work, each)) for each in pieces)

    def run_copied(self, work: Work[A, B], inputs: Sequence[A], *, piece: int, enough: int = 1) -> Iterator[B]:
        """Yield what work gives for each input, in no certain order; only the results need to be picklable.

        The workers must be able to be copies of this process. They are made anew, so that they hold what it holds now.
        """
        piece = self._piece or piece
        if len(inputs) < (self._enough or enough):
            yield from self.run(work, inputs, piece=piece, enough=len(inputs) + 1)
            return

        def work_at(number: int) -> Sequence[B]:
            """Return the results of one piece of the work."""
            return work(tuple(inputs[number * piece : (number + 1) * piece]))

        self.close()
        left = dict.fromkeys(range(-(-len(inputs) // piece)))
        self._executor = open_copies(self.workers, work_at, len(left))
        for number, made in self._hand_out([_Task((work_on,), tuple)] * len(left)):
            del left[number]
            yield from made
        self.close()
        for number in left:  # those of copies that died
            yield from work_at(number)

    def close(self) -> None:
        """Stop the workers; pieces of work that were not started are dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _hand_out(self, tasks: Iterable[_Task]) -> Iterator[Any]:
        """Yield what workers give, with a few pieces under way at any time."""
        under_way: deque[tuple[_Task, Future[Sequence[Any]] | None]] = deque()
        for task in tasks:
            under_way.append((task, self._submit(task)))
            if len(under_way) >= AHEAD * self.workers:
                yield from _take(*under_way.popleft())
        while under_way:
            yield from _take(*under_way.popleft())

    def _submit(self, task: _Task) -> Future[Sequence[Any]] | None:
        """Return the future of a piece of work; None where no worker is left to take it."""
        if self._executor is None:
            self._executor = self._call()
        try:
            return self._executor.submit(*task.sent)
        except BrokenExecutor:
            return None

    def _call(self) -> Executor:
        """Return an executor for as many workers as there are to be."""
        if self._open is not None:
            return self._open(self.workers)
        self._method = self._method or best_method()
        return open_processes(self.workers, self._method)


def _take(task: _Task, future: Future[Sequence[Any]] | None) -> Sequence[Any]:
    """Return what a worker gave for a piece; where it died the piece is done here."""
    if future is None:
        return task.here()
    try:
        return future.result()
    except BrokenExecutor:
        return task.here()


def _cut(inputs: Iterable[A], piece: int) -> Iterator[tuple[A, ...]]:
    """Yield inputs in pieces."""
    rest = iter(inputs)
    while cut := tuple(islice(rest, piece)):
        yield cut

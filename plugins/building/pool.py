"""Pure work handed out in pieces: to processes of this machine, to any other executor, or done here.

What comes back comes in the order of what was handed out, so the number of workers changes nothing but the time. A
worker that dies costs time: its piece is done here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import chain, islice
from typing import TypeVar

from plugins.building.processes import open_processes

A = TypeVar("A")
B = TypeVar("B")

Work = Callable[[tuple[A, ...]], Sequence[B]]
"""A pure function of several inputs that gives one output for each; it and they must be able to travel."""

AHEAD = 3
"""Pieces handed out for each worker before the first has come back."""


class Pool:
    """Does work with as many workers as it is given, which are called when there is enough to do."""

    __slots__ = ("_enough", "_executor", "_open", "_piece", "afar", "workers")

    def __init__(
        self,
        workers: int,
        open_executor: Callable[[int], Executor] = open_processes,
        *,
        afar: bool = False,
        piece: int | None = None,
        enough: int | None = None,
    ) -> None:
        """Call nobody yet; `open_executor` gives what work is handed to, by the number of workers.

        Workers `afar` are on other machines: they do not see this one's files, and one of them is a help already.
        `piece` and `enough`, where given, go before those of every run.
        """
        self.workers = workers
        self._open = open_executor
        self._executor: Executor | None = None
        self._piece = piece
        self._enough = enough
        self.afar = afar

    def run(self, work: Work[A, B], inputs: Iterable[A], *, piece: int, enough: int = 1) -> Iterator[B]:
        """Yield what work gives for each input, in their order.

        `piece` inputs travel together. With fewer than `enough` inputs, or one worker here, all is done by ourselves.
        """
        enough = self._enough or enough
        rest = iter(inputs)
        first = list(islice(rest, enough))
        pieces = _cut(chain(first, rest), self._piece or piece)
        if (self.workers == 1 and not self.afar) or len(first) < enough:
            for each in pieces:
                yield from work(each)
        else:
            yield from self._hand_out(work, pieces)

    def close(self) -> None:
        """Send the workers home; what they have not begun is left undone."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _hand_out(self, work: Work[A, B], pieces: Iterator[tuple[A, ...]]) -> Iterator[B]:
        """Yield what workers give, with a few pieces under way at any time."""
        under_way: deque[tuple[tuple[A, ...], Future[Sequence[B]] | None]] = deque()
        for piece in pieces:
            under_way.append((piece, self._submit(work, piece)))
            if len(under_way) >= AHEAD * self.workers:
                yield from _take(work, *under_way.popleft())
        while under_way:
            yield from _take(work, *under_way.popleft())

    def _submit(self, work: Work[A, B], piece: tuple[A, ...]) -> Future[Sequence[B]] | None:
        """Return the future of a piece of work; None where no worker is left to take it."""
        if self._executor is None:
            self._executor = self._open(self.workers)
        try:
            return self._executor.submit(work, piece)
        except BrokenExecutor:
            return None


def _take(work: Work[A, B], piece: tuple[A, ...], future: Future[Sequence[B]] | None) -> Sequence[B]:
    """Return what a worker gave for a piece; where it died the piece is done here."""
    if future is None:
        return work(piece)
    try:
        return future.result()
    except BrokenExecutor:
        return work(piece)


def _cut(inputs: Iterable[A], piece: int) -> Iterator[tuple[A, ...]]:
    """Yield inputs in pieces."""
    rest = iter(inputs)
    while cut := tuple(islice(rest, piece)):
        yield cut

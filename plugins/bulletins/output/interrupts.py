"""Ctrl-C held back over the short stretch in which stopping would leave work half done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupts:
    """Whether Ctrl-C was pressed since it is held back."""

    __slots__ = ("requested",)

    def __init__(self) -> None:
        """Begin with none."""
        self.requested = False

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """Remember that Ctrl-C was pressed."""
        self.requested = True

    def stop_if_requested(self) -> None:
        """Raise the KeyboardInterrupt that was held back, if there is one."""
        if self.requested:
            raise KeyboardInterrupt


@contextmanager
def interrupts_held() -> Iterator[Interrupts]:
    """Give what remembers Ctrl-C instead of acting on it; only the main thread ever gets any."""
    interrupts = Interrupts()
    if threading.current_thread() is not threading.main_thread():
        yield interrupts
        return
    before = signal.signal(signal.SIGINT, interrupts.note)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.default_int_handler)

"""The saved paths that are not built yet, handed from the thread that watches folders to the thread that builds."""

from __future__ import annotations

import threading

from bulletins.preview.build import Saved

NOTHING: Saved = frozenset()


class Saves:
    """Gathers saves until they are taken."""

    def __init__(self) -> None:
        """Begin with none."""
        self._changed = threading.Condition()
        self._saved: Saved = NOTHING

    def add(self, saved: Saved) -> None:
        """Gather some more, and wake who waits for them."""
        with self._changed:
            self._saved = None if saved is None or self._saved is None else self._saved | saved
            self._changed.notify_all()

    def take(self, seconds: float) -> Saved:
        """Return all that were gathered once there are some; nothing if there are none for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._saved != NOTHING, timeout=seconds)
            saved, self._saved = self._saved, NOTHING
        return saved

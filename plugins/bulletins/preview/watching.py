"""When something was saved: follows folders, even ones that go and come, and passes over what editors leave behind."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import Change, watch

from bulletins.preview.latest import Saved

SETTLE_MS = 20
"""How long nothing more may change before a save counts as finished."""
TICK_MS = 100
"""How often the followed folders themselves are looked at."""

LEFTOVER = re.compile(
    r"""
    \..*                            # hidden: .index.md.swp, .#index.md, .DS_Store, .git
    | .*~ | ~.*                     # backups, Office's ~$lock files
    | \#.*\#                        # Emacs autosaves
    | 4913                          # Vim trying whether it may write
    | .*\.(sw[a-z]|tmp|temp|bak|part|partial|crdownload|lock|pyc)
    | Thumbs\.db | desktop\.ini | __pycache__
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Names of files and folders whose changes mean nothing."""

Identity = tuple[Path, int, int]
"""A followed path with the device and number of what stands there: a replaced folder has another one."""
NOTHING: Saved = frozenset()


def follow(
    watched: tuple[Path, ...], changed: Callable[[Saved], None], ready: threading.Event, stop: threading.Event
) -> None:
    """Call `changed` after every save under the watched paths until `stop`; set `ready` once none can be missed.

    Paths that do not exist yet are taken up when they appear. Where the system's notification fails (its limit is
    reached), the files are looked at in turn instead.
    """
    polling = missed = False
    while not stop.is_set():
        seen = _identities(watched)
        try:
            _tell(_changes(watched, seen, missed=missed, polling=polling, stop=stop), changed, ready)
        except FileNotFoundError:  # went while it was taken up: the next round leaves it out
            pass
        except (OSError, RuntimeError):
            if polling:
                raise
            polling = True
        missed = True


def _tell(changes: Iterator[Saved], changed: Callable[[Saved], None], ready: threading.Event) -> None:
    """Call `changed` for every tick with a save; the first tick of all means that none can be missed from here on."""
    for saved in changes:
        ready.set()
        if saved is None or saved:
            changed(saved)


def _changes(
    watched: tuple[Path, ...], seen: tuple[Identity, ...], *, missed: bool, polling: bool, stop: threading.Event
) -> Iterator[Saved]:
    """Yield at every tick what was saved; ends when a watched path itself came, went or was replaced.

    Where saves may have been missed before, anything may have been saved at the first tick.
    """
    for saved in _ticks(tuple(path for path, _, _ in seen), polling=polling, stop=stop):
        yield None if missed else saved
        missed = False
        if _identities(watched) != seen:
            return


def _ticks(paths: tuple[Path, ...], *, polling: bool, stop: threading.Event) -> Iterator[frozenset[str]]:
    if not paths:
        while not stop.is_set():
            yield frozenset()
            stop.wait(TICK_MS / 1000)
        return
    changes = watch(
        *paths,
        watch_filter=_Filter(paths),
        step=SETTLE_MS,
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=polling or None,
        ignore_permission_denied=True,
    )
    for change in changes:
        yield frozenset(path for _, path in change)


class _Filter:
    """Lets through what a person saved. Only the part of a path below a watched folder counts."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = tuple({*roots, *(root.resolve() for root in roots)})

    def __call__(self, _: Change, path: str) -> bool:
        return not is_leftover(path, self.roots)


def is_leftover(path: str, roots: tuple[Path, ...]) -> bool:
    """Return whether a path is an editor's or system's leftover, judged by its parts below the watched folders."""
    changed = Path(path)
    below = (changed.relative_to(root).parts for root in roots if changed.is_relative_to(root))
    parts = min(below, key=len, default=(changed.name,))
    return any(LEFTOVER.fullmatch(part) for part in parts)


def _identities(paths: tuple[Path, ...]) -> tuple[Identity, ...]:
    """Return the identity of every path that exists."""
    found = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((path, status.st_dev, status.st_ino))
    return tuple(found)


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

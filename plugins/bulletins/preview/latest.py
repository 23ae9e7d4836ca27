"""The newest outcome that browsers may see, shared between the thread that builds and the threads that answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bulletins.model.identity import OutputPath
from bulletins.model.value import replace
from bulletins.preview.build import File, PreviewBuild


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The state that the preview shows at one moment; `builds` counts all builds, `version` the good ones.

    `files` is the last good site, None before the first. `run` tells one start of the preview from another.
    """

    run: str
    builds: int = 0
    version: int = 0
    files: Mapping[OutputPath, File] | None = None
    problems: str = ""
    errors: bool = False
    closed: bool = False

    def after(self, build: PreviewBuild) -> Snapshot:
        """Return what is shown after that build: the last good site stays where it failed."""
        newer = replace(self, builds=self.builds + 1, problems=build.shown or build.overlay, errors=build.errors)
        if build.errors or build.files is None:
            return replace(newer, errors=True)
        return replace(newer, version=self.version + 1, files=build.files)


class LatestBuild:
    """Holds the newest snapshot; threads read it and wait for the next one."""

    def __init__(self, run: str) -> None:
        """Show nothing yet."""
        self._changed = threading.Condition()
        self._snapshot = Snapshot(run=run)

    @property
    def snapshot(self) -> Snapshot:
        """Return what is shown now."""
        return self._snapshot

    def show(self, build: PreviewBuild) -> None:
        """Show a build and wake everyone who waits for it."""
        self._replace(self._snapshot.after(build))

    def close(self) -> None:
        """Wake everyone for the last time."""
        self._replace(replace(self._snapshot, closed=True))

    def wait(self, builds: int, seconds: float, *, until: Callable[[], bool] = lambda: False) -> Snapshot | None:
        """Return the snapshot once there were more builds than that or it is closed; None if that takes longer.

        None as well where `until` holds, which is looked at whenever somebody wakes those who wait.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._is_newer(builds) or until(), timeout=seconds)
            return self._snapshot if self._is_newer(builds) else None

    def wake(self) -> None:
        """Have everyone who waits look again whether they still need to."""
        with self._changed:
            self._changed.notify_all()

    def _is_newer(self, builds: int) -> bool:
        return self._snapshot.closed or self._snapshot.builds > builds

    def _replace(self, snapshot: Snapshot) -> None:
        with self._changed:
            self._snapshot = snapshot
            self._changed.notify_all()

"""The newest outcome that browsers may see, shared between the thread that builds and the threads that answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.identity import OutputPath
from bulletins.model.value import replace

File = bytes | Path
"""What stands at an address: the bytes themselves, or a file on disk that holds them."""

Saved = frozenset[str] | None
"""The paths that were saved; None where anything may have been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewBuild:
    """One build: the whole site, or None where errors stopped it, and what was found wrong.

    `overlay` holds the problems as plain text, one a line, worded for a person; empty where there are none. With
    `errors` the last good site stays; without, they are warnings beside a new site.
    """

    files: Mapping[OutputPath, File] | None
    overlay: str
    errors: bool
    shown: str = ""
    """The same for the browser, each line parted by tabs: the place in words, the file to open, what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewWords:
    """The preview's own words in one language. `{…}` are filled in: addresses, ports, the name of an exception."""

    language: str = "en"
    title: str = "This cannot be published yet"
    close: str = "Close"
    copy: str = "Copy the file's path"
    waiting: str = "This page reloads by itself when it is put right."
    warnings: str = "Worth a look"
    building: str = "The site is being built…"
    not_found: str = "There is no page at this address"
    crashed: str = "The program itself failed ({error}); your text is safe. Please pass this on to its maintainer:"
    serving: str = "Preview: {url} (stop with Ctrl-C)"
    writing: str = "Write at {url}"
    running: str = "The writing page is open already: {url}"
    port_taken: str = "Port {wanted} is in use; taking {port} instead."


ENGLISH = PreviewWords()
"""The words where the site's language has none of its own."""


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

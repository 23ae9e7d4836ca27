"""The state folder; where it cannot be used, a build works without it and reports this once."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import NamedTuple

from bulletins.model.problem import Problem, warning
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace


class UsableState(NamedTuple):
    """The settings with a state folder that can be written, and the problems of the folder that was asked for."""

    settings: BuildSettings
    said: tuple[Problem, ...] = ()


@contextmanager
def open_state(settings: BuildSettings) -> Iterator[UsableState]:
    """Open a state folder that can be used: the settings' own, or a temporary one for this build."""
    reason = _why_unusable(settings)
    if not reason:
        yield UsableState(settings)
        return
    said = warning("state-unusable", os.fspath(settings.state), reason=reason)
    with TemporaryDirectory(prefix="build-") as folder:
        yield UsableState(replace(settings, state=Path(folder)), (said,))


def _why_unusable(settings: BuildSettings) -> str:
    """Return why nothing can be kept in the state folder, empty where something can."""
    state, made = settings.state, settings.state / "made"
    try:
        if made.is_symlink() or _lies_in(state.resolve(), settings.content, settings.output):
            return os.strerror(errno.ENOTDIR)  # what is not remembered there would be cleared, whoever's it is
        for folder in (state, made):
            folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=folder, prefix=".try-"):
                pass
    except (OSError, RuntimeError) as failure:
        return getattr(failure, "strerror", None) or str(failure) or type(failure).__name__
    return ""


def _lies_in(state: Path, *folders: Path) -> bool:
    """Return whether a link leads from the state folder into what is somebody's own or is published."""
    return any(state.is_relative_to(folder.resolve()) for folder in folders)

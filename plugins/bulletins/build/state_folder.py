"""The state folder: whatever is wrong with it, a build goes on without it, and says so once."""

from __future__ import annotations

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
    """Settings whose state folder can be written, and what is to be said of the one that was asked for."""

    settings: BuildSettings
    said: tuple[Problem, ...] = ()


@contextmanager
def open_state(settings: BuildSettings) -> Iterator[UsableState]:
    """Give settings with a state folder that can be used: their own, or else one that goes when the build ends."""
    reason = _why_unusable(settings.state)
    if not reason:
        yield UsableState(settings)
        return
    said = warning("state-unusable", os.fspath(settings.state), reason=reason)
    with TemporaryDirectory(prefix="build-") as folder:
        yield UsableState(replace(settings, state=Path(folder)), (said,))


def _why_unusable(state: Path) -> str:
    """Return why nothing can be kept in a folder, empty where something can."""
    try:
        for folder in (state, state / "made"):
            folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=folder, prefix=".try-"):
                pass
    except (OSError, RuntimeError) as failure:
        return getattr(failure, "strerror", None) or str(failure) or type(failure).__name__
    return ""

"""The problem that an exception in an extension's Python becomes: file, line, and Python's own message."""

from __future__ import annotations

import inspect
import sys
import traceback
from pathlib import Path

from bulletins.model.extensions import Hook
from bulletins.model.problem import Problem, error


def failure_problem(failure: Exception, hook: Hook) -> Problem:
    """Return what an extension raised: the last of its own lines that was run."""
    module = sys.modules.get(hook.module)
    file = inspect.getsourcefile(module) if module else None
    folder = Path(file).parent if file else None
    frames = (
        []
        if folder is None
        else [
            each for each in traceback.extract_tb(failure.__traceback__) if Path(each.filename).is_relative_to(folder)
        ]
    )
    path, line = hook.module, 0
    if folder is not None and frames:
        place = folder.parent if Path(file or "").name == "__init__.py" else folder
        path = f"{place.name}/{Path(frames[-1].filename).relative_to(place).as_posix()}"
        line = frames[-1].lineno or 0
    reason = f"{type(failure).__name__}: {failure}"
    return error("extension-fails", path, line, extension=hook.extension, reason=reason)

"""The problems that staff can act on, made from the system's errors when it refuses to write."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletins.model.problem import Problem, Refused, error

_FULL = {errno.ENOSPC, errno.EFBIG, *((errno.EDQUOT,) if hasattr(errno, "EDQUOT") else ())}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def refusing(output: Path) -> Iterator[None]:
    """Raise Refused where the system refuses to write; before the journal is written nothing has changed."""
    try:
        yield
    except OSError as failure:
        raise Refused((_refusal(failure, output),)) from failure


@contextmanager
def stopping_midway(output: Path) -> Iterator[None]:
    """Raise Refused where the system refuses to write after the journal; the next command completes the changes."""
    try:
        yield
    except OSError as failure:
        raise Refused((error("publishing-unfinished", os.fspath(output), reason=_reason(failure)),)) from failure


def _refusal(failure: OSError, output: Path) -> Problem:
    """Return the problem that fits the system's error."""
    if failure.errno in _FULL:
        return error("disk-full", os.fspath(output))
    if failure.errno in _CLOSED:
        return error("output-read-only", os.fspath(output), file=_printable(str(failure.filename or output)))
    return error("output-failed", os.fspath(output), reason=_reason(failure))


def foreign_files(output: Path, paths: list[str]) -> Problem:
    """Return the problem of a folder that holds someone's own files, some of them named."""
    shown = ", ".join(_printable(path) for path in paths[:3])
    return error("output-holds-other-files", os.fspath(output), count=len(paths), examples=shown)


def _reason(failure: OSError) -> str:
    """Return the system's error message, with the name of the file."""
    said = failure.strerror or str(failure)
    return f"{said} ({_printable(str(failure.filename))})" if failure.filename else said


def _printable(path: str) -> str:
    """Return a file name that any terminal can print."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")

"""How tasks call commands: settings read when they are wanted, the process ended with the command's exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from plugins.workflow.commands import Load, Speech, spoken
from plugins.workflow.settings import handed_out, load_settings, overridden


def load(file: Path, *, content: str = "", output: str = "", site_url: str = "") -> Load:
    """Return what reads the settings of a file, and what was typed instead, when a command wants them."""
    return lambda: overridden(load_settings(file), content=content, output=output, site_url=site_url or None)


def hand_out(loaded: Load, executor: str, scheduler: str) -> Load:
    """Return what reads the settings, and who is to do the work, when a command wants them."""
    return lambda: handed_out(loaded(), executor=executor, scheduler=scheduler)


@contextmanager
def remembering(loaded: Load, *, cache: bool) -> Iterator[Load]:
    """Give what reads the settings; without `cache`, a build has nothing to remember from before and leaves nothing."""
    if cache:
        yield loaded
        return
    with TemporaryDirectory(prefix="build-") as folder:
        yield lambda: replace(loaded(), state=Path(folder))


def finish(style: str, language: str, command: Callable[[Speech], int]) -> NoReturn:
    """End the process with a command's exit code."""
    raise SystemExit(spoken(style, language, command))

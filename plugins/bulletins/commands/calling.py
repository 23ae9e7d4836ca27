"""How tasks call commands: settings read when they are wanted, the process ended with the command's exit code."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from bulletins.commands.choosing import Ask
from bulletins.commands.console import Console, Load, with_options
from bulletins.commands.terminal import is_asking_possible, open_streams, print_text
from bulletins.model.value import replace
from bulletins.settings.loading import handed_out, load_settings, overridden
from bulletins.settings.program_files import program_file


def load(file: Path, *, content: str = "", output: str = "", site_url: str = "") -> Load:
    """Return what reads the settings of a file, and what was typed instead, when a command wants them."""
    return lambda: overridden(load_settings(file), content=content, output=output, site_url=site_url or None)


def load_own() -> Load:
    """Return what reads the settings that a new site begins with, when a command wants them."""
    return load(program_file("pelicanconf.py"))


def hand_out(loaded: Load, executor: str, scheduler: str) -> Load:
    """Return what reads the settings, and who is to do the work, when a command wants them."""
    return lambda: handed_out(loaded(), executor=executor, scheduler=scheduler)


def asking() -> Ask | None:
    """Return what puts a question to whoever sits there; None where nobody can answer."""
    return input if is_asking_possible() else None


def with_cache(command: Callable[[Load, Console], int], loaded: Load, *, cache: bool) -> Callable[[Console], int]:
    """Return a command on these settings; without `cache` it has nothing to remember from before and leaves nothing."""
    if cache:
        return lambda console: command(loaded, console)

    def run(console: Console) -> int:
        with TemporaryDirectory(prefix="build-") as folder:
            return command(lambda: replace(loaded(), state=Path(folder)), console)

    return run


def show_options(said: Mapping[str, str]) -> None:
    """Print the options of a task, one a line."""
    open_streams()
    print_text("".join(f"  --{name.replace('_', '-'):<12} {text}\n" for name, text in said.items()))


def exit_with(style: str, language: str, command: Callable[[Console], int]) -> NoReturn:
    """End the process with a command's exit code, as soon as whoever asked for it has put his things away.

    Python would go on to take everything apart that the command made, value by value.
    """
    open_streams()
    code = with_options(style, language, command)
    atexit._run_exitfuncs()  # noqa: SLF001  (what Python itself calls when it ends)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # whoever was listening has gone
            stream.flush()
    os._exit(code)

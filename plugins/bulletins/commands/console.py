"""How commands speak and end: one report on a console, an exit code: 0 done, 1 refused, 130 stopped.

Settings and the clock arrive as functions, so that whatever is wrong with them is reported like everything else.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn, TypeVar

from bulletins.build.build_result import BuildResult
from bulletins.commands.choosing import Ask
from bulletins.commands.terminal import is_asking_possible, open_streams, print_text, print_to_stderr
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.reports import (
    LANGUAGES,
    Format,
    OutputSummary,
    Phrases,
    Report,
    ReportLanguage,
    read_sentences,
    report_text,
)
from bulletins.settings.loading import handed_out, load_settings, overridden
from bulletins.settings.program_files import program_file

INTERRUPTED = 130
_TOLD_EVERY = 10
T = TypeVar("T")

Load = Callable[[], BuildSettings]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """Where a command reports to: the report's format, its language (empty: the site's), and where its lines go."""

    style: Format = Format.TEXT
    language: str = ""
    write: Callable[[str], object] = print_text

    def report_language(self, site_language: str) -> ReportLanguage:
        """Return the words for a site whose default language is known, or empty where it could not be read."""
        return ReportLanguage(sentences=read_sentences(), phrases=Phrases(self.language or site_language or "vi"))

    def voice_in(self, language: str) -> ReportLanguage:
        """Return the words in a language, whatever the console itself speaks."""
        return ReportLanguage(sentences=read_sentences(), phrases=Phrases(language))

    def report(self, report: Report, report_language: ReportLanguage) -> None:
        """Print a report."""
        self.write(report_text(report, report_language, self.style))


def with_options(style: str, language: str, command: Callable[[Console], int]) -> int:
    """Return a command's exit code, called with the format and language that were typed; 1 where they are unknown."""
    problems = []
    if style not in set(Format):
        problems.append(error("bad-option", ".", option="--format", value=style, allowed=", ".join(Format)))
    if language and language not in LANGUAGES:
        problems.append(error("bad-option", ".", option="--lang", value=language, allowed=", ".join(LANGUAGES)))
    if problems:
        return _refuse(tuple(problems), Console())
    return command(Console(style=Format(style), language=language))


def reporting_failures(command: Callable[[], int], console: Console) -> int:
    """Return a command's exit code; what stops it on the way is reported as a problem, never as a traceback."""
    try:
        return command()
    except Refused as refused:
        return _refuse(refused.problems, console)
    except OSError as failure:
        where = str(failure.filename or "")
        return _refuse((error("system-refused", where or ".", reason=failure.strerror or str(failure)),), console)
    except (KeyboardInterrupt, EOFError):
        print_to_stderr(console.report_language("").phrases.say("interrupted") + "\n")
        return INTERRUPTED


def _refuse(problems: tuple[Problem, ...], console: Console) -> int:
    """Print what stopped a command before it could report by itself."""
    console.report(Report(problems=tuple(sorted(problems)), ledger=()), console.report_language(""))
    return 1


def report_of(
    settings: BuildSettings, result: BuildResult, notes: tuple[str, ...] = (), written: OutputSummary | None = None
) -> Report:
    """Return the report of a build."""
    return Report(
        problems=result.problems,
        ledger=result.ledger,
        notes=notes,
        written=written,
        content=path_for_people(settings.content),
        output=path_for_people(settings.output),
    )


def progress_over(steps: Iterable[T], total: int, *, shown: bool) -> Iterator[T]:
    """Give the steps of a long work; a screen is told how far it is, a file or another program is not."""
    shown = shown and sys.stderr is not None and sys.stderr.isatty()
    for number, step in enumerate(steps, 1):
        yield step
        if shown and (number % _TOLD_EVERY == 0 or number == total):
            print_to_stderr(f"\r{number}/{total}" + ("\n" if number == total else ""))


def path_for_people(path: Path) -> str:
    """Return a path as its reader would type it: relative where it lies below the working directory."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else os.fspath(path)


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

"""The commands people call. Each prints one report and returns an exit code: 0 done, 1 refused, 130 stopped.

Settings and the clock arrive as functions, so that whatever is wrong with them is reported like everything else. What
makes pages is imported where pages are made: a build that has nothing to do must not load all of it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from bulletins.build.crew import without_gc
from bulletins.build.glance import Last, look_over, note, recall, state_key
from bulletins.build.source_list import find
from bulletins.commands.terminal import print_aside, print_text
from bulletins.model.identity import Digest
from bulletins.model.problem import Problem, Refused, error
from bulletins.model.settings import BuildSettings
from bulletins.model.source import LedgerEntry
from bulletins.output import IntactOutput, OutputChanges
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
from bulletins.settings.loading import read_now
from bulletins.sources import SourceList
from bulletins.workers.background import in_background

INTERRUPTED = 130

Load = Callable[[], BuildSettings]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """How a command speaks: the report's format, its language (empty: the site's), and where its lines go.

    What it spoke of may be `held` for as long as there is something to say: to free a large site takes its time.
    """

    style: Format = Format.TEXT
    language: str = ""
    write: Callable[[str], object] = print_text
    held: list[object] = field(default_factory=list)

    def voice(self, site_language: str) -> ReportLanguage:
        """Return the words for a site whose default language is known, or empty where it could not be read."""
        return ReportLanguage(sentences=read_sentences(), phrases=Phrases(self.language or site_language or "vi"))

    def report(self, report: Report, voice: ReportLanguage) -> None:
        """Print a report."""
        self.write(report_text(report, voice, self.style))


def build(load: Load, speech: Console, clock: Clock = read_now) -> int:
    """Return 0 when the output folder holds exactly the site that content/ describes, else 1 with nothing changed."""
    return reporting_failures(lambda: _build(load(), speech, clock()), speech)


def check(load: Load, speech: Console, clock: Clock = read_now) -> int:
    """Return 0 when everything could be published, else 1; writes nothing but the report."""
    return reporting_failures(lambda: _check(load(), speech, clock()), speech)


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


def reporting_failures(command: Callable[[], int], speech: Console) -> int:
    """Return a command's exit code; what stops it on the way is reported as a problem, never as a traceback."""
    try:
        return command()
    except Refused as refused:
        return _refuse(refused.problems, speech)
    except OSError as failure:
        where = str(failure.filename or "")
        return _refuse((error("system-refused", where or ".", reason=failure.strerror or str(failure)),), speech)
    except (KeyboardInterrupt, EOFError):
        print_aside(speech.voice("").phrases.say("interrupted") + "\n")
        return INTERRUPTED


def _refuse(problems: tuple[Problem, ...], speech: Console) -> int:
    """Print what stopped a command before it could report by itself."""
    speech.report(Report(problems=tuple(sorted(problems)), ledger=()), speech.voice(""))
    return 1


def _check(settings: BuildSettings, speech: Console, now: datetime) -> int:
    """Compose the site, look into every photo, and report."""
    from bulletins.build.pipeline import opened  # noqa: PLC0415  (see the module's docstring)

    with opened(settings, remember=False) as build:
        composed = build.proofread(build.propose(now))
    voice = speech.voice(composed.language)
    failed = voice.sentences.has_errors(composed.problems)
    speech.report(report_of(settings, composed, () if failed else ("checked",)), voice)
    return 1 if failed else 0


def _build(settings: BuildSettings, speech: Console, now: datetime) -> int:
    """Return the exit code of a build; where nothing has changed it has only to look and say so."""
    begun = time.monotonic()
    with (
        without_gc(),
        in_background(
            lambda: look_over(settings, lambda: _say_waiting(settings, _early_voice(settings, speech)))
        ) as looking_over,
    ):
        looked_over = cache(looking_over)
        found = find(settings, remember=True)
        key = state_key(settings, found)
        last = recall(settings, key, now)
        standing = looked_over() if last is not None else None
        if last is None or standing is None or standing.inputs != key:
            return _build_anew(settings, speech, now, (found, looked_over), (key, begun))
    written = _written(settings, OutputChanges(unchanged=standing.files), last.kinds, begun)
    speech.report(report_of(settings, last, last.notes, written), speech.voice(last.language))
    return 0


def _build_anew(
    settings: BuildSettings,
    speech: Console,
    now: datetime,
    seen: tuple[SourceList, Callable[[], IntactOutput | None]],
    begun: tuple[Digest, float],
) -> int:
    """Compose the site, and where nothing is wrong publish it."""
    from bulletins.build.pipeline import opened  # noqa: PLC0415  (see the module's docstring)

    with opened(settings, remember=True) as build:
        composed = build.propose(now, seen[0])
        voice = speech.voice(composed.language)
        if voice.sentences.has_errors(composed.problems):
            composed, applied = build.proofread(composed), None
        else:
            has_errors = voice.sentences.has_errors
            composed, applied = build.publish(
                composed, has_errors, lambda: _say_waiting(settings, voice), seen[1](), begun[0]
            )
    if applied is None:
        speech.report(report_of(settings, composed, ("untouched",)), voice)
        return 1
    with suppress(KeyboardInterrupt):  # too late: the site is written, and 130 would say that it is not
        note(
            settings,
            Last(
                key=begun[0],
                since=int(now.timestamp()),
                until=int(build.until.timestamp()),
                language=composed.language,
                problems=composed.problems,
                ledger=composed.ledger,
                notes=build.notes,
                kinds=build.kinds,
            ),
        )
        written = _written(settings, applied, build.kinds, begun[1])
        speech.report(report_of(settings, composed, build.notes, written), voice)
    speech.held.extend((seen, build, composed))
    return 0


def _early_voice(settings: BuildSettings, speech: Console) -> ReportLanguage:
    """Return the words for a site of which nothing was read yet but what is asked here."""
    from bulletins.build.content import site_language  # noqa: PLC0415  (see the module's docstring)

    return speech.voice(site_language(settings.content))


def _say_waiting(settings: BuildSettings, voice: ReportLanguage) -> None:
    """Say that another build is waited for."""
    print_aside(voice.phrases.say("waiting", output=path_for_people(settings.output)) + "\n")


def _written(
    settings: BuildSettings, applied: OutputChanges, kinds: tuple[tuple[str, int], ...], begun: float
) -> OutputSummary:
    """Return what a build did to the output folder."""
    return OutputSummary(
        output=path_for_people(settings.output),
        added=applied.added,
        changed=applied.changed,
        removed=applied.removed,
        repaired=applied.repaired,
        unchanged=applied.unchanged,
        kinds=kinds,
        seconds=time.monotonic() - begun,
    )


class Findings(Protocol):
    """What has problems and a ledger: a composed site, or what the last build said."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong."""

    @property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return what became of every file."""


def report_of(
    settings: BuildSettings, finding: Findings, notes: tuple[str, ...] = (), written: OutputSummary | None = None
) -> Report:
    """Return the report of a site."""
    return Report(
        problems=finding.problems,
        ledger=finding.ledger,
        notes=notes,
        written=written,
        content=path_for_people(settings.content),
        output=path_for_people(settings.output),
    )


def path_for_people(path: Path) -> str:
    """Return a path as its reader would type it: relative where it lies below the working directory."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else os.fspath(path)

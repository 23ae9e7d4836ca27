"""The commands people call. Each prints one report and returns an exit code: 0 done, 1 refused, 130 stopped.

Settings and the clock arrive as functions, so that whatever is wrong with them is reported like everything else.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.model.problem import Problem, Refused, problem
from plugins.model.settings import BuildSettings
from plugins.reporting import LANGUAGES, Format, Phrases, Report, Voice, Written, read_sentences, report_text
from plugins.workflow.building import opened
from plugins.workflow.composing import Composition
from plugins.workflow.settings import read_now

INTERRUPTED = 130

Load = Callable[[], BuildSettings]
Clock = Callable[[], datetime]


def print_text(text: str) -> None:
    """Print a text, with what the terminal's encoding lacks replaced: a report must never fail on its own words."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How a command speaks: the report's format, its language (empty: the site's), and where its lines go."""

    style: Format = Format.TEXT
    language: str = ""
    write: Callable[[str], object] = print_text

    def voice(self, site_language: str) -> Voice:
        """Return the words for a site whose default language is known, or empty where it could not be read."""
        return Voice(sentences=read_sentences(), phrases=Phrases(self.language or site_language or "vi"))

    def report(self, report: Report, voice: Voice) -> None:
        """Print a report."""
        self.write(report_text(report, voice, self.style))


def build(load: Load, speech: Speech, clock: Clock = read_now) -> int:
    """Return 0 when the output folder holds exactly the site that content/ describes, else 1 with nothing changed."""
    return guarded(lambda: _build(load(), speech, clock()), speech)


def check(load: Load, speech: Speech, clock: Clock = read_now) -> int:
    """Return 0 when everything could be published, else 1; writes nothing but the report."""
    return guarded(lambda: _check(load(), speech, clock()), speech)


def spoken(style: str, language: str, command: Callable[[Speech], int]) -> int:
    """Return a command's exit code, called with the format and language that were typed; 1 where they are unknown."""
    problems = []
    if style not in set(Format):
        problems.append(problem("bad-option", ".", option="--format", value=style, allowed=", ".join(Format)))
    if language and language not in LANGUAGES:
        problems.append(problem("bad-option", ".", option="--lang", value=language, allowed=", ".join(LANGUAGES)))
    if problems:
        return _refuse(tuple(problems), Speech())
    return command(Speech(style=Format(style), language=language))


def guarded(command: Callable[[], int], speech: Speech) -> int:
    """Return a command's exit code; what stops it on the way is reported as a problem, never as a traceback."""
    try:
        return command()
    except Refused as refused:
        return _refuse(refused.problems, speech)
    except OSError as error:
        where = str(error.filename or "")
        return _refuse((problem("system-refused", where or ".", reason=error.strerror or str(error)),), speech)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write(speech.voice("").phrases.say("interrupted") + "\n")
        return INTERRUPTED


def _refuse(problems: tuple[Problem, ...], speech: Speech) -> int:
    """Print what stopped a command before it could report by itself."""
    speech.report(Report(problems=tuple(sorted(problems)), ledger=()), speech.voice(""))
    return 1


def _check(settings: BuildSettings, speech: Speech, now: datetime) -> int:
    """Compose the site, look into every photo, and report."""
    with opened(settings, remember=False) as build:
        composed = build.proofread(build.propose(now))
    voice = speech.voice(composed.language)
    failed = voice.sentences.has_errors(composed.problems)
    speech.report(report_of(settings, composed, () if failed else ("checked",)), voice)
    return 1 if failed else 0


def _build(settings: BuildSettings, speech: Speech, now: datetime) -> int:
    """Compose the site, and where nothing is wrong publish it."""
    begun = time.monotonic()
    with opened(settings, remember=True) as build:
        composed = build.propose(now)
        voice = speech.voice(composed.language)

        def say_waiting() -> None:
            sys.stderr.write(voice.phrases.say("waiting", output=shown(settings.output)) + "\n")

        if voice.sentences.has_errors(composed.problems):
            composed = build.proofread(composed)
            applied = None
        else:
            composed, applied = build.publish(composed, voice.sentences.has_errors, say_waiting)
    if applied is None:
        speech.report(report_of(settings, composed, ("untouched",)), voice)
        return 1
    written = Written(
        output=shown(settings.output),
        added=applied.added,
        changed=applied.changed,
        removed=applied.removed,
        repaired=applied.repaired,
        unchanged=applied.unchanged,
        kinds=build.kinds,
        seconds=time.monotonic() - begun,
    )
    with suppress(KeyboardInterrupt):  # too late: the site is written, and 130 would say that it is not
        speech.report(report_of(settings, composed, build.notes, written), voice)
    return 0


def report_of(
    settings: BuildSettings, composed: Composition, notes: tuple[str, ...] = (), written: Written | None = None
) -> Report:
    """Return the report of a composition."""
    return Report(
        problems=composed.problems,
        ledger=composed.ledger,
        notes=notes,
        written=written,
        content=shown(settings.content),
        output=shown(settings.output),
    )


def shown(path: Path) -> str:
    """Return a path as its reader would type it: relative where it lies below the working directory."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else os.fspath(path)

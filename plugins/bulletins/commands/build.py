"""`build`: the output folder holds exactly the site that content/ describes, or nothing has changed."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bulletins.build.build_result import BuildResult
from bulletins.build.pipeline import build_site
from bulletins.commands.console import Clock, Console, Load, path_for_people, report_of, reporting_failures
from bulletins.commands.terminal import print_to_stderr
from bulletins.model.fallback import NO_SUBSTITUTES, Substitutes
from bulletins.model.identity import OutputPath
from bulletins.model.settings import BuildSettings
from bulletins.output import OutputChanges
from bulletins.output.changes import output_paths
from bulletins.output.manifest import NO_FILES, read_manifest
from bulletins.reports import OutputSummary
from bulletins.settings.loading import read_now


def build(load: Load, console: Console, clock: Clock = read_now, instead: Substitutes = NO_SUBSTITUTES) -> int:
    """Return 0 when the output folder holds exactly the site that content/ describes, else 1 with nothing changed.

    What stands `instead` of a folder under content/ is built in its place.
    """
    return reporting_failures(lambda: _build(load(), console, clock(), instead), console)


def recorded(load: Load, console: Console, file: str) -> int:
    """Return what `build` returns; where the site stands, `file` then holds its record: every address by its kind."""
    code = build(load, console)
    return code or reporting_failures(lambda: _write_record(load(), Path(file)), console)


def _write_record(settings: BuildSettings, file: Path) -> int:
    """Write the record of the site that stands in the output folder."""
    from bulletins.publishing.artifact import read_artifact  # noqa: PLC0415  (not loaded where no record is asked for)
    from bulletins.publishing.site_record import dump_record, make_record  # noqa: PLC0415  (the same)

    manifest = read_manifest(output_paths(settings.output).manifest) or NO_FILES
    kinds = {OutputPath(path): record.page.kind for path, record in manifest.files.items() if record.page}
    record = make_record(read_artifact(settings.output), kinds, site_url=settings.site_url, commit="")
    file.write_bytes(dump_record(record))
    return 0


def _build(settings: BuildSettings, console: Console, now: datetime, instead: Substitutes) -> int:
    """Build, and report."""
    begun = time.monotonic()
    result = build_site(settings, now, lambda: say_waiting(settings, console), instead=instead)
    return report_build(settings, result, console, time.monotonic() - begun)


def report_build(settings: BuildSettings, result: BuildResult, console: Console, seconds: float) -> int:
    """Return a build's exit code, when its report is printed."""
    report_language = console.report_language(result.language)
    if result.changes is None:
        console.report(report_of(settings, result, ("untouched",)), report_language)
        return 1
    with suppress(KeyboardInterrupt):  # too late: the site is written, and 130 would say that it is not
        summary = _summary(settings, result, result.changes, seconds)
        console.report(report_of(settings, result, result.notes, summary), report_language)
    return 0


def say_waiting(settings: BuildSettings, console: Console) -> None:
    """Say that another build is waited for."""
    from bulletins.build.content import site_language  # noqa: PLC0415  (not loaded where nothing is to be done)

    phrases = console.report_language(site_language(settings.content)).phrases
    print_to_stderr(phrases.say("waiting", output=path_for_people(settings.output)) + "\n")


def _summary(settings: BuildSettings, result: BuildResult, changes: OutputChanges, seconds: float) -> OutputSummary:
    """Return what a build did to the output folder."""
    return OutputSummary(
        output=path_for_people(settings.output),
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
        repaired=changes.repaired,
        unchanged=changes.unchanged,
        kinds=result.kinds,
        seconds=seconds,
    )

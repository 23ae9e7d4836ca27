"""`check`: everything that is wrong with the content is said, and nothing is written."""

from __future__ import annotations

from datetime import datetime

from bulletins.build.pipeline import check_site
from bulletins.commands.console import Clock, Console, Load, report_of, reporting_failures
from bulletins.model.problem import has_errors
from bulletins.model.settings import BuildSettings
from bulletins.settings.loading import read_now


def check(load: Load, console: Console, clock: Clock = read_now) -> int:
    """Return 0 when everything could be published, else 1; writes nothing but the report."""
    return reporting_failures(lambda: _check(load(), console, clock()), console)


def _check(settings: BuildSettings, console: Console, now: datetime) -> int:
    """Check, and report."""
    result = check_site(settings, now)
    failed = has_errors(result.problems)
    console.report(
        report_of(settings, result, () if failed else ("checked",)), console.report_language(result.language)
    )
    return 1 if failed else 0

"""`test` in a site of its own: everything is checked as for publishing, and two builds give the same bytes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletins.build.pipeline import build_site
from bulletins.commands.console import Clock, Console, Load, report_of, reporting_failures
from bulletins.model.problem import Refused, error, has_errors
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.settings.loading import read_now


def try_site(load: Load, console: Console, clock: Clock = read_now) -> int:
    """Return 0 when the site can be built, whole and twice alike, else 1; nothing of it is kept."""
    return reporting_failures(lambda: _try_site(load(), console, clock()), console)


def _try_site(settings: BuildSettings, console: Console, now: datetime) -> int:
    """Build into two folders that go again, the second one with what the first remembered, and compare."""
    with TemporaryDirectory(prefix="test-", ignore_cleanup_errors=True) as folder:
        own = replace(settings, state=Path(folder) / "state")
        first, second = Path(folder) / "first", Path(folder) / "second"
        result = build_site(replace(own, output=first), now)
        report_language = console.report_language(result.language)
        failed = has_errors(result.problems)
        console.report(report_of(settings, result, () if failed else ("checked",)), report_language)
        if failed:
            return 1
        build_site(replace(own, output=second), now)
        files = _bytes_below(first)
        others = _bytes_below(second)
        different = sorted(path for path in files.keys() | others.keys() if files.get(path) != others.get(path))
        if different:
            raise Refused((error("test-differs", different[0], count=len(different)),))
        console.write(report_language.phrases.say("test-same", count=len(files)) + "\n")
    return 0


def _bytes_below(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

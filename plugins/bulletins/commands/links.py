"""The check of links that lead out of the site: it tells, and never keeps anything from being published."""

from __future__ import annotations

from pathlib import Path

from bulletins.build.pipeline import check_site, read_all
from bulletins.commands.console import Clock, Console, Load, path_for_people, reporting_failures
from bulletins.linkcheck import RequestLimits, ask_all, find_links
from bulletins.model.settings import BuildSettings
from bulletins.model.source import FileStatus
from bulletins.reports import outside_summary, outside_text
from bulletins.settings.loading import read_now

LIMITS = RequestLimits()


def outside_links(
    load: Load, console: Console, summary: str = "", limits: RequestLimits = LIMITS, clock: Clock = read_now
) -> int:
    """Return 0 when all links of published texts were asked after, whatever came of it; 1 where nothing can be read."""
    return reporting_failures(lambda: _outside_links(load(), console, summary, limits, clock), console)


def _outside_links(settings: BuildSettings, console: Console, summary: str, limits: RequestLimits, clock: Clock) -> int:
    """Find the links, ask, and report."""
    result, facts = check_site(settings, clock()), read_all(settings).facts
    published = {entry.path for entry in result.ledger if entry.fate is FileStatus.PUBLISHED}
    sources = [source for source in (facts.sources if facts else ()) if source.path in published]
    findings = ask_all(find_links(sources, settings.site_url), limits)
    phrases = console.report_language(result.language).phrases
    content = path_for_people(settings.content)
    console.write(outside_text(findings, phrases, content))
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(outside_summary(findings, phrases, content))
    return 0 if facts else 1

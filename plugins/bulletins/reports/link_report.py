"""Links that lead out of the site, in words: what is gone, what moved, what nobody can tell."""

from __future__ import annotations

from collections.abc import Iterable

from bulletins.model.link_status import LinkResult, LinkStatus
from bulletins.reports.markdown import plain
from bulletins.reports.phrases import Phrases

TITLES = {
    LinkStatus.GONE: "outside-gone",
    LinkStatus.MOVED: "outside-moved",
    LinkStatus.UNSURE: "outside-unsure",
}


def outside_text(findings: Iterable[LinkResult], phrases: Phrases, content: str = "content") -> str:
    """Return the links that want a look, worst first, and how many were asked after, ending in a newline."""
    findings = tuple(findings)
    lines = []
    for verdict, title in TITLES.items():
        found = [finding for finding in findings if finding.verdict is verdict]
        lines += [phrases.say(title, count=len(found))] if found else []
        lines += [f"  {_shown(finding)}: {_places(finding, content)}" for finding in found]
    return "\n".join([*lines, phrases.say("outside-asked", count=len(findings)), ""])


def outside_summary(findings: Iterable[LinkResult], phrases: Phrases, content: str = "content") -> str:
    """Return the same in Markdown, as GitHub shows it below a run."""
    findings = tuple(findings)
    parts = [f"## {phrases.say('outside-asked', count=len(findings))}"]
    for verdict, title in TITLES.items():
        found = [finding for finding in findings if finding.verdict is verdict]
        rows = [f"* {plain(_shown(finding))}: {plain(_places(finding, content))}" for finding in found]
        parts += ["\n".join([f"**{phrases.say(title, count=len(found))}**", "", *rows])] if found else []
    return "\n\n".join(parts) + "\n\n"


def _shown(finding: LinkResult) -> str:
    """Return an address and what came of it."""
    return f"{finding.address} ({finding.detail})"


def _places(finding: LinkResult, content: str) -> str:
    """Return the files and lines that name an address."""
    return ", ".join(f"{content}{path.removeprefix('content')}:{line}" for path, line in finding.places)

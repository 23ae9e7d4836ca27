"""The guards that need no tool: an empty site, lost addresses, foreign files, and the permission to overrule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletins.model.identity import OutputPath
from bulletins.model.problem import Problem, error, warning
from bulletins.model.publication import Changes
from bulletins.publishing.site_record import SiteRecord

UNCHANGED = "unchanged"
"""What publishes a site once more in which nothing changed."""

VANISHED = "vanished"
"""What lets addresses go that readers may have kept."""

OTHERS = "others"
"""What deletes the files of others where a site is published."""

ALLOWED = {
    VANISHED: ("publish-vanished",),
    "size": ("publish-too-large", "publish-large-file"),
    "address": (
        "publish-no-address",
        "publish-local-address",
        "publish-bad-domain",
        "publish-insecure-address",
        "publish-moved",
        "publish-other-repository",
    ),
    "uncommitted": ("publish-uncommitted", "publish-no-history"),
    "older": ("publish-older", "publish-unknown-commit"),
    "unknown": ("publish-live-unreachable", "publish-live-unreadable"),
    OTHERS: ("publish-others",),
    UNCHANGED: (),
}
"""What `--allow` may be given, and the refusals that each overrules. All others stand."""

_NAMED = 3
_BULLETINS = {"bulletin", "digest"}


def check_empty(record: SiteRecord, output: str) -> Iterator[Problem]:
    """Yield a problem where the site has no bulletin."""
    if not any(entry.kind in _BULLETINS for entry in record.pages.values()):
        yield error("publish-empty", output)


def check_vanished(changes: Changes, target: str) -> Iterator[Problem]:
    """Yield a problem where addresses that people may have linked to would lead nowhere."""
    if changes.vanished:
        more = " …" if len(changes.vanished) > _NAMED else ""
        examples = ", ".join(changes.vanished[:_NAMED]) + more
        yield error("publish-vanished", target, count=len(changes.vanished), examples=examples)


def check_others(files: tuple[OutputPath, ...], target: str) -> Iterator[Problem]:
    """Yield a warning of the files that this program did not publish: they stay."""
    if files:
        examples = ", ".join(files[:_NAMED]) + (" …" if len(files) > _NAMED else "")
        yield warning("publish-others", target, count=len(files), examples=examples)


def allow(problems: Iterable[Problem], allowed: Iterable[str]) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """Return the problems that remain, and the names of the guards that refused and were overruled."""
    names = {code: name for name in allowed for code in ALLOWED.get(name, ())}
    problems = tuple(problems)
    stand = tuple(found for found in problems if found.code not in names)
    return stand, tuple(sorted({names[found.code] for found in problems if found.code in names}))

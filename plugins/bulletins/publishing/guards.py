"""The guards that need no tool: an empty site, lost addresses, foreign files, and the permission to overrule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bulletins.model.identity import OutputPath, SitePath
from bulletins.model.paths import first_names
from bulletins.model.problem import Problem, error, warning
from bulletins.model.publication import Changes
from bulletins.model.table import Table
from bulletins.publishing.site_record import SiteRecord

LISTS = frozenset({"listing", "section", "unit", "unit-year", "campaign", "archive", "archive-year", "archive-month"})
"""Kinds of pages that have numbered pages below them."""
PARTS = LISTS - {"archive"}
"""Kinds whose addresses may go when the list above them grows shorter."""


class OthersFiles(NamedTuple):
    """What others have done where a site is published: their files that stay, those that cannot, and files of ours.

    `edited` are files that this program published and that somebody has changed or deleted since.
    """

    kept: tuple[OutputPath, ...]
    lost: tuple[OutputPath, ...]
    edited: tuple[OutputPath, ...]


def compare(live: SiteRecord | None, new: SiteRecord) -> Changes:
    """Return the changes from the online site to a new one; `live` is None where no site is online."""
    before = live.pages if live else Table[SitePath, object]()
    removed = tuple(address for address in before if address not in new.pages)
    return Changes(
        added=tuple(address for address in new.pages if address not in before),
        changed=tuple(address for address, entry in new.pages.items() if live and _differs(live, address, entry.mark)),
        removed=removed,
        vanished=tuple(address for address in removed if live and not _is_part(live, new, address)),
        same=live is not None and live.digest == new.digest and live.faults == new.faults,
        first=live is None,
    )


def _differs(live: SiteRecord, address: SitePath, mark: str) -> bool:
    """Return whether a page that is online has other bytes than its new version."""
    return address in live.pages and live.pages[address].mark != mark


def _is_part(live: SiteRecord, new: SiteRecord, address: SitePath) -> bool:
    """Return whether an address held a part of a list, and the list itself stays."""
    if live.pages[address].kind not in PARTS:
        return False
    above = address.rstrip("/")
    while above := above.rpartition("/")[0]:
        entry = new.pages.get(SitePath(f"{above}/"))
        if entry is not None and entry.kind in LISTS:
            return True
    return False


def count_kinds(changes: Changes, live: SiteRecord | None, new: SiteRecord) -> tuple[tuple[str, int, int, int], ...]:
    """Return how many addresses of each kind are added, changed and removed, by kind; kinds without any left out."""
    added = Counter(new.pages[address].kind for address in changes.added)
    changed = Counter(new.pages[address].kind for address in changes.changed)
    removed = Counter(live.pages[address].kind for address in changes.removed) if live else Counter[str]()
    kinds = sorted({*added, *changed, *removed})
    return tuple((kind, added[kind], changed[kind], removed[kind]) for kind in kinds)


UNCHANGED = "unchanged"
"""What publishes a site once more in which nothing changed."""

VANISHED = "vanished"
"""What lets addresses go that readers may have kept."""

OTHERS = "others"
"""What deletes the files of others where a site is published, and takes their edits back."""

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
    OTHERS: ("publish-others", "publish-others-lost", "publish-edited"),
    UNCHANGED: (),
}
"""What `--allow` may be given, and the refusals that each overrules. All others stand."""

_BULLETINS = {"bulletin", "digest"}


def check_empty(record: SiteRecord, output: str) -> Iterator[Problem]:
    """Yield a problem where the site has no bulletin."""
    if not any(entry.kind in _BULLETINS for entry in record.pages.values()):
        yield error("publish-empty", output)


def check_vanished(changes: Changes, target: str) -> Iterator[Problem]:
    """Yield a problem where addresses that people may have linked to would lead nowhere."""
    if changes.vanished:
        examples = first_names(changes.vanished)
        yield error("publish-vanished", target, count=len(changes.vanished), examples=examples)


def check_others(others: OthersFiles, target: str, *, in_branch: bool) -> Iterator[Problem]:
    """Yield a warning of the files that this program did not publish and that stay, a problem of those that cannot.

    So it is with published files that somebody has edited or deleted since: in a branch each such edit is somebody's
    commit; in a folder it may be damage, so it is repaired, and said.
    """
    edited = warning, "publish-repaired"
    if in_branch:
        edited = error, "publish-edited"
    rows = (
        (others.kept, warning, "publish-others"),
        (others.lost, error, "publish-others-lost"),
        (others.edited, *edited),
    )
    for paths, make, code in rows:
        if paths:
            yield make(code, target, count=len(paths), examples=first_names(paths))


def allow(problems: Iterable[Problem], allowed: Iterable[str]) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """Return the problems that remain, and the names of the guards that refused and were overruled."""
    names = {code: name for name in allowed for code in ALLOWED.get(name, ())}
    problems = tuple(problems)
    stand = tuple(found for found in problems if found.code not in names)
    return stand, tuple(sorted({names[found.code] for found in problems if found.code in names}))

"""The changes that readers would notice: the addresses that a publication adds, changes and removes."""

from __future__ import annotations

from collections import Counter

from bulletins.model.identity import SitePath
from bulletins.model.publication import Changes
from bulletins.model.table import Table
from bulletins.publishing.site_record import SiteRecord

LISTS = frozenset({"listing", "section", "unit", "unit-year", "campaign", "archive", "archive-year", "archive-month"})
"""Kinds of pages that are lists, or have lists on pages of their own below them."""
PARTS = LISTS - {"archive"}
"""Kinds whose addresses may go when the list above them grows shorter."""


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

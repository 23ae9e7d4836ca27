"""What became of every file that was found: each has exactly one fate."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from bulletins.assembly.catalogue import Catalogue
from bulletins.assembly.keys import Key, Kind, key_of
from bulletins.model.identity import ContentPath
from bulletins.model.source import Fate, LedgerEntry, Source, SourceKind

_PRECEDENCE = (Fate.PUBLISHED, Fate.HELD, Fate.DRAFT, Fate.WITHDRAWN, Fate.REFUSED)
"""A file that several texts use has the first of their fates in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the ledger is made from: what was read, what of it can be shown, which files have an error."""

    catalogue: Catalogue
    sound: frozenset[Key]
    faulty: frozenset[ContentPath]


def ledger_of(judgement: Judgement, sources: tuple[Source, ...]) -> tuple[LedgerEntry, ...]:
    """Return one entry for every source, sorted by path."""
    users = _users(judgement)
    entries = [_entry(judgement, users, source) for source in sources]
    return tuple(sorted(entries, key=attrgetter("path", "fate", "rule")))


def _entry(judgement: Judgement, users: dict[ContentPath, set[Fate]], source: Source) -> LedgerEntry:
    """Return what became of one source."""
    if source.path in judgement.catalogue.refused_paths or source.path in judgement.faulty:
        return LedgerEntry(path=source.path, fate=Fate.REFUSED, rule="has-errors")
    if source.kind is SourceKind.ASSET:
        return _asset_entry(judgement, users, source.path)
    key = key_of(source.path)
    if source.kind is SourceKind.SITE or key is None:
        return LedgerEntry(path=source.path, fate=Fate.PUBLISHED)
    if key not in judgement.sound:
        return LedgerEntry(path=source.path, fate=Fate.REFUSED, rule="needs-refused")
    return LedgerEntry(path=source.path, fate=judgement.catalogue.fates.get(key, Fate.PUBLISHED))


def _asset_entry(judgement: Judgement, users: dict[ContentPath, set[Fate]], path: ContentPath) -> LedgerEntry:
    """Return what became of a photo or document: what became of the texts that use it."""
    fates = users.get(path, set())
    for fate in _PRECEDENCE:
        if fate in fates:
            return LedgerEntry(path=path, fate=fate, rule="text-refused" if fate is Fate.REFUSED else "")
    key = key_of(path)
    if key is not None and key.kind in {Kind.BULLETIN, Kind.PAGE} and key not in judgement.sound:
        return LedgerEntry(path=path, fate=Fate.REFUSED, rule="text-refused")
    return LedgerEntry(path=path, fate=Fate.IGNORED, rule="unused-file")


def _users(judgement: Judgement) -> dict[ContentPath, set[Fate]]:
    """Return the fates of the texts that use each file; the logo is used by the site, which is published."""
    catalogue = judgement.catalogue
    users: dict[ContentPath, set[Fate]] = defaultdict(set)
    for key, files in catalogue.files.items():
        fate = catalogue.fates[key] if key in judgement.sound else Fate.REFUSED
        for path in files:
            users[path].add(fate)
    if catalogue.config.logo is not None:
        users[catalogue.config.logo].add(Fate.PUBLISHED)
    return users

"""The ledger: one entry for every file that was found, with its status and the rule that gave it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from bulletins.assembly.content_index import ContentIndex, Key, Kind, key_of
from bulletins.model.identity import ContentPath
from bulletins.model.problem import is_below
from bulletins.model.source import FileStatus, LedgerEntry, Source, SourceKind

_PRECEDENCE = (FileStatus.PUBLISHED, FileStatus.HELD, FileStatus.DRAFT, FileStatus.WITHDRAWN, FileStatus.REFUSED)
"""A file that several texts use has the first of their fates in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerInputs:
    """The values that the ledger is made from: all entries, those that can be shown, and files that have an error."""

    index: ContentIndex
    sound: frozenset[Key]
    faulty: frozenset[ContentPath]
    drafts: frozenset[str] = frozenset()


def ledger_of(judgement: LedgerInputs, sources: tuple[Source, ...]) -> tuple[LedgerEntry, ...]:
    """Return one entry for every source, sorted by path."""
    users = _users(judgement)
    entries = [_entry(judgement, users, source) for source in sources]
    return tuple(sorted(entries, key=attrgetter("path", "fate", "rule")))


def _entry(judgement: LedgerInputs, users: dict[ContentPath, set[FileStatus]], source: Source) -> LedgerEntry:
    """Return what became of one source."""
    draft = is_below(f"content/{source.path}", judgement.drafts)
    if not draft and (source.path in judgement.index.refused_paths or source.path in judgement.faulty):
        return LedgerEntry(path=source.path, fate=FileStatus.REFUSED, rule="has-errors")
    if source.kind is SourceKind.ASSET:
        return _asset_entry(judgement, users, source.path)
    if draft:
        return LedgerEntry(path=source.path, fate=FileStatus.DRAFT)
    key = key_of(source.path)
    if source.kind is SourceKind.SITE or key is None:
        return LedgerEntry(path=source.path, fate=FileStatus.PUBLISHED)
    if key not in judgement.sound:
        return LedgerEntry(path=source.path, fate=FileStatus.REFUSED, rule="needs-refused")
    return LedgerEntry(path=source.path, fate=judgement.index.fates.get(key, FileStatus.PUBLISHED))


def _asset_entry(judgement: LedgerInputs, users: dict[ContentPath, set[FileStatus]], path: ContentPath) -> LedgerEntry:
    """Return what became of a photo or document: what became of the texts that use it."""
    fates = users.get(path, set())
    for fate in _PRECEDENCE:
        if fate in fates:
            return LedgerEntry(path=path, fate=fate, rule="text-refused" if fate is FileStatus.REFUSED else "")
    key = key_of(path)
    fate_of_text = judgement.index.fates.get(key) if key is not None else None
    left_out = key not in judgement.sound and fate_of_text is not FileStatus.DRAFT
    if key is not None and key.kind in {Kind.BULLETIN, Kind.PAGE} and left_out:
        return LedgerEntry(path=path, fate=FileStatus.REFUSED, rule="text-refused")
    if is_below(f"content/{path}", judgement.drafts) and key in judgement.index.refused:
        return LedgerEntry(path=path, fate=FileStatus.DRAFT)  # an error hides which files it shows
    return LedgerEntry(path=path, fate=FileStatus.IGNORED, rule="unused-file")


def _users(judgement: LedgerInputs) -> dict[ContentPath, set[FileStatus]]:
    """Return the fates of the texts that use each file; the logo is used by the site, which is published."""
    index = judgement.index
    users: dict[ContentPath, set[FileStatus]] = defaultdict(set)
    for key, files in index.files.items():
        stays = key in judgement.sound or index.fates[key] is FileStatus.DRAFT
        fate = index.fates[key] if stays else FileStatus.REFUSED
        for path in files:
            users[path].add(fate)
    if index.config.logo is not None:
        users[index.config.logo].add(FileStatus.PUBLISHED)
    return users

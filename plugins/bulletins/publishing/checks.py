"""Every guard asked at once, before a site goes online."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bulletins.build.content import gather
from bulletins.build.plan import Composition
from bulletins.model.problem import Problem, error
from bulletins.model.publication import Changes
from bulletins.model.settings import BuildSettings
from bulletins.model.source import FileStatus, LedgerEntry
from bulletins.publishing.artifact import Artifact, BuiltFile
from bulletins.publishing.extras import HostingFile
from bulletins.publishing.guards import check_empty, check_vanished
from bulletins.publishing.history import History, check_committed, check_newer
from bulletins.publishing.live import OnlineSite
from bulletins.publishing.secrets import check_confidential, find_secrets, hidden_files
from bulletins.publishing.site_address import check_address, check_base_path, check_moved, check_repository
from bulletins.publishing.site_record import SiteRecord
from bulletins.publishing.weighing import check_weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A built site that could go online: its files, what they were made from, its record, and what goes beside.

    `media` are the pictures that go to another host.
    """

    artifact: Artifact
    composed: Composition
    record: SiteRecord
    extras: tuple[HostingFile, ...]
    media: Artifact

    @property
    def files(self) -> tuple[BuiltFile, ...]:
        """Return every file that would be online."""
        return (*self.artifact.files, *(extra.built for extra in self.extras))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishContext:
    """What a site is published from and to. `file` and `output` are the settings' and the folder's names to people."""

    settings: BuildSettings
    file: str
    output: str
    now: datetime
    history: History
    target: str
    remote: str
    live: OnlineSite


def check_surroundings(around: PublishContext, ignored: frozenset[Path]) -> Iterator[Problem]:
    """Yield what speaks against publishing, whatever the site is; `ignored` are files that are never published."""
    yield from around.live.problems
    yield from check_address(around.settings.site_url, around.file)
    yield from check_repository(around.settings.site_url, around.remote, around.file)
    yield from check_committed(around.history, ignored, "content")
    if around.live.record is not None:
        yield from check_moved(around.settings.site_url, around.live.record.site_url, around.file)
        yield from check_newer(around.history, around.live.record.commit, "content")


def check_candidate(candidate: Candidate, changes: Changes, around: PublishContext) -> Iterator[Problem]:
    """Yield what in the built site speaks against publishing it."""
    yield from check_empty(candidate.record, around.output)
    yield from check_vanished(changes, around.target)
    yield from check_weight(candidate.files, around.output)
    yield from check_weight(candidate.media.files, f"{around.output}-media")
    yield from check_base_path(candidate.artifact, around.settings.base_path, around.output)
    material = gather(around.settings).material
    if material is not None:
        secrets = find_secrets(material.bulletins + material.pages, around.now)
        files = hidden_files(material.sources, secrets)
        yield from check_confidential(candidate.artifact, secrets, files, around.output)


def ignored_files(content: Path, ledger: tuple[LedgerEntry, ...]) -> frozenset[Path]:
    """Return the files below content/ that are left alone whatever they hold."""
    return frozenset(content.resolve() / entry.path for entry in ledger if entry.fate is FileStatus.IGNORED)


def check_journal(output: str) -> Problem:
    """Return that a build was cut short, so that what the output folder holds is no site."""
    return error("publish-journal", output)

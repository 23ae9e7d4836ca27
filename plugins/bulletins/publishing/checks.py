"""All guards, asked together before a site goes online."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bulletins.model.bulletin import Manuscript
from bulletins.model.problem import Problem, error
from bulletins.model.publication import Changes
from bulletins.model.settings import BuildSettings
from bulletins.model.source import FileStatus, LedgerEntry, Source, SourceKind
from bulletins.output.manifest import FileRecord
from bulletins.publishing.artifact import Artifact, BuiltFile
from bulletins.publishing.aside_secrets import HiddenFolder, aside_files, find_aside_secrets
from bulletins.publishing.guards import check_empty, check_vanished
from bulletins.publishing.history import History, check_committed, check_newer
from bulletins.publishing.live import OnlineSite
from bulletins.publishing.secrets import check_confidential, find_secrets, hidden_files
from bulletins.publishing.site_address import check_address, check_base_path, check_moved, check_repository
from bulletins.publishing.site_record import HostingFile, SiteRecord
from bulletins.publishing.weighing import check_weight

_REGISTRIES = frozenset({SourceKind.UNIT, SourceKind.CAMPAIGN, SourceKind.SITE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A built site that could go online: its files, its record, and the files published beside it.

    `made_files` tell how each file was made. `manuscripts` and `sources` are all texts and files under content/, those
    that are not published among them. `media` are the pictures that go to another host. `hidden` are folders that are
    set aside.
    """

    artifact: Artifact
    made_files: Mapping[str, FileRecord]
    manuscripts: tuple[Manuscript, ...]
    sources: tuple[Source, ...]
    record: SiteRecord
    extras: tuple[HostingFile, ...]
    media: Artifact
    hidden: tuple[HiddenFolder, ...] = ()

    @property
    def files(self) -> tuple[BuiltFile, ...]:
        """Return every file that would be online."""
        return (*self.artifact.files, *(extra.built for extra in self.extras))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishContext:
    """The settings, target and online site of one publication.

    `file` and `output` name the settings file and the output folder as people see them.
    """

    settings: BuildSettings
    file: str
    output: str
    now: datetime
    history: History
    target: str
    remote: str
    live: OnlineSite


def check_surroundings(context: PublishContext, ignored: frozenset[Path]) -> Iterator[Problem]:
    """Yield the problems that stop any publication, whatever the site is; `ignored` files are never published."""
    yield from context.live.problems
    yield from check_address(context.settings.site_url, context.file)
    yield from check_repository(context.settings.site_url, context.remote, context.file)
    yield from check_committed(context.history, ignored, "content")
    if context.live.record is not None:
        yield from check_moved(context.settings.site_url, context.live.record.site_url, context.file)
        yield from check_newer(context.history, context.live.record.commit, "content")


def check_candidate(candidate: Candidate, changes: Changes, context: PublishContext) -> Iterator[Problem]:
    """Yield the problems in the built site that stop its publication."""
    yield from check_empty(candidate.record, context.output)
    yield from check_vanished(changes, context.target)
    yield from check_weight(candidate.files, context.output)
    yield from check_weight(candidate.media.files, f"{context.output}-media")
    yield from check_base_path(candidate.artifact, context.settings.base_path, context.output)
    secrets = find_secrets(candidate.manuscripts, context.now)
    files = hidden_files(candidate.sources, secrets)
    if candidate.hidden:
        hiding = {secret.slug for secret in secrets}
        shown = (each for each in candidate.manuscripts if each.facts.slug not in hiding)
        registries = (Path(each.file).read_bytes() for each in candidate.sources if each.kind in _REGISTRIES)
        secrets += find_aside_secrets(candidate.hidden, shown, registries)
        files |= aside_files(candidate.hidden, candidate.sources)
    yield from check_confidential(candidate.artifact, secrets, files, context.output)


def ignored_files(content: Path, ledger: tuple[LedgerEntry, ...]) -> frozenset[Path]:
    """Return the files below content/ that the program ignores, whatever they hold."""
    return frozenset(content.resolve() / entry.path for entry in ledger if entry.fate is FileStatus.IGNORED)


def check_journal(output: str) -> Problem:
    """Return the problem that a build was cut short, so that the output folder holds no whole site."""
    return error("publish-journal", output)

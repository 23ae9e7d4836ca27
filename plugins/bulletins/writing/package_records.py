"""The packages sent and taken in, recorded for each folder in `.packages/` beside content/. Nothing there is published.

When a package comes back, the versions tell which one both sides continued from.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.codec import pack, unpack
from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest
from bulletins.model.value import Value, replace
from bulletins.output.durable import write_durably
from bulletins.writing.package_files import Note, Package, ReportLine, SentVersion

MOST_VERSIONS = 6
"""Of one folder that are kept and sent along: the one it began from, and the latest."""


class FolderHistory(Value, frozen=True, kw_only=True):
    """The packages of one folder so far: its versions, the oldest first, and the notes and report of the latest."""

    folder: str
    versions: tuple[SentVersion, ...] = ()
    notes: tuple[Note, ...] = ()
    report: tuple[ReportLine, ...] = ()

    @property
    def digests(self) -> frozenset[Digest]:
        """Return the digests of all packages that were made or taken in here."""
        return frozenset(version.digest for version in self.versions if version.digest)


@dataclass(frozen=True, slots=True)
class PackageRecords:
    """The folder of records about packages that were sent and taken in."""

    place: Path

    def read(self, folder: str) -> FolderHistory:
        """Return the history of a folder below content/; empty where it cannot be read."""
        with suppress(OSError, ValueError):
            found = unpack(self._file(folder).read_bytes(), FolderHistory)
            if found.folder == folder:
                return found
        return FolderHistory(folder=folder)

    def begin(self, folder: str, texts: Mapping[str, bytes]) -> None:
        """Note the texts of a folder before they are changed here for the first time; none where it is new."""
        history = self.read(folder)
        if not history.versions:
            self._write(replace(history, versions=(_version("", texts),)))

    def add(self, package: Package) -> None:
        """Note a package that was made or taken in here."""
        history = self.read(package.folder)
        versions = history.versions or package.versions
        if package.digest not in {version.digest for version in versions}:
            versions = (*versions, _version(package.digest, dict(package.texts)))
        if len(versions) > MOST_VERSIONS:
            versions = (versions[0], *versions[1 - MOST_VERSIONS :])
        self._write(replace(history, versions=versions, notes=package.notes, report=package.report))

    def _write(self, history: FolderHistory) -> None:
        self.place.mkdir(parents=True, exist_ok=True)
        write_durably(self._file(history.folder), pack(history))

    def _file(self, folder: str) -> Path:
        return self.place / digest_of(folder.encode())


def _version(digest: str, texts: Mapping[str, bytes]) -> SentVersion:
    return SentVersion(digest=Digest(digest), texts=tuple(sorted(texts.items())))


def common_version(package: Package, history: FolderHistory) -> Mapping[str, bytes] | None:
    """Return the last texts that a package and this site have in common; None where there are none."""
    if package.digest in history.digests:
        return dict(package.texts)
    for version in reversed(package.versions):
        if version.digest in history.digests or not version.digest:
            return dict(version.texts)
    return None

"""The targets of publishing: a folder that some server reads, or a branch that GitHub Pages serves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bulletins.model.identity import OutputPath
from bulletins.model.paths import folders_of
from bulletins.output import open_workspace, standing_journal
from bulletins.publishing.artifact import Artifact, blob_name
from bulletins.publishing.branch import Branch, Delivery, has_history, open_branch, push_site, read_branch
from bulletins.publishing.guards import OthersFiles
from bulletins.publishing.live import OnlineSite, read_folder
from bulletins.publishing.site_record import FILE, HostingFile

GITHUB = "github"


def others_files(live: OnlineSite, artifact: Artifact, extras: tuple[HostingFile, ...]) -> OthersFiles:
    """Return other people's files and edits: files stay unless the site needs their place, or cannot take them along.

    Where the site has the very bytes, nothing of theirs is lost. A host that writes a domain into CNAME ends no line.
    """
    blobs = {file.path: {file.blob} for file in artifact.files}
    blobs |= {extra.path: {extra.built.blob, blob_name(extra.data.rstrip())} for extra in extras}
    taken = {OutputPath(folder) for folder in folders_of(blobs)}
    lost = {path for path in live.foreign if path in taken or not blobs.keys().isdisjoint(folders_of([path]))}
    lost |= live.fixed | {path for path in live.foreign if live.files[path] not in blobs.get(path, {live.files[path]})}
    kept = (path for path in live.foreign if path not in blobs and path not in lost)
    return OthersFiles(tuple(kept), tuple(path for path in live.foreign if path in lost), _edited(live, blobs))


def _edited(live: OnlineSite, blobs: Mapping[OutputPath, Collection[str]]) -> tuple[OutputPath, ...]:
    """Return the published files that are not as they were published, nor as they are to be now."""
    record = live.record
    if record is None or not live.files:
        return ()
    changed = {path for path, blob in live.files.items() if record.is_edited(path, blob)}
    edited = {path for path in changed if live.files[path] not in blobs.get(path, ())}
    gone = {path for path in blobs.keys() - live.files.keys() if record.has(path) and path != FILE}
    return tuple(sorted(edited | gone))


class Target(Protocol):
    """A target of publishing: it tells which site it holds, and takes a new one."""

    @property
    def shown(self) -> str:
        """Return what people call it."""

    @property
    def remote(self) -> str:
        """Return the address of the repository behind it, empty where there is none."""

    def read(self) -> OnlineSite:
        """Return what is there now."""

    def deliver(self, publication: Delivery) -> None:
        """Put a site there as a whole, or raise Refused with nothing changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderTarget:
    """A folder. It is written as the output folder is: staged, journalled, other people's files left alone."""

    folder: Path
    shown: str
    apart_from: tuple[Path, ...]
    remote: str = ""

    def read(self) -> OnlineSite:
        """Return what the folder holds. A publication that was cut off is finished first: half of it is no site."""
        if standing_journal(self.folder):
            with open_workspace(self.folder, apart_from=self.apart_from):
                pass
        return read_folder(self.folder, self.shown)

    def deliver(self, publication: Delivery) -> None:
        """Make the folder hold the site, what is published beside it, and the files of others that stay."""
        artifact, own = publication.artifact, {extra.path: extra.data for extra in publication.extras}
        with open_workspace(self.folder, apart_from=self.apart_from) as workspace:
            for file in artifact.files:
                if file.path not in own:
                    workspace.stage_file(file.path, artifact.folder / file.path)
            for path, data in own.items():
                workspace.stage(path, data)
            for path in publication.keep:
                workspace.stage_file(path, self.folder / path)
            workspace.apply()


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchTarget:
    """A branch of a repository. With `history` earlier publications stay to be read there from the first one on."""

    branch: Branch
    history: bool = False

    @property
    def shown(self) -> str:
        """Return what people call it."""
        return self.branch.shown

    @property
    def remote(self) -> str:
        """Return the address of the repository."""
        return self.branch.url

    def read(self) -> OnlineSite:
        """Return what the branch holds."""
        return read_branch(self.branch)

    def deliver(self, publication: Delivery) -> None:
        """Push one commit to the branch, after those that are there or in their place."""
        push_site(self.branch, publication, history=self.history or has_history(self.branch))


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """The target of a publication as typed: `github` or a folder; `remote` and `branch` are used for `github`."""

    name: str
    project: Path
    remote: str = "origin"
    branch: str = "gh-pages"
    history: bool = False


@contextmanager
def open_target(
    destination: Destination, *, apart_from: tuple[Path, ...], shown: Callable[[Path], str]
) -> Iterator[Target]:
    """Open the target that was named; a folder is relative to the working directory and shown as it was typed."""
    if destination.name == GITHUB:
        with open_branch(destination.project, destination.remote, destination.branch) as opened:
            yield BranchTarget(branch=opened, history=destination.history)
        return
    folder = Path(destination.name).absolute()
    yield FolderTarget(folder=folder, shown=shown(folder), apart_from=apart_from)

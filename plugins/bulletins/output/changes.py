"""The plan from the output folder as it is to the staged site: its changes, and the checks whether they may be made."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.paths import folders_of
from bulletins.model.problem import Refused
from bulletins.output.durable import temporary_path
from bulletins.output.journal import FileMove, Journal
from bulletins.output.manifest import Manifest
from bulletins.output.refusals import foreign_files
from bulletins.output.scan import FolderScan

_HOSTING = re.compile(
    r"CNAME|\.nojekyll|\.well-known/.+|BingSiteAuth\.xml|(?:google[\da-f]+|yandex_[\da-f]+|zalo_verifier\w+)\.html",
    re.ASCII,
)
"""Files that a host, a search engine or Zalo asks for: somebody puts them into a site's folder by hand."""


def is_for_hosting(path: str) -> bool:
    """Return whether a path belongs to the site's owner: a host or a search engine looks for such a file there."""
    return _HOSTING.fullmatch(path) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputPaths:
    """The paths of an output folder: the folder itself, and the files of `<parent>/.<name>.publishing` beside it."""

    output: Path
    state: Path

    @property
    def lock(self) -> Path:
        """Return the file whose lock one publishing command at a time holds."""
        return self.state / "lock"

    @property
    def journal(self) -> Path:
        """Return the file that exists from the first change of the output folder to the last."""
        return self.state / "journal"

    @property
    def manifest(self) -> Path:
        """Return the file that records what the last completed build left in the output folder."""
        return self.state / "manifest"

    @property
    def staged(self) -> Path:
        """Return the folder that holds new files until they are moved."""
        return self.state / "staged"

    @property
    def reserve(self) -> Path:
        """Return the file that reserves the disk space for everything written after the journal."""
        return self.state / "reserve"

    @property
    def scraps(self) -> tuple[Path, ...]:
        """Return the temporary files, which are useless once the command that made them has ended."""
        return self.reserve, temporary_path(self.journal), temporary_path(self.manifest)


def output_paths(output: Path) -> OutputPaths:
    """Return the paths of an output folder; where the folder is a link, the link is not followed."""
    absolute = Path(os.path.abspath(output))  # noqa: PTH100  (resolve() would follow the folder itself)
    own = absolute.parent.resolve() / absolute.name
    return OutputPaths(output=own, state=own.parent / f".{own.name}.publishing")


def standing_journal(output: Path) -> bool:
    """Return whether a build was interrupted in the folder; then it must be built again before it is published."""
    return os.path.lexists(output_paths(output).journal)


def plan_journal(
    planned: AbstractSet[str], moves: Mapping[str, FileMove], found: FolderScan, manifest: Manifest
) -> Journal:
    """Return the changes, in an order that depends on the paths alone; ValueError for a file where a folder must be."""
    needed = folders_of(planned)
    both = planned & needed
    if both:
        message = f"both a file and a folder: {min(both)!r}"
        raise ValueError(message)
    surplus = sorted(found.files.keys() - planned)
    names = {_folded(path) for path in planned} if surplus else set()
    blockers = tuple(path for path in surplus if path in needed or _folded(path) in names)
    return Journal(
        blockers=blockers,
        moves=tuple(move for _, move in sorted(moves.items())),
        removals=tuple(path for path in surplus if path not in set(blockers)),
        folders=tuple(sorted(found.folders - needed, reverse=True)),
        manifest=manifest,
    )


def check_places(
    paths: OutputPaths,
    known: Mapping[str, object] | None,
    found: FolderScan,
    planned: AbstractSet[str],
    journal: Journal,
) -> None:
    """Raise Refused where the output folder holds someone's own files, OSError where it may not be written.

    The folder is ours if something was published into it and any of that, or of what is planned, is still there.
    """
    foreign = [*journal.blockers, *journal.removals]
    ours = known is not None and any(path in found.files for path in (*known, *planned))
    if foreign and not ours:
        raise Refused((foreign_files(paths.output, sorted(foreign)),))
    changing = {
        path.rpartition("/")[0] for path in (*foreign, *journal.folders, *(move.path for move in journal.moves))
    }
    for folder in sorted(changing & (found.folders | {""})):
        check_writable(paths.output / folder)


def check_writable(folder: Path) -> None:
    """Raise PermissionError for a folder in which files may not be made or removed."""
    if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _folded(path: str) -> str:
    """Return a path as file systems compare it that know no case and no Unicode forms."""
    return unicodedata.normalize("NFC", path).casefold()

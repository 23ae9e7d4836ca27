"""The built site as it lies on the disk: what is put online is judged by its bytes, not by what was planned."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest, OutputPath, SitePath

INDEX = "index.html"
_REPOSITORY = ".git"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class BuiltFile:
    """One file of the built site."""

    path: OutputPath
    size: int
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A folder that holds a whole site, and its files in the order of their paths."""

    folder: Path
    files: tuple[BuiltFile, ...]

    @property
    def paths(self) -> frozenset[OutputPath]:
        """Return where the files lie."""
        return frozenset(file.path for file in self.files)

    def read(self, path: OutputPath) -> bytes:
        """Return the bytes of a file."""
        return (self.folder / path).read_bytes()


def read_artifact(folder: Path) -> Artifact:
    """Return every file below a folder, a repository in it left out; none where there is no such folder."""
    found = []
    for path in sorted(_walk(folder)):
        data = (folder / path).read_bytes()
        found.append(BuiltFile(path=path, size=len(data), digest=digest_of(data)))
    return Artifact(folder=folder, files=tuple(found))


def _walk(folder: Path) -> list[OutputPath]:
    """Return the paths of all files below a folder."""
    paths = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != _REPOSITORY]
        below = Path(root).relative_to(folder)
        paths += [OutputPath((below / name).as_posix()) for name in names]
    return paths


def address_of(path: OutputPath) -> SitePath | None:
    """Return the address at which people meet a page; None for files that are no page."""
    if not path.endswith(".html"):
        return None
    return SitePath("/" + (path.removesuffix(INDEX) if path == INDEX or path.endswith("/" + INDEX) else path))

"""The built site as files on disk: guards judge the bytes that go online, not the plan they were made from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from bulletins.model.digest import digest_of
from bulletins.model.identity import Digest, OutputPath, SitePath

INDEX = "index.html"
_REPOSITORY = ".git"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class BuiltFile:
    """One file of the built site; `blob` is the name that Git has for its bytes."""

    path: OutputPath
    size: int
    digest: Digest
    blob: str


def built_file(path: OutputPath, data: bytes) -> BuiltFile:
    """Return what is noted of a file with these bytes."""
    return BuiltFile(path=path, size=len(data), digest=digest_of(data), blob=blob_name(data))


def blob_name(data: bytes) -> str:
    """Return the name that Git has for these bytes: a branch tells it of each file without sending the file."""
    hashed = sha1(b"blob %d\0" % len(data), usedforsecurity=False)
    hashed.update(data)
    return hashed.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A folder that holds a whole site, and its files in the order of their paths."""

    folder: Path
    files: tuple[BuiltFile, ...]

    @property
    def paths(self) -> frozenset[OutputPath]:
        """Return the paths of all files."""
        return frozenset(file.path for file in self.files)

    def read(self, path: OutputPath) -> bytes:
        """Return the bytes of a file."""
        return (self.folder / path).read_bytes()


def read_artifact(folder: Path) -> Artifact:
    """Return the built site: every file below a folder, without a repository in it; no files where it is missing."""
    found = (built_file(path, (folder / path).read_bytes()) for path in sorted(_walk(folder)))
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
    """Return the address of a page's file, as people see it; None for a file that is no page."""
    if not path.endswith(".html"):
        return None
    return SitePath("/" + (path.removesuffix(INDEX) if path == INDEX or path.endswith("/" + INDEX) else path))

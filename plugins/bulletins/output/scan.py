"""The files of a folder with their stamps, and the digests that decide where stamps cannot."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bulletins.model.digest import new_hash
from bulletins.model.identity import Digest
from bulletins.model.paths import folders_of, is_plain
from bulletins.model.stamp import Stamp, stamp_of

__all__ = ["CHUNK", "FolderScan", "Stamp", "digest_of_file", "is_published_path", "scan_folder", "stamp_of"]

CHUNK = 1 << 20
_WINDOWS = os.name == "nt"
_NOT_PUBLISHED = ".git"
"""A repository made in the output folder to push it somewhere: no file of the site, and nothing to clear away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderScan:
    """All files and folders below a folder, by relative path with forward slashes; files with their stamps."""

    files: dict[str, Stamp]
    folders: frozenset[str]

    def without(self, paths: Collection[str]) -> FolderScan:
        """Return the scan without some files, and without the folders that hold nothing else."""
        if not paths:
            return self
        files = {path: stamp for path, stamp in self.files.items() if path not in paths}
        return FolderScan(files=files, folders=self.folders - (folders_of(paths) - folders_of(files)))


def scan_folder(root: Path) -> FolderScan:
    """Return everything below a folder, links not followed; nothing where the folder does not exist."""
    files: dict[str, Stamp] = {}
    folders: set[str] = set()
    base = os.fspath(root)
    pending = [""] if root.exists() else []
    while pending:
        prefix = pending.pop()
        with os.scandir(f"{base}/{prefix}") as entries:
            found = [(prefix + entry.name, entry) for entry in entries]
        for path, entry in found:
            if path == _NOT_PUBLISHED:
                continue
            if _is_folder(entry):
                folders.add(path)
                pending.append(f"{path}/")
            else:
                files[path] = stamp_of(entry.stat(follow_symlinks=False))
    return FolderScan(files=files, folders=frozenset(folders))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a folder of its own, not a link or a Windows junction that leads elsewhere."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    return not (_WINDOWS and getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", False))


def digest_of_file(file: Path | str) -> Digest | None:
    """Return the digest of a file, None where it cannot be read."""
    hashed = new_hash()
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            while chunk := os.read(descriptor, CHUNK):
                hashed.update(chunk)
        finally:
            os.close(descriptor)
    except OSError:
        return None
    return Digest(hashed.hexdigest())


def is_published_path(path: str) -> bool:
    """Return whether a path stays inside the output folder on every system: relative, no `..`, forward slashes."""
    if is_plain(path):
        return True
    parts = path.split("/")
    return (
        not any(part in {"", ".", ".."} for part in parts)
        and not any(character in path for character in "\\\0")
        and ":" not in parts[0]
        and parts[0] != _NOT_PUBLISHED
    )

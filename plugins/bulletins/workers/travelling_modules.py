"""Modules of extensions on their way to workers that do not see this machine's files."""

from __future__ import annotations

import importlib
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from bulletins.model.extensions import ExtensionModule

_PLACED: list[tuple[tempfile.TemporaryDirectory[str], tuple[str, ...]]] = []
"""On a worker: the folder with the modules that it was sent, which goes when others come, and their names."""


def pack_modules(modules: tuple[ExtensionModule, ...]) -> bytes:
    """Return the files of modules as one archive; the same files give the same bytes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, root in (pair for module in modules for pair in _files_of(module)):
            entry = zipfile.ZipInfo(file.relative_to(root).as_posix())
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())
    return packed.getvalue()


def _files_of(module: ExtensionModule) -> Iterator[tuple[Path, Path]]:
    """Yield the files of a module or a package, each with the folder that the module is imported from."""
    place = module.file
    for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if file.is_file() and "__pycache__" not in file.parts:
            yield file, place.parent


@lru_cache(maxsize=1)
def place_modules(packed: bytes) -> None:
    """Make this worker import the modules of an archive, in place of those that it was sent before."""
    while _PLACED:
        old, names = _PLACED.pop()
        sys.path.remove(old.name)
        for name in [each for each in sys.modules if each.partition(".")[0] in names]:
            del sys.modules[name]
        old.cleanup()
    folder = tempfile.TemporaryDirectory(prefix="extensions-")
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        archive.extractall(folder.name)
    names = tuple(sorted({Path(name).parts[0].removesuffix(".py") for name in archive.namelist()}))
    sys.path.insert(0, folder.name)
    importlib.invalidate_caches()
    _PLACED.append((folder, names))

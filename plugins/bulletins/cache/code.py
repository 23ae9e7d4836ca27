"""The digest of the engine itself: its own code, the libraries it stands on, and the Python that runs both."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from bulletins.model.digest import new_hash
from bulletins.model.identity import Digest

LIBRARIES = (
    "babel",
    "feedgenerator",
    "jinja2",
    "markdown",
    "markupsafe",
    "msgspec",
    "nh3",
    "pillow",
    "pypdf",
    "python-slugify",
    "pyyaml",
    "tzdata",
)
"""Those that have a say in what a page looks like."""

_PLUGINS = Path(__file__).resolve().parent.parent
_SUFFIXES = frozenset({".py", ".toml"})


@cache
def code_digest() -> Digest:
    """Return the digest of everything that is run, the same on every machine that would give the same bytes."""
    files = (file for file in _PLUGINS.rglob("*") if file.suffix in _SUFFIXES)
    return digest_of_files(_PLUGINS, files, (sys.version, *(f"{name} {version(name)}" for name in LIBRARIES)))


def digest_of_files(root: Path, files: Iterable[Path], words: Iterable[str] = ()) -> Digest:
    """Return the digest of files by their places under a folder, and of some words."""
    hashed = new_hash("\n".join(words).encode("utf-8"))
    for name, file in sorted((file.relative_to(root).as_posix(), file) for file in files if file.is_file()):
        data = file.read_bytes()
        hashed.update(f"\n{name} {len(data)}\n".encode("utf-8", "surrogateescape"))
        hashed.update(data)
    return Digest(hashed.hexdigest())

"""The first files take the sample's place: written beside it, then moved, so that a start is whole or has not begun.

.starting/new/      being written; a start that ends here has changed nothing, and the next one begins again
.starting/ready/    whole; from here on the next start does nothing but finish the moves
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from bulletins.model.digest import digest_of

ASIDE = ".starting"
KEPT = "content.before-start"
"""Where content that is not the sample is kept when it is replaced all the same."""

_PROGRAMS = (".command", ".desktop")
"""Endings of files that are opened by double-click, and may be run."""

_BOUND_TO_SAMPLE = "tests/content"
"""Tests that count what the sample holds: they go with it."""

REPLACED = ("content", "publishconf.py", _BOUND_TO_SAMPLE)
"""Everything that a start replaces or takes away."""


FREE = frozenset({".git", ASIDE, ".DS_Store", "Thumbs.db", "desktop.ini"})
"""What may lie in a folder that a new site is made in."""
FILE = Path(__file__).parent / "sample.txt"
_TEXTS = (".md", ".yml")
_LEFTOVERS = ("Thumbs.db", "desktop.ini", ".DS_Store")


def is_free(folder: Path) -> bool:
    """Return whether a new site can be made in a folder: it is not there yet, or nothing of anybody's lies in it."""
    return not folder.exists() or (folder.is_dir() and all(path.name in FREE for path in folder.iterdir()))


def stage_first_files(root: Path, files: Iterable[tuple[str, str | bytes]]) -> Path:
    """Return the folder that holds the files, by their paths from the root; nothing else is touched."""
    new = root / ASIDE / "new"
    shutil.rmtree(new, ignore_errors=True)
    for path, text in files:
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).write_bytes(text.encode() if isinstance(text, str) else text)
        if path.endswith(_PROGRAMS):
            (new / path).chmod(0o755)
    return new


def take_place(root: Path, *, keep: bool) -> None:
    """Put the staged files in place of the old ones; `keep` what content/ held beside it."""
    if keep:
        (root / ASIDE / "new" / "keep").touch()
    (root / ASIDE / "new").rename(root / ASIDE / "ready")
    finish(root)


def is_unfinished(root: Path) -> bool:
    """Return whether an earlier start was cut off between its moves."""
    return (root / ASIDE / "ready").is_dir()


def finish(root: Path) -> None:
    """Make all moves that are still to be made; each can be made again where it was cut off."""
    ready, before = root / ASIDE / "ready", root / ASIDE / "ready" / "before"
    if (ready / "content").exists():
        if (root / "content").exists() and not before.exists():
            (root / "content").rename(before)
        (ready / "content").rename(root / "content")
    for path in sorted(ready.iterdir()):
        if path.name not in {before.name, "keep"}:
            path.replace(root / path.name)
    if (ready / "keep").exists() and before.exists():
        before.rename(root / KEPT)
    shutil.rmtree(root / _BOUND_TO_SAMPLE, ignore_errors=True)
    shutil.rmtree(root / ASIDE)


def list_sample(content: Path) -> str:
    """Return a line for each file of a content folder, digest and path, as `sample.txt` holds them."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(_digests(content).items()))


def strangers(content: Path, listing: Path = FILE) -> tuple[str, ...]:
    """Return the files of a content folder that are not the sample's, or no longer as the sample has them."""
    lines = listing.read_text(encoding="utf-8").splitlines()
    sample = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    return tuple(sorted(path for path, digest in _digests(content).items() if sample.get(path) != digest))


def _digests(content: Path) -> dict[str, str]:
    """Return the digest of each file by its path; the ends of lines, which Git may change, do not count in texts."""
    found: dict[str, str] = {}
    for file in content.rglob("*"):
        if file.name in _LEFTOVERS or (file.is_dir() and not file.is_symlink()):
            continue
        data = file.read_bytes() if file.is_file() else b""
        text = file.suffix in _TEXTS
        found[file.relative_to(content).as_posix()] = digest_of(data.replace(b"\r\n", b"\n") if text else data)
    return found

"""The bytes of a photo: read whole, once, and known to be those that were found."""

from __future__ import annotations

import os
from pathlib import Path

from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Digest
from bulletins.model.problem import Outcome, error


def read_photo(photo: ContentPath, file: str, digest: Digest) -> Outcome[bytes]:
    """Return a photo's bytes; a problem where it cannot be read or was changed since it was found."""
    try:
        data = Path(file).read_bytes()
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        return Outcome(value=None, problems=(error("photo-unreadable", f"content/{photo}", reason=reason),))
    if digest_of(data) != digest:
        return Outcome(value=None, problems=(error("photo-changed-meanwhile", f"content/{photo}"),))
    return Outcome(value=data)


def replace_with(file: Path, data: bytes) -> None:
    """Write a file as a whole, so that nobody ever reads half of it; its folder may be cleared meanwhile, once."""
    try:
        _replace_with(file, data)
    except FileNotFoundError:
        _replace_with(file, data)


def _replace_with(file: Path, data: bytes) -> None:
    """Write a file beside its place and move it there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}.new")
    aside.write_bytes(data)
    aside.replace(file)

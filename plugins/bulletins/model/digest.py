"""The one digest of bytes: what one room notes of a file, another holds against the bytes it reads."""

from __future__ import annotations

from functools import partial
from hashlib import blake2b

from bulletins.model.identity import Digest

new_hash = partial(blake2b, digest_size=16)
"""Begin a digest that is fed piece by piece."""


def digest_of(data: bytes) -> Digest:
    """Return the digest of bytes."""
    return Digest(new_hash(data).hexdigest())

"""How many texts a law is tried on: a few hundred each time, many more by hand with FULL=1."""

from __future__ import annotations

import os


def examples(usual: int, full: int) -> int:
    """Return the number of texts to try."""
    return full if os.environ.get("FULL") else usual

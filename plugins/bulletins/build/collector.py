"""Python's collector of circles, kept from disturbing a build."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_gc() -> Iterator[None]:
    """Keep Python from looking for circles: frozen values hold one another in none, and there are a million of them.

    Those that outlive this are not looked through later, either.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.enable()

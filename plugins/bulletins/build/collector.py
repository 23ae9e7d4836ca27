"""Python's garbage collector, turned off while a build runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_gc() -> Iterator[None]:
    """Turn the garbage collector off: frozen values hold no circles, and searching a million of them takes long.

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

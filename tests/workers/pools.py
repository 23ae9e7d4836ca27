"""A site built by the workers of any pool."""

from __future__ import annotations

from pathlib import Path

from bulletins.build.pipeline import opened
from bulletins.workers.pool import Pool

from tests.sites import NOW, copy_base, settings_for, tree


def build_with(pool: Pool, folder: Path) -> dict[str, bytes]:
    """Return the files of the base site, copied and built in a folder by the workers of a pool."""
    copy_base(folder)
    with opened(settings_for(folder), remember=True, pool=pool) as work:
        composed, applied = work.publish(work.propose(NOW), lambda: None)
    assert applied is not None, composed.problems
    return tree(folder / "output")

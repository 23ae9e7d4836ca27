"""A site built by the workers of any pool."""

from __future__ import annotations

from pathlib import Path

from bulletins.build.pipeline import build_site
from bulletins.workers.pool import Pool

from tests.sites import NOW, copy_base, settings_for, tree


def build_with(pool: Pool, folder: Path) -> dict[str, bytes]:
    """Return the files of the base site, copied and built in a folder by the workers of a pool."""
    copy_base(folder)
    result = build_site(settings_for(folder), NOW, pool=pool)
    assert result.changes is not None, result.problems
    return tree(folder / "output")

"""Who does the work of a build, processes of this machine or workers of a cluster, and what does not disturb it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager

from bulletins.model.settings import BuildSettings
from bulletins.workers.cluster import join_cluster
from bulletins.workers.pool import Pool
from bulletins.workers.processes import usable_processors


@contextmanager
def open_workers(settings: BuildSettings) -> Iterator[Pool]:
    """Give those who do the work, and send them home in the end; Refused where a cluster cannot be used."""
    if not settings.scheduler:
        with closing(Pool(usable_processors())) as pool:
            yield pool
        return
    with join_cluster(settings.scheduler) as cluster:
        yield Pool(cluster.workers, lambda _: cluster, afar=True)


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

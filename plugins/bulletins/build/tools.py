"""What a build works with: who does the work, what is remembered, templates compiled beside other work."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial

from bulletins.cache.code import code_digest
from bulletins.cache.results import Results
from bulletins.cache.store import Store
from bulletins.model.settings import BuildSettings
from bulletins.rendering import compile_templates
from bulletins.workers.background import in_background
from bulletins.workers.cluster import join_cluster
from bulletins.workers.pool import Pool
from bulletins.workers.processes import usable_processors


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a build works with; `compiled` gives the code of the theme's templates."""

    pool: Pool
    results: Results
    compiled: Callable[[], bytes]


@contextmanager
def open_tools(settings: BuildSettings, *, writes: bool, pool: Pool | None = None) -> Iterator[Tools]:
    """Give the tools of a build whose workers end with it; unless it `writes`, nothing is remembered for the next one.

    A `pool` goes before the workers that the settings name.
    """
    compiling = partial(compile_templates, settings.theme)
    with (
        closing(pool) if pool else open_workers(settings) as workers,
        without_gc(),
        in_background(compiling) if writes and workers.can_fork else nullcontext(compiling) as compiled,
    ):
        yield Tools(pool=workers, results=open_results(settings, writes=writes), compiled=compiled)


def open_results(settings: BuildSettings, *, writes: bool) -> Results:
    """Return what builds with this state folder remember."""
    return Results(Store(settings.state / "cache.sqlite"), writes=writes)


@contextmanager
def open_workers(settings: BuildSettings) -> Iterator[Pool]:
    """Open the worker pool that the settings name, and close it at the end; Refused where a cluster cannot be used."""
    if not settings.scheduler:
        with closing(Pool(usable_processors())) as pool:
            yield pool
        return
    with join_cluster(settings.scheduler, code_digest) as cluster:
        yield Pool(cluster.workers, lambda _: cluster, is_remote=True)


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

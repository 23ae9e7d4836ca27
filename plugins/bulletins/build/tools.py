"""The tools of a build: the worker pool, the cache of results, and the compiled templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial

from bulletins.cache.code import code_digest
from bulletins.cache.results import Results
from bulletins.model.identity import Digest
from bulletins.model.settings import BuildSettings
from bulletins.rendering import code_key, compile_templates
from bulletins.workers.background import in_background
from bulletins.workers.cluster import join_cluster
from bulletins.workers.pool import Pool
from bulletins.workers.processes import usable_processors
from bulletins.workers.travelling_modules import pack_modules, place_modules


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The worker pool and the cache of a build; `compiled` returns the compiled code of the theme's templates."""

    pool: Pool
    results: Results
    compiled: Callable[[], bytes]


@contextmanager
def open_tools(
    settings: BuildSettings, results: Results, *, compiles: bool = False, pool: Pool | None = None
) -> Iterator[Tools]:
    """Open the tools of a build, and close its workers at the end; with `compiles`, templates compile meanwhile.

    A `pool` replaces the workers that the settings name.
    """
    with (
        closing(pool) if pool else open_workers(settings) as workers,
        _compiling(settings, compiles=compiles and workers.can_fork) as compiled,
    ):
        yield Tools(pool=workers, results=results, compiled=compiled)


@contextmanager
def _compiling(settings: BuildSettings, *, compiles: bool) -> Iterator[Callable[[], bytes]]:
    """Yield a function that returns the compiled code of the theme's templates.

    With `compiles` they compile beside other work, and the code is kept in this process: its next build uses it if no
    template has changed.
    """
    key = partial(code_key, settings.theme, settings.overlays)
    compiling = partial(compile_templates, settings.theme, settings.overlays)
    if not compiles:
        yield compiling
        return
    before = key()
    kept = _kept_code(before)
    if kept:
        code = kept[0]
        yield lambda: code
        return
    with in_background(compiling) as compiled:

        def keep() -> bytes:
            code = compiled()
            if key() == before:
                kept.append(code)
            return code

        yield keep


@lru_cache(maxsize=2)
def _kept_code(_: Digest) -> list[bytes]:
    """Return the list in which this process keeps the code of templates with this digest; it is empty at first."""
    return []


@contextmanager
def open_workers(settings: BuildSettings) -> Iterator[Pool]:
    """Open the worker pool that the settings name, and close it at the end; Refused where a cluster cannot be used."""
    if not settings.scheduler:
        with closing(Pool(usable_processors())) as pool:
            yield pool
        return
    modules = settings.extensions.modules
    prepare = partial(place_modules, pack_modules(modules)) if modules else None
    with join_cluster(settings.scheduler, code_digest, prepare=prepare) as cluster:
        yield Pool(cluster.workers, lambda _: cluster, is_remote=True)

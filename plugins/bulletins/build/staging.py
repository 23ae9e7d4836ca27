"""Every file of a site, handed to the workspace one at a time; those that stand there already are only named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from bulletins.build.pages import Press
from bulletins.build.plan import Composition, Workshop
from bulletins.build.render_jobs import PrintSettings, knowing, travelling
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.photo import Derivative, PhotoFacts, is_media
from bulletins.model.problem import Outcome, Refused
from bulletins.model.settings import BuildSettings
from bulletins.output import Workspace, open_workspace
from bulletins.photos import Encoded, codecs, encode_photo, encode_photos, make_derivatives
from bulletins.search import plan_search
from bulletins.workers.pool import Pool

MadePhotos = tuple[tuple[OutputPath, Path], ...]


@contextmanager
def open_media(settings: BuildSettings, workspace: Workspace, on_wait: Callable[[], None]) -> Iterator[Workspace]:
    """Give the workspace that pictures are staged in: the site's own, or one of their own with its own folder."""
    if not settings.media_base:
        yield workspace
        return
    apart_from = (settings.content, settings.theme, settings.state, settings.output)
    with open_workspace(settings.media_output, on_wait=on_wait, apart_from=apart_from) as media:
        yield media


def make_photos(settings: BuildSettings, composed: Composition, workshop: Workshop, pool: Pool) -> MadePhotos:
    """Return the address of each derivative and share card and the file that holds it, made now or before.

    The pages must have been made: they say which cards there are. Refused names bad photos. Photos are sent to workers
    that are afar; those of this machine have nothing over threads, as Pillow lets go of the interpreter while it works.
    """
    threads = 2 * pool.workers if pool.afar else os.cpu_count()
    encode = partial(_encode_afar, pool) if pool.afar else encode_photo
    by_source: dict[Digest, list[Derivative]] = {}
    for derivative in workshop.derivatives:
        by_source.setdefault(derivative.source, []).append(derivative)

    def make(facts: PhotoFacts) -> Outcome[MadePhotos]:
        return make_derivatives(facts, tuple(by_source[facts.digest]), settings.state, encode)

    photos = {facts.digest: facts for facts in composed.photos}.values()
    with ThreadPoolExecutor(threads) as helpers:
        outcomes = list(helpers.map(make, photos))
    problems = tuple(problem for outcome in outcomes for problem in outcome.problems)
    if problems:
        raise Refused(problems)
    files = dict(pair for outcome in outcomes for pair in outcome.value or ())
    cards = workshop.sharing.make(workshop.desk.cards, settings.state)
    return tuple(sorted((*files.items(), *cards)))


def _encode_afar(pool: Pool, data: bytes, derivatives: tuple[Derivative, ...]) -> Encoded:
    """Return derivatives with their bytes, made by one of those workers."""
    return next(pool.run(partial(encode_photos, codecs()), [(data, derivatives)], piece=1))


def files_of(workshop: Workshop, photos: MadePhotos) -> Iterator[tuple[OutputPath, bytes | Path]]:
    """Return every file of the site that is no page: its bytes, or the file that holds them."""
    yield from workshop.theme.files
    yield from plan_search(workshop.desk.searchable)
    yield from photos
    yield from ((asset.output, Path(asset.file)) for asset in workshop.desk.assets)


def stage_pages(
    press: Press, workshop: Workshop, pool: Pool, workspace: Workspace, compiled: Callable[[], bytes]
) -> None:
    """Hand every page to the workspace; its bytes are dropped as soon as they are written.

    Copies of this process have templates that are `compiled` already.
    """

    @cache
    def printing() -> PrintSettings:
        if pool.copies:
            return knowing(workshop.printing, compiled())
        return travelling(workshop.printing) if pool.afar else workshop.printing

    for leaf, written in press.run(pool, printing, workspace):
        workspace.plan(leaf.path, leaf.digest, leaf.size, written)


def stage_files(workshop: Workshop, photos: MadePhotos, workspace: Workspace, media: Workspace) -> None:
    """Hand everything that is no page to the workspace; what is made of photos to theirs, which may be the same."""
    for path, data in files_of(workshop, photos):
        if isinstance(data, bytes):
            workspace.stage(path, data)
        else:
            (media if is_media(path) else workspace).stage_file(path, data)

"""Every file of a composed site, handed to the workspace one at a time."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from plugins.building import Workspace
from plugins.model.identity import Digest, OutputPath
from plugins.model.page import Plan
from plugins.model.photo import Derivative, PhotoFacts
from plugins.model.problem import Outcome, Refused
from plugins.model.settings import BuildSettings
from plugins.photos import make_derivatives
from plugins.rendering import Renderer
from plugins.workflow.composing import Composition

MadePhotos = tuple[tuple[OutputPath, Path], ...]


def make_photos(settings: BuildSettings, composed: Composition) -> MadePhotos:
    """Return the address of each derivative and share card and the file that holds it, made now or before.

    Refused names bad photos.
    """
    by_source: dict[Digest, list[Derivative]] = {}
    for derivative in composed.derivatives:
        by_source.setdefault(derivative.source, []).append(derivative)

    def make(facts: PhotoFacts) -> Outcome[MadePhotos]:
        return make_derivatives(facts, tuple(by_source[facts.digest]), settings.state)

    photos = {facts.digest: facts for facts in composed.photos}.values()
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # threads will do: Pillow lets go of the interpreter as it works
        outcomes = list(pool.map(make, photos))
    problems = tuple(problem for outcome in outcomes for problem in outcome.problems)
    if problems:
        raise Refused(problems)
    files = dict(pair for outcome in outcomes for pair in outcome.value or ())
    cards = composed.sharing.make(composed.plan, settings.state) if composed.plan else ()
    return tuple(sorted((*files.items(), *cards)))


def files_of(composed: Composition, photos: MadePhotos) -> Iterator[tuple[OutputPath, bytes | Path]]:
    """Return every file of the site, one at a time: its bytes, or the file that holds them."""
    if composed.plan is None or composed.render is None or composed.theme is None:
        message = "a composition without a plan has no files"
        raise ValueError(message)
    yield from composed.theme.files
    yield from photos
    yield from ((asset.output, Path(asset.file)) for asset in composed.plan.assets)
    renderer = Renderer(composed.render)
    yield from ((page.path, renderer.render(page)) for page in composed.plan.pages)


def stage(composed: Composition, photos: MadePhotos, workspace: Workspace) -> None:
    """Hand every file to the workspace; a page's bytes are dropped as soon as they are staged."""
    for path, data in files_of(composed, photos):
        if isinstance(data, bytes):
            workspace.stage(path, data)
        else:
            workspace.stage_file(path, data)


def count_kinds(plan: Plan) -> tuple[tuple[str, int], ...]:
    """Return how many pages there are of each kind, by kind."""
    return tuple(sorted(Counter(page.kind for page in plan.pages).items()))

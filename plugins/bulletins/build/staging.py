"""The staging of a site: its files go to the output folder one at a time; files already there are only named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from bulletins.build.made_files import MadeFiles
from bulletins.build.pages import PageMaker
from bulletins.build.plan import PageTools
from bulletins.build.render_jobs import RenderInputs, with_compiled_templates, with_packed_theme
from bulletins.build.tools import Tools
from bulletins.cards import card_codecs, code_drawing, make_cards, make_codes
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.photo import Derivative, PhotoFacts, is_media
from bulletins.model.problem import Outcome, Problem, Refused
from bulletins.model.settings import BuildSettings
from bulletins.output import Workspace
from bulletins.photos import Encoded, codecs, encode_photo, encode_photos, make_derivatives
from bulletins.workers.pool import Pool


class SiteFile(NamedTuple):
    """A file of the site that is no page: its bytes or the file that holds them, and what it was made from."""

    path: OutputPath
    data: bytes | Path
    source: str = ""


def stage_pages(maker: PageMaker, render: RenderInputs, tools: Tools, output: Workspace) -> None:
    """Stage every page; its bytes are dropped as soon as they are written."""

    @cache
    def inputs() -> RenderInputs:
        if tools.pool.can_fork:
            return with_compiled_templates(render, tools.compiled())
        return with_packed_theme(render) if tools.pool.is_remote else render

    for finished in maker.make_all(tools.pool, inputs, output):
        record, digest, size = finished.page
        output.plan(finished.path, digest, size, finished.written, record)


def stage_files(files: Iterator[SiteFile], output: Workspace, media: Workspace) -> None:
    """Stage every file that is no page; files made of photos go to the folder for pictures, which may be the same."""
    for path, data, source in files:
        if isinstance(data, bytes):
            output.stage(path, data)
        else:
            (media if is_media(path) else output).stage_file(path, data, source)


def site_files(settings: BuildSettings, page_tools: PageTools, tools: Tools) -> Iterator[SiteFile]:
    """Return every file that is neither a page nor the search's; photos and cards are made where they are not at hand.

    The pages must have been made: they say which cards and documents there are. Refused names bad photos.
    """
    made = MadeFiles(settings, tools.results)
    try:
        photos = _make_photos(page_tools, made, tools.pool)
        cards = [*_make_cards(page_tools, made), *_make_codes(page_tools, made)]
    finally:
        made.finish()  # a build that is stopped keeps what it has made for the next one
    paths = {source.file: source.path for source in page_tools.sources}
    theme = (SiteFile(path, data) for path, data in page_tools.theme.files)
    documents = (SiteFile(asset.output, Path(asset.file), paths[asset.file]) for asset in page_tools.planner.assets)
    return iter((*theme, *photos, *cards, *documents))


def _make_photos(page_tools: PageTools, made: MadeFiles, pool: Pool) -> list[SiteFile]:
    """Return each derivative of each photo, by path.

    Photos are sent to workers that are remote; those of this machine have nothing over threads, as Pillow lets go of
    the interpreter while it works.
    """
    threads = 2 * pool.workers if pool.is_remote else os.cpu_count()
    encode = partial(_encode_remotely, pool) if pool.is_remote else encode_photo
    versions = {derivative.output: codecs(derivative.mime) for derivative in page_tools.derivatives}
    missing = made.missing(versions)
    by_source: dict[Digest, list[Derivative]] = {}
    for derivative in page_tools.derivatives:
        if derivative.output in missing:
            by_source.setdefault(derivative.source, []).append(derivative)

    def make(facts: PhotoFacts) -> Outcome[tuple[tuple[OutputPath, Digest], ...]]:
        return make_derivatives(facts, tuple(by_source[facts.digest]), made.folder, encode)

    photos = {facts.digest: facts for facts in page_tools.photos}
    wanted = [facts for digest, facts in photos.items() if digest in by_source]
    problems: list[Problem] = []
    with ThreadPoolExecutor(threads) as helpers:
        for outcome in helpers.map(make, wanted):
            made.note(outcome.value or (), versions)
            problems.extend(outcome.problems)
    if problems:
        raise Refused(tuple(problems))
    sources: dict[Digest, str] = {}
    for facts in page_tools.photos:
        sources[facts.digest] = min(sources.get(facts.digest, facts.photo), facts.photo)
    return [
        SiteFile(derivative.output, made.file(derivative.output), sources[derivative.source])
        for derivative in page_tools.derivatives
    ]


def _make_cards(page_tools: PageTools, made: MadeFiles) -> list[SiteFile]:
    """Return each share card, by path; Refused names bad photos."""
    plans, cards = page_tools.cards, page_tools.planner.cards
    if plans.fonts is None:
        return []
    versions = {card.output: card_codecs() for card in cards}
    missing = made.missing(versions)
    problems: list[Problem] = []
    wanted = (card for card in cards if card.output in missing)
    for card, drawn in make_cards(wanted, plans.photos, plans.fonts, made.folder):
        if isinstance(drawn, Problem):
            problems.append(drawn)
        else:
            made.note([(card.output, drawn)], versions)
    if problems:
        raise Refused(tuple(problems))
    return [SiteFile(card.output, made.file(card.output)) for card in cards]


def _make_codes(page_tools: PageTools, made: MadeFiles) -> list[SiteFile]:
    """Return the QR code of each page that has one, by path."""
    codes = page_tools.codes
    versions = dict.fromkeys((code.made for code in codes), code_drawing())
    missing = made.missing(versions)
    made.note(make_codes((code for code in codes if code.made in missing), made.folder), versions)
    return [SiteFile(code.output, made.file(code.made)) for code in codes]


def _encode_remotely(pool: Pool, data: bytes, derivatives: tuple[Derivative, ...]) -> Encoded:
    """Return derivatives with their bytes, made by one of the pool's remote workers."""
    return next(pool.run(partial(encode_photos, codecs()), [(data, derivatives)], piece=1))

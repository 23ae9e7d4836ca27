"""From material to a checked plan: assembled, photos measured, pages planned, every link verified; nothing written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from plugins.assembly import assemble
from plugins.documents import check_document
from plugins.model.identity import ContentPath, Digest
from plugins.model.page import Plan
from plugins.model.photo import Derivative, ImageSet, PhotoFacts
from plugins.model.problem import Problem
from plugins.model.settings import BuildSettings, RenderSettings
from plugins.model.site import Material, Site
from plugins.model.source import LedgerEntry, SourceKind
from plugins.model.table import Table
from plugins.pages import plan, verify
from plugins.photos import inspect_photo, plan_images
from plugins.rendering import ThemeFiles, build_theme, words
from plugins.workflow.gathering import gather
from plugins.workflow.sharing import NO_SHARING, Sharing, card_outputs, open_sharing

LOGO_WIDTHS = (48, 96, 192)
"""The logo stands 40 pixels wide in the masthead; screens show up to four of theirs for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Everything a build needs to write, or the reasons why it must not. `plan` is None where nothing can be planned.

    `language` is the site's default language, empty where site.yml could not be read. `assets` are the digests of all
    photos and documents that content holds, whether they are shown or not.
    """

    language: str
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    plan: Plan | None = None
    theme: ThemeFiles | None = None
    render: RenderSettings | None = None
    assets: frozenset[Digest] = frozenset()
    photos: tuple[PhotoFacts, ...] = ()
    derivatives: tuple[Derivative, ...] = ()
    sharing: Sharing = NO_SHARING


def compose(settings: BuildSettings, *, now: datetime, preview: bool = False, remember: bool = True) -> Composition:
    """Return the checked plan of the whole site; drafts and held bulletins are in it only for a preview.

    With `remember`, which photos were found whole is kept in the state folder; without, nothing at all is written.
    """
    gathered = gather(settings)
    material = gathered.material
    if material is None:
        return Composition(language="", problems=_sorted(gathered.problems), ledger=gathered.ledger)
    assembly = assemble(material, now=now, preview=preview, related_count=settings.related_count)
    photos, wrong = _inspect(assembly.photos, material, settings, settings.state if remember else None)
    problems = (*gathered.problems, *assembly.problems, *wrong)
    ledger = (*gathered.ledger, *assembly.ledger)
    language = material.config.default_language
    if assembly.site is None:
        return Composition(language=language, problems=_sorted(problems), ledger=ledger)
    laid_out = _lay_out(settings, material, assembly.site, photos)
    problems = (*problems, *_news(laid_out.problems, problems))
    return replace(laid_out, language=language, problems=_sorted(problems), ledger=ledger)


def _inspect(
    wanted: tuple[ContentPath, ...], material: Material, settings: BuildSettings, state: Path | None
) -> tuple[tuple[PhotoFacts, ...], list[Problem]]:
    """Return the facts of the photos that can be shown, and what is wrong with the others."""
    sources = {source.path: source for source in material.sources}
    outcomes = [inspect_photo(sources[photo], settings.photos, state) for photo in wanted]
    facts = tuple(outcome.value for outcome in outcomes if outcome.value is not None)
    return facts, [problem for outcome in outcomes for problem in outcome.problems]


def _lay_out(settings: BuildSettings, material: Material, site: Site, photos: tuple[PhotoFacts, ...]) -> Composition:
    """Return the planned pages with their photos and theme, and what planning and verifying found wrong."""
    sources = Table((source.path, source) for source in material.sources)
    as_logo = replace(settings.photos, widths=LOGO_WIDTHS)
    images = Table(
        (facts.photo, plan_images(facts, as_logo if facts.photo == site.config.logo else settings.photos))
        for facts in photos
    )
    languages = tuple(language.code for language in site.config.languages)
    theme = build_theme(settings.theme, site.config.colours)
    sharing = open_sharing(settings, photos)
    say = words(settings.theme, languages)
    planned = plan(site, images=images, sources=sources, settings=settings, words=say, cards=sharing.planner)
    derivatives = _derivatives(images)
    others = frozenset([*(derivative.output for derivative in derivatives), *(path for path, _ in theme.files)])
    problems = list(planned.problems)
    problems += verify(planned, others=others | card_outputs(planned), base_path=settings.base_path)
    problems += sharing.check(planned)
    problems += _document_problems(planned, material)
    render = RenderSettings(
        theme=str(settings.theme),
        base_path=settings.base_path,
        site_url=settings.site_url,
        languages=languages,
        time_zone=site.config.time_zone,
        stylesheet=f"/{theme.stylesheet}",
        script=f"/{theme.script}",
        paper=theme.paper,
    )
    return Composition(
        language="",
        problems=tuple(problems),
        ledger=(),
        plan=planned,
        assets=frozenset(source.digest for source in material.sources if source.kind is SourceKind.ASSET),
        theme=theme,
        render=render,
        photos=photos,
        derivatives=derivatives,
        sharing=sharing,
    )


def _derivatives(images: Table[ContentPath, ImageSet]) -> tuple[Derivative, ...]:
    """Return every derivative once, in the order of their paths."""
    return tuple(sorted({made for image in images.values() for made in (*image.variants, image.fallback)}))


def _document_problems(planned: Plan, material: Material) -> list[Problem]:
    """Return what is wrong with the documents that pages offer."""
    files = {asset.file for asset in planned.assets}
    offered = (source for source in material.sources if source.file in files)
    return [problem for source in offered for problem in check_document(source).problems]


def _news(later: tuple[Problem, ...], earlier: tuple[Problem, ...]) -> list[Problem]:
    """Return what planning and verifying add: not a second word about a place that was already spoken of.

    A photo that cannot be shown is reported by its own file, so the texts that show it are not.
    """
    places = {(problem.path, problem.line) for problem in earlier}
    return [
        problem
        for problem in later
        if (problem.path, problem.line) not in places and problem.code != "unprepared-photo"
    ]


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, each once."""
    return tuple(sorted(set(problems)))

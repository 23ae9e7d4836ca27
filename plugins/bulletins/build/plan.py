"""From what was read to pages that can be made: assembled, photos measured, pages ordered; nothing written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bulletins.build.assembling import Assembler
from bulletins.build.content import Gathering, gather
from bulletins.build.inputs import Inputs, inputs_of
from bulletins.build.render_jobs import PrintSettings
from bulletins.build.sharing import Sharing, open_sharing
from bulletins.checking import verify
from bulletins.model.identity import ContentPath, Digest, OutputPath
from bulletins.model.page import Plan
from bulletins.model.photo import Asset, Derivative, ImageSet, PhotoFacts
from bulletins.model.problem import Problem, soften, warning
from bulletins.model.settings import BuildSettings, RenderSettings
from bulletins.model.site import Assembly, Site
from bulletins.model.source import LedgerEntry, Source, SourceKind
from bulletins.model.table import Table
from bulletins.model.views.parts import Href
from bulletins.pages import PagePlanner
from bulletins.pages.references import href_of
from bulletins.photos import inspect_photo, plan_images, plan_logo
from bulletins.photos.documents import check_document
from bulletins.rendering import ThemeFiles, build_theme, interface_words
from bulletins.rendering.templates import catalogues_digest, template_digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What pages are made with. `desk` makes them; `printing` says by what they are rendered; `inputs`, what they need.

    `files` are the paths of all that is neither page nor document: photos and the theme's files.
    """

    desk: PagePlanner
    printing: PrintSettings
    inputs: Inputs
    theme: ThemeFiles
    derivatives: tuple[Derivative, ...]
    sharing: Sharing
    sources: tuple[Source, ...]

    @property
    def render(self) -> RenderSettings:
        """Return what a renderer is built from."""
        return self.printing.render

    @property
    def files(self) -> frozenset[OutputPath]:
        """Return where everything lies that is no page; complete when all pages are made."""
        return frozenset(
            [
                *(derivative.output for derivative in self.derivatives),
                *(path for path, _ in self.theme.files),
                *(card.output for card in self.desk.cards),
            ]
        )

    def check(self) -> list[Problem]:
        """Return what is wrong with what the pages offer, when all are made."""
        return [*self.sharing.check(self.desk.subjects), *_document_problems(self.desk.assets, self.sources)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A site before its pages are ordered, made of `sources`, with everything that is wrong and every file's fate.

    `language` is the site's default language, empty where site.yml could not be read.
    """

    language: str
    sources: tuple[Source, ...]
    assembly: Assembly


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A site whose pages can be made, or the reasons why not.

    `language` is the site's default language, empty where site.yml could not be read. `assets` are the digests of all
    photos and documents that content holds, whether they are shown or not. `workshop` is None where nothing can be
    made, `plan` where the pages were not made yet.
    """

    language: str
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    assets: frozenset[Digest] = frozenset()
    photos: tuple[PhotoFacts, ...] = ()
    workshop: Workshop | None = None
    plan: Plan | None = None
    drafts: tuple[str, ...] = ()
    unshown: tuple[Href, ...] = ()
    """Links of texts that are left out."""

    @property
    def derivatives(self) -> tuple[Derivative, ...]:
        """Return every derivative of the photos."""
        return self.workshop.derivatives if self.workshop else ()


def draft(gathered: Gathering, assembler: Assembler, now: datetime) -> Draft:
    """Return the site, assembled, and everything that is wrong so far."""
    material = gathered.material
    if material is None:
        nothing = Assembly(site=None, photos=(), problems=gathered.problems, ledger=gathered.ledger)
        return Draft(language="", sources=(), assembly=nothing)
    assembly = assembler.assemble(material, now)
    problems, ledger = (*gathered.problems, *assembly.problems), (*gathered.ledger, *assembly.ledger)
    whole = replace(assembly, problems=problems, ledger=ledger)
    return Draft(language=material.config.default_language, sources=material.sources, assembly=whole)


def propose(settings: BuildSettings, drafted: Draft, *, remember: bool = True) -> Composition:
    """Return the site with all pages ordered.

    With `remember`, which photos were found whole is kept in the state folder; without, nothing at all is written.
    """
    assembly, sources = drafted.assembly, drafted.sources
    photos, wrong = _inspect(assembly.photos, sources, settings, settings.state if remember else None)
    wrong += _unchecked(assembly)
    return Composition(
        language=drafted.language,
        problems=_sorted((*assembly.problems, *soften(wrong, assembly.drafts))),
        drafts=assembly.drafts,
        unshown=tuple(href_of(link, settings.base_path) for link in assembly.unshown_links),
        ledger=assembly.ledger,
        assets=frozenset(source.digest for source in sources if source.kind is SourceKind.ASSET),
        photos=photos,
        workshop=None if assembly.site is None else _open_workshop(settings, sources, assembly.site, photos),
    )


def compose(settings: BuildSettings, *, now: datetime, preview: bool = False, remember: bool = True) -> Composition:
    """Return the site with all pages made and checked."""
    drafted = draft(gather(settings), Assembler(settings, preview=preview), now)
    proposed = propose(settings, drafted, remember=remember)
    workshop = proposed.workshop
    if workshop is None:
        return proposed
    plan = workshop.desk.make_all()
    problems = verify(plan, others=workshop.files, base_path=settings.base_path)
    return replace(with_problems(proposed, (*problems, *workshop.check())), plan=plan)


def with_problems(proposed: Composition, later: Iterable[Problem]) -> Composition:
    """Return a composition with what making its pages found wrong: no second word about what was spoken of already."""
    places = {(problem.path, problem.line) for problem in proposed.problems}
    news = (problem for problem in later if (problem.path, problem.line) not in places)
    return replace(proposed, problems=_sorted((*proposed.problems, *soften(news, proposed.drafts))))


def _inspect(
    wanted: tuple[ContentPath, ...], files: tuple[Source, ...], settings: BuildSettings, state: Path | None
) -> tuple[tuple[PhotoFacts, ...], list[Problem]]:
    """Return the facts of the photos that can be shown, and what is wrong with the others."""
    sources = {source.path: source for source in files} if wanted else {}
    outcomes = [inspect_photo(sources[photo], settings.photos, state) for photo in wanted]
    facts = tuple(outcome.value for outcome in outcomes if outcome.value is not None)
    return facts, [problem for outcome in outcomes for problem in outcome.problems]


def _open_workshop(
    settings: BuildSettings, sources: tuple[Source, ...], site: Site, photos: tuple[PhotoFacts, ...]
) -> Workshop:
    """Return what the pages of an assembled site are made with."""
    files = Table((source.path, source) for source in sources)
    images = Table(
        (facts.photo, (plan_logo if facts.photo == site.config.logo else plan_images)(facts, settings.photos))
        for facts in photos
    )
    languages = tuple(language.code for language in site.config.languages)
    theme = build_theme(settings.theme, site.config.colours)
    sharing = open_sharing(settings, photos)
    say = interface_words(settings.theme, languages)
    catalogues = catalogues_digest(settings.theme)
    render = RenderSettings(
        theme=str(settings.theme),
        base_path=settings.base_path,
        site_url=settings.site_url,
        languages=languages,
        time_zone=site.config.time_zone,
        stylesheet=f"/{theme.stylesheet}",
        script=f"/{theme.script}",
        paper=theme.paper,
        media_base=settings.media_base,
    )
    return Workshop(
        desk=PagePlanner(site, images=images, sources=files, settings=settings, words=say, cards=sharing.planner),
        printing=PrintSettings(
            render=render,
            templates=Table(template_digests(settings.theme).items()),
            words=catalogues,
        ),
        inputs=inputs_of(site, sources, images, settings, catalogues),
        theme=theme,
        derivatives=_derivatives(images),
        sharing=sharing,
        sources=sources,
    )


def _unchecked(assembly: Assembly) -> list[Problem]:
    """Return that links were not looked at, where so much is wrong that there are no pages to find them on."""
    links = assembly.unshown_links if assembly.site is None else ()
    return [warning("links-not-checked", links[0].origin, links[0].line, count=len(links))] if links else []


def _derivatives(images: Table[ContentPath, ImageSet]) -> tuple[Derivative, ...]:
    """Return every derivative once, in the order of their paths."""
    return tuple(sorted({made for image in images.values() for made in image.files}))


def _document_problems(assets: tuple[Asset, ...], sources: tuple[Source, ...]) -> list[Problem]:
    """Return what is wrong with the documents that pages offer."""
    files = {asset.file for asset in assets}
    offered = (source for source in sources if source.file in files) if files else ()
    return [problem for source in offered for problem in check_document(source).problems]


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, each once."""
    return tuple(sorted(set(problems)))

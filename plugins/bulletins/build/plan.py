"""The plan of a site: its planned pages, the tools to make them, and all problems found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bulletins.assembly import shown_words, title_problems
from bulletins.build.content import ReadContent
from bulletins.build.documents import OfferedSources, clean_documents
from bulletins.build.extension_checks import extension_problems
from bulletins.build.page_keys import page_keys
from bulletins.build.render_jobs import RenderInputs
from bulletins.build.share_cards import CardPlans, open_card_plans
from bulletins.cache.code import code_digest
from bulletins.cache.results import Results
from bulletins.cards import plan_code
from bulletins.model.bulletin import Words
from bulletins.model.identity import ContentPath, OutputPath
from bulletins.model.page import AuthoredLink
from bulletins.model.photo import AddressCode, Asset, Derivative, ImageSet, PhotoFacts
from bulletins.model.problem import Outcome, Problem, Refused, soften, warning
from bulletins.model.records import PageKeys
from bulletins.model.settings import BuildSettings, RenderSettings
from bulletins.model.site import Assembly, Site
from bulletins.model.source import LedgerEntry, Source
from bulletins.model.table import Table
from bulletins.model.value import replace
from bulletins.pages import PagePlanner
from bulletins.pages.references import lead_unshown
from bulletins.photos import PhotoSize, measure_photo, photo_facts, plan_images, plan_logo
from bulletins.photos.documents import check_document
from bulletins.photos.small import picture_warnings
from bulletins.photos.traces import Trace
from bulletins.rendering import ThemeFiles, build_theme, interface_words
from bulletins.rendering.content_policy import content_policy, template_hooks
from bulletins.rendering.templates import catalogues_digest, template_digests
from bulletins.rendering.theme_folder import theme_of

PRINTED = ("bulletin", "digest")
"""The kinds of pages that are handed round on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTools:
    """The tools and values that the pages of one site are made with: planner, templates, theme, photos, cards."""

    planner: PagePlanner
    render: RenderInputs
    keys: PageKeys
    theme: ThemeFiles
    derivatives: tuple[Derivative, ...]
    photos: tuple[PhotoFacts, ...]
    cards: CardPlans
    sources: tuple[Source, ...]
    traces: Mapping[ContentPath, tuple[Trace, ...]]

    @property
    def other_files(self) -> frozenset[OutputPath]:
        """Return the paths of all files that are neither page nor document; complete when all pages are made."""
        return frozenset(
            [
                *(derivative.output for derivative in self.derivatives),
                *(path for path, _ in self.theme.files),
                *(card.output for card in self.planner.cards),
                *(code.output for code in self.codes),
            ]
        )

    @property
    def codes(self) -> tuple[AddressCode, ...]:
        """Return the QR code of every bulletin, by path; none where no cards are made."""
        if not self.render.render.codes:
            return ()
        site = self.render.render.site_url.rstrip("/")
        paths = (page.path for page in self.planner.planned if page.kind in PRINTED)
        return tuple(plan_code(path, f"{site}/{path.removesuffix('index.html')}") for path in paths)

    def check_offers(self) -> list[Problem]:
        """Return the problems of the cards and documents that the pages offer; all pages must be made."""
        documents = _document_problems(self.planner.assets, self.sources, self.traces)
        return [*self.cards.check(self.planner.subjects), *documents]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSite:
    """A site whose pages can be made, or the problems that prevent it.

    `language` is the site's default language, empty where site.yml could not be read. `tools` is None where nothing can
    be made. `links_in_left_out_texts` are checked, though no page shows them.
    """

    language: str
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]
    tools: PageTools | None = None
    assembly: Assembly | None = field(default=None, repr=False)
    links_in_left_out_texts: tuple[AuthoredLink, ...] = ()

    @property
    def site(self) -> Site | None:
        """Return the assembled site; None where no entry can be shown."""
        return self.assembly.site if self.assembly else None


def plan_site(
    settings: BuildSettings, content: ReadContent, assembly: Assembly | None, results: Results
) -> PlannedSite:
    """Return the site with all pages planned; `assembly` is None where content could not be read."""
    facts = content.facts
    if facts is None or assembly is None:
        return PlannedSite(language="", problems=_sorted(content.problems), ledger=content.ledger)
    offered = clean_documents(facts.sources, settings, results)
    photos, wrong = _photo_facts(assembly.photos, offered.sources, settings, results)
    wrong += [*_unchecked(assembly), *title_problems(facts, assembly.titled, content.words)]
    site, tools = assembly.site, None
    if site is not None:
        words = shown_words(assembly, content.words)
        try:
            tools = _page_tools(settings, offered, site, words, photos)
        except Refused as refused:  # an extension could not plan its pages: what is wrong in texts may be why
            wrong += refused.problems
        wrong += picture_warnings(site, words, photos)
    wrong += extension_problems(settings, facts, site)
    return PlannedSite(
        language=facts.config.default_language,
        problems=_sorted((*settings.said, *content.problems, *assembly.problems, *soften(wrong, assembly.drafts))),
        ledger=(*content.ledger, *assembly.ledger),
        tools=tools,
        assembly=assembly,
        links_in_left_out_texts=tuple(lead_unshown(link, settings.base_path) for link in assembly.unshown_links),
    )


def with_page_problems(planned: PlannedSite, later: Iterable[Problem]) -> PlannedSite:
    """Return a planned site with the problems of its pages; a place that has a problem already gets no second one."""
    places = {(problem.path, problem.line) for problem in planned.problems}
    news = (problem for problem in later if (problem.path, problem.line) not in places)
    drafts = planned.assembly.drafts if planned.assembly else ()
    return replace(planned, problems=_sorted((*planned.problems, *soften(news, drafts))))


def _unchecked(assembly: Assembly) -> list[Problem]:
    """Return the notice that links were not checked because too many errors left no pages."""
    links = assembly.unshown_links if assembly.site is None else ()
    return [warning("links-not-checked", links[0].origin, links[0].line, count=len(links))] if links else []


def _photo_facts(
    wanted: tuple[ContentPath, ...], files: tuple[Source, ...], settings: BuildSettings, results: Results
) -> tuple[tuple[PhotoFacts, ...], list[Problem]]:
    """Return the facts of the photos that can be shown, and the problems of the others."""
    sources = {source.path: source for source in files} if wanted else {}
    sizes = results.stage("photos", str(settings.content), PhotoSize)
    outcomes: list[Outcome[PhotoFacts]] = []
    for source in (sources[photo] for photo in wanted):
        size = sizes.find(source.digest, code_digest())
        if size is None:
            measured = measure_photo(source, settings.photos)
            if measured.value is None:
                outcomes.append(Outcome(value=None, problems=measured.problems))
                continue
            size = measured.value
            sizes.add(source.digest, code_digest(), size)
        outcomes.append(photo_facts(source, size, settings.photos))
    sizes.keep()
    facts = tuple(outcome.value for outcome in outcomes if outcome.value is not None)
    return facts, [problem for outcome in outcomes for problem in outcome.problems]


def _page_tools(
    settings: BuildSettings,
    offered: OfferedSources,
    site: Site,
    words: Mapping[str, Words],
    photos: tuple[PhotoFacts, ...],
) -> PageTools:
    """Return the tools that the pages of an assembled site are made with."""
    sources, photo_folder = offered.sources, site.config.photo_folder
    images = Table(
        (
            facts.photo,
            (plan_logo if facts.photo == site.config.logo else plan_images)(facts, settings.photos, photo_folder),
        )
        for facts in photos
    )
    languages = tuple(language.code for language in site.config.languages)
    folder = theme_of(settings)
    theme = build_theme(folder, site.config.colours, languages, search=settings.search, offline=settings.offline)
    cards = open_card_plans(settings, photos, photo_folder)
    catalogues = catalogues_digest(folder)
    render = _render_settings(settings, site, theme)
    return PageTools(
        planner=PagePlanner(
            site,
            images=images,
            sources=Table((source.path, source) for source in sources),
            settings=settings,
            words=words,
            translate=interface_words(folder, languages, settings.extensions.words),
            cards=cards.planner,
        ),
        render=RenderInputs(
            render=render,
            templates=Table(template_digests(folder).items()),
            words=catalogues,
        ),
        keys=page_keys(site, sources, images, settings, catalogues),
        theme=theme,
        derivatives=_derivatives(images),
        photos=photos,
        cards=cards,
        sources=sources,
        traces=offered.traces,
    )


def _render_settings(settings: BuildSettings, site: Site, theme: ThemeFiles) -> RenderSettings:
    """Return the settings that the pages of a site are rendered with."""
    return RenderSettings(
        theme=str(settings.theme),
        base_path=settings.base_path,
        site_url=settings.site_url,
        languages=tuple(language.code for language in site.config.languages),
        time_zone=site.config.time_zone,
        stylesheet=f"/{theme.stylesheet}",
        script=f"/{theme.script}",
        frame=theme.frame,
        media_base=settings.media_base,
        overlays=tuple((name, tuple(map(str, folders))) for name, folders in settings.overlays),
        words=settings.extensions.words,
        hooks=template_hooks(settings.extensions),
        policy=content_policy(settings),
        codes=bool(settings.share_cards and settings.site_url),
        values=settings.extensions.values,
        extensions=settings.extensions.digest,
    )


def _derivatives(images: Table[ContentPath, ImageSet]) -> tuple[Derivative, ...]:
    """Return every derivative once, in the order of their paths."""
    return tuple(sorted({made for image in images.values() for made in image.files}))


def _document_problems(
    assets: tuple[Asset, ...], sources: tuple[Source, ...], traces: Mapping[ContentPath, tuple[Trace, ...]]
) -> list[Problem]:
    """Return the problems of the documents that pages offer."""
    files = {asset.file for asset in assets}
    offered = (source for source in sources if source.file in files) if files else ()
    return [problem for source in offered for problem in check_document(source, traces.get(source.path)).problems]


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, each once."""
    return tuple(sorted(set(problems)))

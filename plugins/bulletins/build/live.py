"""The site in memory: a save makes only the pages that it affects, and a page is rendered when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from threading import Lock

from bulletins.assembly import shown_words, title_problems
from bulletins.build.build_result import BuildResult
from bulletins.build.collector import without_gc
from bulletins.build.content import ReadContent, read_content
from bulletins.build.freshness import around_digest, next_change
from bulletins.build.known_pages import NO_PAGES, KnownPage, KnownPages
from bulletins.build.page_keys import page_keys_with
from bulletins.build.pages import PageMaker
from bulletins.build.plan import PageTools, PlannedSite, plan_site
from bulletins.build.render_jobs import RenderJob, render_pages
from bulletins.build.search_files import search_files
from bulletins.build.source_list import NO_SOURCES, known_of
from bulletins.build.stages import assemble_site, result_of
from bulletins.build.staging import site_files
from bulletins.build.tools import Tools
from bulletins.cache.results import Results, open_results
from bulletins.model.bulletin import Words
from bulletins.model.fallback import NO_SUBSTITUTES, Substitutes
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.problem import has_errors
from bulletins.model.settings import BuildSettings
from bulletins.model.site import SiteFacts, TitledTexts
from bulletins.model.source import Source, SourceKind
from bulletins.model.value import replace
from bulletins.rendering import compile_templates
from bulletins.search import FOLDER
from bulletins.sources import SourceList, find_sources, rescan_saved
from bulletins.workers.pool import Pool
from bulletins.workers.processes import usable_processors

LiveFile = bytes | Path
"""The bytes of a file, or the file that holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSite:
    """A build in memory; `files` is None where an error keeps the site from being shown."""

    result: BuildResult
    files: Mapping[OutputPath, LiveFile] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _LiveState:
    """The last build: its inputs, the time until which it stays valid, and its results."""

    files: SourceList
    around: Digest
    content: ReadContent
    planned: PlannedSite
    maker: PageMaker | None
    until: datetime
    site: LiveSite
    others: Mapping[OutputPath, LiveFile]


class LiveBuilder:
    """Builds the site in memory again and again, drafts and held bulletins included; writes nothing but photos."""

    def __init__(
        self, settings: BuildSettings, instead: Substitutes = NO_SUBSTITUTES, *, despite_errors: bool = False
    ) -> None:
        """Begin with what builds have kept; what stands `instead` of a folder is read in its place.

        With `despite_errors` a site with errors has files, too, if its pages could be made.
        """
        self._settings, self._instead, self._despite_errors = settings, instead, despite_errors
        self._tools = Tools(
            pool=Pool(usable_processors()),
            results=open_results(settings.state, writes=False),
            compiled=lambda: compile_templates(settings.theme, settings.overlays),
        )
        self._last: _LiveState | None = None
        self._known: KnownPages = NO_PAGES
        self._shared = _Shared(rendered={}, indexed=Results(writes=False), one_at_a_time=Lock())

    @property
    def known(self) -> KnownPages:
        """Return the known pages of the last good build."""
        return self._known

    @property
    def content(self) -> ReadContent | None:
        """Return the content that the last build read; None where it failed."""
        return None if self._last is None else self._last.content

    def build(self, now: datetime, saved: frozenset[str] | None = None) -> LiveSite:
        """Return the site as it is now; where nothing has changed, the very value returned before.

        `saved` are the only paths that may have changed since the last build; None where anything may.
        """
        last, self._last = self._last, None  # where a build fails nothing is known
        with without_gc():
            self._last = (
                self._look_around(last, now) if last is None or saved is None else self._follow(last, saved, now)
            )
        return self._last.site

    def _look_around(self, last: _LiveState | None, now: datetime) -> _LiveState:
        """Return the build after all files were looked at again."""
        around = around_digest(self._settings)
        files = find_sources(self._settings.content, known_of(last.files if last else NO_SOURCES), self._instead)
        if last is not None and around == last.around and now < last.until:
            if replace(files.without_data(), stamps=last.files.stamps) == last.files:
                return replace(last, files=files.without_data())
            return self._compose(last, files, around, now)
        return self._compose(None, files, around, now)

    def _follow(self, last: _LiveState, saved: frozenset[str], now: datetime) -> _LiveState:
        """Return the build after these saves; only the saved files are looked at."""
        files = rescan_saved(last.files, self._settings.content, saved)
        if files is None:
            return self._look_around(last, now)
        if files is last.files and now < last.until:
            return last
        return self._compose(last if now < last.until else None, files, last.around, now)

    def _compose(self, last: _LiveState | None, files: SourceList, around: Digest, now: datetime) -> _LiveState:
        """Return a build of these files; of the `last` one stays what depends on facts, if they are the same."""
        content = read_content(files, self._settings, self._tools.results, self._tools.pool)
        self._tools.pool.close()
        with self._shared.one_at_a_time:  # the last site is still being looked at
            reworded = self._with_words(last, content) if last is not None else None
        if reworded is not None:
            return replace(reworded, files=files.without_data())
        with self._shared.one_at_a_time:
            assembly = assemble_site(self._settings, content, now, preview=True)
            planned = plan_site(self._settings, content, assembly, self._tools.results)
            maker = None
            if planned.tools is not None:
                maker = PageMaker(planned.tools, self._settings, self._known)
                maker.check_all()
            result = result_of(planned, maker)
            others: Mapping[OutputPath, LiveFile] = {}
            if planned.tools is not None and not self._keeps_from_showing(result):
                others = {each.path: each.data for each in site_files(self._settings, planned.tools, self._tools)}
        state = _LiveState(
            files=files.without_data(),
            around=around,
            content=content,
            planned=planned,
            maker=maker,
            until=next_change(content.facts, now),
            site=LiveSite(result=result, files=None),
            others=others,
        )
        return state if self._keeps_from_showing(result) else self._shown(state)

    def _keeps_from_showing(self, result: BuildResult) -> bool:
        """Return whether a problem keeps the site from being shown."""
        return has_errors(result.problems) and not self._despite_errors

    def _shown(self, state: _LiveState) -> _LiveState:
        """Return a build without errors with its files, which are known from now on."""
        if state.maker is None or state.planned.tools is None:
            return state
        self._known = state.maker.made
        words = state.content.words
        if state.planned.assembly is not None:
            words = shown_words(state.planned.assembly, words)
        view = _LiveView(maker=state.maker, tools=state.planned.tools, words=words, others=state.others)
        files = LiveFiles(view, self._settings, self._shared)
        return replace(state, site=replace(state.site, files=files))

    def _with_words(self, last: _LiveState, content: ReadContent) -> _LiveState | None:
        """Return the last build with new words; None where more than the words of bulletins has changed."""
        now, tools, maker, assembly = content.facts, last.planned.tools, last.maker, last.planned.assembly
        if now is None or tools is None or maker is None or assembly is None or assembly.site is None:
            return None
        changed = _changed_texts(last.content.facts, now)
        if last.site.files is None or content.problems != last.content.problems or changed is None:
            return None
        if _are_titles_judged_anew(assembly.titled, now, (last.content.words, content.words), changed):
            return None
        slugs = frozenset(source.slug for source in changed)
        tools.planner.use_words(shown_words(assembly, content.words))
        keys = page_keys_with(tools.keys, assembly.site, now.sources, slugs)
        planned = replace(last.planned, tools=replace(tools, keys=keys, sources=now.sources))
        remade = maker.remade(planned.tools, self._settings) if planned.tools is not None else None
        if remade is None or remade.find_lost_links(frozenset((*tools.other_files, *last.others))):
            return None
        return self._shown(replace(last, content=content, planned=planned, maker=remade))


def _changed_texts(before: SiteFacts | None, now: SiteFacts) -> tuple[Source, ...] | None:
    """Return the files of bulletins whose words have changed; None where anything else has changed."""
    if before is None or _without_bytes(before) != _without_bytes(now):
        return None
    changed = tuple(new for old, new in zip(before.sources, now.sources, strict=True) if old != new)
    return changed if all(source.kind is SourceKind.BULLETIN for source in changed) else None


def _are_titles_judged_anew(
    titled: TitledTexts,
    facts: SiteFacts,
    words: tuple[Mapping[str, Words], Mapping[str, Words]],
    changed: tuple[Source, ...],
) -> bool:
    """Return whether the problems of titles differ from before; `words` are the old and the new ones."""
    before, now = words
    paths = [f"content/{source.path}" for source in changed]
    titles = [each[path].title if path in each else "" for each in words for path in paths]
    if titles[: len(paths)] == titles[len(paths) :]:
        return False
    return title_problems(facts, titled, before) != title_problems(facts, titled, now)


def _without_bytes(facts: SiteFacts) -> tuple[object, ...]:
    """Return all that assembling reads: the facts, and path and kind of each file, without the bytes of texts."""
    places = [
        (
            source.path,
            source.kind,
            source.slug,
            source.language,
            source.digest if source.kind is SourceKind.ASSET else "",
        )
        for source in facts.sources
    ]
    return places, replace(facts, sources=())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """The state that all sites of a preview share: rendered pages, the search index, and the lock for making pages."""

    rendered: dict[OutputPath, tuple[KnownPage, bytes]]
    indexed: Results
    one_at_a_time: Lock


@dataclass(frozen=True, slots=True, kw_only=True)
class _LiveView:
    """The parts that one live site is served from; `others` are all files but pages and those of the search."""

    maker: PageMaker
    tools: PageTools
    words: Mapping[str, Words]
    others: Mapping[OutputPath, LiveFile]


class LiveFiles(Mapping[OutputPath, LiveFile]):
    """Every file of a site: a page is rendered, and the search indexed, when it is first asked for."""

    def __init__(self, view: _LiveView, settings: BuildSettings, shared: _Shared) -> None:
        """Show a site with its own words, whatever was saved since."""
        self._view = view
        self._settings = settings
        self._shared = shared
        self._pages = view.maker.made.pages
        self._search: Mapping[OutputPath, LiveFile] | None = None

    def __getitem__(self, path: OutputPath) -> LiveFile:
        """Return a file; KeyError where there is none."""
        page = self._pages.get(path)
        if page is not None:
            return self._rendered_page(path, page)
        if path in self._view.others or not path.startswith(f"{FOLDER}/"):
            return self._view.others[path]
        return self._search_files()[path]

    def __iter__(self) -> Iterator[OutputPath]:
        """Go through the paths of all files."""
        return chain(self._pages, self._view.others, self._search_files())

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._pages) + len(self._view.others) + len(self._search_files())

    def _rendered_page(self, path: OutputPath, page: KnownPage) -> bytes:
        """Return the bytes of a page, rendered unless it is known as it is now."""
        view, rendered = self._view, self._shared.rendered
        with self._shared.one_at_a_time:
            found = rendered.get(path)
            if found is None or found[0] is not page:
                view.tools.planner.use_words(view.words)
                (made,) = render_pages(view.tools.render, (RenderJob(view.maker.page(path)),))
                found = rendered[path] = (page, made.data or b"")
        return found[1]

    def _search_files(self) -> Mapping[OutputPath, LiveFile]:
        """Return the files of the search, made of this site's words."""
        planner = self._view.tools.planner
        with self._shared.one_at_a_time:
            if self._search is None:
                planner.use_words(self._view.words)
                self._search = dict(search_files(self._settings, planner, self._shared.indexed))
        return self._search

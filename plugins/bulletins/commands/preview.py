"""The preview: the whole site with drafts and held bulletins marked, built in memory and served while one writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from threading import Lock

from bulletins.build.build_result import BuildResult
from bulletins.build.content import ReadContent, site_language
from bulletins.build.known_pages import KnownPage
from bulletins.build.live import LiveBuilder, LiveSite
from bulletins.build.state_folder import open_state
from bulletins.commands.console import Clock, Console, Load, report_of, reporting_failures
from bulletins.commands.new_unit import NewUnits
from bulletins.commands.page_publishing import PagePublishing, PublishingPlace
from bulletins.commands.text_history import TextHistory
from bulletins.commands.text_pages import PhonePages, TextPages, pages_of_texts
from bulletins.commands.writing import writing_tools
from bulletins.model.digest import digest_of
from bulletins.model.fallback import article_of
from bulletins.model.identity import OutputPath
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.preview import File, Preview, PreviewBuild, PreviewWords, Saved, WritingPage
from bulletins.publishing.history import NO_HISTORY, read_history
from bulletins.publishing.last_seen import LastSeen
from bulletins.reports import LANGUAGES, Report, problem_lines, writing_words
from bulletins.reports.overlay import AsideForecast, aside_lines, aside_words, overlay_lines
from bulletins.settings.loading import read_now
from bulletins.writing import WritingOperations, WritingSite


def preview(load: Load, console: Console, *, port: int, open_browser: bool, clock: Clock = read_now) -> int:
    """Return 0 when the preview is ended; serves and rebuilds until then."""
    opened = _PreviewWindow(port=port, open_browser=open_browser, writing=False)
    return reporting_failures(lambda: _preview(load(), console, opened, clock), console)


def write(load: Load, console: Console, publishing: PublishingPlace | None, *, port: int, open_browser: bool) -> int:
    """Return 0 when the writing page is ended: a preview whose window is that page, which can publish."""
    opened = _PreviewWindow(port=port, open_browser=open_browser, writing=True, publishing=publishing)
    return reporting_failures(lambda: _preview(load(), console, opened, read_now), console)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PreviewWindow:
    """Where a preview is served, what a browser opens, and how the writing page publishes, None where it cannot."""

    port: int
    open_browser: bool
    writing: bool
    publishing: PublishingPlace | None = None


def _preview(settings: BuildSettings, console: Console, opened: _PreviewWindow, clock: Clock) -> int:
    """Serve the site until Ctrl-C."""
    settings = replace(settings, media_base="")  # pictures that are not published yet are shown from here
    phrases = console.report_language(site_language(settings.content)).phrases

    def say(built: PreviewBuild) -> None:
        console.write(built.overlay + "\n" if built.overlay else "")

    with open_state(settings) as usable:
        if usable.said:
            console.report(Report(problems=usable.said, ledger=()), console.report_language(phrases.language))
        builds = PreviewBuilds(usable.settings, console, clock)
        server = Preview(
            build=builds.build,
            watched=(settings.content, settings.theme, *(folder for _, each in settings.overlays for folder in each)),
            report=say,
            words=PreviewWords(language=phrases.language, **phrases.preview()),
            say=lambda line: console.write(f"{line}\n"),
        )
        words = {language: writing_words(language) for language in LANGUAGES}
        keys = usable.settings.extensions.keys
        pages = TextPages(usable.settings, builds, words[phrases.language]["draft-mark"], clock)
        place = opened.publishing
        tools = writing_tools(usable.settings, builds.site, pages, console, clock)
        more = PhonePages(pages, builds).by_name | TextHistory(settings.content, builds.site, keys).by_name
        more |= NewUnits(settings.content, builds.site, server.tell_saved).by_name
        if place is not None:
            more |= PagePublishing(place, builds.one_at_a_time, clock).by_name
        tools = replace(tools, tell_saved=server.tell_saved, more=more)
        site = digest_of(str(settings.content.resolve()).encode())
        page = WritingPage(WritingOperations(tools).by_name, words, phrases.language, pages.shown, site=site)
        server.show_writing_page(page, first=opened.writing)
        server.serve(port=opened.port, base_path=settings.base_path, open_browser=opened.open_browser)
    return 0


class PreviewBuilds:
    """The builds that a preview shows, with what is wrong in words."""

    def __init__(self, settings: BuildSettings, console: Console, clock: Clock) -> None:
        """Build nothing yet."""
        self._settings = settings
        self._console = console
        self._clock = clock
        self._builder = LiveBuilder(settings)
        self._last: LiveSite | None = None
        self._shown: LiveSite | None = None
        self._changes: dict[tuple[str, str], tuple[str, str]] = {}
        self._site: Callable[[], WritingSite | None] = lambda: None
        self.one_at_a_time = Lock()

    def site(self) -> WritingSite | None:
        """Return what the last build read; None before the first, or where site.yml is broken."""
        return self._site()

    def build(self, saved: Saved = None) -> PreviewBuild | None:
        """Return every file of the site, or what keeps it from being shown; None if it is what it was.

        `saved` are the only paths that may have changed since the last build.
        """
        with self.one_at_a_time:
            return self._build(saved)

    def file(self, path: OutputPath) -> File | None:
        """Return a file of the site as it was last shown, None where it has none."""
        shown = self._shown
        return None if shown is None or shown.files is None else shown.files.get(path)

    def _build(self, saved: Saved) -> PreviewBuild | None:
        """Build while nothing else does."""
        last, self._last = self._last, None
        now = self._builder.build(self._clock(), saved)
        self._last = self._shown = now
        if now is last:
            return None
        pages = dict(self._builder.known.pages)  # a later build may add to the table itself
        self._site = cache(partial(_writing_site, self._builder.content, now, pages, self._settings.base_path))
        report_language = self._console.report_language(now.result.language)
        report = report_of(self._settings, now.result)
        folder = str(self._settings.content.absolute())
        forecasts = self._forecasts(now.result)
        aside = (": ".join(aside_words(each, report_language)) for each in forecasts)
        overlay = "\n".join([*problem_lines(report, report_language), *aside])
        shown = "\n".join(
            [*overlay_lines(report, report_language, folder), *aside_lines(forecasts, report_language, folder)]
        )
        return PreviewBuild(files=now.files, overlay=overlay, errors=now.files is None, shown=shown)

    def _forecasts(self, result: BuildResult) -> list[AsideForecast]:
        """Return what a publication around these errors would set aside; nothing where no Git tells."""
        paths = {found.path for found in result.problems if found.is_error}
        history = read_history(self._settings.content) if paths else NO_HISTORY
        if history.root is None or not history.commit:
            return []
        shared = {path for path in paths if article_of(path) is None}
        seen = LastSeen(record=None, history=history, content=self._settings.content)
        if shared:
            return [self._forecast(seen, each) for each in sorted(shared)]
        faulty = {f"content/{article_of(one)}" for one in paths}
        texts = [f"content/{one.path}" for one in result.ledger if one.rule == "needs-refused"]
        needing = {f"content/{article_of(text)}" for text in texts if article_of(text)} - faulty
        return [
            *(self._forecast(seen, each) for each in sorted(faulty)),
            *(self._forecast(seen, each, is_sound=True) for each in sorted(needing)),
        ]

    def _forecast(self, seen: LastSeen, path: str, *, is_sound: bool = False) -> AsideForecast:
        """Return what becomes of a folder or a file, and who changed it last: of one commit, Git is asked once."""
        below = path.removeprefix("content/")
        if below == path:
            return AsideForecast(path=path)
        key = (seen.history.commit, below)
        if key not in self._changes:
            self._changes[key] = seen.last_change(below)
        author, day = self._changes[key]
        is_changed_here = seen.is_changed_here(below)
        return AsideForecast(path=path, author=author, day=day, is_changed_here=is_changed_here, is_sound=is_sound)


def _writing_site(
    content: ReadContent | None, live: LiveSite, pages: Mapping[OutputPath, KnownPage], base_path: str
) -> WritingSite | None:
    """Return what the writing page is to know of a build; worked out when that page first asks."""
    if content is None or content.facts is None:
        return None
    return WritingSite(
        content=content.facts,
        words=content.words,
        problems=live.result.problems,
        ledger=live.result.ledger,
        pages={source: f"{base_path}/{path.removesuffix('index.html')}" for source, path in pages_of_texts(pages)},
    )

"""The preview: the whole site with drafts and held bulletins marked, built in memory and served while one writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from threading import Lock

from bulletins.build.assembling import Assembler
from bulletins.build.content import gather, site_language
from bulletins.build.crew import without_gc
from bulletins.build.glance import state_key
from bulletins.build.memory import NOTHING, Leaf
from bulletins.build.pages import judged, open_press
from bulletins.build.pipeline import registry_note, text_store
from bulletins.build.plan import Composition, draft, propose
from bulletins.build.readings import Readings
from bulletins.build.registries import Registries
from bulletins.build.render_jobs import Proof, print_pages
from bulletins.build.revising import Reviser, Standing
from bulletins.build.source_list import NOTHING_FOUND, known_of
from bulletins.build.staging import files_of, make_photos
from bulletins.cache.store import Store
from bulletins.commands.console import Clock, Console, Load, report_of, reporting_failures
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.settings import BuildSettings
from bulletins.model.table import Table
from bulletins.preview import File, Preview, PreviewBuild, PreviewWords, Saved
from bulletins.reports import overlay_lines, problem_lines
from bulletins.settings.loading import read_now
from bulletins.sources import SourceList, find_sources, rescan_saved
from bulletins.workers.pool import Pool
from bulletins.workers.processes import usable_processors


def preview(load: Load, speech: Console, *, port: int, open_browser: bool, clock: Clock = read_now) -> int:
    """Return 0 when the preview is ended; serves and rebuilds until then."""
    return reporting_failures(lambda: _preview(load(), speech, port, clock, open_browser=open_browser), speech)


def _preview(settings: BuildSettings, speech: Console, port: int, clock: Clock, *, open_browser: bool) -> int:
    """Serve the site until Ctrl-C."""
    settings = replace(settings, media_base="")  # pictures that are not published yet are shown from here
    phrases = speech.voice(site_language(settings.content)).phrases

    def say(built: PreviewBuild) -> None:
        speech.write(built.overlay + "\n" if built.overlay else "")

    server = Preview(
        build=LivePreview(settings, speech, clock).build,
        watched=(settings.content, settings.theme),
        report=say,
        words=PreviewWords(language=phrases.language, **phrases.preview()),
    )
    server.serve(port=port, base_path=settings.base_path, open_browser=open_browser)
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveState:
    """The last build: the files that were found, all else that decided it, and what stands unless it had errors."""

    found: SourceList
    around: Digest
    build: PreviewBuild
    standing: Standing | None = None


class LivePreview:
    """The site in memory: a save has only what it touches made again, and a page is rendered when it is looked at."""

    def __init__(self, settings: BuildSettings, speech: Console, clock: Clock) -> None:
        """Begin with what builds have kept."""
        self._settings = settings
        self._speech = speech
        self._clock = clock
        self._pool = Pool(usable_processors())
        self._readings = Readings(self._pool, Store(text_store(settings)), writes=False)
        self._registries = Registries(registry_note(settings), writes=False)
        self._assembler = Assembler(settings, preview=True)
        self._reviser = Reviser(settings, self._readings, self._assembler)
        self._last: LiveState | None = None
        self._memory = NOTHING
        self._rendered: dict[OutputPath, tuple[Leaf, bytes]] = {}
        self._one_at_a_time = Lock()

    def build(self, saved: Saved = None) -> PreviewBuild | None:
        """Return every file of the site, or the problems that keep it from being shown; None if it is what it was.

        `saved` are the only paths that may have changed since the last build.
        """
        last, self._last = self._last, None  # where a build fails nothing is known
        with without_gc():
            now = self._look_around(last) if last is None or saved is None else self._follow(last, saved)
        self._last = now
        return None if last is not None and now.build is last.build else now.build

    @property
    def remembered(self) -> Mapping[OutputPath, Leaf]:
        """Return what is remembered of each page of the last good build."""
        return self._memory.leaves

    def _look_around(self, last: LiveState | None) -> LiveState:
        """Return the build after a look at everything."""
        around = state_key(self._settings, NOTHING_FOUND)
        if last is None:
            return self._compose(find_sources(self._settings.content).without_data(), around)
        found = find_sources(self._settings.content, known_of(last.found))
        lean = found.without_data()
        if around == last.around and replace(lean, stamps=last.found.stamps) == last.found and self._is_current():
            return replace(last, found=lean)
        return self._compose(found, around)

    def _follow(self, last: LiveState, saved: frozenset[str]) -> LiveState:
        """Return the build after these saves."""
        found = rescan_saved(last.found, self._settings.content, saved)
        if found is None:
            return self._look_around(last)
        if found is last.found and self._is_current():
            return last
        return self._revise(last, found) or self._compose(found, last.around)

    def _is_current(self) -> bool:
        """Return whether no moment has come at which the site changes by itself."""
        return not self._assembler.has_expired(self._clock())

    def _revise(self, last: LiveState, found: SourceList) -> LiveState | None:
        """Return the last build in other words; None where more has changed."""
        if last.standing is None:
            return None
        with self._one_at_a_time:  # the site that stands is still being looked at
            standing = self._reviser.revise(last.standing, found, self._clock())
        if standing is None:
            return None
        self._memory = standing.press.remember()
        build = replace(last.build, files=self._show(standing))
        return LiveState(found=found.without_data(), around=last.around, build=build, standing=standing)

    def _compose(self, found: SourceList, around: Digest) -> LiveState:
        """Return a build of what was found."""
        gathered = gather(self._settings, found, self._readings, self._registries)
        self._pool.close()
        composed = propose(self._settings, draft(gathered, self._assembler, self._clock()))
        workshop, material, standing = composed.workshop, gathered.material, None
        if workshop is not None and material is not None:
            press = open_press(workshop, self._settings, self._memory)
            press.proofread()
            composed = judged(composed, workshop, press)
            if not self._speech.voice(composed.language).sentences.has_errors(composed.problems):
                self._memory = press.remember()
                made = files_of(workshop, make_photos(self._settings, composed, workshop, self._pool))
                standing = Standing(material=material, workshop=workshop, press=press, files=Table(made))
        build = self._say(composed, standing)
        return LiveState(found=found.without_data(), around=around, build=build, standing=standing)

    def _say(self, composed: Composition, standing: Standing | None) -> PreviewBuild:
        """Return a build with what is wrong in words."""
        voice = self._speech.voice(composed.language)
        report = report_of(self._settings, composed)
        overlay = "\n".join(problem_lines(report, voice))
        shown = "\n".join(overlay_lines(report, voice, str(self._settings.content.absolute())))
        files = None if standing is None else self._show(standing)
        return PreviewBuild(files=files, overlay=overlay, errors=files is None, shown=shown)

    def _show(self, standing: Standing) -> LiveFiles:
        """Return every file of what stands."""
        return LiveFiles(standing, self._rendered, self._one_at_a_time)


class LiveFiles(Mapping[OutputPath, File]):
    """Every file of a site, pages among them, which are rendered when first asked for."""

    def __init__(self, standing: Standing, rendered: dict[OutputPath, tuple[Leaf, bytes]], one_at_a_time: Lock) -> None:
        """Show what stands; `rendered` holds the bytes of pages by what they were made from."""
        self._standing = standing
        self._rendered = rendered
        self._one_at_a_time = one_at_a_time
        self._leaves = standing.press.remember().leaves

    def __getitem__(self, path: OutputPath) -> File:
        """Return a file; KeyError where there is none."""
        leaf = self._leaves.get(path)
        if leaf is None:
            return self._standing.files[path]
        with self._one_at_a_time:
            found = self._rendered.get(path)
            if found is None or found[0] is not leaf:
                (printed,) = print_pages(self._standing.workshop.printing, (Proof(self._standing.press.page(path)),))
                found = self._rendered[path] = (leaf, printed.data or b"")
        return found[1]

    def __iter__(self) -> Iterator[OutputPath]:
        """Go through the paths of all files."""
        return chain(self._leaves, self._standing.files)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._leaves) + len(self._standing.files)

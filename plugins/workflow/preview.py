"""The preview: the whole site with drafts and held bulletins marked, built in memory and served while one writes."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from threading import Lock

from plugins.building.pool import Pool
from plugins.building.processes import usable_processors
from plugins.building.store import Store
from plugins.discovery import discover
from plugins.model.identity import OutputPath
from plugins.model.settings import BuildSettings
from plugins.model.table import Table
from plugins.preview import Build, File, Preview, PreviewWords
from plugins.reporting import problem_lines
from plugins.workflow.assembling import Assembler
from plugins.workflow.building import text_store
from plugins.workflow.commands import Clock, Load, Speech, guarded, report_of
from plugins.workflow.composing import Composition, propose
from plugins.workflow.crew import uncollected
from plugins.workflow.finding import Known, known_of
from plugins.workflow.gathering import gather, site_language
from plugins.workflow.memory import NOTHING, Leaf
from plugins.workflow.press import Press, judged, open_press
from plugins.workflow.printing import PrintSettings, Proof, print_pages
from plugins.workflow.readings import Readings
from plugins.workflow.settings import read_now
from plugins.workflow.staging import files_of, make_photos


def preview(load: Load, speech: Speech, *, port: int, open_browser: bool, clock: Clock = read_now) -> int:
    """Return 0 when the preview is ended; serves and rebuilds until then."""
    return guarded(lambda: _preview(load(), speech, port, clock, open_browser=open_browser), speech)


def _preview(settings: BuildSettings, speech: Speech, port: int, clock: Clock, *, open_browser: bool) -> int:
    """Serve the site until Ctrl-C."""
    settings = replace(settings, media_base="")  # pictures that are not published yet are shown from here
    phrases = speech.voice(site_language(settings.content)).phrases

    def say(built: Build) -> None:
        speech.write(built.overlay + "\n" if built.overlay else "")

    server = Preview(
        build=Rehearsal(settings, speech, clock).build,
        watched=(settings.content, settings.theme),
        report=say,
        words=PreviewWords(language=phrases.language, **phrases.preview()),
    )
    server.serve(port=port, base_path=settings.base_path, open_browser=open_browser)
    return 0


class Rehearsal:
    """The site in memory: a save has only what it touches made again, and a page is rendered when it is looked at."""

    def __init__(self, settings: BuildSettings, speech: Speech, clock: Clock) -> None:
        """Begin with what builds have kept."""
        self._settings = settings
        self._speech = speech
        self._clock = clock
        self._pool = Pool(usable_processors())
        self._readings = Readings(self._pool, Store(text_store(settings)), writes=False)
        self._assembler = Assembler(settings, preview=True)
        self._known: Known = {}
        self._memory = NOTHING
        self._rendered: dict[OutputPath, tuple[Leaf, bytes]] = {}

    def build(self) -> Build:
        """Return every file of the site, or the problems that keep it from being shown."""
        with uncollected():
            built = self._build()
            gc.freeze()  # what was built stays, so nobody need look through it while pages are served
        return built

    def _build(self) -> Build:
        """Return what `build` does."""
        settings = self._settings
        found = discover(settings.content, self._known)
        self._known = known_of(found)
        gathered = gather(settings, found, self._readings)
        self._pool.close()
        proposed = propose(settings, gathered, self._assembler, now=self._clock())
        workshop = proposed.workshop
        if workshop is None:
            return self._say(proposed, None)
        press = open_press(workshop, settings, self._memory)
        press.proofread()
        composed = judged(proposed, workshop, press)
        if self._speech.voice(composed.language).sentences.has_errors(composed.problems):
            return self._say(composed, None)
        self._memory = press.remember()
        made = files_of(workshop, make_photos(settings, composed, workshop, self._pool))
        return self._say(composed, Showcase(press, workshop.printing, self._rendered, Table(made)))

    @property
    def remembered(self) -> Mapping[OutputPath, Leaf]:
        """Return what is remembered of each page of the last good build."""
        return self._memory.leaves

    def _say(self, composed: Composition, files: Mapping[OutputPath, File] | None) -> Build:
        """Return a build with what is wrong in words."""
        voice = self._speech.voice(composed.language)
        overlay = "\n".join(problem_lines(report_of(self._settings, composed), voice))
        return Build(files=files, overlay=overlay, errors=files is None)


class Showcase(Mapping[OutputPath, File]):
    """Every file of a site, pages among them, which are rendered when first asked for."""

    def __init__(
        self,
        press: Press,
        printing: PrintSettings,
        rendered: dict[OutputPath, tuple[Leaf, bytes]],
        others: Mapping[OutputPath, File],
    ) -> None:
        """Show the pages of a press; `rendered` holds the bytes of pages by what they were made from."""
        self._press = press
        self._printing = printing
        self._rendered = rendered
        self._others = others
        self._leaves = press.remember().leaves
        self._one_at_a_time = Lock()

    def __getitem__(self, path: OutputPath) -> File:
        """Return a file; KeyError where there is none."""
        leaf = self._leaves.get(path)
        if leaf is None:
            return self._others[path]
        with self._one_at_a_time:
            found = self._rendered.get(path)
            if found is None or found[0] is not leaf:
                (printed,) = print_pages(self._printing, (Proof(self._press.page(path)),))
                found = self._rendered[path] = (leaf, printed.data or b"")
        return found[1]

    def __iter__(self) -> Iterator[OutputPath]:
        """Go through the paths of all files."""
        return chain(self._leaves, self._others)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._leaves) + len(self._others)

"""One build from beginning to end, with what is kept between builds: what is known of files, texts and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bulletins.build.assembling import Assembler, next_change
from bulletins.build.content import gather
from bulletins.build.crew import open_workers, without_gc
from bulletins.build.memory import (
    NOTHING,
    Memory,
    changes_since,
    memory_file,
    recollecting,
    write_memory,
)
from bulletins.build.outline import Outlines
from bulletins.build.pages import Press, judged, open_press
from bulletins.build.plan import Composition, Draft, Workshop, draft, propose
from bulletins.build.readings import Readings
from bulletins.build.registries import Registries
from bulletins.build.source_list import find
from bulletins.build.staging import make_photos, open_media, stage_files, stage_pages
from bulletins.cache.notes import write_changes
from bulletins.cache.store import Store
from bulletins.model.identity import OutputPath
from bulletins.model.problem import has_errors
from bulletins.model.settings import BuildSettings
from bulletins.output import IntactOutput, OutputChanges, open_workspace
from bulletins.photos import prune
from bulletins.rendering import compile_templates
from bulletins.sources import SourceList
from bulletins.workers.background import in_background
from bulletins.workers.pool import Pool


def text_store(settings: BuildSettings) -> Path:
    """Return where texts are kept that were read."""
    return settings.state / "texts.sqlite"


def registry_note(settings: BuildSettings) -> Path:
    """Return where units and campaigns are kept that were read."""
    return settings.state / "registries.json"


@contextmanager
def opened(settings: BuildSettings, *, remember: bool, pool: Pool | None = None) -> Iterator[Build]:
    """Give a build whose workers go home in the end; without `remember` nothing is written but the output folder.

    A `pool` goes before the workers that the settings name.
    """
    compiling = partial(compile_templates, settings.theme)
    with (
        closing(pool) if pool else open_workers(settings) as crew,
        without_gc(),
        in_background(compiling) if remember and crew.copies else nullcontext(compiling) as compiled,
        recollecting(memory_file(settings)) as remembered,
    ):
        yield Build(settings, crew, compiled, remembered, remember=remember)


class Build:
    """A build under way.

    `kinds` counts its pages by kind, `rendered` are those whose bytes were made, `notes` are codes of sentences for its
    report. At the moment `until` the site will change by itself.
    """

    def __init__(
        self,
        settings: BuildSettings,
        pool: Pool,
        compiled: Callable[[], bytes],
        remembered: Callable[[], Memory],
        *,
        remember: bool,
    ) -> None:
        """Begin with what is known from builds before.

        Meanwhile the theme's templates may be `compiled`, and what is `remembered` of the last build's pages be read.
        """
        self._settings = settings
        self._pool = pool
        self._compiled = compiled
        self._remembered = remembered
        self._remember = remember
        self._readings = Readings(pool, Store(text_store(settings)), writes=remember)
        self._registries = Registries(registry_note(settings), writes=remember)
        self._outlines = Outlines(settings, self._readings)
        self._before = NOTHING
        self.kinds: tuple[tuple[str, int], ...] = ()
        self.rendered: list[OutputPath] = []
        self.notes: tuple[str, ...] = ()
        self.until = datetime.max.replace(tzinfo=UTC)

    def propose(self, now: datetime, found: SourceList | None = None) -> Composition:
        """Return the site with all pages ordered, and what is wrong so far."""
        found = found or find(self._settings, remember=self._remember)
        recalled = self._outlines.recall(found, now)
        drafted, self.until = recalled or self._draft(found, now)
        return propose(self._settings, drafted, remember=self._remember)

    def proofread(self, proposed: Composition) -> Composition:
        """Return the site with everything said that is wrong with it; no page is rendered."""
        if proposed.workshop is None:
            return proposed
        press = self._press(proposed.workshop)
        press.proofread()
        return self._judged(proposed, proposed.workshop, press)

    def publish(
        self,
        proposed: Composition,
        on_wait: Callable[[], None],
        seen: IntactOutput | None = None,
        inputs: str = "",
    ) -> tuple[Composition, OutputChanges | None]:
        """Return what was changed in the output folder, None where something was found wrong that prevents it.

        What was `seen` there a moment ago is not looked at again. `inputs` is the digest of everything that the site is
        made from; the output folder keeps it.
        """
        workshop, settings = proposed.workshop, self._settings
        if workshop is None:
            return proposed, None
        apart_from = (settings.content, settings.theme, settings.state)
        with (
            open_workspace(settings.output, on_wait=on_wait, apart_from=apart_from, seen=seen) as workspace,
            open_media(settings, workspace, on_wait) as media,
            closing(self._pool),  # before the workspace: workers may be writing there
        ):
            press = self._press(workshop)
            stage_pages(press, workshop, self._pool, workspace, self._compiled)
            composed = self._judged(proposed, workshop, press)
            if has_errors(composed.problems):
                return composed, None
            if not self._pool.afar:
                self._pool.close()
            with self._remembering(press.remember()) as remembered, self._outlines.noting() as outlined:
                stage_files(workshop, make_photos(settings, composed, workshop, self._pool), workspace, media)
                if media is not workspace:
                    media.apply()
                applied = workspace.apply(inputs)
                prune(settings.state, composed.assets)
                remembered()
                outlined()
        return composed, applied

    def _draft(self, found: SourceList, now: datetime) -> tuple[Draft, datetime]:
        """Return the site, read and assembled, and when it will change by itself."""
        gathered = gather(self._settings, found, self._readings, self._registries)
        drafted, until = draft(gathered, Assembler(self._settings), now), next_change(gathered.material, now)
        self._outlines.take(drafted, found, now, until)
        return drafted, until

    def _press(self, workshop: Workshop) -> Press:
        """Return the press for this site, which knows what the last one did."""
        self._before = self._remembered()
        return open_press(workshop, self._settings, self._before)

    @contextmanager
    def _remembering(self, memory: Memory) -> Iterator[Callable[[], None]]:
        """Give what returns when the pages of this site are noted for the next build: much of it beside other work."""
        file, before = memory_file(self._settings), self._before
        changes = changes_since(before, memory)
        if before.base is not None and changes is not None:
            yield partial(write_changes, file, before.base.seal, changes)
            return
        with in_background(partial(write_memory, file, memory)) as remembered:
            yield remembered

    def _judged(self, proposed: Composition, workshop: Workshop, press: Press) -> Composition:
        """Return the site with what its pages showed to be wrong."""
        self.kinds = tuple(sorted(Counter(press.kinds).items()))
        self.notes = workshop.desk.notes
        self.rendered = press.rendered
        return judged(proposed, workshop, press)

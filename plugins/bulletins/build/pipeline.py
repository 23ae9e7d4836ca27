"""One build: the first file to read. Inputs that have not changed since the last build are not read again.

The stages of a build that has something to do stand in `build.stages`, which loads every room: it is imported where it
is needed, so that a build with nothing to do, and a command that only reads, do not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from bulletins.build.build_result import BuildResult, result_from
from bulletins.build.collector import without_gc
from bulletins.build.freshness import FoundInputs, inputs_digest, stands_as_built
from bulletins.build.source_list import find_files
from bulletins.build.state_folder import open_state
from bulletins.cache.results import open_results
from bulletins.model.fallback import NO_SUBSTITUTES, Substitutes
from bulletins.model.paths import first_names
from bulletins.model.problem import warning
from bulletins.model.settings import BuildSettings
from bulletins.model.source import Source
from bulletins.model.value import replace
from bulletins.output import Workspace, open_workspace
from bulletins.output.changes import output_paths
from bulletins.output.manifest import NO_FILES, read_manifest

if TYPE_CHECKING:
    from bulletins.build.content import ReadContent
    from bulletins.workers.pool import Pool


def build_site(
    settings: BuildSettings,
    now: datetime,
    on_wait: Callable[[], None] = lambda: None,
    pool: Pool | None = None,
    instead: Substitutes = NO_SUBSTITUTES,
) -> BuildResult:
    """Make the output folder hold exactly the site that content/ describes; on an error, report it and change nothing.

    `on_wait` is called where another build has to be waited for. A `pool` replaces the workers that settings name.
    What stands `instead` of a folder under content/ is built in its place.
    """
    with open_state(settings) as usable:
        result = _build_with(usable.settings, now, on_wait, pool, instead)
    return replace(result, problems=tuple(sorted({*result.problems, *usable.said}))) if usable.said else result


def _build_with(
    settings: BuildSettings, now: datetime, on_wait: Callable[[], None], pool: Pool | None, instead: Substitutes
) -> BuildResult:
    """Return the result of a build whose state folder can be used."""
    apart_from = (settings.content, settings.theme, settings.state)
    with (
        without_gc(),
        open_workspace(settings.output, on_wait=on_wait, apart_from=apart_from, keeps_others=True) as output,
        _open_media(settings, output, on_wait) as media,
    ):
        results = open_results(settings.state, writes=True)
        files = find_files(settings, results, instead)
        found = FoundInputs(files, inputs_digest(settings, files))
        if output.build and all(stands_as_built(folder, found.digest, now) for folder in {output, media}):
            return _with_others(result_from(output.build, len(output.records)), settings, output)
        from bulletins.build.stages import make_site  # noqa: PLC0415  (see the module's docstring)
        from bulletins.build.tools import open_tools  # noqa: PLC0415  (the same)

        with (
            open_tools(settings, results, compiles=True, pool=pool) as tools,
            closing(tools.pool),  # before the output folder: workers may be writing there
        ):
            return _with_others(make_site(settings, found, tools, (output, media), now), settings, output)


def _with_others(result: BuildResult, settings: BuildSettings, output: Workspace) -> BuildResult:
    """Return a result that names the files of others in the output folder, which stay there."""
    if not output.others:
        return result
    names = first_names(output.others)
    said = warning("output-keeps-others", settings.output.name, count=len(output.others), examples=names)
    return replace(result, problems=tuple(sorted((*result.problems, said))))


def check_site(settings: BuildSettings, now: datetime) -> BuildResult:
    """Return all problems of the site that content/ describes; nothing is written."""
    from bulletins.build.known_pages import known_pages  # noqa: PLC0415  (see the module's docstring)
    from bulletins.build.stages import check_files  # noqa: PLC0415  (the same)
    from bulletins.build.tools import open_tools  # noqa: PLC0415  (the same)

    manifest = read_manifest(output_paths(settings.output).manifest) or NO_FILES
    results = open_results(settings.state, writes=False)
    with open_tools(settings, results) as tools:
        files = find_files(settings, results)
        return check_files(settings, files, tools, known_pages(manifest.build, manifest.files), now)


def read_all(settings: BuildSettings, instead: Substitutes = NO_SUBSTITUTES) -> ReadContent:
    """Return all content in the content folder, or in the folder `instead`, read; nothing is written."""
    from bulletins.build.content import read_content  # noqa: PLC0415  (see the module's docstring)
    from bulletins.build.tools import open_tools  # noqa: PLC0415  (the same)

    results = open_results(settings.state, writes=False)
    with open_tools(settings, results) as tools:
        return read_content(find_files(settings, results, instead), settings, results, tools.pool)


def published_forms(settings: BuildSettings, content: ReadContent) -> tuple[Source, ...]:
    """Return all sources as found, and again as they are published, with documents cleaned."""
    from bulletins.build.documents import clean_documents  # noqa: PLC0415  (see the module's docstring)

    sources = content.facts.sources if content.facts else ()
    return (*sources, *clean_documents(sources, settings, open_results(settings.state, writes=False)).sources)


@contextmanager
def _open_media(settings: BuildSettings, output: Workspace, on_wait: Callable[[], None]) -> Iterator[Workspace]:
    """Open the output folder that pictures are staged in: the site's own, or one for pictures only."""
    if not settings.media_base:
        yield output
        return
    apart_from = (settings.content, settings.theme, settings.state, settings.output)
    with open_workspace(settings.media_output, on_wait=on_wait, apart_from=apart_from) as media:
        yield media

"""One build from its files to the output folder: the first file to read. Every stage is called from here.

find_files → read_content → assemble → plan_site → make pages → check → stage → apply
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from bulletins.assembly import assemble
from bulletins.build.build_result import BuildResult, known_pages, record_of, result_from, result_of
from bulletins.build.content import ReadContent, read_content
from bulletins.build.freshness import inputs_digest, next_change, stands_as_built
from bulletins.build.pages import KnownPages, PageMaker
from bulletins.build.plan import PlannedSite, plan_site
from bulletins.build.source_list import find_files
from bulletins.build.staging import open_media, site_files, stage_files, stage_pages
from bulletins.build.tools import open_tools
from bulletins.model.problem import has_errors
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Assembly
from bulletins.model.value import replace
from bulletins.output import open_workspace
from bulletins.output.manifest import NO_FILES, read_manifest
from bulletins.output.output_paths import output_paths
from bulletins.workers.pool import Pool


def build_site(
    settings: BuildSettings, now: datetime, on_wait: Callable[[], None] = lambda: None, pool: Pool | None = None
) -> BuildResult:
    """Make the output folder hold exactly the site that content/ describes, or say what is wrong and change nothing.

    `on_wait` is called where another build has to be waited for. A `pool` goes before the workers that settings name.
    """
    apart_from = (settings.content, settings.theme, settings.state)
    with (
        open_workspace(settings.output, on_wait=on_wait, apart_from=apart_from) as output,
        open_media(settings, output, on_wait) as media,
        open_tools(settings, writes=True, pool=pool) as tools,
        closing(tools.pool),  # before the output folder: workers may be writing there
    ):
        files = find_files(settings, tools.results)
        inputs = inputs_digest(settings, files)
        if output.build and all(stands_as_built(each, inputs, now) for each in {output, media}):
            return result_from(output.build, len(output.records))
        content = read_content(files, settings, tools.results, tools.pool)
        planned = plan_site(settings, content, assemble_site(settings, content, now), tools.results)
        known = known_pages(output.build, output.records)
        if planned.tools is None or has_errors(planned.problems):
            return _check_planned(planned, settings, known)
        maker = PageMaker(planned.tools, settings, known)
        stage_pages(maker, planned.tools.render, tools, output)
        result = result_of(planned, maker)
        if has_errors(result.problems):
            return result
        if not tools.pool.is_remote:
            tools.pool.close()
        stage_files(site_files(settings, planned.tools, tools), output, media)
        record = record_of(result, planned.tools.keys, inputs, now, next_change(content.facts, now))
        if media is not output:
            media.apply(record)
        return replace(result, changes=output.apply(record))


def check_site(settings: BuildSettings, now: datetime) -> BuildResult:
    """Return everything that is wrong with the site that content/ describes; nothing is written."""
    with open_tools(settings, writes=False) as tools:
        content = read_content(find_files(settings, tools.results), settings, tools.results, tools.pool)
        planned = plan_site(settings, content, assemble_site(settings, content, now), tools.results)
        manifest = read_manifest(output_paths(settings.output).manifest) or NO_FILES
        return _check_planned(planned, settings, known_pages(manifest.build, manifest.files))


def read_all(settings: BuildSettings) -> ReadContent:
    """Return everything that stands under the content folder, read; nothing is written."""
    with open_tools(settings, writes=False) as tools:
        return read_content(find_files(settings, tools.results), settings, tools.results, tools.pool)


def assemble_site(
    settings: BuildSettings, content: ReadContent, now: datetime, *, preview: bool = False
) -> Assembly | None:
    """Return the site that the facts of all files make, None where they could not be read."""
    if content.facts is None:
        return None
    return assemble(content.facts, now=now, preview=preview, related_count=settings.related_count)


def _check_planned(planned: PlannedSite, settings: BuildSettings, known: KnownPages) -> BuildResult:
    """Return what is wrong with a planned site and, where they can be made, with its pages; none is rendered."""
    if planned.tools is None:
        return result_of(planned)
    maker = PageMaker(planned.tools, settings, known)
    maker.check_all()
    return result_of(planned, maker)

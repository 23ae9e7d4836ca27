"""The stages of a build, from its files to the output folder. Every stage is called from here.

read_content → assemble → plan_site → make pages → check pages → stage files → apply
"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from datetime import datetime
from functools import partial

from bulletins.assembly import assemble
from bulletins.build.build_result import BuildResult, record_of
from bulletins.build.content import ReadContent, read_content
from bulletins.build.freshness import FoundInputs, next_change
from bulletins.build.known_pages import KnownPages, known_pages
from bulletins.build.pages import PageMaker
from bulletins.build.plan import PlannedSite, plan_site, with_page_problems
from bulletins.build.staging import site_files, stage_files, stage_pages
from bulletins.build.tools import Tools
from bulletins.cache.results import Results
from bulletins.model.identity import OutputPath
from bulletins.model.problem import Refused, has_errors
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Assembly
from bulletins.model.value import replace
from bulletins.output import Workspace
from bulletins.pages import PagePlanner
from bulletins.sources import SourceList
from bulletins.workers.background import in_background


def make_site(
    settings: BuildSettings, found: FoundInputs, tools: Tools, folders: tuple[Workspace, Workspace], now: datetime
) -> BuildResult:
    """Make the output folder hold exactly the site that was found; on an error, report it and change nothing.

    `folders` are those of pages and of pictures, which may be the same.
    """
    output, media = folders
    files, inputs = found
    content = read_content(files, settings, tools.results, tools.pool)
    planned = plan_site(settings, content, assemble_site(settings, content, now), tools.results)
    known = known_pages(output.build, output.records)
    if planned.tools is None or has_errors(planned.problems):
        return check_planned(planned, settings, known)
    maker = PageMaker(planned.tools, settings, known)
    write_index = partial(_search_files, settings, planned.tools.planner, tools.results)
    # Where most pages stand already one processor has nothing to do; a first build keeps all of them busy with pages.
    with in_background(write_index) if known.pages else nullcontext(write_index) as index:
        stage_pages(maker, planned.tools.render, tools, output)
        result = result_of(planned, maker)
        if has_errors(result.problems):
            return result
        if not tools.pool.is_remote:
            tools.pool.close()
        stage_files(site_files(settings, planned.tools, tools), output, media)
        for path, data in index():
            output.stage(path, data)
    record = record_of(result, planned.tools.keys, inputs, now, next_change(content.facts, now))
    if media is not output:
        media.apply(record)
    return replace(result, changes=output.apply(record))


def _search_files(
    settings: BuildSettings, planner: PagePlanner, results: Results
) -> tuple[tuple[OutputPath, bytes], ...]:
    """Return every file of the search with its bytes; a copy of this process that writes them loads NumPy alone."""
    from bulletins.build.search_files import search_files  # noqa: PLC0415  (it takes a tenth of a small edit's time)

    return search_files(settings, planner, results)


def check_files(
    settings: BuildSettings, files: SourceList, tools: Tools, known: KnownPages, now: datetime
) -> BuildResult:
    """Return everything that is wrong with the site that these files describe; nothing is written."""
    content = read_content(files, settings, tools.results, tools.pool)
    planned = plan_site(settings, content, assemble_site(settings, content, now), tools.results)
    return check_planned(planned, settings, known)


def assemble_site(
    settings: BuildSettings, content: ReadContent, now: datetime, *, preview: bool = False
) -> Assembly | None:
    """Return the site that the facts of all files make, None where they could not be read."""
    if content.facts is None:
        return None
    return assemble(content.facts, now=now, preview=preview, related_count=settings.related_count)


def check_planned(planned: PlannedSite, settings: BuildSettings, known: KnownPages) -> BuildResult:
    """Return the problems of a planned site and, where pages can be made, of its pages; nothing is rendered."""
    if planned.tools is None:
        return result_of(planned)
    maker = PageMaker(planned.tools, settings, known)
    try:
        maker.check_all()
    except Refused as refused:  # an extension could not make a page: what is wrong in texts may be why
        return result_of(with_page_problems(planned, refused.problems))
    return result_of(planned, maker)


def result_of(planned: PlannedSite, maker: PageMaker | None = None) -> BuildResult:
    """Return the result of a planned site; with a maker, also its pages' problems, once all of them are made."""
    tools = planned.tools
    if tools is None or maker is None:
        return BuildResult(language=planned.language, problems=planned.problems, ledger=planned.ledger)
    files = (*tools.other_files, *(asset.output for asset in tools.planner.assets))
    judged = with_page_problems(
        planned, (*maker.find_problems(files, planned.links_in_left_out_texts), *tools.check_offers())
    )
    return BuildResult(
        language=judged.language,
        problems=judged.problems,
        ledger=judged.ledger,
        notes=tools.planner.notes,
        kinds=tuple(sorted(Counter(maker.kinds).items())),
        rendered=tuple(maker.rendered),
    )

"""The files of the search; a segment with unchanged texts is not written again."""

from __future__ import annotations

from collections.abc import Sequence

from bulletins.cache.code import code_digest
from bulletins.cache.results import Results
from bulletins.model.codec import digest_value
from bulletins.model.identity import OutputPath
from bulletins.model.search import FilterName
from bulletins.model.settings import BuildSettings
from bulletins.pages import PagePlanner
from bulletins.search import Segment, SegmentTexts, Vocabulary, plan_search, write_segment


def search_files(
    settings: BuildSettings, planner: PagePlanner, results: Results
) -> tuple[tuple[OutputPath, bytes], ...]:
    """Return every file of the search with its bytes; none where the search is turned off."""
    known = results.stage("search", str(settings.content), SegmentTexts)

    def write(segment: Segment, filters: Sequence[FilterName], vocabulary: Vocabulary) -> SegmentTexts:
        name, key = f"{segment.language} {segment.year}", digest_value(tuple(segment), tuple(filters), code_digest())
        found = known.find(name, key)
        if found is None:
            found = write_segment(segment, filters, vocabulary)
            known.add(name, key, found)
        return found

    files = plan_search(planner.searchable, write)
    known.keep()
    return files

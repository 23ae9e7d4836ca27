"""The search page, which without a search engine leads to everything there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.model.page import Page
from plugins.model.views.listings import SearchView
from plugins.pages.addresses import TEMPLATE_ANCHORS, output_path
from plugins.pages.edition import Edition
from plugins.pages.head import find_ways, make_head
from plugins.pages.kinship import top_units
from plugins.pages.progress import running_campaigns


def plan_search(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield the search page in every language; it counts nothing, so that no new bulletin changes it."""
    ways = find_ways(editions[0].ground.site.config, [each.addresses.search() for each in editions])
    for edition in editions:
        path = edition.addresses.search()
        title = edition.ground.words(edition.language, "Search")
        yield Page(
            path=output_path(path),
            kind="search",
            template="search.html",
            view=SearchView(
                chrome=edition.chrome,
                head=make_head(edition, path, ways, title),
                years=(),
                units=top_units(edition),
                campaigns=running_campaigns(edition),
            ),
            anchors=TEMPLATE_ANCHORS,
        )

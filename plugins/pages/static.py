"""Pages that are not news, such as the one about the union."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.model.bulletin import StaticPage, Text
from plugins.model.page import Page
from plugins.model.views.articles import StaticView
from plugins.pages.addresses import output_path
from plugins.pages.edition import Edition
from plugins.pages.head import Ways, find_ways, make_head
from plugins.pages.layout import lay_out


def plan_statics(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield every static page in each language it has; the others' switch leads to the home page there."""
    site = editions[0].ground.site
    homes = [each.addresses.home() for each in editions]
    for page in site.pages.values():
        paths = [
            each.addresses.static(page.slug) if page.text(each.language) is not None else None for each in editions
        ]
        ways = find_ways(site.config, paths, homes)
        for edition in editions:
            text = page.text(edition.language)
            if text is not None:
                yield _plan_static(edition, page, text, ways)


def _plan_static(edition: Edition, page: StaticPage, text: Text, ways: Ways) -> Page:
    """Return one static page in one language."""
    path = edition.addresses.static(page.slug)
    layout = lay_out(edition.links, page, text, path)
    return Page(
        path=output_path(path),
        kind="static",
        template="static.html",
        view=StaticView(
            chrome=edition.chrome,
            head=make_head(edition, path, ways, text.title, description=text.summary),
            title=text.title,
            summary=text.summary,
            cover=layout.cover,
            body=layout.body,
            photos=layout.photos,
            attachments=layout.attachments,
            missing=ways.missing(),
        ),
        anchors=layout.anchors,
        origin=text.origin.path,
    )

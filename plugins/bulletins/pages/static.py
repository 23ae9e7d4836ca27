"""Pages that are not news, such as the one about the union."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bulletins.model.bulletin import StaticPage
from bulletins.model.page import Page
from bulletins.model.views.article_views import StaticView
from bulletins.pages.addresses import output_path
from bulletins.pages.edition import LanguageEdition, editions_with
from bulletins.pages.head import find_ways, make_head
from bulletins.pages.layout import lay_out
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.sharing import static_card


def plan_statics(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield every static page in each language it has."""
    for page in editions[0].context.site.pages.values():
        for edition, text in editions_with(editions, page):
            yield PlannedPage(
                path=output_path(edition.addresses.static(page.slug)),
                kind="static",
                make=partial(_make_static_page, editions, edition, page),
                origin=text.origin.path,
            )


def _make_static_page(editions: Sequence[LanguageEdition], edition: LanguageEdition, page: StaticPage) -> Page:
    """Return one static page in one language; where a language lacks it, the switch leads to the home page there."""
    text = edition.context.texts.best(page, edition.language)
    path = edition.addresses.static(page.slug)
    paths = [each.addresses.static(page.slug) if page.text(each.language) is not None else None for each in editions]
    language_links = find_ways(edition.context.site.config, paths, [each.addresses.home() for each in editions])
    layout = lay_out(edition.links, page, text, path)
    return Page(
        path=output_path(path),
        kind="static",
        template="static.html",
        view=StaticView(
            chrome=edition.chrome,
            head=make_head(
                edition,
                path,
                language_links,
                text.title,
                description=text.summary,
                card=static_card(edition, page, text),
            ),
            title=text.title,
            summary=text.summary,
            cover=layout.cover,
            body=layout.body,
            photos=layout.photos,
            attachments=layout.attachments,
        ),
        anchors=layout.anchors,
        authored=layout.authored,
        origin=text.origin.path,
    )

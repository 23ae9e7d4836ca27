"""The notices that withdrawn bulletins leave at their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bulletins.model.bulletin import Bulletin, TextFacts
from bulletins.model.identity import Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.views.article_views import WithdrawnView
from bulletins.pages.addresses import TEMPLATE_ANCHORS, output_path
from bulletins.pages.bulletin import bulletin_ways
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.head import make_head
from bulletins.pages.planned_pages import PlannedPage


def plan_withdrawn(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield a notice for every withdrawn bulletin, in each language it had; none says what its title was."""
    for bulletin in editions[0].ground.site.withdrawn:
        for edition in editions:
            text = bulletin.text(edition.language)
            if text is not None:
                yield PlannedPage(
                    path=output_path(edition.addresses.bulletin(bulletin.slug)),
                    kind="withdrawn",
                    make=partial(_make_notice_page, editions, edition, bulletin.slug, text),
                    origin=text.origin.path,
                )


def _make_notice_page(
    editions: Sequence[LanguageEdition], edition: LanguageEdition, slug: Slug, text: TextFacts
) -> Page:
    """Return the notice of one withdrawn bulletin in one language."""
    bulletin = edition.ground.withdrawn[slug]
    ways = bulletin_ways(editions, bulletin)
    path = edition.addresses.bulletin(slug)
    title = edition.ground.words(edition.language, "Withdrawn bulletin")
    return Page(
        path=output_path(path),
        kind="withdrawn",
        template="withdrawn.html",
        view=WithdrawnView(
            chrome=edition.chrome,
            head=make_head(edition, path, ways, title, index=False),
            published=bulletin.published,
            reason=_reason(bulletin, text),
            unit=edition.links.unit(bulletin.units[0]),
        ),
        anchors=TEMPLATE_ANCHORS,
        origin=text.origin.path,
    )


def _reason(bulletin: Bulletin, text: TextFacts) -> Phrase:
    """Return why a bulletin was withdrawn; in the original's words, marked, where the translation does not say."""
    if text.reason or not bulletin.original.reason:
        return Phrase(text=text.reason)
    return Phrase(text=bulletin.original.reason, language=bulletin.original.language)

"""The notices that withdrawn bulletins leave at their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.model.bulletin import Bulletin, Text
from plugins.model.localized import Phrase
from plugins.model.page import Page
from plugins.model.views.articles import WithdrawnView
from plugins.pages.addresses import TEMPLATE_ANCHORS, output_path
from plugins.pages.bulletin import bulletin_ways
from plugins.pages.edition import Edition
from plugins.pages.head import Ways, make_head


def plan_withdrawn(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield a notice for every withdrawn bulletin, in each language it had; none says what its title was."""
    for bulletin in editions[0].ground.site.withdrawn:
        ways = bulletin_ways(editions, bulletin)
        for edition in editions:
            text = bulletin.text(edition.language)
            if text is not None:
                yield _plan_notice(edition, bulletin, text, ways)


def _plan_notice(edition: Edition, bulletin: Bulletin, text: Text, ways: Ways) -> Page:
    """Return the notice of one withdrawn bulletin in one language."""
    path = edition.addresses.bulletin(bulletin.slug)
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


def _reason(bulletin: Bulletin, text: Text) -> Phrase:
    """Return why a bulletin was withdrawn; in the original's words, marked, where the translation does not say."""
    if text.reason or not bulletin.original.reason:
        return Phrase(text=text.reason)
    return Phrase(text=bulletin.original.reason, language=bulletin.original.language)

"""Pages of bulletins and digests, in each language they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil

from bulletins.model.bulletin import Bulletin, Heading, Text, TextFacts
from bulletins.model.identity import Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.site import BulletinEntry
from bulletins.model.views.article_views import BulletinView, DigestItem, WithdrawnView
from bulletins.model.views.parts import Head
from bulletins.pages.addresses import TEMPLATE_ANCHORS, output_path
from bulletins.pages.digest_items import DigestItems
from bulletins.pages.edition import MARKS, LanguageEdition, editions_with, find_picture
from bulletins.pages.head import ArticleHead, LanguageLinks, find_ways, make_head
from bulletins.pages.layout import AnchorOwners, Layout, lay_out
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.sharing import bulletin_card
from bulletins.pages.structured_data import describe_article

READING_SPEED = 200
"""Words a minute."""

FEWEST_HEADINGS = 4
"""So many headings are listed above the text."""


def plan_bulletins(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the page of every bulletin that is shown, in each language it has."""
    for slug, entry in editions[0].context.site.bulletins.items():
        for edition, text in editions_with(editions, entry.bulletin):
            yield PlannedPage(
                path=output_path(edition.addresses.bulletin(slug)),
                kind="digest" if entry.bulletin.items else "bulletin",
                make=partial(_make_bulletin_page, editions, edition, slug),
                origin=text.origin.path,
            )


def bulletin_ways(editions: Sequence[LanguageEdition], bulletin: Bulletin) -> LanguageLinks:
    """Return the links to a bulletin in every language; in a language without its text, the link to its unit."""
    paths = [
        each.addresses.bulletin(bulletin.slug) if bulletin.text(each.language) is not None else None
        for each in editions
    ]
    nearest = [each.addresses.unit(bulletin.units[0]) for each in editions] if None in paths else ()
    return find_ways(editions[0].context.site.config, paths, nearest)


def _make_bulletin_page(editions: Sequence[LanguageEdition], edition: LanguageEdition, slug: Slug) -> Page:
    """Return the page of one bulletin in one language."""
    entry = edition.context.site.bulletins[slug]
    bulletin = entry.bulletin
    text = edition.context.texts.best(bulletin, edition.language)
    language_links = bulletin_ways(editions, bulletin)
    path = edition.addresses.bulletin(slug)
    layout = lay_out(edition.links, bulletin, text, path)
    items = DigestItems(edition=edition, page=path, anchors=AnchorOwners(layout.anchors))
    view = _make_view(edition, entry, text, layout, language_links, items.make(entry))
    return Page(
        path=output_path(path),
        kind="digest" if bulletin.items else "bulletin",
        template="bulletin.html",
        view=view,
        anchors=(*layout.anchors, *items.places),
        authored=(*layout.authored, *items.authored),
        origin=text.origin.path,
    )


def _make_view(  # noqa: PLR0913, PLR0917  (all that a bulletin's page is put together from)
    edition: LanguageEdition,
    entry: BulletinEntry,
    text: Text,
    layout: Layout,
    language_links: LanguageLinks,
    items: tuple[DigestItem, ...],
) -> BulletinView:
    """Return the view of a bulletin's page."""
    bulletin, links, config = entry.bulletin, edition.links, edition.context.site.config
    shown = {bulletin.slug, *entry.others, *entry.related, *entry.items}
    return BulletinView(
        chrome=edition.chrome,
        head=_make_head(edition, entry, text, language_links),
        title=text.title,
        summary=text.summary,
        published=bulletin.published,
        event_date=bulletin.event_date,
        units=tuple(links.unit(slug) for slug in bulletin.units),
        section=links.section(bulletin.section),
        campaigns=tuple(links.campaign(slug) for slug in bulletin.campaigns),
        authors=bulletin.authors,
        minutes=max(1, ceil((text.words.count + sum(item.words for item in items)) / READING_SPEED)),
        contents=list_contents(text.words.headings),
        credit=layout.credit,
        cover=layout.cover,
        body=layout.body,
        photos=layout.photos,
        attachments=layout.attachments,
        video=bulletin.video,
        video_still=edition.context.pictures.silent(bulletin.video_still) if bulletin.video_still else None,
        video_length=bulletin.video_length,
        corrections=layout.corrections,
        items=items,
        omitted=len(entry.omitted_items),
        digests=tuple(links.headline(slug) for slug in entry.digests),
        others=edition.cards(entry.others),
        newer=edition.card(entry.next) if entry.next else None,
        related=edition.cards(entry.related),
        highlights=tuple(links.headline(slug) for slug in config.highlights if slug not in shown),
        schemes=tuple(map(links.campaign, config.schemes)),
        mark=MARKS.get(bulletin.fate, ""),
    )


def list_contents(headings: Sequence[Heading]) -> tuple[tuple[str, str], ...]:
    """Return anchor and words of a long text's headings: the first level if it has enough, else two levels."""
    for deepest in (2, 3):
        shown = [heading for heading in headings if heading.level <= deepest]
        if len(shown) >= FEWEST_HEADINGS:
            return tuple((heading.anchor, heading.text) for heading in shown)
    return ()


def _make_head(edition: LanguageEdition, entry: BulletinEntry, text: Text, language_links: LanguageLinks) -> Head:
    """Return a bulletin's head: an article with a picture and structured data; drafts stay out of search engines."""
    bulletin = entry.bulletin
    index = bulletin.fate not in MARKS
    image = find_picture(edition.links, entry)
    card = bulletin_card(edition, entry, text) if index else None
    picture = image.fallback.href if image else None
    article = ArticleHead(
        image=image,
        structured_data=describe_article(edition, bulletin, text, picture, card) if index else "",
        published=bulletin.published,
        modified=edition.context.calendar.updated(bulletin, text.facts),
        section=edition.links.section(bulletin.section).label.text,
    )
    path = edition.addresses.bulletin(bulletin.slug)
    return make_head(
        edition, path, language_links, text.title, description=text.summary, index=index, article=article, card=card
    )


def plan_withdrawn(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield a notice for every withdrawn bulletin, in each language it had; none says what its title was."""
    for bulletin in editions[0].context.site.withdrawn:
        for edition, text in editions_with(editions, bulletin):
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
    bulletin = edition.context.withdrawn[slug]
    language_links = bulletin_ways(editions, bulletin)
    path = edition.addresses.bulletin(slug)
    title = edition.context.words(edition.language, "Withdrawn bulletin")
    return Page(
        path=output_path(path),
        kind="withdrawn",
        template="withdrawn.html",
        view=WithdrawnView(
            chrome=edition.chrome,
            head=make_head(edition, path, language_links, title, index=False),
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

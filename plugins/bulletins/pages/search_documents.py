"""The documents that the search can find: published texts, units, campaigns and static pages, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from bulletins.model.bulletin import Block, Figure, Gallery, Html, Text
from bulletins.model.identity import Language, SitePath, Slug
from bulletins.model.search import AnswerKind, FilterName, SearchContent, SearchDocument
from bulletins.model.site import BulletinEntry, UnitEntry
from bulletins.model.source import FileStatus
from bulletins.model.table import Table
from bulletins.pages.addresses import SiteAddresses
from bulletins.pages.context import PageContext

_INSIDE_WORDS = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|mark|q|s|small|span|strong|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def find_search_content(context: PageContext) -> SearchContent:
    """Return all documents of the search: no drafts, no held bulletins; withdrawn ones as empty places."""
    site = context.site
    documents: list[SearchDocument] = []
    for entry in site.bulletins.values():
        if entry.bulletin.fate is FileStatus.PUBLISHED:
            documents += _bulletin(context, entry)
    documents += _empty_places(context)
    for addresses in context.addresses:
        documents += _units(context, addresses)
        documents += _campaigns(context, addresses)
    documents += _static_pages(context)
    return SearchContent(
        documents=tuple(documents),
        languages=tuple(each.language for each in context.addresses),
        filters=tuple((each.language, _filters(context, each.language)) for each in context.addresses),
        abbreviations=site.config.abbreviations,
    )


def _bulletin(context: PageContext, entry: BulletinEntry) -> Iterator[SearchDocument]:
    """Yield a bulletin in each of its languages."""
    bulletin, site = entry.bulletin, context.site
    addresses = {each.language: each for each in context.addresses}
    for text in map(context.texts.join, bulletin.texts):
        language = text.language
        units = [site.units[slug].unit for slug in bulletin.units]
        campaigns = [site.campaigns[slug].campaign for slug in bulletin.campaigns]
        yield SearchDocument(
            kind=AnswerKind.DIGEST if bulletin.items else AnswerKind.BULLETIN,
            language=language,
            path=addresses[language].bulletin(bulletin.slug),
            identity=bulletin.slug,
            title=text.title,
            lead=text.summary,
            body=plain_text(text),
            names=(
                *(name.text(language) for each in units for name in (each.name, each.short_name)),
                *(name.text(language) for each in campaigns for name in (each.name, each.short_name)),
                *bulletin.authors,
            ),
            place=context.names.short(bulletin.units[0], language).text,
            published=context.calendar.day(bulletin.slug),
            units=bulletin.units,
            campaigns=bulletin.campaigns,
            section=bulletin.section,
        )


def _empty_places(context: PageContext) -> Iterator[SearchDocument]:
    """Yield a place without a word for each withdrawn bulletin, so that no other changes its own in the index."""
    for bulletin in context.site.withdrawn:
        day = bulletin.published.astimezone(context.calendar.zone).date()
        for text in bulletin.texts:
            if day <= context.site.today:
                yield SearchDocument(
                    kind=AnswerKind.BULLETIN,
                    language=text.language,
                    path=SitePath(""),
                    identity=bulletin.slug,
                    title="",
                    published=day,
                )


def plain_text(text: Text) -> str:
    """Return every word of a text that its page shows below title and lead, one block a line."""
    facts = text.facts
    figures = [*([facts.cover] if facts.cover else []), *facts.photos]
    lines = [line for block in text.body for line in _block_lines(block)]
    lines += [line for figure in figures for line in _figure_lines(figure)]
    lines += [attachment.title for attachment in facts.attachments]
    lines += [correction.text for correction in facts.corrections]
    return "\n".join(line for line in lines if line)


def _block_lines(block: Block) -> Iterator[str]:
    """Yield the words of a block."""
    if isinstance(block, Html):
        yield unescape(_TAG.sub(" ", _INSIDE_WORDS.sub("", '"'.join(block.pieces)))).strip()
    elif isinstance(block, Gallery):
        for figure in block.figures:
            yield from _figure_lines(figure)
        yield from (block.caption, block.credit)
    else:
        yield from _figure_lines(block)


def _figure_lines(figure: Figure) -> Iterator[str]:
    """Yield the words under a photo."""
    yield figure.caption
    yield figure.credit


def _units(context: PageContext, addresses: SiteAddresses) -> Iterator[SearchDocument]:
    """Yield every unit in one language."""
    site, language = context.site, addresses.language
    for slug, entry in site.units.items():
        unit = entry.unit
        before = [site.units[step.unit].unit.name.text(language) for step in entry.predecessors]
        parents = [context.names.short(each, language).text for each in entry.ancestors[1:]]
        level = site.config.term(site.config.levels, unit.level, language).text
        yield SearchDocument(
            kind=AnswerKind.UNIT,
            language=language,
            path=addresses.unit(slug),
            identity=slug,
            title=context.names.full(slug, language).text,
            lead=_history(context, entry, language),
            body=unit.description.text(language),
            names=(unit.short_name.text(language), level, *before, *_former_addresses(unit.aliases)),
            place=" › ".join(reversed(parents)),
            units=(*entry.ancestors, slug),
            ended=unit.valid_to is not None,
        )


def _history(context: PageContext, entry: UnitEntry, language: Language) -> str:
    """Return the predecessors and successors of a unit in words; its description where it has neither."""
    units = context.site.units
    after = ", ".join(units[step.unit].unit.name.text(language) for step in entry.unit.successors)
    before = ", ".join(units[step.unit].unit.name.text(language) for step in entry.predecessors)
    parts = []
    if after:
        parts.append(f"{context.words(language, 'Its work is carried on by:')} {after}")
    if before:
        parts.append(f"{context.words(language, 'It grew out of:')} {before}")
    return " · ".join(parts) or entry.unit.description.text(language)


def _former_addresses(aliases: tuple[Slug, ...]) -> Iterator[str]:
    """Yield the words of addresses that have led here."""
    for alias in aliases:
        yield alias.replace("-", " ")


def _campaigns(context: PageContext, addresses: SiteAddresses) -> Iterator[SearchDocument]:
    """Yield every campaign in one language."""
    site, language = context.site, addresses.language
    for slug, entry in site.campaigns.items():
        campaign = entry.campaign
        ended = campaign.end is not None and bool(entry.followed_by)
        yield SearchDocument(
            kind=AnswerKind.CAMPAIGN,
            language=language,
            path=addresses.campaign(slug),
            identity=slug,
            title=campaign.name.text(language),
            lead=campaign.description.text(language),
            names=(campaign.short_name.text(language), *_former_addresses(campaign.aliases)),
            place=site.config.term(site.config.campaign_types, campaign.kind, language).text,
            campaigns=(slug,),
            ended=ended,
        )


def _static_pages(context: PageContext) -> Iterator[SearchDocument]:
    """Yield every static page in each of its languages."""
    addresses = {each.language: each for each in context.addresses}
    for slug, page in context.site.pages.items():
        for text in map(context.texts.join, page.texts):
            yield SearchDocument(
                kind=AnswerKind.STATIC_PAGE,
                language=text.language,
                path=addresses[text.language].static(slug),
                identity=slug,
                title=text.title,
                lead=text.summary,
                body=plain_text(text),
            )


def _filters(context: PageContext, language: Language) -> tuple[FilterName, ...]:
    """Return the filters of the search, in the order that pages list them."""
    site, short = context.site, context.names.short
    order = next(each for each in site.unit_orders if each.language == language)
    units = [site.units[slug].unit for slug in _down(order.roots, order.children)]
    return (
        *(FilterName(kind="u", slug=u.slug, name=short(u.slug, language).text, parent=u.parent) for u in units),
        *(
            FilterName(kind="c", slug=slug, name=site.campaigns[slug].campaign.short_name.text(language))
            for slug in site.campaign_order[language]
        ),
        *(FilterName(kind="s", slug=each.slug, name=each.name.text(language)) for each in site.config.sections),
    )


def _down(slugs: tuple[Slug, ...], children: Table[Slug, tuple[Slug, ...]]) -> Iterator[Slug]:
    """Yield units, each followed by those under it."""
    for slug in slugs:
        yield slug
        yield from _down(children.get(slug, ()), children)

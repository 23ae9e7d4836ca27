"""From everything that was read to the site, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from bulletins.assembly.attachments import file_problems
from bulletins.assembly.bulletins import bulletin_problems
from bulletins.assembly.content_index import (
    ContentIndex,
    Key,
    Kind,
    content_path,
    figures_of,
    index_content,
    key_of,
    stills_of,
)
from bulletins.assembly.digests import choice_problems, digest_problems, is_featured, sound_config
from bulletins.assembly.drafts import folder_of_article, show_unfinished
from bulletins.assembly.ledger import LedgerInputs, ledger_of
from bulletins.assembly.listings import campaign_entries, section_listings, timeline_of, unit_entries
from bulletins.assembly.name_index import mention_problems, without_misnamed
from bulletins.assembly.order import campaign_order, unit_orders
from bulletins.assembly.publishable import publishable_keys
from bulletins.assembly.references import reference_problems
from bulletins.assembly.relations import bulletin_entries
from bulletins.assembly.taken_addresses import address_problems
from bulletins.assembly.title_checks import titled_texts
from bulletins.assembly.units import campaign_problems, unit_problems
from bulletins.assembly.unshown_links import unshown_links
from bulletins.assembly.unused_files import unused_problems
from bulletins.model.bulletin import Bulletin, TextFacts
from bulletins.model.config import SiteConfig
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.problem import Problem, error, is_below, soften
from bulletins.model.site import Assembly, Site, SiteFacts
from bulletins.model.source import FileStatus
from bulletins.model.table import Table


def assemble(facts: SiteFacts, *, now: datetime, preview: bool, related_count: int) -> Assembly:
    """Return the site with all relations worked out, everything that is wrong across files, and the ledger.

    Everything that could be read is checked. The site holds what has no fault and needs nothing that has one, so every
    slug and file in it leads somewhere; it depends on nothing but the arguments. `now` is aware; in a preview drafts
    and held bulletins are shown.
    """
    facts = without_misnamed(facts)
    index, merge_problems = index_content(facts, now, preview=preview)
    problems = [*merge_problems, *mention_problems(facts, index), *_check(index)]
    faulty = frozenset(content_path(found.path) for found in problems if found.is_error)
    problems += unused_problems(index, faulty)
    keys = (key_of(path) for path in faulty | _texts(facts.refused))
    wrong = frozenset(key for key in keys if key is not None)
    titled = titled_texts(index)
    index, unfinished = show_unfinished(index, wrong, facts.drafts)
    sound = publishable_keys(index, wrong - unfinished)
    kept = index.only(sound)
    timeline = timeline_of(kept)
    if not timeline and not _refused_bulletin(index, facts.drafts):
        problems.append(_nothing_to_publish(index))
    site = _site(kept, timeline, related_count) if timeline else None
    return Assembly(
        site=site,
        photos=_photos(index),
        problems=tuple(sorted(set(soften(problems, facts.drafts)))),
        ledger=ledger_of(LedgerInputs(index=index, sound=sound, faulty=faulty, drafts=facts.drafts), facts.sources),
        drafts=tuple(sorted(facts.drafts)),
        titled=titled,
        unshown_links=unshown_links(index, sound),
        unfinished=tuple(sorted(folder_of_article(index, key) for key in unfinished)),
    )


def _texts(paths: frozenset[ContentPath]) -> frozenset[ContentPath]:
    """Return the paths of texts and registry files, without those of photos and documents."""
    return frozenset(path for path in paths if path.endswith((".md", ".yml")))


def _check(index: ContentIndex) -> Iterator[Problem]:
    """Give everything that is wrong across files."""
    return chain(
        unit_problems(index),
        campaign_problems(index),
        bulletin_problems(index),
        digest_problems(index),
        reference_problems(index),
        file_problems(index),
        address_problems(index),
        choice_problems(index),
    )


def _refused_bulletin(index: ContentIndex, drafts: frozenset[str]) -> bool:
    """Return whether a bulletin would be shown if it had no fault, so that nobody is told there is none."""
    refused = (path for path in index.refused_paths if path.startswith("bulletins/"))
    if any(not is_below(f"content/{path}", drafts) for path in refused):
        return True
    return any(index.is_shown(Key(Kind.BULLETIN, slug)) for slug in index.bulletins)


def _nothing_to_publish(index: ContentIndex) -> Problem:
    """Return that the site would be empty."""
    if index.bulletins:
        return error("no-public-bulletins", "content/bulletins", count=len(index.bulletins))
    return error("no-bulletins", "content/bulletins")


def _site(index: ContentIndex, timeline: tuple[Bulletin, ...], related_count: int) -> Site:
    """Return the site of a content index without faults."""
    bulletins = bulletin_entries(index, timeline, related_count)
    withdrawn = (one for one in index.bulletins.values() if one.fate is FileStatus.WITHDRAWN)
    shown_pages = (pair for pair in index.pages.items() if index.is_shown(Key(Kind.PAGE, pair[0])))
    config = sound_config(index)
    return Site(
        config=config,
        bulletins=bulletins,
        withdrawn=tuple(_notice_of(one) for one in sorted(withdrawn, key=lambda one: (one.published, one.slug))),
        timeline=tuple(bulletin.slug for bulletin in timeline),
        units=unit_entries(index, timeline),
        unit_orders=unit_orders(index),
        campaigns=campaign_entries(index, timeline),
        campaign_order=campaign_order(index),
        sections=section_listings(index, timeline),
        pages=Table(shown_pages),
        featured=_featured(config, timeline, index.today),
        today=index.today,
    )


def _featured(config: SiteConfig, timeline: tuple[Bulletin, ...], today: date) -> tuple[Slug, ...]:
    """Return site.yml's choice in its order, then bulletins that say so of themselves, newest first."""
    own = (one.slug for one in reversed(timeline) if is_featured(one, config, today))
    return tuple(dict.fromkeys([*config.featured, *own]))


def _notice_of(bulletin: Bulletin) -> Bulletin:
    """Return what the notice of a withdrawn bulletin says, and nothing else: each field is named that stays."""
    texts = (TextFacts(language=text.language, origin=text.origin, reason=text.reason) for text in bulletin.texts)
    return Bulletin(
        slug=bulletin.slug,
        published=bulletin.published,
        units=bulletin.units,
        section=bulletin.section,
        texts=tuple(texts),
        fate=bulletin.fate,
        aliases=bulletin.aliases,
        old_paths=bulletin.old_paths,
    )


def _photos(index: ContentIndex) -> tuple[ContentPath, ...]:
    """Return the photos that are there and wanted, the logo among them."""
    shown = [index.article(key) for key in index.files if index.is_shown(key)]
    photos = {figure.photo for article in shown for text in article.texts for figure in figures_of(text)}
    photos |= {still for article in shown for still in stills_of(article)}
    if index.config.logo is not None:
        photos.add(index.config.logo)
    return tuple(sorted(photos & index.assets))

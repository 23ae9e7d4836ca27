"""The checks of digests' items and of the choices in site.yml: menu, featured bulletins, notice and logo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bulletins.assembly.content_index import ContentIndex, Key, Kind
from bulletins.assembly.manuscripts import is_hidden
from bulletins.assembly.references import unknown
from bulletins.model.bulletin import Bulletin
from bulletins.model.config import SiteConfig
from bulletins.model.identity import Slug
from bulletins.model.problem import Problem, error, warning
from bulletins.model.source import FileStatus
from bulletins.model.value import replace


def digest_problems(index: ContentIndex) -> Iterator[Problem]:
    """Give what is wrong with the items of every digest; a withdrawn digest has none to show."""
    for slug, bulletin in index.bulletins.items():
        if bulletin.items and bulletin.fate is not FileStatus.WITHDRAWN:
            for item in dict.fromkeys(bulletin.items):
                yield from _item_problems(index, bulletin, item)
            yield from _emptied(index, slug, bulletin)


def split_items(index: ContentIndex, bulletin: Bulletin) -> tuple[tuple[Slug, ...], tuple[Slug, ...]]:
    """Return a digest's items that are shown, and those that were withdrawn."""
    known = [item for item in dict.fromkeys(bulletin.items) if item in index.bulletins]
    shown = tuple(item for item in known if index.is_shown(Key(Kind.BULLETIN, item)))
    return shown, tuple(item for item in known if index.bulletins[item].fate is FileStatus.WITHDRAWN)


def _item_problems(index: ContentIndex, digest: Bulletin, slug: Slug) -> Iterator[Problem]:
    """Give what is wrong with one item."""
    origin = digest.original.origin
    line = origin.entry("items", slug)
    item = index.bulletins.get(slug)
    if item is None:
        yield from unknown(index, Key(Kind.BULLETIN, slug), origin.path, line)
    elif item.slug == digest.slug:
        yield error("digest-in-itself", origin.path, line, slug=slug)
    elif item.items:
        yield error("digest-in-digest", origin.path, line, slug=slug)
    elif item.fate is FileStatus.WITHDRAWN:
        yield warning("item-withdrawn", origin.path, line, slug=slug)
    elif index.is_surely_shown(Key(Kind.BULLETIN, digest.slug)) and is_hidden(item.fate, preview=index.preview):
        yield error("item-not-public", origin.path, line, slug=slug)


def _emptied(index: ContentIndex, slug: Slug, digest: Bulletin) -> Iterator[Problem]:
    """Give a digest of which nothing is left because all its items were withdrawn or are set aside."""
    _, withdrawn = split_items(index, digest)
    key = Key(Kind.BULLETIN, slug)
    absent = [item for item in frozenset(digest.items) if Key(Kind.BULLETIN, item) in index.absent]
    lost = len(withdrawn) + len(absent)
    if key not in index.refused and index.is_shown(key) and lost == len(frozenset(digest.items)):
        origin = digest.original.origin
        if absent:
            yield error("digest-all-set-aside", origin.path, origin.line("items"))
        else:
            yield error("digest-all-withdrawn", origin.path, origin.line("items"))


def is_featured(bulletin: Bulletin, config: SiteConfig, today: date) -> bool:
    """Return whether a bulletin asks to be featured today: until the day it says, else for some days from its own."""
    if isinstance(bulletin.featured, bool):
        day = bulletin.published.astimezone(ZoneInfo(config.time_zone)).date()
        return bulletin.featured and today <= day + timedelta(days=config.featured_days)
    return today <= bulletin.featured


def _featured_over(index: ContentIndex) -> Iterator[Problem]:
    """Give bulletins that say they are featured, and no longer are; what site.yml names never ends."""
    config = index.config
    for slug, bulletin in index.bulletins.items():
        if bulletin.featured is True and slug not in config.featured and index.is_shown(Key(Kind.BULLETIN, slug)):
            origin = bulletin.original.origin
            if not is_featured(bulletin, config, index.today):
                yield warning("featured-over", origin.path, origin.line("featured"), days=config.featured_days)


def choice_problems(index: ContentIndex) -> Iterator[Problem]:
    """Give choices that do not exist, and those that readers cannot see."""
    config = index.config
    origin = config.origin
    yield from _featured_over(index)
    for slug in config.featured:
        key = Key(Kind.BULLETIN, slug)
        yield from unknown(index, key, origin.path, origin.entry("featured", slug))
        if index.has(key) and not index.is_shown(key):
            yield warning("featured-not-shown", origin.path, origin.entry("featured", slug), slug=slug)
    for slug in config.highlights:
        key = Key(Kind.BULLETIN, slug)
        yield from unknown(index, key, origin.path, origin.entry("highlights", slug))
        if index.has(key) and not index.is_shown(key):
            yield warning("highlight-not-shown", origin.path, origin.entry("highlights", slug), slug=slug)
    for slug in config.schemes:
        yield from unknown(index, Key(Kind.CAMPAIGN, slug), origin.path, origin.entry("schemes", slug))
    for slug in config.menu:
        key = Key(Kind.PAGE, slug)
        yield from unknown(index, key, origin.path, origin.entry("menu", slug))
        if index.has(key) and not index.is_shown(key):
            yield error("menu-not-shown", origin.path, origin.entry("menu", slug), slug=slug)
    if config.notice is not None and config.notice.bulletin is not None:
        key = Key(Kind.BULLETIN, config.notice.bulletin)
        line = origin.entry("notice", key.slug)
        yield from unknown(index, key, origin.path, line)
        if index.has(key) and is_hidden(index.fates[key], preview=index.preview):
            yield error("notice-not-shown", origin.path, line, slug=key.slug)


def sound_config(index: ContentIndex) -> SiteConfig:
    """Return site.yml's choices without those that nothing can be shown for."""
    config = index.config
    menu = tuple(slug for slug in dict.fromkeys(config.menu) if _shown(index, Key(Kind.PAGE, slug)))
    featured = tuple(slug for slug in dict.fromkeys(config.featured) if _shown(index, Key(Kind.BULLETIN, slug)))
    highlights = tuple(slug for slug in dict.fromkeys(config.highlights) if _shown(index, Key(Kind.BULLETIN, slug)))
    schemes = tuple(slug for slug in dict.fromkeys(config.schemes) if index.has(Key(Kind.CAMPAIGN, slug)))
    notice = config.notice
    if notice is not None and notice.bulletin is not None:
        key = Key(Kind.BULLETIN, notice.bulletin)
        withdrawn = index.has(key) and index.fates[key] is FileStatus.WITHDRAWN
        notice = notice if withdrawn or _shown(index, key) else replace(notice, bulletin=None)
    logo = config.logo if config.logo in index.assets else None
    return replace(
        config, menu=menu, featured=featured, highlights=highlights, schemes=schemes, notice=notice, logo=logo
    )


def _shown(index: ContentIndex, key: Key) -> bool:
    """Return whether there is such an entry and readers see it."""
    return index.has(key) and index.is_shown(key)

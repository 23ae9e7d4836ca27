"""What site.yml picks by slug: featured bulletins, the menu's pages, the bulletin of the notice."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.assembly.catalogue import ContentIndex
from bulletins.assembly.fates import is_hidden
from bulletins.assembly.keys import Key, Kind
from bulletins.assembly.unknown import unknown
from bulletins.model.config import SiteConfig
from bulletins.model.problem import Problem, error, warning
from bulletins.model.source import FileStatus
from bulletins.model.value import replace


def choice_problems(catalogue: ContentIndex) -> Iterator[Problem]:
    """Give choices that do not exist, and those that readers cannot see."""
    config = catalogue.config
    origin = config.origin
    for slug in config.featured:
        key = Key(Kind.BULLETIN, slug)
        yield from unknown(catalogue, key, origin.path, origin.entry("featured", slug))
        if catalogue.has(key) and not catalogue.is_shown(key):
            yield warning("featured-not-shown", origin.path, origin.entry("featured", slug), slug=slug)
    for slug in config.menu:
        key = Key(Kind.PAGE, slug)
        yield from unknown(catalogue, key, origin.path, origin.entry("menu", slug))
        if catalogue.has(key) and not catalogue.is_shown(key):
            yield error("menu-not-shown", origin.path, origin.entry("menu", slug), slug=slug)
    if config.notice is not None and config.notice.bulletin is not None:
        key = Key(Kind.BULLETIN, config.notice.bulletin)
        line = origin.entry("notice", key.slug)
        yield from unknown(catalogue, key, origin.path, line)
        if catalogue.has(key) and is_hidden(catalogue.fates[key], preview=catalogue.preview):
            yield error("notice-not-shown", origin.path, line, slug=key.slug)


def sound_config(catalogue: ContentIndex) -> SiteConfig:
    """Return site.yml's choices without those that nothing can be shown for."""
    config = catalogue.config
    menu = tuple(slug for slug in dict.fromkeys(config.menu) if _shown(catalogue, Key(Kind.PAGE, slug)))
    featured = tuple(slug for slug in dict.fromkeys(config.featured) if _shown(catalogue, Key(Kind.BULLETIN, slug)))
    notice = config.notice
    if notice is not None and notice.bulletin is not None:
        key = Key(Kind.BULLETIN, notice.bulletin)
        withdrawn = catalogue.has(key) and catalogue.fates[key] is FileStatus.WITHDRAWN
        notice = notice if withdrawn or _shown(catalogue, key) else replace(notice, bulletin=None)
    logo = config.logo if config.logo in catalogue.assets else None
    return replace(config, menu=menu, featured=featured, notice=notice, logo=logo)


def _shown(catalogue: ContentIndex, key: Key) -> bool:
    """Return whether there is such an entry and readers see it."""
    return catalogue.has(key) and catalogue.is_shown(key)

"""What can be shown although something is wrong: entries without a fault that need nothing that has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from plugins.assembly.catalogue import Article, Catalogue, figures_of, references_of
from plugins.assembly.keys import Key, Kind
from plugins.assembly.references import target_of
from plugins.model.bulletin import Bulletin, ReferenceKind
from plugins.model.identity import ContentPath
from plugins.model.source import Fate


def sound_keys(catalogue: Catalogue, faulty: Iterable[Key]) -> frozenset[Key]:
    """Return the entries that are not faulty, whose files are there, and that need none that has to go."""
    keys = frozenset(catalogue.keys())
    needed_by: dict[Key, list[Key]] = defaultdict(list)
    gone: set[Key] = set()
    for key in keys:
        for needed in _needs(catalogue, key):
            needed_by[needed].append(key)
    pending = [key for key in needed_by if key not in keys]
    pending += faulty
    pending += (key for key, article in catalogue.articles() if not _has_files(catalogue, key, article))
    while pending:
        key = pending.pop()
        if key not in gone:
            gone.add(key)
            pending.extend(needed_by.get(key, ()))
    return keys - gone


def files_of(article: Article) -> Iterator[ContentPath]:
    """Give every photo and document that the texts of an article name."""
    for text in article.texts:
        yield from (figure.photo for figure in figures_of(text))
        yield from (attachment.file for attachment in text.attachments)
        for reference in references_of(text):
            if reference.kind is ReferenceKind.FILE:
                yield ContentPath(reference.target)


def _needs(catalogue: Catalogue, key: Key) -> Iterator[Key]:
    """Give the entries without which one cannot be shown."""
    match key.kind:
        case Kind.UNIT:
            unit = catalogue.units[key.slug]
            parent = () if unit.parent is None else (unit.parent,)
            yield from (Key(Kind.UNIT, slug) for slug in (*parent, *(one.unit for one in unit.successors)))
        case Kind.CAMPAIGN:
            campaign = catalogue.campaigns[key.slug]
            if campaign.owner is not None:
                yield Key(Kind.UNIT, campaign.owner)
            if campaign.follows is not None:
                yield Key(Kind.CAMPAIGN, campaign.follows)
        case Kind.BULLETIN:
            yield from _bulletin_needs(catalogue.bulletins[key.slug])
        case Kind.PAGE:
            yield from _linked(catalogue.pages[key.slug])


def _bulletin_needs(bulletin: Bulletin) -> Iterator[Key]:
    """Give the entries that a bulletin names; a withdrawn one shows its unit and nothing else."""
    yield from (Key(Kind.UNIT, slug) for slug in bulletin.units)
    if bulletin.fate is not Fate.WITHDRAWN:
        yield from (Key(Kind.CAMPAIGN, slug) for slug in bulletin.campaigns)
        yield from (Key(Kind.BULLETIN, slug) for slug in bulletin.items)
        yield from _linked(bulletin)


def _linked(article: Article) -> Iterator[Key]:
    """Give the entries that the texts of an article link to."""
    targets = map(target_of, chain.from_iterable(map(references_of, article.texts)))
    return (target for target in targets if target is not None)


def _has_files(catalogue: Catalogue, key: Key, article: Article) -> bool:
    """Return whether every photo and document is there; a withdrawn article needs none."""
    return catalogue.fates[key] is Fate.WITHDRAWN or catalogue.assets.issuperset(files_of(article))

"""The choice of entries that can be shown although others have errors: faultless, and needing only faultless ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain

from bulletins.assembly.content_index import Article, ContentIndex, Key, Kind
from bulletins.assembly.references import target_of
from bulletins.model.bulletin import Bulletin, ReferenceKind
from bulletins.model.identity import ContentPath, Slug
from bulletins.model.paths import last_word
from bulletins.model.source import FileStatus

Graph = Mapping[Slug, tuple[Slug, ...]]
"""Each slug with those it points to; those that are no keys themselves are passed over."""
Names = Callable[[], Mapping[Slug, list[Key]]]
"""Tells what a word in an address may stand for; asked only where a text has such an address."""
_SITE = ContentPath("site.yml")


def cycles(graph: Graph) -> tuple[tuple[Slug, ...], ...]:
    """Return circles that share no member, each from its smallest slug on; without them the graph has none left."""
    found: list[tuple[Slug, ...]] = []
    left = {node: graph[node] for node in sorted(graph)}
    while True:
        order = frozenset(order_of(left))
        left = {node: targets for node, targets in left.items() if node not in order}
        if not left:
            return tuple(sorted(found))
        circle = _circle_from(min(left), left)
        found.append(circle)
        left = {node: targets for node, targets in left.items() if node not in circle}


def order_of(graph: Graph) -> tuple[Slug, ...]:
    """Return the slugs, each after all it points to; those that are in a circle or lead to one are left out."""
    waiting = {node: len({target for target in targets if target in graph}) for node, targets in graph.items()}
    pointed: dict[Slug, list[Slug]] = defaultdict(list)
    for node in sorted(graph):
        for target in sorted({target for target in graph[node] if target in graph}):
            pointed[target].append(node)
    ready = sorted((node for node, count in waiting.items() if count == 0), reverse=True)
    order: list[Slug] = []
    while ready:
        node = ready.pop()
        order.append(node)
        for earlier in pointed[node]:
            waiting[earlier] -= 1
            if waiting[earlier] == 0:
                ready.append(earlier)
    return tuple(order)


def _circle_from(start: Slug, graph: Graph) -> tuple[Slug, ...]:
    """Return a circle that is met on the way from a slug, in a graph where every way leads into one."""
    way: list[Slug] = []
    places: dict[Slug, int] = {}
    node = start
    while node not in places:
        places[node] = len(way)
        way.append(node)
        node = min(target for target in graph[node] if target in graph)
    circle = way[places[node] :]
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first])


def publishable_keys(index: ContentIndex, faulty: Iterable[Key]) -> frozenset[Key]:
    """Return the entries that are not faulty, whose files are there, and that need none that has to go."""
    keys = frozenset(index.keys())
    names = cache(partial(_names, index))
    needed_by: dict[Key, list[Key]] = defaultdict(list)
    gone: set[Key] = set()
    for key in keys:
        for needed in _needs(index, key, names):
            needed_by[needed].append(key)
    pending = [key for key in needed_by if key not in keys]
    pending += faulty
    pending += (key for key, files in index.files.items() if not _has_files(index, key, files))
    pending += () if _SITE not in index.refused_paths else (key for key in keys if not _has_term(index, key))
    while pending:
        key = pending.pop()
        if key not in gone:
            gone.add(key)
            pending.extend(needed_by.get(key, ()))
    return keys - gone


def _needs(index: ContentIndex, key: Key, names: Names) -> list[Key]:
    """Return the entries without which one cannot be shown."""
    match key.kind:
        case Kind.UNIT:
            unit = index.units[key.slug]
            parent = () if unit.parent is None else (unit.parent,)
            return [Key(Kind.UNIT, slug) for slug in (*parent, *(one.unit for one in unit.successors))]
        case Kind.CAMPAIGN:
            campaign = index.campaigns[key.slug]
            owner = [Key(Kind.UNIT, campaign.owner)] if campaign.owner is not None else []
            return [*owner, *([Key(Kind.CAMPAIGN, campaign.follows)] if campaign.follows is not None else [])]
        case Kind.BULLETIN:
            return _bulletin_needs(index, index.bulletins[key.slug], names)
        case Kind.PAGE:
            return [*_linked(index.pages[key.slug], names)]


def _bulletin_needs(index: ContentIndex, bulletin: Bulletin, names: Names) -> list[Key]:
    """Return the entries that a bulletin names, those set aside left out; a withdrawn one shows its unit alone."""
    needs = [Key(Kind.UNIT, slug) for slug in bulletin.units]
    if bulletin.fate is not FileStatus.WITHDRAWN:
        needs += [Key(Kind.CAMPAIGN, slug) for slug in bulletin.campaigns]
        needs += [key for slug in bulletin.items if (key := Key(Kind.BULLETIN, slug)) not in index.absent]
        needs += _linked(bulletin, names)
    return needs


def _linked(article: Article, names: Names) -> Iterator[Key]:
    """Give the entries that the texts of an article link to, those that a raw address may lead to among them."""
    for reference in chain.from_iterable(text.references for text in article.texts):
        target = target_of(reference)
        if target is not None:
            yield target
        elif reference.kind is ReferenceKind.ADDRESS:
            for part in reference.target.split("/"):
                yield from names().get(Slug(part), ())


def _names(index: ContentIndex) -> Mapping[Slug, list[Key]]:
    """Return what each word of an address may stand for: entries by slug and by alias, those that were refused too."""
    names: dict[Slug, list[Key]] = defaultdict(list)
    for key in sorted({*index.keys(), *index.refused}):
        names[key.slug].append(key)
    for kind in Kind:
        for slug, entry in index.entries(kind).items():
            for alias in (*entry.aliases, *map(last_word, entry.old_paths)):
                names[Slug(alias)].append(Key(kind, slug))
    return names


def _has_term(index: ContentIndex, key: Key) -> bool:
    """Return whether the section, level or type that an entry names is one of those that could be read."""
    config = index.config
    match key.kind:
        case Kind.UNIT:
            return index.units[key.slug].level in {term.slug for term in config.levels}
        case Kind.CAMPAIGN:
            return index.campaigns[key.slug].kind in {term.slug for term in config.campaign_types}
        case Kind.BULLETIN:
            return index.bulletins[key.slug].section in {term.slug for term in config.sections}
        case Kind.PAGE:
            return True


def _has_files(index: ContentIndex, key: Key, files: tuple[ContentPath, ...]) -> bool:
    """Return whether all photos and documents that an article names are there; a withdrawn one needs none."""
    return index.fates[key] is FileStatus.WITHDRAWN or index.assets.issuperset(files)

"""The relations of bulletins: the neighbours in the unit, related bulletins, and the digests that list the bulletin."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import chain

from bulletins.assembly.content_index import ContentIndex
from bulletins.assembly.digests import split_items
from bulletins.model.bulletin import Bulletin
from bulletins.model.identity import Slug
from bulletins.model.site import BulletinEntry
from bulletins.model.table import Table

OTHERS = 5
"""Most older news of its unit that a bulletin's end lists."""

_WINDOW = 16
"""How many older bulletins of each campaign and unit are looked at: relating stays linear, however many there are."""


def bulletin_entries(
    index: ContentIndex, timeline: tuple[Bulletin, ...], related_count: int
) -> Table[Slug, BulletinEntry]:
    """Return every bulletin of the timeline, in its order, with what stands beside it."""
    others, following = _neighbours(timeline)
    related = related_to(timeline, related_count + OTHERS)
    items = {bulletin.slug: split_items(index, bulletin) for bulletin in timeline}
    digests: dict[Slug, list[Slug]] = defaultdict(list)
    for bulletin in timeline:
        for item in items[bulletin.slug][0]:
            digests[item].append(bulletin.slug)
    return Table(
        (
            bulletin.slug,
            BulletinEntry(
                bulletin=bulletin,
                next=following.get(bulletin.slug),
                others=others[bulletin.slug],
                related=tuple(
                    [slug for slug in related[bulletin.slug] if slug not in others[bulletin.slug]][:related_count]
                ),
                digests=tuple(digests[bulletin.slug]),
                items=items[bulletin.slug][0],
                omitted_items=items[bulletin.slug][1],
            ),
        )
        for bulletin in timeline
    )


def related_to(timeline: tuple[Bulletin, ...], count: int) -> dict[Slug, tuple[Slug, ...]]:
    """Return for each bulletin up to `count` older ones that share a campaign or a unit with it.

    Those with most campaigns in common come first, then those of a common unit, then the nearest in time. A digest is
    not related to its own items, which it shows anyway.
    """
    newest: dict[Slug, deque[int]] = defaultdict(lambda: deque(maxlen=_WINDOW))
    newest_of_unit: dict[Slug, deque[int]] = defaultdict(lambda: deque(maxlen=_WINDOW))
    slugs = [bulletin.slug for bulletin in timeline]
    units = [frozenset(bulletin.units) for bulletin in timeline]
    related: dict[Slug, tuple[Slug, ...]] = {}
    for place, bulletin in enumerate(timeline):
        campaigns = [newest[campaign] for campaign in bulletin.campaigns]
        neighbours = [newest_of_unit[unit] for unit in bulletin.units]
        wanted = count + len(bulletin.items)
        scores = dict.fromkeys(campaigns[0], 2) if campaigns else {}
        for older in chain.from_iterable(campaigns[1:]):
            scores[older] = scores.get(older, 0) + 2
        if len(scores) < wanted:  # else those of a common unit alone come too late
            scores = dict.fromkeys(chain.from_iterable(neighbours), 0) | scores
        apart = units[place].isdisjoint
        # score and place in one number: so many are sorted without asking anything of each
        ranked = [(score + (not apart(units[older]))) * len(slugs) + older for older, score in scores.items()]
        ranked.sort(reverse=True)
        best = [slugs[number % len(slugs)] for number in ranked[:wanted]]
        related[bulletin.slug] = tuple([slug for slug in best if slug not in bulletin.items][:count])
        for window in (*campaigns, *neighbours):
            window.append(place)
    return related


def _neighbours(timeline: tuple[Bulletin, ...]) -> tuple[dict[Slug, tuple[Slug, ...]], dict[Slug, Slug]]:
    """Return for each bulletin the older ones of the unit that published it, nearest first, and the next newer one."""
    newest: dict[Slug, deque[Slug]] = defaultdict(lambda: deque(maxlen=OTHERS))
    others: dict[Slug, tuple[Slug, ...]] = {}
    following: dict[Slug, Slug] = {}
    for bulletin in timeline:
        older = newest[bulletin.units[0]]
        others[bulletin.slug] = tuple(older)
        if older:
            following[older[0]] = bulletin.slug
        older.appendleft(bulletin.slug)
    return others, following

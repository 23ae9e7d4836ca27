"""Directed graphs of slugs: what goes in circles, and an order in which nothing comes before what it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bulletins.model.identity import Slug

Graph = Mapping[Slug, tuple[Slug, ...]]
"""Each slug with those it points to; those that are no keys themselves are passed over."""


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

"""Of which kind and year each file of a built site is, so that its size can be counted where it arises."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from bulletins.build.pipeline import opened
from bulletins.build.plan import Composition
from bulletins.cards.card_plan import FOLDER as CARDS
from bulletins.model.identity import Digest, OutputPath
from bulletins.model.settings import BuildSettings

_YEAR = re.compile(r"(?:^|/)bulletins/(\d{4})/")
_FEEDS = {"atom", "json", "robots"}

Place = tuple[str, str]
"""A kind and a year."""


def propose_again(settings: BuildSettings, now: datetime) -> Composition:
    """Return the site with its pages ordered once more, as it was just built; nothing is written."""
    with opened(settings, remember=False) as build:
        return build.propose(now)


def page_kinds(composed: Composition) -> dict[OutputPath, str]:
    """Return the kind of every page by its file."""
    return {order.path: order.kind for order in composed.workshop.desk.orders} if composed.workshop else {}


def places_of(composed: Composition, paths: Iterable[OutputPath]) -> dict[OutputPath, Place]:
    """Return the kind and year of the files that the composition knows; the year is empty where there is none.

    A document is of the year of the page beside it. Which pages share a card is not known here.
    """
    orders = composed.workshop.desk.orders if composed.workshop else ()
    places = {order.path: ("feeds" if order.kind in _FEEDS else "pages", _year(order.origin)) for order in orders}
    years = _photo_years(composed)
    for derivative in composed.derivatives:
        places[derivative.output] = ("photos", years.get(derivative.source, ""))
    for path in paths:
        if path.startswith(f"{CARDS}/"):
            places[path] = ("cards", "")
        elif path not in places and (beside := places.get(_page_beside(path))):
            places[path] = ("documents", beside[1])
    return places


def _page_beside(path: OutputPath) -> OutputPath:
    """Return the page in whose folder a file lies."""
    return OutputPath(f"{path.rpartition('/')[0]}/index.html")


def _photo_years(composed: Composition) -> dict[Digest, str]:
    """Return the year of each photo; of one that several bulletins hold, the first."""
    return {facts.digest: _year(facts.photo) for facts in sorted(composed.photos, key=lambda facts: facts.photo)[::-1]}


def _year(path: str) -> str:
    """Return the year a source belongs to."""
    found = _YEAR.search(path)
    return found[1] if found else ""

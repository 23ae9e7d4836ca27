"""The share cards of pages: each is planned once, however many pages use it."""

from __future__ import annotations

from collections.abc import Callable

from bulletins.model.identity import SitePath
from bulletins.model.photo import CARD_SIZE, CardSubject, ShareCard
from bulletins.model.views.parts import CardImage, Href
from bulletins.pages.lookups import Lookups

PlanCard = Callable[[CardSubject], ShareCard | None]
"""Gives the card of a subject, None where it cannot be drawn."""


class ShareCards:
    """All cards of the site; `planned` holds each subject's, None where it cannot be drawn."""

    __slots__ = ("_lookups", "_plan", "planned")

    def __init__(self, plan: PlanCard | None, lookups: Lookups) -> None:
        """Start with no card; without `plan` there will be none."""
        self._plan = plan
        self._lookups = lookups
        self.planned: dict[CardSubject, ShareCard | None] = {}

    @property
    def are_planned(self) -> bool:
        """Return whether there are cards at all."""
        return self._plan is not None

    def image(self, subject: CardSubject, alt: str) -> CardImage | None:
        """Return the view of a subject's card; None where this one cannot be drawn. There must be cards at all."""
        self._lookups.subjects[subject] = None
        card = self.ask(subject)
        if card is None:
            return None
        width, height = CARD_SIZE
        return CardImage(href=Href(path=SitePath(f"/{card.output}")), width=width, height=height, alt=alt)

    def ask(self, subject: CardSubject) -> ShareCard | None:
        """Return the card of a subject, planned when first asked for; None where there is none."""
        if self._plan is None:
            return None
        if subject not in self.planned:
            self.planned[subject] = self._plan(subject)
        return self.planned[subject]

    def forget(self) -> None:
        """Begin again as if nothing had asked for a card."""
        self.planned.clear()

    def cards(self) -> tuple[ShareCard, ...]:
        """Return every card once, in the order of their files."""
        cards = {card.output: card for card in self.planned.values() if card}
        return tuple(cards[output] for output in sorted(cards))

    def subjects(self) -> tuple[CardSubject, ...]:
        """Return everything that asked for a card."""
        return tuple(self.planned)

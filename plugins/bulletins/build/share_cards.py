"""The share cards of a site: whether there are any, which ones, and their problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from bulletins.cards import CardFonts, can_shape, check_cards, plan_card, read_card_fonts
from bulletins.model.identity import ContentPath
from bulletins.model.photo import PHOTO_FOLDER, CardSubject, PhotoFacts, ShareCard
from bulletins.model.problem import Problem
from bulletins.model.settings import BuildSettings
from bulletins.model.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPlans:
    """The fonts and photos that share cards are drawn with.

    `fonts` is None where no cards are made, or where `problems` say why none can be.
    """

    fonts: CardFonts | None = None
    photos: Table[ContentPath, PhotoFacts] = field(default_factory=Table)
    folder: str = PHOTO_FOLDER
    problems: tuple[Problem, ...] = ()

    @property
    def planner(self) -> Callable[[CardSubject], ShareCard | None] | None:
        """Return the function that plans one card; None where no cards are made."""
        if self.fonts is None:
            return None
        return partial(plan_card, fonts=self.fonts, photos=self.photos, shapes=can_shape(), folder=self.folder)

    def check(self, subjects: tuple[CardSubject, ...]) -> tuple[Problem, ...]:
        """Return all problems of the cards."""
        if self.fonts is None:
            return self.problems
        return (*self.problems, *check_cards(subjects, fonts=self.fonts, shapes=can_shape()))


NO_CARDS = CardPlans()
"""No cards."""


def open_card_plans(settings: BuildSettings, photos: Iterable[PhotoFacts], folder: str) -> CardPlans:
    """Return the fonts and photos for cards; none without a site address, which shared cards need."""
    if not (settings.share_cards and settings.site_url):
        return NO_CARDS
    fonts = read_card_fonts(settings.theme, dict(settings.card_fonts))
    table = Table((facts.photo, facts) for facts in photos)
    return CardPlans(fonts=fonts.value, photos=table, folder=folder, problems=fonts.problems)

"""Share cards of a composed site: whether there are any, which, and the files that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bulletins.cards import CardFonts, MadeCards, can_shape, check_cards, make_cards, plan_card, read_card_fonts
from bulletins.model.identity import ContentPath
from bulletins.model.photo import PhotoFacts
from bulletins.model.problem import Problem, Refused
from bulletins.model.settings import BuildSettings
from bulletins.model.share import CardSubject, ShareCard
from bulletins.model.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What cards are drawn with. `fonts` is None where cards are not made, or where `problems` say why they cannot."""

    fonts: CardFonts | None = None
    photos: Table[ContentPath, PhotoFacts] = field(default_factory=Table)
    problems: tuple[Problem, ...] = ()

    @property
    def planner(self) -> Callable[[CardSubject], ShareCard | None] | None:
        """Return what plans one card; None where there are none."""
        if self.fonts is None:
            return None
        return partial(plan_card, fonts=self.fonts, photos=self.photos, shapes=can_shape())

    def check(self, subjects: tuple[CardSubject, ...]) -> tuple[Problem, ...]:
        """Return everything that is to be said about the cards."""
        if self.fonts is None:
            return self.problems
        return (*self.problems, *check_cards(subjects, fonts=self.fonts, shapes=can_shape()))

    def make(self, cards: tuple[ShareCard, ...], state: Path) -> MadeCards:
        """Return each card's address and the file that holds it, drawn now or before; Refused names bad photos."""
        if self.fonts is None:
            return ()
        made = make_cards(cards, self.photos, self.fonts, state)
        if made.value is None:
            raise Refused(made.problems)
        return made.value


NO_SHARING = Sharing()
"""No cards."""


def open_sharing(settings: BuildSettings, photos: Iterable[PhotoFacts]) -> Sharing:
    """Return what cards are drawn with; none without a site address, which their readers would need."""
    if not (settings.share_cards and settings.site_url):
        return NO_SHARING
    fonts = read_card_fonts(settings.theme, dict(settings.card_fonts))
    table = Table((facts.photo, facts) for facts in photos)
    return Sharing(fonts=fonts.value, photos=table, problems=fonts.problems)

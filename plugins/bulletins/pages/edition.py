"""One language's edition of the site: everything its pages are put together from, each part made once."""

from __future__ import annotations

from collections.abc import Iterable

from bulletins.model.identity import Language, Slug
from bulletins.model.site import UnitOrder
from bulletins.model.views.parts import Card, Chrome, MonthGroup
from bulletins.pages.addresses import SiteAddresses
from bulletins.pages.cards import make_card
from bulletins.pages.chrome import make_chrome
from bulletins.pages.context import PageContext
from bulletins.pages.links import Links
from bulletins.pages.lookups import Memo


class LanguageEdition:
    """The site in one language. Cards are made when first asked for, and shared from then on."""

    __slots__ = ("_cards", "addresses", "chrome", "ground", "language", "links", "order")

    def __init__(self, ground: PageContext, addresses: SiteAddresses) -> None:
        """Make the chrome, and no card yet."""
        self.ground = ground
        self.addresses = addresses
        self.language: Language = addresses.language
        self.links = Links(ground, addresses)
        self.chrome: Chrome = make_chrome(self.links)
        self.order: UnitOrder = next(each for each in ground.site.unit_orders if each.language == self.language)
        self._cards: Memo[Slug, Card] = Memo(ground.trace)

    def card(self, slug: Slug) -> Card:
        """Return a bulletin's card."""
        return self._cards.get(slug, self._make_card)

    def cards(self, slugs: Iterable[Slug]) -> tuple[Card, ...]:
        """Return bulletins' cards in the order given."""
        return tuple(map(self.card, slugs))

    def _make_card(self, slug: Slug) -> Card:
        """Return a bulletin's card, made anew."""
        return make_card(self.links, self.ground.site.bulletins[slug])

    def months(self, slugs: Iterable[Slug]) -> tuple[MonthGroup, ...]:
        """Return the cards of bulletins that come newest first, month by month."""
        return tuple(
            MonthGroup(year=year, month=month, cards=self.cards(group))
            for (year, month), group in self.ground.calendar.months(slugs)
        )


def open_editions(ground: PageContext) -> tuple[LanguageEdition, ...]:
    """Return one edition a language, the default's first."""
    return tuple(LanguageEdition(ground, addresses) for addresses in ground.addresses)

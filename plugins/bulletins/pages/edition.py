"""One language's edition of the site: all values that its pages share, each made once."""

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


class OfficeNames:
    """The test whether a byline names an office: a unit, the responsible editor, or a name like `Office …`.

    How they begin or end is a list of the catalogue's; Vietnamese puts the kind of office first, English last.
    """

    __slots__ = ("_ends", "_known", "_starts")

    def __init__(self, ground: PageContext, language: Language) -> None:
        """Take all languages' names: a byline stands as it was typed, whatever the page's language."""
        config = ground.site.config
        units = (entry.unit for entry in ground.site.units.values())
        named = [config.name, config.editor, *(name for unit in units for name in (unit.name, unit.short_name))]
        self._known = frozenset(text.casefold() for name in named for _, text in name.entries)
        codes = dict.fromkeys((config.default_language, language))
        marks = [mark.strip().casefold() for code in codes for mark in _office_marks(ground, code)]
        self._starts = tuple(mark.removesuffix("…") for mark in marks if mark.endswith("…"))
        self._ends = tuple(mark.removeprefix("…") for mark in marks if mark.startswith("…"))

    def __contains__(self, author: str) -> bool:
        """Return whether this is an office's name."""
        name = author.casefold()
        return name in self._known or f"{name} ".startswith(self._starts) or f" {name}".endswith(self._ends)


def _office_marks(ground: PageContext, language: Language) -> list[str]:
    """Return how the names of offices begin (`Office …`) and end (`… office`) in a language."""
    listed = ground.words(
        language, "Office …, Department …, Committee …, … office, … desk, … department, … team, … committee, … union"
    )
    return listed.split(",")


class LanguageEdition:
    """The site in one language; cards are made when they are first asked for, then shared."""

    __slots__ = ("_cards", "_offices", "addresses", "chrome", "ground", "language", "links", "order")

    def __init__(self, ground: PageContext, addresses: SiteAddresses) -> None:
        """Make the chrome, and no card yet."""
        self.ground = ground
        self.addresses = addresses
        self.language: Language = addresses.language
        self.links = Links(ground, addresses)
        self.chrome: Chrome = make_chrome(self.links)
        self.order: UnitOrder = next(each for each in ground.site.unit_orders if each.language == self.language)
        self._cards: Memo[Slug, Card] = Memo(ground.trace)
        self._offices = OfficeNames(ground, self.language)

    def is_office(self, author: str) -> bool:
        """Return whether a byline names an office and not a person."""
        return author in self._offices

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

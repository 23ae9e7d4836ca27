"""One language's edition of the site: what its pages share, cards of bulletins among it, each made once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from bulletins.model.bulletin import Bulletin, Figure, StaticPage, TextFacts
from bulletins.model.identity import Language, Slug
from bulletins.model.localized import Phrase
from bulletins.model.site import BulletinEntry, UnitOrder
from bulletins.model.source import FileStatus
from bulletins.model.views.parts import Card, Chrome, Image, MonthGroup
from bulletins.pages.addresses import SiteAddresses
from bulletins.pages.chrome import make_chrome
from bulletins.pages.context import PageContext
from bulletins.pages.links import Links
from bulletins.pages.lookups import Memo
from bulletins.pages.pictures import leading_figure

MARKS = {FileStatus.DRAFT: "draft", FileStatus.HELD: "held"}
"""What a preview writes on bulletins that are not to be published yet."""


def make_card(links: Links, entry: BulletinEntry) -> Card:
    """Return a bulletin's card in one language; without a text in that language, in the original's words, marked so."""
    bulletin = entry.bulletin
    shown = links.context.texts.best(bulletin, links.language)
    return Card(
        href=links.bulletin(bulletin.slug),
        title=Phrase(text=shown.title, language=None if shown.language == links.language else shown.language),
        summary=shown.summary,
        published=bulletin.published,
        unit=links.unit(bulletin.units[0]),
        section=links.section(bulletin.section).label,
        image=find_picture(links, entry),
        digest=bool(bulletin.items),
        mark=MARKS.get(bulletin.fate, ""),
    )


def find_picture(links: Links, entry: BulletinEntry) -> Image | None:
    """Return the picture of a bulletin; for a digest without one, the picture of the first item that has one."""
    figure = find_figure(links, entry)
    return links.context.pictures.silent(figure.photo, figure.focus) if figure else None


def find_figure(links: Links, entry: BulletinEntry) -> Figure | None:
    """Return the figure of a bulletin; for a digest without one, the figure of the first item that has one."""
    bulletins, pictures = links.context.site.bulletins, links.context.pictures
    shown = chain([entry.bulletin], (bulletins[slug].bulletin for slug in entry.items))
    figures = (leading_figure(each, each.text(links.language) or each.original) for each in shown)
    return next((figure for figure in figures if figure and pictures.silent(figure.photo)), None)


class OfficeNames:
    """The test whether a byline names an office: a unit, the responsible editor, or a name like `Office …`.

    How they begin or end is a list of the catalogue's; Vietnamese puts the kind of office first, English last.
    """

    __slots__ = ("_ends", "_known", "_starts")

    def __init__(self, context: PageContext, language: Language) -> None:
        """Take all languages' names: a byline stands as it was typed, whatever the page's language."""
        config = context.site.config
        units = (entry.unit for entry in context.site.units.values())
        named = [config.name, config.editor, *(name for unit in units for name in (unit.name, unit.short_name))]
        self._known = frozenset(text.casefold() for name in named for _, text in name.entries)
        codes = dict.fromkeys((config.default_language, language))
        marks = [mark.strip().casefold() for code in codes for mark in _office_marks(context, code)]
        self._starts = tuple(mark.removesuffix("…") for mark in marks if mark.endswith("…"))
        self._ends = tuple(mark.removeprefix("…") for mark in marks if mark.startswith("…"))

    def __contains__(self, author: str) -> bool:
        """Return whether this is an office's name."""
        name = author.casefold()
        return name in self._known or f"{name} ".startswith(self._starts) or f" {name}".endswith(self._ends)


def _office_marks(context: PageContext, language: Language) -> list[str]:
    """Return how the names of offices begin (`Office …`) and end (`… office`) in a language."""
    listed = context.words(
        language, "Office …, Department …, Committee …, … office, … desk, … department, … team, … committee, … union"
    )
    return listed.split(",")


class LanguageEdition:
    """The site in one language; cards are made when they are first asked for, then shared."""

    __slots__ = ("_cards", "_offices", "addresses", "chrome", "context", "language", "links", "order")

    def __init__(self, context: PageContext, addresses: SiteAddresses) -> None:
        """Make the chrome, and no card yet."""
        self.context = context
        self.addresses = addresses
        self.language: Language = addresses.language
        self.links = Links(context, addresses)
        self.chrome: Chrome = make_chrome(self.links)
        self.order: UnitOrder = next(each for each in context.site.unit_orders if each.language == self.language)
        self._cards: Memo[Slug, Card] = Memo(context.lookups)
        self._offices = OfficeNames(context, self.language)

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
        return make_card(self.links, self.context.site.bulletins[slug])

    def months(self, slugs: Iterable[Slug]) -> tuple[MonthGroup, ...]:
        """Return the cards of bulletins that come newest first, month by month."""
        return tuple(
            MonthGroup(year=year, month=month, cards=self.cards(group))
            for (year, month), group in self.context.calendar.months(slugs)
        )


def open_editions(context: PageContext) -> tuple[LanguageEdition, ...]:
    """Return one edition a language, the default's first."""
    return tuple(LanguageEdition(context, addresses) for addresses in context.addresses)


def editions_with(
    editions: Iterable[LanguageEdition], article: Bulletin | StaticPage
) -> Iterator[tuple[LanguageEdition, TextFacts]]:
    """Yield the edition of each language that an article has a text in, with that text."""
    for edition in editions:
        text = article.text(edition.language)
        if text is not None:
            yield edition, text

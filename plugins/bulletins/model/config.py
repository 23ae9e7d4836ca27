"""The words and choices of one union's site, as site.yml gives them."""

from __future__ import annotations

from bulletins.model.identity import ContentPath, Language, Slug
from bulletins.model.localized import NOTHING, Localized, Phrase
from bulletins.model.photo import PHOTO_FOLDER
from bulletins.model.source import SourceLines
from bulletins.model.value import Value

FEATURED_DAYS = 14
"""What site.yml may say otherwise."""


class AddressWords(Value, frozen=True, kw_only=True):
    """The words one language's addresses are made of; each is a slug and all of them differ."""

    bulletins: str
    units: str
    campaigns: str
    sections: str
    archive: str
    search: str
    page: str
    """Before the number of a listing's page: `/ban-tin/trang-3/`."""
    feed: str
    """The stem of feed files: `feed.xml`, `feed.json`."""


class LanguageConfig(Value, frozen=True, kw_only=True):
    """One language of the site: its code, its name in itself, its direction and its address words."""

    code: Language
    name: str
    direction: str
    addresses: AddressWords


class Term(Value, frozen=True, kw_only=True):
    """One entry of a closed list in site.yml (a section, a unit level, a campaign type): slug and name."""

    slug: Slug
    name: Localized


class Contact(Value, frozen=True, kw_only=True):
    """How to reach an office; every part may be empty. `links` are (label, https address) pairs."""

    address: Localized = NOTHING
    phone: str = ""
    email: str = ""
    links: tuple[tuple[str, str], ...] = ()


NO_CONTACT = Contact()
"""No way to reach an office."""


class Notice(Value, frozen=True, kw_only=True):
    """The notice on top of the home page: a sentence and, if there is one, the slug of the bulletin it leads to."""

    text: Localized
    bulletin: Slug | None = None


class SiteConfig(Value, frozen=True, kw_only=True):
    """Everything site.yml says. The first of `languages` is the default; `levels` go from the top down.

    `colours` are (token, light, dark) triples that replace the theme's: `("brand", "#9B1150", "#FF9CC5")`.
    `featured` are bulletins that lead the home page in that order; `menu` are static pages listed in the navigation.
    `abbreviations` are (short, long) pairs: the search finds either by the other.
    """

    origin: SourceLines
    name: Localized
    short_name: Localized
    tagline: Localized
    description: Localized
    languages: tuple[LanguageConfig, ...]
    time_zone: str
    sections: tuple[Term, ...]
    levels: tuple[Term, ...]
    campaign_types: tuple[Term, ...]
    contact: Contact
    editor: Localized
    licence: Localized
    licence_url: str = ""
    logo: ContentPath | None = None
    colours: tuple[tuple[str, str, str], ...] = ()
    notice: Notice | None = None
    featured: tuple[Slug, ...] = ()
    featured_days: int = FEATURED_DAYS
    """So many days from its own a bulletin with `featured: true` leads the home page."""
    menu: tuple[Slug, ...] = ()
    highlights: tuple[Slug, ...] = ()
    """Bulletins that every bulletin's end recommends."""
    schemes: tuple[Slug, ...] = ()
    films: tuple[tuple[str, str], ...] = ()
    """Campaigns, and films as (label, https address) pairs, that stand there too."""
    follow: tuple[tuple[str, str], ...] = ()
    """Where else readers can follow the site, as (label, https address) pairs."""
    phone_region: str = ""
    """The country whose telephone numbers are written without `+`, in two letters; empty: none is known."""
    hotlines: tuple[str, ...] = ()
    """Short numbers that readers may call, digits alone."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    photo_folder: str = PHOTO_FOLDER
    """The first part of the addresses of photos."""

    @property
    def default_language(self) -> Language:
        """Return the language of `index.md`."""
        return self.languages[0].code

    def language(self, code: Language) -> LanguageConfig:
        """Return one language's settings; KeyError for a language the site does not have."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)

    def term(self, terms: tuple[Term, ...], slug: Slug, language: Language) -> Phrase:
        """Return the name of an entry of a closed list in a language; KeyError for an unknown slug."""
        for term in terms:
            if term.slug == slug:
                return term.name.phrase(language)
        raise KeyError(slug)

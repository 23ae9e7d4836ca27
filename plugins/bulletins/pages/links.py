"""The links in one language's words, each made once and shared by all pages."""

from __future__ import annotations

from bulletins.model.bulletin import Text
from bulletins.model.config import Term
from bulletins.model.identity import Language, Slug
from bulletins.model.localized import Phrase
from bulletins.model.views.parts import Href, Link
from bulletins.pages.addresses import SiteAddresses
from bulletins.pages.context import PageContext
from bulletins.pages.lookups import Memo


class Links:
    """The links to everything on the site, in one language's words and at its addresses."""

    __slots__ = ("_bulletins", "_links", "_terms", "addresses", "context", "language")

    def __init__(self, context: PageContext, addresses: SiteAddresses) -> None:
        """Start with nothing made."""
        self.context = context
        self.addresses = addresses
        self.language: Language = addresses.language
        self._bulletins: Memo[Slug, Href] = Memo(context.lookups)
        self._links: dict[tuple[str, Slug], Link] = {}
        self._terms: dict[tuple[int, Slug], Phrase] = {}

    def bulletin(self, slug: Slug) -> Href:
        """Return the way to a bulletin: its page in this language, else the original's."""
        return self._bulletins.get(slug, self._lead)

    def _lead(self, slug: Slug) -> Href:
        """Return the way to a bulletin, made anew."""
        entry = self.context.site.bulletins.get(slug)
        translated = entry is not None and entry.bulletin.text(self.language) is not None
        addresses = self.addresses if translated else self.context.addresses[0]
        return Href(path=addresses.bulletin(slug))

    def headline(self, slug: Slug) -> Link:
        """Return a bulletin's title as a link; in the original's language where this one has no text."""
        text = self.context.texts.best(self.context.site.bulletins[slug].bulletin, self.language)
        return Link(href=self.bulletin(slug), label=self._title(text))

    def _title(self, text: Text) -> Phrase:
        """Return a text's title, marked with its language where that is not this one."""
        return Phrase(text=text.title, language=None if text.language == self.language else text.language)

    def unit(self, slug: Slug) -> Link:
        """Return a unit's short name as a link."""
        key = ("unit", slug)
        if key not in self._links:
            label = self.context.names.short(slug, self.language)
            self._links[key] = Link(href=Href(path=self.addresses.unit(slug)), label=label)
        return self._links[key]

    def campaign(self, slug: Slug) -> Link:
        """Return a campaign's short name as a link."""
        key = ("campaign", slug)
        if key not in self._links:
            label = self.context.site.campaigns[slug].campaign.short_name.phrase(self.language)
            self._links[key] = Link(href=Href(path=self.addresses.campaign(slug)), label=label)
        return self._links[key]

    def section(self, slug: Slug) -> Link:
        """Return a section's name as a link."""
        key = ("section", slug)
        if key not in self._links:
            label = self.term(self.context.site.config.sections, slug)
            self._links[key] = Link(href=Href(path=self.addresses.section(slug)), label=label)
        return self._links[key]

    def static(self, slug: Slug) -> Link:
        """Return a static page's title as a link: its page in this language, else the original's."""
        key = ("static", slug)
        if key not in self._links:
            text = self.context.texts.best(self.context.site.pages[slug], self.language)
            addresses = self.addresses if text.language == self.language else self.context.addresses[0]
            self._links[key] = Link(href=Href(path=addresses.static(slug)), label=self._title(text))
        return self._links[key]

    def term(self, terms: tuple[Term, ...], slug: Slug) -> Phrase:
        """Return the name of an entry of a closed list of the site's."""
        key = (id(terms), slug)
        if key not in self._terms:
            self._terms[key] = self.context.site.config.term(terms, slug, self.language)
        return self._terms[key]

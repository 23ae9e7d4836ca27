"""The addresses of every page of the site, in every language."""

from __future__ import annotations

from dataclasses import dataclass

from bulletins.model.config import AddressWords, SiteConfig
from bulletins.model.identity import Language, OutputPath, SitePath, Slug

NOT_FOUND = SitePath("/404.html")
ROBOTS = SitePath("/robots.txt")
SITEMAP = SitePath("/sitemap.xml")
NEWS_SITEMAP = SitePath("/sitemap-news.xml")

MAIN = "main"
"""The id of every page's main part, where the skip link leads."""

UNTRANSLATED = "untranslated"
"""The id of the words that say, where a language switch leads, that what was read is not in this language."""

TEMPLATE_ANCHORS = (MAIN,)
"""Every id that templates put on all pages by themselves; links may lead there."""

RESERVED_ANCHORS = (MAIN, UNTRANSLATED, "contents", "neighbours")
"""Every id that templates may put on some page; no picture and no item of a digest is given one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAddresses:
    """The addresses of one language; page `number` 0 of a listing is its own address, with the newest bulletins.

    `prefix` is empty for the default language, else a slash and the language's code.
    """

    language: Language
    prefix: str
    words: AddressWords

    def home(self) -> SitePath:
        """Return the address of the home page."""
        return SitePath(f"{self.prefix}/")

    def bulletin(self, slug: Slug) -> SitePath:
        """Return the permalink of a bulletin."""
        return SitePath(f"{self.prefix}/{self.words.bulletins}/{slug}/")

    def bulletins(self, number: int = 0) -> SitePath:
        """Return the address of the list of all bulletins."""
        return self._numbered(self.words.bulletins, number)

    def units(self) -> SitePath:
        """Return the address of the index of units."""
        return SitePath(f"{self.prefix}/{self.words.units}/")

    def unit(self, slug: Slug, year: int | None = None, number: int = 0) -> SitePath:
        """Return the address of a unit, or of its bulletins of one year."""
        stem = f"{self.words.units}/{slug}"
        return self._numbered(stem if year is None else f"{stem}/{year}", number)

    def campaigns(self) -> SitePath:
        """Return the address of the index of campaigns."""
        return SitePath(f"{self.prefix}/{self.words.campaigns}/")

    def campaign(self, slug: Slug, number: int = 0) -> SitePath:
        """Return the address of a campaign."""
        return self._numbered(f"{self.words.campaigns}/{slug}", number)

    def section(self, slug: Slug, number: int = 0) -> SitePath:
        """Return the address of a section."""
        return self._numbered(f"{self.words.sections}/{slug}", number)

    def archive(self, year: int | None = None) -> SitePath:
        """Return the address of the archive, or of one year of it."""
        stem = f"{self.prefix}/{self.words.archive}/"
        return SitePath(stem if year is None else f"{stem}{year}/")

    def archive_month(self, year: int, month: int, number: int = 0) -> SitePath:
        """Return the address of one month of the archive."""
        return self._numbered(f"{self.words.archive}/{year}/{month:02}", number)

    def search(self) -> SitePath:
        """Return the address of the search page."""
        return SitePath(f"{self.prefix}/{self.words.search}/")

    def static(self, slug: Slug) -> SitePath:
        """Return the address of a static page."""
        return SitePath(f"{self.prefix}/{slug}/")

    def feed(self, page: SitePath, extension: str) -> SitePath:
        """Return the address of the feed that belongs to a page: `xml` for Atom, `json` for JSON Feed."""
        return SitePath(f"{page}{self.words.feed}.{extension}")

    def follow(self) -> SitePath:
        """Return the address of the page about following the site."""
        return SitePath(f"{self.prefix}/{self.words.feed}/")

    def manifest(self) -> SitePath:
        """Return the address of the web app manifest."""
        return SitePath(f"{self.prefix}/site.webmanifest")

    def _numbered(self, stem: str, number: int) -> SitePath:
        """Return a listing's own address, or that of one of its numbered pages."""
        tail = f"{self.words.page}-{number}/" if number else ""
        return SitePath(f"{self.prefix}/{stem}/{tail}")


def site_addresses(config: SiteConfig) -> tuple[SiteAddresses, ...]:
    """Return the addresses of every language in the order of site.yml; the default language's have no prefix."""
    default = config.default_language
    return tuple(
        SiteAddresses(
            language=each.code,
            prefix="" if each.code == default else f"/{each.code}",
            words=each.addresses,
        )
        for each in config.languages
    )


def month_anchor(year: int, month: int) -> str:
    """Return the id of a month in a list of one year."""
    return f"{year}-{month}"


def output_path(path: SitePath) -> OutputPath:
    """Return the file behind an address: `/x/` is `x/index.html`."""
    return OutputPath(f"{path[1:]}index.html" if path.endswith("/") else path[1:])

"""The head of a page: its title, its address, and the links to its other languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bulletins.model.config import SiteConfig
from bulletins.model.identity import Language, SitePath
from bulletins.model.views.parts import Alternate, CardImage, FeedLink, Head, Href, Image
from bulletins.pages.addresses import UNTRANSLATED
from bulletins.pages.edition import LanguageEdition

Paths = Sequence[SitePath | None]
"""Where one page lies in each language of the site, in their order; None where it has no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """The parts of a bulletin's head that other pages lack; a page without a date is no article."""

    image: Image | None = None
    structured_data: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    section: str = ""


NO_ARTICLE = ArticleHead()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLinks:
    """The links to one page in every language: `exact` has its own versions, `every` the nearest pages as well."""

    exact: tuple[Alternate, ...]
    every: tuple[Alternate, ...]

    def switch(self, language: Language) -> tuple[Alternate, ...]:
        """Return the language switch of the page in one language: every other language."""
        return tuple(way for way in self.every if way.language != language)


def find_ways(config: SiteConfig, paths: Paths, nearest: Sequence[SitePath] = ()) -> LanguageLinks:
    """Return the links to a page in every language; `nearest` is the page for languages in which it is missing."""
    every = tuple(
        Alternate(
            language=language.code,
            name=language.name,
            href=Href(path=nearest[index], anchor=UNTRANSLATED) if path is None else Href(path=path),
            exact=path is not None,
        )
        for index, (language, path) in enumerate(zip(config.languages, paths, strict=True))
    )
    return LanguageLinks(exact=tuple(way for way in every if way.exact), every=every)


def make_head(  # noqa: PLR0913  (a page's head has this many choices, all but four with a plain default)
    edition: LanguageEdition,
    path: SitePath,
    language_links: LanguageLinks,
    title: str,
    *,
    description: str = "",
    index: bool = True,
    feeds: tuple[FeedLink, ...] = (),
    article: ArticleHead = NO_ARTICLE,
    card: CardImage | None = None,
) -> Head:
    """Return the head of a page; translations are named to search engines only where they may list the page.

    A page without a description of its own is described by its title and the site's name. The translations come in
    the order of the site's languages, so the first is the one for `x-default`: readers whose language the site lacks.
    """
    return Head(
        title=title,
        description=description or f"{title} – {edition.chrome.site_name.text}",
        path=path,
        canonical=edition.context.absolute(path),
        index=index,
        alternates=language_links.exact if index and len(language_links.exact) > 1 else (),
        switch=language_links.switch(edition.language),
        feeds=feeds,
        kind="article" if article.published else "website",
        image=article.image,
        card=card,
        structured_data=article.structured_data,
        published=article.published,
        modified=article.modified,
        section=article.section,
    )


def number_title(edition: LanguageEdition, title: str, number: int) -> str:
    """Return the title of a listing's numbered page, which differs from the listing's own title."""
    if not number:
        return title
    word = edition.context.words(edition.language, "page")
    return f"{title} – {word} {number}"

"""The pages of extensions: planned by the extensions' functions, made and traced like the program's own pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bulletins.model.bulletin import Bulletin
from bulletins.model.extensions import ExtensionKey, Hook, KeyValue
from bulletins.model.failures import failure_problem
from bulletins.model.identity import Language, SitePath, Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.problem import Refused, error
from bulletins.model.site import Site
from bulletins.model.source import FileStatus
from bulletins.model.value import Value, replace
from bulletins.model.views.article_views import HomePart
from bulletins.model.views.extension import ExtensionView
from bulletins.model.views.machines import TextView
from bulletins.model.views.parts import Card, Href, Link
from bulletins.pages.addresses import TEMPLATE_ANCHORS, output_path
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.head import find_ways, make_head
from bulletins.pages.planned_pages import PlannedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionPage:
    """One page that an extension plans, in the language of the context it was given.

    `address` is where it lies, without the language's own beginning: `lich/2026/` is a page, `lich/lich.ics` a file.
    `make(context, *arguments)` gives its view, or the text of a file. What it looks up by the context is traced; all
    else that may change from build to build belongs into `arguments`, as plain values. Pages of one kind with the same
    `same_as` in several languages are translations of one another; it is `arguments` where it is not given.
    """

    address: str
    make: Callable[..., ExtensionView | str]
    template: str = ""
    arguments: tuple[object, ...] = ()
    same_as: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPart:
    """A part of the home page, or a unit's, that an extension plans; `make(context, *arguments)` gives it."""

    make: Callable[..., HomePart]
    arguments: tuple[object, ...] = ()


class ExtensionContext:
    """The parts of the site that an extension may read, in one language; each lookup while a page is made is traced."""

    __slots__ = ("_edition", "_keys")

    def __init__(self, edition: LanguageEdition, keys: tuple[ExtensionKey, ...]) -> None:
        """Look at one edition of the site."""
        self._edition = edition
        self._keys = {key.name: key for key in keys}

    @property
    def language(self) -> Language:
        """Return the language of the pages."""
        return self._edition.language

    @property
    def site(self) -> Site:
        """Return the assembled site; looking into its table of bulletins is traced."""
        return self._edition.context.site

    @property
    def site_url(self) -> str:
        """Return the address of the site, empty where it has none."""
        return self._edition.context.root

    @property
    def today(self) -> date:
        """Return the day of the build; use it for planning only, and pass results to `make` as arguments."""
        return self.site.today

    def local(self, moment: datetime) -> datetime:
        """Return a moment by the clock of the site's time zone."""
        return moment.astimezone(self._edition.context.calendar.zone)

    @property
    def time_zone(self) -> str:
        """Return the name of the site's time zone."""
        return self.site.config.time_zone

    def words(self, english: str) -> str:
        """Return a word of the interface in the language."""
        return self._edition.context.words(self.language, english)

    def bulletins_with(self, key: str, unit: Slug | None = None) -> tuple[tuple[Slug, KeyValue], ...]:
        """Return the bulletins that are shown and have a key, by its value then by slug, for planning pages.

        With a unit, only those that its page lists: its own and those of units under it.
        """
        listed = self.site.timeline if unit is None else self.site.units[unit].bulletins
        bulletins = ((slug, self.value(slug, key)) for slug in listed)
        found = [(slug, value) for slug, value in bulletins if value is not None]
        return tuple(sorted(found, key=lambda pair: (str(pair[1]), pair[0])))

    def is_published(self, slug: Slug) -> bool:
        """Return whether a bulletin is published; a draft in a preview is not."""
        return self._bulletin(slug).fate is FileStatus.PUBLISHED

    def value(self, slug: Slug, key: str) -> KeyValue | None:
        """Return a bulletin's value under a key in this language, else the original's; None for none."""
        return key_value(self._bulletin(slug), self._keys[key], self.language)

    def title(self, slug: Slug) -> str:
        """Return a bulletin's title, in the original's language where it has no text in this one."""
        return self.link(slug).label.text

    def published(self, slug: Slug) -> datetime:
        """Return when a bulletin was published."""
        return self._bulletin(slug).published

    def label(self, text: str) -> Phrase:
        """Return words of the page's language, as a link takes them."""
        return Phrase(text=text)

    def summary(self, slug: Slug) -> str:
        """Return a bulletin's summary."""
        return self._edition.card(slug).summary

    def link(self, slug: Slug) -> Link:
        """Return a bulletin's title as a link."""
        return self._edition.links.headline(slug)

    def links(self, slugs: Iterable[Slug]) -> tuple[Link, ...]:
        """Return bulletins' titles as links."""
        return tuple(map(self.link, slugs))

    def card(self, slug: Slug) -> Card:
        """Return a bulletin's card, which the component `card.html` shows."""
        return self._edition.card(slug)

    def href(self, address: str) -> Href:
        """Return the way to a page of an extension in this language."""
        return Href(path=self.path(address))

    def path(self, address: str) -> SitePath:
        """Return where a page of an extension lies in this language."""
        return SitePath(f"{self._edition.addresses.prefix}/{address}")

    def absolute(self, path: SitePath | Href) -> str:
        """Return the absolute form of an address, empty without a site address."""
        return self._edition.context.absolute(path.path if isinstance(path, Href) else path)

    def _bulletin(self, slug: Slug) -> Bulletin:
        """Return a bulletin."""
        return self.site.bulletins[slug].bulletin


class KeyedText(Value, frozen=True, kw_only=True):
    """A text with a value under an extension's key: its file, line, bulletin, language and words."""

    path: str
    line: int
    slug: Slug
    language: Language
    value: str


def texts_with(site: Site, key: str) -> Iterator[KeyedText]:
    """Yield every text of the site that has an extension's key, old bulletins first; checks compare them.

    `value` is what was typed; a day or a moment reads as `2026-03-08` or `2026-03-08T08:00`.
    """
    for slug in site.timeline:
        for text in site.bulletins[slug].bulletin.texts:
            value = dict(text.extra).get(key)
            if value is not None:
                line = text.origin.line(key)
                yield KeyedText(path=text.origin.path, line=line, slug=slug, language=text.language, value=value)


def key_value(bulletin: Bulletin, key: ExtensionKey, language: Language) -> KeyValue | None:
    """Return a bulletin's value under a key in a language, else in the original's language."""
    texts = [text for text in (bulletin.text(language), bulletin.original) if text is not None]
    said = next((value for text in texts for name, value in text.extra if name == key.name), None)
    return None if said is None else key.kind.from_text(said)


def plan_extension_pages(editions: Sequence[LanguageEdition], taken: Iterable[PlannedPage]) -> Iterator[PlannedPage]:
    """Yield every page that extensions plan; Refused where one raises an exception, or takes another page's path."""
    page_context = editions[0].context
    extensions = page_context.settings.extensions
    known = {page.path for page in taken}
    contexts = [ExtensionContext(edition, extensions.keys) for edition in editions]
    for kind, hook in (*extensions.pages, *(extensions.feeds if page_context.root else ())):
        planned = [_plan(kind, hook, context) for context in contexts]
        pairs = ((number, page) for number, pages in enumerate(planned) for page in pages)
        for number, page in pairs:
            path = output_path(contexts[number].path(page.address))
            if path in known or path.startswith("/") or ".." in path.split("/"):
                name = hook.extension
                raise Refused((error("extension-page-taken", name, page=path, extension=name),))
            known.add(path)
            language_links = [
                _counterpart(page, context, others) for context, others in zip(contexts, planned, strict=True)
            ]
            make = partial(_make, editions[number], contexts[number], (kind, hook), page, language_links)
            yield PlannedPage(path=path, kind=kind, make=make, arguments=(page.arguments, tuple(language_links)))


def plan_parts(
    edition: LanguageEdition, hooks: Iterable[tuple[str, Hook]], *arguments: object
) -> tuple[tuple[Hook, str, PlannedPart], ...]:
    """Return the parts that extensions plan for a page in one language, each with its name.

    Each hook is called with the context and the arguments: none for the home page, its slug for a unit's.
    """
    context = ExtensionContext(edition, edition.context.settings.extensions.keys)
    planned = []
    for name, hook in hooks:
        with _saying_failures(hook):
            part = hook.resolve()(context, *arguments)
        if part is not None:
            planned.append((hook, name, part))
    return tuple(planned)


def make_parts(edition: LanguageEdition, planned: tuple[tuple[Hook, str, PlannedPart], ...]) -> tuple[HomePart, ...]:
    """Return planned parts of a page, made."""
    context = ExtensionContext(edition, edition.context.settings.extensions.keys)
    made = []
    for hook, name, part in planned:
        with _saying_failures(hook):
            made.append(replace(part.make(context, *part.arguments), name=name))
    return tuple(made)


def _plan(kind: str, hook: Hook, context: ExtensionContext) -> tuple[ExtensionPage, ...]:
    """Return the pages of one kind in one language."""
    with _saying_failures(hook):
        pages = tuple(hook.resolve()(context))
        if not all(isinstance(page, ExtensionPage) for page in pages):
            message = f"{kind}: no PlannedPage"
            raise TypeError(message)
    return pages


def _make(
    edition: LanguageEdition,
    context: ExtensionContext,
    kind: tuple[str, Hook],
    page: ExtensionPage,
    language_links: Sequence[SitePath | None],
) -> Page:
    """Return a page of an extension; Refused where it cannot be made."""
    name, hook = kind
    path = context.path(page.address)
    with _saying_failures(hook):
        made = page.make(context, *page.arguments)
        if not isinstance(made, str | ExtensionView):
            message = f"{page.address}: no View"
            raise TypeError(message)
    if isinstance(made, str):
        return Page(path=output_path(path), kind=name, template="text", view=TextView(text=made))
    links = find_ways(edition.context.site.config, language_links, [each.home() for each in edition.context.addresses])
    head = make_head(edition, path, links, made.title, description=made.description)
    view = replace(made, chrome=edition.chrome, head=head)
    return Page(path=output_path(path), kind=name, template=page.template, view=view, anchors=TEMPLATE_ANCHORS)


def _counterpart(page: ExtensionPage, context: ExtensionContext, others: Iterable[ExtensionPage]) -> SitePath | None:
    """Return the address of a page in the language of a context; None where it has none."""
    mark = page.arguments if page.same_as is None else page.same_as
    for other in others:
        if mark == (other.arguments if other.same_as is None else other.same_as):
            return context.path(other.address)
    return None


@contextmanager
def _saying_failures(hook: Hook) -> Iterator[None]:
    """Raise Refused, with file and line, for an exception of an extension."""
    try:
        yield
    except Refused:
        raise
    except Exception as failure:
        raise Refused((failure_problem(failure, hook),)) from failure

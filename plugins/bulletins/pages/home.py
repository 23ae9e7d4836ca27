"""The home page of every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bulletins.model.extensions import Hook
from bulletins.model.identity import SitePath, Slug
from bulletins.model.localized import Phrase
from bulletins.model.page import Page
from bulletins.model.value import replace
from bulletins.model.views.article_views import HomeView
from bulletins.model.views.machines import ManifestView
from bulletins.model.views.parts import Href, Link
from bulletins.pages.addresses import TEMPLATE_ANCHORS, UNTRANSLATED, output_path
from bulletins.pages.edition import LanguageEdition
from bulletins.pages.extension_pages import PlannedPart, make_parts, plan_parts
from bulletins.pages.head import ArticleHead, LanguageLinks, find_ways, make_head
from bulletins.pages.planned_pages import PlannedPage
from bulletins.pages.relatives import running_campaigns, top_units
from bulletins.pages.sharing import home_card
from bulletins.pages.structured_data import describe_site

HEADLINES = 4
LATEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeContents:
    """The bulletins on the home page: the same in every language, none of them twice."""

    lead: Slug
    headlines: tuple[Slug, ...]
    latest: tuple[Slug, ...]


def plan_home(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the home page in every language."""
    front = choose_front_page(editions[0])
    for edition in editions:
        parts = plan_parts(edition, edition.context.settings.extensions.home_parts)
        arguments = tuple((name, part.arguments) for _, name, part in parts)
        yield PlannedPage(
            path=output_path(edition.addresses.home()),
            kind="home",
            make=partial(_make_home_page, editions, edition, front, parts),
            arguments=(front, running_campaigns(edition), *arguments),
        )


def plan_manifests(editions: Sequence[LanguageEdition]) -> Iterator[PlannedPage]:
    """Yield the web app manifest in every language."""
    for edition in editions:
        path = output_path(edition.addresses.manifest())
        yield PlannedPage(path=path, kind="manifest", make=partial(_make_manifest_page, edition))


def _make_manifest_page(edition: LanguageEdition) -> Page:
    """Return the site's manifest in one language."""
    chrome, context = edition.chrome, edition.context
    logo = context.site.config.logo
    view = ManifestView(
        language=edition.language,
        direction=chrome.direction,
        name=chrome.site_name.text,
        short_name=chrome.short_name.text,
        start=chrome.home,
        scope=Href(path=SitePath("/")),
        icons=context.pictures.icons(logo) if logo else (),
    )
    return Page(path=output_path(edition.addresses.manifest()), kind="manifest", template="site.webmanifest", view=view)


def _make_home_page(
    editions: Sequence[LanguageEdition],
    edition: LanguageEdition,
    front: HomeContents,
    parts: tuple[tuple[Hook, str, PlannedPart], ...],
) -> Page:
    """Return the home page in one language."""
    language_links = find_ways(edition.context.site.config, [each.addresses.home() for each in editions])
    return Page(
        path=output_path(edition.addresses.home()),
        kind="home",
        template="home.html",
        view=replace(_make_view(edition, front, language_links), parts=make_parts(edition, parts)),
        anchors=(*TEMPLATE_ANCHORS, UNTRANSLATED),
    )


def choose_front_page(edition: LanguageEdition) -> HomeContents:
    """Return the home page's lead (first featured bulletin, else newest with a picture, else newest) and its lists.

    The picture is looked for among what stands on top anyway, so that nothing below is newer than the lead. Further
    featured bulletins are the first headlines.
    """
    site = edition.context.site
    newest = site.timeline[: -(1 + 2 * HEADLINES + LATEST) - 1 : -1]
    pictured = (slug for slug in newest[: 1 + HEADLINES] if edition.card(slug).image)
    lead = site.featured[0] if site.featured else next(pictured, newest[0])
    rest = [slug for slug in dict.fromkeys((*site.featured[:HEADLINES], *newest)) if slug != lead]
    headlines = tuple(rest[:HEADLINES])
    latest = tuple(rest[HEADLINES : HEADLINES + LATEST])
    return HomeContents(lead=lead, headlines=headlines, latest=latest)


def _make_view(edition: LanguageEdition, front: HomeContents, language_links: LanguageLinks) -> HomeView:
    """Return the view of the home page in one language."""
    config = edition.context.site.config
    featured = frozenset(edition.context.site.featured)
    lead, *headlines = (
        replace(edition.card(slug), featured=slug in featured) for slug in (front.lead, *front.headlines)
    )
    head = make_head(
        edition,
        edition.addresses.home(),
        language_links,
        edition.chrome.site_name.text,
        description=config.description.text(edition.language),
        article=ArticleHead(image=lead.image, structured_data=describe_site(edition)),
        card=home_card(edition, edition.context.site.bulletins[front.lead]),
    )
    return HomeView(
        chrome=edition.chrome,
        head=head,
        notice=_notice(edition),
        lead=lead,
        headlines=tuple(headlines),
        units=top_units(edition),
        campaigns=running_campaigns(edition),
        latest=edition.cards(front.latest),
        all_bulletins=Href(path=edition.addresses.bulletins()),
    )


def _notice(edition: LanguageEdition) -> Link | Phrase | None:
    """Return the notice on top of the page, as a link where it leads to a bulletin that is shown."""
    site = edition.context.site
    notice = site.config.notice
    if notice is None or not notice.text:
        return None
    phrase = notice.text.phrase(edition.language)
    if notice.bulletin is None or notice.bulletin not in site.bulletins:
        return phrase
    return Link(href=edition.links.bulletin(notice.bulletin), label=phrase)

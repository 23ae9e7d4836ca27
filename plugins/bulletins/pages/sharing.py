"""The subjects of share cards, by page: the home page, a bulletin, a unit, a campaign, a list."""

from __future__ import annotations

from bulletins.model.bulletin import Bulletin, Figure, StaticPage, Text
from bulletins.model.localized import Phrase
from bulletins.model.photo import CardSubject
from bulletins.model.registry import Campaign
from bulletins.model.site import BulletinEntry, UnitEntry
from bulletins.model.source import SourceLines
from bulletins.model.views.parts import CardImage
from bulletins.pages.edition import LanguageEdition, find_figure
from bulletins.pages.pictures import leading_figure

DOT = " · "


def bulletin_card(edition: LanguageEdition, entry: BulletinEntry, text: Text) -> CardImage | None:
    """Return the card of a bulletin: its title, its unit and campaign, its photo behind."""
    bulletin = entry.bulletin
    return _make(
        edition,
        Phrase(text=text.title, language=text.language),
        _kicker(edition, bulletin),
        (text.origin, "title"),
        figure=find_figure(edition.links, entry),
    )


def unit_card(edition: LanguageEdition, entry: UnitEntry) -> CardImage | None:
    """Return the card of a unit: its name, its level and the unit above it."""
    unit, links = entry.unit, edition.links
    level = links.term(edition.context.site.config.levels, unit.level).text
    above = [links.unit(entry.ancestors[-1]).label.text] if entry.ancestors else []
    return _make(edition, unit.name.phrase(edition.language), DOT.join([level, *above]), (unit.origin, "name"))


def campaign_card(edition: LanguageEdition, campaign: Campaign) -> CardImage | None:
    """Return the card of a campaign: its name, its type and its years."""
    kind = edition.links.term(edition.context.site.config.campaign_types, campaign.kind).text
    kicker = DOT.join(part for part in (kind, _years(edition, campaign)) if part)
    return _make(edition, campaign.name.phrase(edition.language), kicker, (campaign.origin, "name"))


def home_card(edition: LanguageEdition, lead: BulletinEntry) -> CardImage | None:
    """Return the card of the home page: its name, what it says of itself, the lead's photo behind."""
    config, chrome = edition.context.site.config, edition.chrome
    figure = find_figure(edition.links, lead)
    return _make(edition, chrome.site_name, "", (config.origin, ""), figure=figure, foot=chrome.tagline.text)


def static_card(edition: LanguageEdition, page: StaticPage, text: Text) -> CardImage | None:
    """Return the card of a page that is not news: its title, its photo behind."""
    found = leading_figure(page, text.facts)
    figure = found if found and edition.context.pictures.silent(found.photo) else None
    title = Phrase(text=text.title, language=text.language)
    return _make(edition, title, "", (text.origin, "title"), figure=figure)


def list_card(edition: LanguageEdition, title: Phrase) -> CardImage | None:
    """Return the card of a list, such as a section's: what it is called."""
    return _make(edition, title, "", (edition.context.site.config.origin, ""))


def _make(  # noqa: PLR0913  (what stands on a card, and where its title was written)
    edition: LanguageEdition,
    title: Phrase,
    kicker: str,
    place: tuple[SourceLines, str],
    *,
    figure: Figure | None = None,
    foot: str = "",
) -> CardImage | None:
    """Return the view of a card, the site's name at its foot unless something else is given.

    Its alternative text says what its photo shows: the words on it are the title, which is shown beside it.
    """
    if not edition.context.share.are_planned:
        return None
    config, chrome = edition.context.site.config, edition.chrome
    origin, key = place
    subject = CardSubject(
        title=title.text,
        kicker=kicker,
        site_name=foot or chrome.site_name.text,
        language=title.language or edition.language,
        direction=chrome.direction,
        photo=figure.photo if figure else None,
        focus=figure.focus if figure else (50, 50),
        colours=tuple((token, light) for token, light, _ in config.colours),
        origin=origin.path,
        line=origin.line(key) if key else 0,
    )
    return edition.context.share.image(subject, figure.alt if figure else "")


def _kicker(edition: LanguageEdition, bulletin: Bulletin) -> str:
    """Return the unit that publishes a bulletin and its first campaign."""
    links = edition.links
    campaigns = [links.campaign(slug).label.text for slug in bulletin.campaigns[:1]]
    return DOT.join([links.unit(bulletin.units[0]).label.text, *campaigns])


def _years(edition: LanguageEdition, campaign: Campaign) -> str:
    """Return the years of a campaign as far as they are known; nothing where none is."""
    words = edition.context.words
    if campaign.start and campaign.end:
        return f"{campaign.start}–{campaign.end}" if campaign.start != campaign.end else str(campaign.start)
    if campaign.start:
        return words(edition.language, "since %(year)s") % {"year": campaign.start}
    return words(edition.language, "until %(year)s") % {"year": campaign.end} if campaign.end else ""

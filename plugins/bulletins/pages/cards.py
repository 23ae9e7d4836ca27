"""The cards that lists show bulletins with."""

from __future__ import annotations

from bulletins.model.localized import Phrase
from bulletins.model.site import BulletinEntry
from bulletins.model.source import FileStatus
from bulletins.model.views.parts import Card, Image
from bulletins.pages.links import Links
from bulletins.pages.pictures import leading_figure

MARKS = {FileStatus.DRAFT: "draft", FileStatus.HELD: "held"}
"""What a preview writes on bulletins that are not to be published yet."""


def make_card(links: Links, entry: BulletinEntry) -> Card:
    """Return a bulletin's card in one language; without a text in that language, in the original's words, marked so."""
    bulletin = entry.bulletin
    shown = links.ground.texts.best(bulletin, links.language)
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
    found = _own_picture(links, entry)
    if found:
        return found
    bulletins = links.ground.site.bulletins
    items = (_own_picture(links, bulletins[slug]) for slug in entry.items)
    return next((picture for picture in items if picture), None)


def _own_picture(links: Links, entry: BulletinEntry) -> Image | None:
    """Return the picture of a bulletin itself."""
    bulletin = entry.bulletin
    figure = leading_figure(bulletin, bulletin.text(links.language) or bulletin.original)
    return links.ground.pictures.silent(figure.photo, figure.focus) if figure else None

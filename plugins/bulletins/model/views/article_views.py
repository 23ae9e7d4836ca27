"""Views of pages that are read through: home, bulletin, withdrawal notice, static page, 404, redirect."""

from __future__ import annotations

from datetime import date, datetime

from bulletins.model.localized import Phrase
from bulletins.model.value import Value
from bulletins.model.views.parts import (
    AttachmentView,
    BlockView,
    Card,
    Chrome,
    CorrectionView,
    FeedLink,
    FigureView,
    Head,
    Href,
    Image,
    Link,
)


class HomeView(Value, frozen=True, kw_only=True):
    """The home page. `lead` may have no picture; `headlines` follow it as text; `units` are the roots' children."""

    chrome: Chrome
    head: Head
    notice: Link | Phrase | None
    lead: Card
    headlines: tuple[Card, ...]
    units: tuple[Link, ...]
    campaigns: tuple[Link, ...]
    latest: tuple[Card, ...]
    all_bulletins: Href
    parts: tuple[HomePart, ...] = ()


class HomePart(Value, frozen=True, kw_only=True):
    """A list of links that an extension adds to the home page or a unit's, with a title and a link to more.

    `name` tells it from others; a template of the extension shows it.
    """

    name: str
    title: str
    items: tuple[HomePartItem, ...]
    more: Link | None = None


class HomePartItem(Value, frozen=True, kw_only=True):
    """One link of such a part, with a moment and a note where there are any."""

    link: Link
    moment: datetime | None = None
    note: str = ""


class DigestItem(Value, frozen=True, kw_only=True):
    """One bulletin inside a digest, addressable by `anchor` (its slug).

    Where the digest shows whole texts, `authors` and `blocks` are the item's own, its cover first and its photos last,
    and `words` counts its text's.
    """

    anchor: str
    card: Card
    authors: tuple[str, ...] = ()
    blocks: tuple[BlockView, ...] = ()
    words: int = 0


class BulletinView(Value, frozen=True, kw_only=True):
    """A bulletin in one of its languages; with `items` a digest.

    `minutes` is the reading time, at least 1. `mark` is empty, `draft` or `held`. `others` are older news of its unit,
    `newer` is the one after it. `contents` are anchor and words of each heading of a long text. `credit` is whom all
    photos are by, where that is one and the same; it is then said once.
    """

    chrome: Chrome
    head: Head
    title: str
    summary: str
    published: datetime
    event_date: date | None
    units: tuple[Link, ...]
    section: Link
    campaigns: tuple[Link, ...]
    authors: tuple[str, ...]
    minutes: int
    contents: tuple[tuple[str, str], ...]
    credit: Phrase
    cover: FigureView | None
    body: tuple[BlockView, ...]
    photos: tuple[FigureView, ...]
    attachments: tuple[AttachmentView, ...]
    video: str
    video_still: Image | None
    video_length: str
    corrections: tuple[CorrectionView, ...]
    items: tuple[DigestItem, ...]
    omitted: int
    digests: tuple[Link, ...]
    others: tuple[Card, ...]
    newer: Card | None
    related: tuple[Card, ...]
    highlights: tuple[Link, ...]
    schemes: tuple[Link, ...]
    mark: str


class WithdrawnView(Value, frozen=True, kw_only=True):
    """The notice a withdrawn bulletin leaves: that it is gone, when it was published, why; never its title."""

    chrome: Chrome
    head: Head
    published: datetime
    reason: Phrase
    unit: Link


class StaticView(Value, frozen=True, kw_only=True):
    """A static page."""

    chrome: Chrome
    head: Head
    title: str
    summary: str
    cover: FigureView | None
    body: tuple[BlockView, ...]
    photos: tuple[FigureView, ...]
    attachments: tuple[AttachmentView, ...]


class NotFoundView(Value, frozen=True, kw_only=True):
    """The 404 page: bilingual (one chrome a language, the default's first), five newest, units."""

    chrome: Chrome
    head: Head
    chromes: tuple[Chrome, ...]
    newest: tuple[Card, ...]
    units: tuple[Link, ...]


class RedirectView(Value, frozen=True, kw_only=True):
    """A page that leads on to where its content has moved."""

    chrome: Chrome
    head: Head
    to: Link


class FollowView(Value, frozen=True, kw_only=True):
    """How to follow the site: `channels` are (label, https address) pairs, `outline` the file of all units' feeds."""

    chrome: Chrome
    head: Head
    channels: tuple[tuple[str, str], ...]
    feeds: tuple[FeedLink, ...]
    outline: FeedLink | None

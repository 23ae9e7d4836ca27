"""The parts that views are built of: addresses, links, pictures, cards, and the chrome around every page.

Every address inside the site is an `Href`, never a bare string: walking a view for its Hrefs finds all links to verify.
"""

from __future__ import annotations

from datetime import date, datetime

from bulletins.model.identity import Language, SitePath
from bulletins.model.localized import Phrase
from bulletins.model.value import Value

NO_WORDS = Phrase(text="")
"""What stands where there are no words."""


class Href(Value, frozen=True, kw_only=True):
    """An address inside the site, without base path; `anchor` is an id on that page."""

    path: SitePath
    anchor: str = ""


class Link(Value, frozen=True, kw_only=True):
    """A link with its words; the phrase carries the words' language where it is not the page's."""

    href: Href
    label: Phrase


class Counted(Value, frozen=True, kw_only=True):
    """A link and how many bulletins stand behind it."""

    link: Link
    count: int


class Alternate(Value, frozen=True, kw_only=True):
    """The way to another language: the same page, or, where `exact` is false, the nearest one there is."""

    language: Language
    name: str
    href: Href
    exact: bool = True


class FeedLink(Value, frozen=True, kw_only=True):
    """A feed that belongs to a page: `mime` is application/atom+xml or application/feed+json."""

    href: Href
    mime: str
    title: str


class ImageVariant(Value, frozen=True, kw_only=True):
    """One file of a picture."""

    href: Href
    width: int
    height: int
    mime: str


class Image(Value, frozen=True, kw_only=True):
    """A picture: WebP variants from narrow to wide, one JPEG fallback whose size is the picture's.

    `avif` are the same in AVIF, if the site has them. `focus` is percent from left and top. `alt` is empty where the
    words beside it say the same.
    """

    variants: tuple[ImageVariant, ...]
    fallback: ImageVariant
    alt: Phrase
    focus: tuple[int, int] = (50, 50)
    avif: tuple[ImageVariant, ...] = ()


class CardImage(Value, frozen=True, kw_only=True):
    """The share card of a page: one JPEG, and what stands on it in words."""

    href: Href
    width: int
    height: int
    alt: str


class FigureView(Value, frozen=True, kw_only=True):
    """A photo with its caption and credit, each in its language; `anchor` is its id on the page."""

    image: Image
    caption: Phrase
    credit: Phrase
    anchor: str
    number: int = 0
    """Its place among the photos of its text where captions say so, else 0."""


class GalleryView(Value, frozen=True, kw_only=True):
    """Photos that are shown together, and the caption and credit that they share, each in its language."""

    figures: tuple[FigureView, ...]
    caption: Phrase = NO_WORDS
    credit: Phrase = NO_WORDS
    number: int = 0
    """Photos have numbers, not what they share."""


class HtmlView(Value, frozen=True, kw_only=True):
    """Trusted HTML cut where addresses stand; see model.bulletin.Html."""

    pieces: tuple[str, ...]
    hrefs: tuple[Href, ...] = ()


BlockView = HtmlView | FigureView | GalleryView


class Card(Value, frozen=True, kw_only=True):
    """A bulletin as lists show it.

    `title.language` is set where the bulletin has no text in the page's language: title and summary are then the
    original's. `mark` is empty, `draft` or `held` (previews only). `inherited` names the predecessor that published it
    where a successor's page shows it. `featured` says that it stands where it does by choice, not by its date.
    """

    href: Href
    title: Phrase
    summary: str
    published: datetime
    unit: Link
    section: Phrase
    image: Image | None = None
    digest: bool = False
    mark: str = ""
    inherited: bool = False
    featured: bool = False


class MonthGroup(Value, frozen=True, kw_only=True):
    """Cards of one month, newest first."""

    year: int
    month: int
    cards: tuple[Card, ...]


class Pager(Value, frozen=True, kw_only=True):
    """Where a listing goes on. `number` is None on the listing's own address, which holds the newest."""

    number: int | None
    newer: Href | None
    older: Href | None


class ContactView(Value, frozen=True, kw_only=True):
    """How to reach an office; parts may be empty. `links` are (label, https address) pairs."""

    address: Phrase
    phone: str
    email: str
    links: tuple[tuple[str, str], ...] = ()


class Chrome(Value, frozen=True, kw_only=True):
    """The parts around the content that are the same on every page of one language: header, navigation, footer."""

    language: Language
    direction: str
    site_name: Phrase
    short_name: Phrase
    tagline: Phrase
    home: Href
    navigation: tuple[Link, ...]
    footer_links: tuple[Link, ...]
    search: Href
    archive: Href
    units: Href
    feeds: tuple[FeedLink, ...]
    manifest: Href
    follow: Href | None
    """The page about following the site; None where there is nothing to follow it by."""
    contact: ContactView
    editor: Phrase
    licence: Phrase
    licence_url: str
    logo: Image | None = None
    films: tuple[tuple[str, str], ...] = ()
    searchable: bool = True
    """Whether there are boxes that find words; without, the search page leads to lists."""


class Head(Value, frozen=True, kw_only=True):
    """The values of a page's `<head>`: title, description, addresses, and data for search engines and sharing.

    `canonical` is absolute, and empty without a site address. `alternates` are this page and the same page in the other
    languages, for hreflang (absolute addresses follow from each Href and the site address); `switch` is the
    language switch, one entry for each other language. `structured_data` is JSON-LD, or empty. `card` is shown where
    the page is shared; a page without a card shows `image`.
    """

    title: str
    description: str
    path: SitePath
    canonical: str = ""
    kind: str = "website"
    index: bool = True
    alternates: tuple[Alternate, ...] = ()
    switch: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    image: Image | None = None
    card: CardImage | None = None
    structured_data: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    section: str = ""


class SitemapEntry(Value, frozen=True, kw_only=True):
    """One address of the sitemap with its translations; `x_default` is the default language's."""

    path: SitePath
    modified: date | None
    alternates: tuple[tuple[Language, SitePath], ...] = ()


class AttachmentView(Value, frozen=True, kw_only=True):
    """A document to download; `size` in bytes, `kind` is PDF, DOCX or XLSX."""

    href: Href
    title: Phrase
    kind: str
    size: int


class CorrectionView(Value, frozen=True, kw_only=True):
    """One correction as a page shows it: its date and its text."""

    on: date
    text: Phrase

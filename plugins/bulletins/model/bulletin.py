"""A bulletin: what is read from one file, and what its files become together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bulletins.model.identity import ContentPath, Language, Slug
from bulletins.model.source import FileStatus, SourceLines


class Status(StrEnum):
    """What the author says about a bulletin."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class ReferenceKind(StrEnum):
    """What a link written in a text leads to."""

    BULLETIN = "bulletin"
    UNIT = "unit"
    CAMPAIGN = "campaign"
    PAGE = "page"
    FILE = "file"
    ADDRESS = "address"
    SELF = "self"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link inside the site as it was written, not yet resolved.

    `target` is a slug for BULLETIN, UNIT, CAMPAIGN and PAGE, a ContentPath for FILE, a SitePath for ADDRESS (a raw
    `/ban-tin/x/`) and empty for SELF (`#anchor`). `written` is what the author typed, for messages.
    """

    kind: ReferenceKind
    target: str
    anchor: str = ""
    written: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Html:
    """Sanitised HTML cut where links inside the site stand: piece, address, piece, address, …, piece.

    `len(pieces) == len(references) + 1`; a piece ends inside `href="` where a reference follows.
    """

    pieces: tuple[str, ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A photo with its words. `focus` is the point that stays in sight when cropped: percent from left and top."""

    photo: ContentPath
    alt: str
    caption: str = ""
    credit: str = ""
    focus: tuple[int, int] = (50, 50)
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """Two or more photos that stood together, and the caption and credit that they share."""

    figures: tuple[Figure, ...]
    caption: str = ""
    credit: str = ""


Block = Html | Figure | Gallery


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document offered beside the text."""

    file: ContentPath
    title: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was put right after publication, and when."""

    on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the text that can be linked to; `level` is 2 to 4."""

    anchor: str
    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Everything of a bulletin or a static page that belongs to one language. `words` counts the body's words.

    `anchors` are all ids in the body (headings, footnotes); `headings` those a contents list would show.
    `figures` are the photos and `references` the links in the body, in its order.
    A translation's `cover`, `photos` and `attachments` hold what its own file says of the original's, in the original's
    order; what it leaves out is shown with the original's words, marked with their language.
    """

    language: Language
    origin: SourceLines
    title: str
    summary: str
    body: tuple[Block, ...]
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    words: int = 0
    cover: Figure | None = None
    photos: tuple[Figure, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reason: str = ""
    """Why a withdrawn bulletin was withdrawn."""
    figures: tuple[Figure, ...] = field(init=False)
    references: tuple[Reference, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Pick out of the body what is asked of every text: few are ever asked for the body itself."""
        object.__setattr__(self, "figures", tuple(figure for block in self.body for figure in _figures(block)))
        links = (link for block in self.body if isinstance(block, Html) for link in block.references)
        object.__setattr__(self, "references", tuple(links))


def _figures(block: Block) -> tuple[Figure, ...]:
    """Return the photos of a block."""
    if isinstance(block, Gallery):
        return block.figures
    return (block,) if isinstance(block, Figure) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFields:
    """The fields that all languages of a bulletin share, as one file wrote them; None where it did not.

    `featured` is True, or the last day on which the bulletin is featured.
    """

    published: datetime | None = None
    units: tuple[Slug, ...] | None = None
    campaigns: tuple[Slug, ...] | None = None
    authors: tuple[str, ...] | None = None
    section: Slug | None = None
    event_date: date | None = None
    items: tuple[Slug, ...] | None = None
    featured: bool | date | None = None
    status: Status | None = None
    aliases: tuple[Slug, ...] | None = None
    video: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """One file of a bulletin, or of a static page (whose `shared` holds `status` and `aliases` alone), as read."""

    slug: Slug
    path: ContentPath
    shared: SharedFields
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """A bulletin in every language it has; the first of `texts` is in the site's default language.

    The first of `units` publishes it. A bulletin with `items` is a digest. `fate` is PUBLISHED, DRAFT, HELD (dated
    later than now) or WITHDRAWN.
    """

    slug: Slug
    published: datetime
    units: tuple[Slug, ...]
    section: Slug
    texts: tuple[Text, ...]
    fate: FileStatus
    campaigns: tuple[Slug, ...] = ()
    authors: tuple[str, ...] = ()
    event_date: date | None = None
    items: tuple[Slug, ...] = ()
    featured: bool | date = False
    aliases: tuple[Slug, ...] = ()
    video: str = ""

    def text(self, language: Language) -> Text | None:
        """Return the text in that language, None where it was not translated."""
        for text in self.texts:
            if text.language == language:
                return text
        return None

    @property
    def original(self) -> Text:
        """Return the text in the site's default language."""
        return self.texts[0]

    def text_or_original(self, language: Language) -> Text:
        """Return the text in that language, or the original where it was not translated."""
        return self.text(language) or self.original


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticPage:
    """A page that is not news (about, contact, …) in every language it has, the default first."""

    slug: Slug
    texts: tuple[Text, ...]
    aliases: tuple[Slug, ...] = ()

    def text(self, language: Language) -> Text | None:
        """Return the text in that language, None where it was not translated."""
        for text in self.texts:
            if text.language == language:
                return text
        return None

    @property
    def original(self) -> Text:
        """Return the text in the site's default language."""
        return self.texts[0]

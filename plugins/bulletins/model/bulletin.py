"""A bulletin: what is read from one file, and what its files become together."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from bulletins.model.identity import ContentPath, Language, SitePath, Slug
from bulletins.model.source import FileStatus, SourceLines
from bulletins.model.value import Value


class Status(StrEnum):
    """The status of a bulletin as its author writes it."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class ReferenceKind(StrEnum):
    """The kind of thing that a link in a text leads to."""

    BULLETIN = "bulletin"
    UNIT = "unit"
    CAMPAIGN = "campaign"
    PAGE = "page"
    FILE = "file"
    ADDRESS = "address"
    SELF = "self"


class Reference(Value, frozen=True, kw_only=True):
    """A link inside the site as it was written, not yet resolved.

    `target` is a slug for BULLETIN, UNIT, CAMPAIGN and PAGE, a ContentPath for FILE, a SitePath for ADDRESS (a raw
    `/ban-tin/x/`) and empty for SELF (`#anchor`). `written` is what the author typed, for messages.
    """

    kind: ReferenceKind
    target: str
    anchor: str = ""
    written: str
    line: int


class Html(Value, frozen=True, kw_only=True):
    """Sanitised HTML cut where links inside the site stand: piece, address, piece, address, …, piece.

    `len(pieces) == len(references) + 1`; a piece ends inside `href="` where a reference follows.
    """

    pieces: tuple[str, ...]
    references: tuple[Reference, ...] = ()


class Figure(Value, frozen=True, kw_only=True):
    """A photo with its words. `focus` is the point that stays in sight when cropped: percent from left and top."""

    photo: ContentPath
    alt: str
    caption: str = ""
    credit: str = ""
    focus: tuple[int, int] = (50, 50)
    line: int = 0


class Gallery(Value, frozen=True, kw_only=True):
    """Two or more photos that stood together, and the caption and credit that they share."""

    figures: tuple[Figure, ...]
    caption: str = ""
    credit: str = ""


Block = Html | Figure | Gallery


class Attachment(Value, frozen=True, kw_only=True):
    """A document offered beside the text."""

    file: ContentPath
    title: str
    line: int = 0


class Correction(Value, frozen=True, kw_only=True):
    """One correction of a published bulletin: its date and its text."""

    on: date
    text: str


class Heading(Value, frozen=True, kw_only=True):
    """A heading of the text that can be linked to; `level` is 2 to 4."""

    anchor: str
    text: str
    level: int


class TextFacts(Value, frozen=True, kw_only=True):
    """Everything of a text that other files and checks depend on: no word of its title, its lead or its body.

    `figures` are the photos and `references` the links in the body, in its order; `anchors` are all ids in the body
    (headings, footnotes), `heading_anchors` those a contents list would lead to. A translation's `cover`, `photos` and
    `attachments` hold what its own file says of the original's, in the original's order; what it leaves out is shown
    with the original's words, marked with their language. `reason` says why a withdrawn bulletin was withdrawn.
    """

    language: Language
    origin: SourceLines
    cover: Figure | None = None
    photos: tuple[Figure, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reason: str = ""
    figures: tuple[Figure, ...] = ()
    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    heading_anchors: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    """What extensions' keys say, as (name, value as it is kept)."""


class Words(Value, frozen=True, kw_only=True):
    """The words of a text, which no other file depends on.

    `headings` are those a contents list would show. `count` is the number of words in the body.
    """

    title: str
    summary: str
    body: tuple[Block, ...]
    headings: tuple[Heading, ...] = ()
    count: int = 0

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the photos in the body, in its order."""
        return tuple(figure for block in self.body for figure in _figures(block))

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return the links in the body, in its order."""
        return tuple(link for block in self.body if isinstance(block, Html) for link in block.references)


def _figures(block: Block) -> tuple[Figure, ...]:
    """Return the photos of a block."""
    if isinstance(block, Gallery):
        return block.figures
    return (block,) if isinstance(block, Figure) else ()


class Text(Value, frozen=True, kw_only=True):
    """A text as its page shows it: its facts and its words."""

    facts: TextFacts
    words: Words

    @property
    def language(self) -> Language:
        """Return the language of the text."""
        return self.facts.language

    @property
    def origin(self) -> SourceLines:
        """Return where the text was read."""
        return self.facts.origin

    @property
    def title(self) -> str:
        """Return the title."""
        return self.words.title

    @property
    def summary(self) -> str:
        """Return the lead."""
        return self.words.summary

    @property
    def body(self) -> tuple[Block, ...]:
        """Return the blocks of the body."""
        return self.words.body


class SharedFields(Value, frozen=True, kw_only=True):
    """The fields that all languages of a bulletin share, as one file wrote them; None where it did not.

    `featured` is True, or the last day on which the bulletin is featured. `aliases` are earlier names of its folder,
    `old_paths` whole addresses that it had on an earlier site.
    """

    published: datetime | None = None
    units: tuple[Slug, ...] | None = None
    campaigns: tuple[Slug, ...] | None = None
    authors: tuple[str, ...] | None = None
    section: Slug | None = None
    event_date: date | None = None
    items: tuple[Slug, ...] | None = None
    whole_items: bool | None = None
    numbered_photos: bool | None = None
    featured: bool | date | None = None
    status: Status | None = None
    aliases: tuple[Slug, ...] | None = None
    old_paths: tuple[SitePath, ...] | None = None
    video: str | None = None
    video_still: ContentPath | None = None
    video_length: str | None = None


class Facts(Value, frozen=True, kw_only=True):
    """The facts of one file of a bulletin, or of a static page (whose `shared` holds `status` and `aliases` alone)."""

    slug: Slug
    path: ContentPath
    shared: SharedFields
    text: TextFacts


class Manuscript(Value, frozen=True, kw_only=True):
    """One file of a bulletin or of a static page, as read: facts, which the site is assembled from, and words."""

    facts: Facts
    words: Words

    @property
    def text(self) -> Text:
        """Return facts and words of the text together."""
        return Text(facts=self.facts.text, words=self.words)


class Bulletin(Value, frozen=True, kw_only=True):
    """A bulletin in every language it has; the first of `texts` is in the site's default language.

    The first of `units` publishes it. A bulletin with `items` is a digest. `fate` is PUBLISHED, DRAFT, HELD (dated
    later than now) or WITHDRAWN.
    """

    slug: Slug
    published: datetime
    units: tuple[Slug, ...]
    section: Slug
    texts: tuple[TextFacts, ...]
    fate: FileStatus
    campaigns: tuple[Slug, ...] = ()
    authors: tuple[str, ...] = ()
    event_date: date | None = None
    items: tuple[Slug, ...] = ()
    whole_items: bool = False
    """Whether a digest shows its items' whole texts instead of their leads."""
    numbered_photos: bool = False
    """Whether captions begin with the photo's number."""
    featured: bool | date = False
    aliases: tuple[Slug, ...] = ()
    old_paths: tuple[SitePath, ...] = ()
    video: str = ""
    video_still: ContentPath | None = None
    """A picture of the video, which stands beside the text."""
    video_length: str = ""
    """Minutes and seconds, as `3:45`."""

    def text(self, language: Language) -> TextFacts | None:
        """Return the facts of the text in that language, None where it was not translated."""
        for text in self.texts:
            if text.language == language:
                return text
        return None

    @property
    def original(self) -> TextFacts:
        """Return the facts of the text in the site's default language."""
        return self.texts[0]


class StaticPage(Value, frozen=True, kw_only=True):
    """A page that is not news (about, contact, …) in every language it has, the default first."""

    slug: Slug
    texts: tuple[TextFacts, ...]
    aliases: tuple[Slug, ...] = ()
    old_paths: tuple[SitePath, ...] = ()

    def text(self, language: Language) -> TextFacts | None:
        """Return the facts of the text in that language, None where it was not translated."""
        for text in self.texts:
            if text.language == language:
                return text
        return None

    @property
    def original(self) -> TextFacts:
        """Return the facts of the text in the site's default language."""
        return self.texts[0]

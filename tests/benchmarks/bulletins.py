"""A made-up site of any size, for measuring: the same words for the same seed, whatever form they are written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from tests.benchmarks.prose import Subject, body, sentence, title
from tests.benchmarks.registries import FIRST_YEAR, SECTIONS, Unit, campaign_slug, plan_units, slugged
from tests.benchmarks.vocabulary import ENGLISH, VIETNAMESE, Vocabulary

DAYS = 3650
LINK_REACH = 200
"""How far back, in bulletins, links lead."""
AUTHORS = ("Ban Biên tập", "Ban Tuyên giáo", "Tổ truyền thông", "Cộng tác viên cơ sở", "Nhóm nòng cốt")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSize:
    """How large a site is made. `translated` is the share of bulletins that have an English text."""

    bulletins: int = 1000
    units: int = 120
    campaigns: int = 20
    photos: int = 0
    translated: float = 0.3
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One bulletin before its words: where it stands and what it is about. `topic` counts the vocabulary's topics."""

    number: int
    published: datetime
    topic: int
    unit: Unit
    photos: tuple[int, ...]

    @property
    def slug(self) -> str:
        """Return the folder's name."""
        return f"{self.published:%Y-%m-%d}-{slugged(VIETNAMESE.topics[self.topic])}-{self.number + 1}"

    @property
    def folder(self) -> str:
        """Return the folder's path below the content folder."""
        return f"bulletins/{self.published.year}/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A bulletin's words in one language; the body is Markdown."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """One bulletin, whatever form it is written in. `link` is how its texts refer to an earlier one, or empty."""

    entry: Entry
    section: str
    authors: tuple[str, ...]
    campaigns: tuple[str, ...]
    event_date: date | None
    link: str
    target: Entry | None
    vietnamese: Text
    english: Text | None

    @property
    def texts(self) -> tuple[tuple[str, Text], ...]:
        """Return the languages it has, the site's first language first."""
        first = (("vi", self.vietnamese),)
        return first if self.english is None else (*first, ("en", self.english))

    @property
    def slug(self) -> str:
        """Return the folder's name."""
        return self.entry.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A site to be: no part of it depends on how much of it was made before."""

    size: CorpusSize
    units: tuple[Unit, ...]

    @property
    def campaigns(self) -> tuple[str, ...]:
        """Return the slugs of all campaigns."""
        return tuple(campaign_slug(number) for number in range(self.size.campaigns))

    def bulletins(self) -> Iterator[Bulletin]:
        """Yield every bulletin, oldest first."""
        return (self.bulletin(number) for number in range(self.size.bulletins))

    def entry(self, number: int) -> Entry:
        """Return a bulletin's place in time and in the tree; bulletins are spread evenly, in order, over ten years.

        Numbers from the corpus's size on are those of bulletins that could be added to it, each newer than all before.
        """
        size = self.size
        random = self.random("entry", number)
        start = datetime(FIRST_YEAR, 1, 1)  # noqa: DTZ001  (front matter has the site's own time)
        day = start + timedelta(days=number * DAYS // size.bulletins)
        first, last = (step * size.photos // size.bulletins for step in (number, number + 1))
        return Entry(
            number=number,
            published=day + timedelta(minutes=random.randrange(7 * 60, 18 * 60)),
            topic=random.randrange(len(VIETNAMESE.topics)),
            unit=random.choice(self.units),
            photos=tuple(range(first, last)),
        )

    def bulletin(self, number: int) -> Bulletin:
        """Return the bulletin with that number, counted from 0."""
        entry = self.entry(number)
        random = self.random("text", number)
        target = self._target(number, random)
        link = _link(target, random) if target else ""
        section = random.choice(SECTIONS)
        authors = tuple(random.sample(AUTHORS, random.randint(1, 2)))
        count = min(self.size.campaigns, random.choice((0, 1, 1, 2)))
        campaigns = tuple(campaign_slug(each) for each in random.sample(range(self.size.campaigns), count))
        happened = random.random() < 0.4
        event_date = entry.published.date() - timedelta(days=random.randint(0, 3)) if happened else None
        vietnamese = _text(entry, link, VIETNAMESE, random)
        english = _text(entry, link, ENGLISH, random) if random.random() < self.size.translated else None
        return Bulletin(
            entry=entry,
            section=section,
            authors=authors,
            campaigns=campaigns,
            event_date=event_date,
            link=link,
            target=target,
            vietnamese=vietnamese,
            english=english,
        )

    def random(self, *part: object) -> Random:
        """Return the generator of one part of the corpus."""
        return Random(f"{self.size.seed}/{part}")  # noqa: S311  (repeatable is what it must be)

    def _target(self, number: int, random: Random) -> Entry | None:
        """Return the earlier bulletin that the text refers to; most refer to none."""
        if number == 0 or random.random() < 0.6:
            return None
        return self.entry(random.randrange(max(0, number - LINK_REACH), number))


def plan_corpus(size: CorpusSize) -> Corpus:
    """Return the corpus of that size, none of its bulletins made yet."""
    units = plan_units(size.units, Random(f"{size.seed}/{('units',)}"))  # noqa: S311  (repeatable is what it must be)
    return Corpus(size=size, units=units)


def _link(target: Entry, random: Random) -> str:
    """Return how a text refers to another bulletin: by slug, or by path."""
    return target.slug if random.random() < 0.3 else f"../../{target.folder.removeprefix('bulletins/')}/index.md"


def _text(entry: Entry, link: str, words: Vocabulary, random: Random) -> Text:
    """Return a bulletin's words in one language."""
    subject = Subject(place=entry.unit.place, topic=words.topics[entry.topic], link=link)
    return Text(
        title=title(subject, words, random),
        summary=sentence(words, random),
        body=body(subject, words, random),
    )

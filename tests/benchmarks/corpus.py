"""A made-up site of any size, for measuring: the same bytes for the same seed.

    python -m tests.benchmarks.corpus --bulletins 1000 --units 120 --campaigns 20 --seed 1 FOLDER

FOLDER becomes the content folder.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tests.benchmarks.pictures import jpeg
from tests.benchmarks.prose import Subject, body, sentence, title
from tests.benchmarks.registries import (
    FIRST_YEAR,
    SECTIONS,
    SITE,
    Unit,
    campaign_file,
    campaign_slug,
    plan_units,
    slugged,
    unit_file,
)
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


def corpus(size: CorpusSize) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the content folder: path with forward slashes, and bytes."""
    units = plan_units(size.units, _random(size, "units"))
    yield "site.yml", SITE.encode()
    for unit in units:
        yield f"units/{unit.slug}.yml", unit_file(unit).encode()
    for number in range(size.campaigns):
        yield f"campaigns/{campaign_slug(number)}.yml", campaign_file(number).encode()
    entries = [_plan_entry(number, size, units) for number in range(size.bulletins)]
    for entry in entries:
        yield from _bulletin_files(entry, entries, size)


def write_corpus(folder: Path, size: CorpusSize) -> None:
    """Write a content folder; FileExistsError where there is something in it already."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    for path, data in corpus(size):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the corpus the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.corpus", description="Make a site to measure.")
    default = CorpusSize()
    parser.add_argument("folder", type=Path, help="becomes the content folder; must be empty or missing")
    parser.add_argument("--bulletins", type=int, default=default.bulletins)
    parser.add_argument("--units", type=int, default=default.units)
    parser.add_argument("--campaigns", type=int, default=default.campaigns)
    parser.add_argument("--photos", type=int, default=default.photos, help="distinct photos, spread over the bulletins")
    parser.add_argument("--translated", type=float, default=default.translated, help="share with an English text")
    parser.add_argument("--seed", type=int, default=default.seed)
    options = vars(parser.parse_args(arguments))
    folder = options.pop("folder")
    write_corpus(folder, CorpusSize(**options))


def _plan_entry(number: int, size: CorpusSize, units: tuple[Unit, ...]) -> Entry:
    """Return a bulletin's place in time and in the tree; bulletins are spread evenly, in order, over ten years."""
    random = _random(size, "entry", number)
    day = datetime(FIRST_YEAR, 1, 1) + timedelta(days=number * DAYS // size.bulletins)  # noqa: DTZ001  (front matter has the site's own time)
    first, last = (step * size.photos // size.bulletins for step in (number, number + 1))
    return Entry(
        number=number,
        published=day + timedelta(minutes=random.randrange(7 * 60, 18 * 60)),
        topic=random.randrange(len(VIETNAMESE.topics)),
        unit=random.choice(units),
        photos=tuple(range(first, last)),
    )


def _bulletin_files(entry: Entry, entries: list[Entry], size: CorpusSize) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one bulletin's folder."""
    random = _random(size, "text", entry.number)
    link = _link(entry, entries, random)
    shared = _shared_keys(entry, size, random)
    yield f"{entry.folder}/index.md", _text(entry, link, shared, VIETNAMESE, random).encode()
    if random.random() < size.translated:
        yield f"{entry.folder}/index.en.md", _text(entry, link, "", ENGLISH, random).encode()
    for photo in entry.photos:
        yield f"{entry.folder}/anh-{photo + 1}.jpg", jpeg(_random(size, "photo", photo))


def _text(entry: Entry, link: str, shared: str, words: Vocabulary, random: Random) -> str:
    """Return one language's file: front matter and body; the first photo is the cover, the others stand in the text."""
    subject = Subject(place=entry.unit.place, topic=words.topics[entry.topic], link=link)
    head = f"title: {title(subject, words, random)}\nsummary: {sentence(words, random)}\n{shared}"
    head += "".join(
        f"cover:\n  src: anh-{photo + 1}.jpg\n  alt: {words.alt}\n  caption: {words.caption}\n"
        for photo in entry.photos[:1]
    )
    figures = "".join(f'\n![{words.alt}](anh-{photo + 1}.jpg "{words.caption}")\n' for photo in entry.photos[1:])
    return f"---\n{head}---\n\n{body(subject, words, random)}{figures}"


def _shared_keys(entry: Entry, size: CorpusSize, random: Random) -> str:
    """Return the front matter that all languages share."""
    lines = [
        f"date: {entry.published:%Y-%m-%d %H:%M}",
        f"unit: {entry.unit.slug}",
        f"section: {random.choice(SECTIONS)}",
        f"authors: [{', '.join(random.sample(AUTHORS, random.randint(1, 2)))}]",
    ]
    campaigns = random.sample(range(size.campaigns), min(size.campaigns, random.choice((0, 1, 1, 2))))
    if campaigns:
        lines.append(f"campaign: [{', '.join(campaign_slug(number) for number in campaigns)}]")
    if random.random() < 0.4:
        lines.append(f"event_date: {entry.published - timedelta(days=random.randint(0, 3)):%Y-%m-%d}")
    return "\n".join(lines) + "\n"


def _link(entry: Entry, entries: list[Entry], random: Random) -> str:
    """Return how the text refers to an earlier bulletin, by path or by slug; empty for most."""
    if entry.number == 0 or random.random() < 0.6:
        return ""
    other = entries[random.randrange(max(0, entry.number - LINK_REACH), entry.number)]
    return other.slug if random.random() < 0.3 else f"../../{other.folder.removeprefix('bulletins/')}/index.md"


def _random(size: CorpusSize, *part: object) -> Random:
    """Return the generator of one part of the corpus, so that no part depends on how much was drawn before it."""
    return Random(f"{size.seed}/{part}")  # noqa: S311  (repeatable is what it must be)


if __name__ == "__main__":
    main()

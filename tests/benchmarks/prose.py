"""Bodies of made-up bulletins: Markdown of a given size with what real ones have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.benchmarks.vocabulary import Vocabulary

BODY_BYTES = 3500
"""How large a body is, in UTF-8."""
LINE_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a bulletin is about; `link` is an earlier bulletin's path or slug, empty without one."""

    place: str
    topic: str
    link: str


def title(subject: Subject, words: Vocabulary, random: Random) -> str:
    """Return a title."""
    text = random.choice(words.titles).format(place=subject.place, topic=subject.topic)
    return text[0].upper() + text[1:]


def sentence(words: Vocabulary, random: Random) -> str:
    """Return a sentence."""
    text = random.choice(words.sentences).format(
        who=random.choice(words.who),
        what=random.choice(words.what),
        whom=random.choice(words.whom),
        where=random.choice(words.where),
        when=random.choice(words.when),
        number=random.randint(20, 980),
        small=random.randint(2, 28),
    )
    return text[0].upper() + text[1:]


def body(subject: Subject, words: Vocabulary, random: Random) -> str:
    """Return a body of about BODY_BYTES: paragraphs under headings, a list, and in some a table, a link, a footnote."""
    special = list(_special_blocks(subject, words, random))
    ending = f"\n[^1]: {words.footnote}\n" if random.random() < 0.3 else ""
    wanted = BODY_BYTES - sum(len(block.encode()) for block in (*special, ending))
    paragraphs = list(_paragraphs(wanted, words, random))
    if ending:
        paragraphs[0] += "[^1]"
    return LINE_BREAK.join(_interleave(paragraphs, special, words, random)) + "\n" + ending


def _paragraphs(wanted: int, words: Vocabulary, random: Random) -> Iterator[str]:
    """Yield paragraphs until they have about the wanted number of bytes, headings between them counted in."""
    written = 0
    while written < wanted:
        text = " ".join(sentence(words, random) for _ in range(random.randint(2, 4)))
        written += len(text.encode()) + 20
        yield text


def _special_blocks(subject: Subject, words: Vocabulary, random: Random) -> Iterator[str]:
    """Yield a list always, and a table and a link in some bulletins."""
    items = random.sample(words.list_items, 4)
    mark = random.choice(("-", "1."))
    filled = (item.format(number=random.randint(20, 400), small=random.randint(3, 25)) for item in items)
    yield "\n".join(f"{mark} {item}" for item in filled)
    if random.random() < 0.25:
        yield _table(words, random)
    if subject.link:
        yield words.see_also.format(topic=subject.topic, link=subject.link)


def _table(words: Vocabulary, random: Random) -> str:
    """Return a table of what was planned and done."""
    rows = [f"| {name} | {random.randint(5, 90)} | {random.randint(5, 99)} |" for name in words.table_rows]
    return "\n".join((f"| {' | '.join(words.table_head)} |", "|---|--:|--:|", *rows))


def _interleave(paragraphs: list[str], special: list[str], words: Vocabulary, random: Random) -> Iterator[str]:
    """Yield paragraphs with a heading before every third and the special blocks after the first ones."""
    headings = random.sample(words.headings, len(words.headings))
    for number, text in enumerate(paragraphs):
        if number % 3 == 2 and headings:
            yield f"## {headings.pop()}"
        yield text
        if special:
            yield special.pop(0)
    yield from special

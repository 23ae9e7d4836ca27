"""The search's files: small texts under names that carry a digest of their bytes, and one that names them all."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from zlib import crc32

from bulletins.model.digest import new_hash
from bulletins.model.identity import Language, OutputPath
from bulletins.model.search import AnswerKind, FilterName, SearchContent
from bulletins.model.value import Value
from bulletins.search.answer_files import filters_of, write_blocks, write_filters, write_traits
from bulletins.search.chunks import Chunk, make_chunks
from bulletins.search.segments import Segment, divide
from bulletins.search.vocabulary import Vocabulary, open_code

FOLDER = "search"
ROUTER = OutputPath(f"{FOLDER}/index.txt")
"""The only file whose name stays: it says which files there are. Nothing else is asked for by a name that stays."""

FORMAT = 2
"""The number of this format: a script of another one asks for nothing more."""

CHUNK = 800
"""How many characters a file of terms has, about, in a small segment."""
BLOCK = 4
"""How many answers share a file."""
FEW = 64
"""In a segment of more documents, files are twice as large for every six times as many: then names weigh less."""

WORDS = 3000
"""How many syllables are known to be spelled well, in each language."""

_SHORTEST = 6
"""How many signs of its digest a name has at least: more where two groups would share one."""

GROUP = 10
"""About how many files share a digest, which their names begin with: names weigh much where files are small."""
_LARGEST_GROUP = 36
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Group(tuple[str, ...]):
    """Texts whose files share a digest."""

    __slots__ = ()


class SegmentTexts(Value, frozen=True, kw_only=True):
    """The texts of one segment: what its documents are found by, shown with and narrowed by.

    `documents` counts them, `timeless` those without a day, `units` those that are units; these come first. `counts`
    tell how often each syllable is used.
    """

    language: Language
    documents: int
    timeless: int
    units: int
    chunks: tuple[Chunk, ...]
    block: int
    blocks: tuple[str, ...]
    traits: str
    counts: dict[str, int]


WriteSegment = Callable[[Segment, Sequence[FilterName], Vocabulary], SegmentTexts]


def plan_search(content: SearchContent, write: WriteSegment | None = None) -> tuple[tuple[OutputPath, bytes], ...]:
    """Return every file of the search in the order of their paths; none where there is nothing to find.

    Segments are written by `write`, which may remember what `write_segment` gave.
    """
    vocabulary, write = Vocabulary(), write or write_segment
    made = [write(segment, filters_of(content, segment.language), vocabulary) for segment in divide(content)]
    return join_segments(content, made) if made else ()


def _size_factor(documents: int) -> int:
    """Return how many times their usual size the files of a segment have."""
    times = 1
    while documents > FEW:
        times, documents = 2 * times, documents // 6
    return times


def write_segment(segment: Segment, filters: Sequence[FilterName], vocabulary: Vocabulary) -> SegmentTexts:
    """Return the texts of a segment: they depend on nothing else, not on what the vocabulary knows already."""
    times = _size_factor(len(segment.documents))
    numbered = [vocabulary.number(each) for each in segment.documents]
    return SegmentTexts(
        language=segment.language,
        documents=len(segment.documents),
        timeless=sum(each.published is None for each in segment.documents),
        units=sum(each.kind is AnswerKind.UNIT for each in segment.documents),
        chunks=tuple(make_chunks(numbered, open_code(vocabulary.syllables), CHUNK * times)),
        block=BLOCK,
        blocks=tuple(write_blocks(segment.documents, BLOCK)),
        traits=write_traits(segment.documents, filters),
        counts=dict(vocabulary.count(numbered)),
    )


def join_segments(content: SearchContent, made: Sequence[SegmentTexts]) -> tuple[tuple[OutputPath, bytes], ...]:
    """Return the files of all segments, and the one that names them."""
    filters = [
        Group((write_filters(filters_of(content, language)), _write_words(language, made)))
        for language in content.languages
    ]
    groups = list(filters)
    groups += [group for each in made for group in (*_chunk_groups(each), *_block_groups(each), Group((each.traits,)))]
    names = _name(groups)
    files = {
        OutputPath(f"{FOLDER}/{names[group]}{_DIGITS[place]}.txt"): text.encode()
        for group in groups
        for place, text in enumerate(group)
    }
    lines = [f"\t{FORMAT}\t{len(next(iter(names.values())))}\n"]
    lines += [f"\ta\t{' '.join(short.split())}\t{' '.join(full.split())}\n" for short, full in content.abbreviations]
    lines += [f"\tf\t{each}\t{names[group]}\n" for each, group in zip(content.languages, filters, strict=True)]
    for each in made:
        lines += _route(each, names)
    return tuple(sorted([*files.items(), (ROUTER, "".join(lines).encode())]))


def _write_words(language: Language, made: Sequence[SegmentTexts]) -> str:
    """Return the syllables that a mistyped one may be meant for, the most frequent first."""
    counts: Counter[str] = Counter()
    for each in made:
        counts.update(each.counts if each.language == language else {})
    words = [(-count, base) for base, count in counts.items() if len(base) > 1 and base.isalpha()]
    return "".join(f"{base}\n" for _, base in sorted(words)[:WORDS])


def _chunk_groups(made: SegmentTexts) -> Iterator[Group]:
    """Yield the texts of a segment's chunks in groups, cut where their keys say so: an edit moves few borders."""
    texts: list[str] = []
    for chunk in made.chunks:
        if texts and (len(texts) == _LARGEST_GROUP or crc32(chunk.key.encode()) % GROUP == 0):
            yield Group(texts)
            texts = []
        texts.append(chunk.text)
    if texts:
        yield Group(texts)


def _block_groups(made: SegmentTexts) -> list[Group]:
    """Return the texts of a segment's blocks in groups, the oldest first."""
    return [Group(made.blocks[at : at + GROUP]) for at in range(0, len(made.blocks), GROUP)]


def _route(made: SegmentTexts, names: dict[Group, str]) -> Iterator[str]:
    """Yield the lines that name a segment's files: of its chunks each with the key that it begins at.

    Of a key only that is written in which it differs from the one before, after a digit that says how much does not.
    """
    sizes = f"{made.documents}\t{made.timeless}\t{made.units}\t{made.block}\t{GROUP}"
    blocks = "".join(names[group] for group in _block_groups(made))
    yield f"\ts\t{made.language}\t{sizes}\t{names[Group((made.traits,))]}\t{blocks}\n"
    chunks = iter(made.chunks)
    before = ""
    for group in _chunk_groups(made):
        for place, (key, _) in enumerate(islice(chunks, len(group))):
            same = _alike(before, key)
            yield f"{'' if place else f'={names[group]}'}{same}{key[same:]}\n"
            before = key


def _alike(before: str, key: str) -> int:
    """Return how many characters both begin with, at most 9; none that some languages count as two is among them."""
    pairs = zip(before[:9], key, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other or one > "\uffff"), min(9, len(before), len(key))
    )


def _name(groups: Iterable[Group]) -> dict[Group, str]:
    """Return a name for each group, that says its content and is like no other's; all are of one length."""
    digests = {group: _digest(group) for group in groups}
    length = _SHORTEST
    while len({digest[:length] for digest in digests.values()}) < len(digests):
        length += 1
    return {group: digest[:length] for group, digest in digests.items()}


def _digest(group: Group) -> str:
    """Return the digest of texts in letters that every file system tells apart."""
    digest = new_hash("\0".join(group).encode()).digest()
    return base64.b32encode(digest).decode("ascii").lower().rstrip("=")

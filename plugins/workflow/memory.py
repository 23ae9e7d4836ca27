"""What the last build made, page by page: enough to know which pages need not be made again, and what they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from sys import intern
from typing import NamedTuple

from plugins.building.encoding import Json, code_of
from plugins.building.notes import numbered, read_note, recent_note, write_recent
from plugins.model.identity import ContentPath, Digest, OutputPath
from plugins.model.settings import BuildSettings
from plugins.model.share import CardSubject
from plugins.pages import Made, SitemapLine

_VERSION = 3


class Leaf(NamedTuple):
    """What is remembered of one page, which lies at `path`.

    `given` is the digest of what it was ordered with, `needs` the bulletins that it looked up, `template` and `way` by
    what it is rendered. `key` stands for everything it shows and for the way; `digest` and `size` are those of its
    bytes. `anchors` are its places, `authored` is where links lead that authors wrote, as `path#anchor`. `line`,
    `assets` and `subjects` are what it adds to the sitemap, the documents and the share cards, the last as JSON.
    """

    path: OutputPath
    given: str
    needs: tuple[str, ...]
    template: str
    way: str
    key: str
    digest: Digest
    size: int
    anchors: tuple[str, ...]
    authored: tuple[str, ...]
    line: SitemapLine | None
    assets: tuple[ContentPath, ...]
    subjects: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The pages of one build by path, and the inputs they were made from."""

    world: str = ""
    bulletins: Mapping[str, str] = field(default_factory=dict)
    leaves: Mapping[OutputPath, Leaf] = field(default_factory=dict)


NOTHING = Memory()
"""Before the first build."""


def memory_file(settings: BuildSettings) -> Path:
    """Return where a build with these settings is remembered."""
    return recent_note(settings.state / "pages", str(settings.content), settings.site_url, str(settings.share_cards))


def read_memory(file: Path) -> Memory:
    """Return what is remembered in a file; nothing where it is damaged."""
    try:
        version, world, bulletins, *columns = read_note(file)
        if version != _VERSION:
            return NOTHING
        return Memory(world=world, bulletins=dict(bulletins), leaves={leaf.path: leaf for leaf in _leaves(*columns)})
    except (TypeError, ValueError, AttributeError, KeyError, IndexError):
        return NOTHING


def write_memory(file: Path, memory: Memory) -> None:
    """Remember a build."""
    write_recent(file, [_VERSION, memory.world, memory.bulletins, *_columns(memory.leaves.values())])


def lean(leaf: Leaf) -> Leaf:
    """Return a leaf whose words are the same objects as those of others that say the same: there are many of them."""
    return leaf._replace(
        needs=tuple(map(intern, leaf.needs)),
        template=intern(leaf.template),
        way=intern(leaf.way),
        anchors=tuple(map(intern, leaf.anchors)),
    )


def subjects_of(leaf: Leaf) -> tuple[CardSubject, ...]:
    """Return what a page's share cards show."""
    read: tuple[CardSubject, ...] = SUBJECTS.read(leaf.subjects)
    return read


def written_subjects(made: Made) -> Json:
    """Return what a page's share cards show, as JSON."""
    return SUBJECTS.write(made.subjects)


SUBJECTS = code_of(tuple[CardSubject, ...])


def _columns(leaves: Iterable[Leaf]) -> tuple[Json, ...]:
    """Return leaves column by column, so that what many of them say is written once."""
    empty: tuple[Json, ...] = ((),) * len(Leaf._fields)
    rows = tuple(zip(*leaves, strict=True)) or empty
    paths, given, needs, templates, ways, keys, digests, sizes, anchors, *others = rows
    names, found = numbered(chain.from_iterable(needs))
    styles, styled = numbered(zip(templates, ways, strict=True))
    places, placed = numbered(anchors)
    needed = [[found[name] for name in each] for each in needs]
    style = [styled[each] for each in zip(templates, ways, strict=True)]
    place = [placed[each] for each in anchors]
    return names, styles, places, (paths, given, needed, style, keys, digests, sizes, place, *others)


def _leaves(names: list[str], styles: list[list[str]], places: list[list[str]], columns: Json) -> Iterator[Leaf]:
    """Return columns as leaves; ValueError, TypeError or IndexError where they are none."""
    paths, given, needed, style, keys, digests, sizes, place, authored, lines, assets, subjects = columns
    tuples = list(map(tuple, places))
    rows = zip(
        paths,
        given,
        (tuple([names[number] for number in each]) for each in needed),
        (styles[number][0] for number in style),
        (styles[number][1] for number in style),
        keys,
        digests,
        sizes,
        (tuples[number] for number in place),
        map(tuple, authored),
        (None if line is None else SitemapLine._make(line) for line in lines),
        map(tuple, assets),
        subjects,
        strict=True,
    )
    return map(Leaf._make, rows)

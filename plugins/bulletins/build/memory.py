"""What the last build made, page by page: enough to know which pages need not be made again, and what they were."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from sys import intern
from typing import NamedTuple

from bulletins.cache.encoding import Json, code_of
from bulletins.cache.notes import line_of, numbered, read_grown, recent_note, write_recent
from bulletins.model.identity import ContentPath, Digest, OutputPath
from bulletins.model.settings import BuildSettings
from bulletins.model.share import CardSubject
from bulletins.pages import SitemapLine, TracedPage
from bulletins.workers.background import in_background

_VERSION = 4
_MUCH = 8
"""From one page in so many on, what has changed is not noted beside the base but everything anew."""
_LARGE = 1 << 20
"""Bytes of a memory from which on it pays to have it read by another process, which has to hand it over."""


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


class Base(NamedTuple):
    """The seal of a memory that was written as a whole, and what has changed since: names of bulletins, pages."""

    seal: str
    names: frozenset[str] = frozenset()
    paths: frozenset[OutputPath] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The pages of one build by path, and the inputs they were made from; one that was read knows its base."""

    world: str = ""
    bulletins: Mapping[str, str] = field(default_factory=dict)
    leaves: Mapping[OutputPath, Leaf] = field(default_factory=dict)
    base: Base | None = field(default=None, compare=False)


NOTHING = Memory()
"""Before the first build."""


def memory_file(settings: BuildSettings) -> Path:
    """Return where a build with these settings is remembered."""
    return recent_note(settings.state / "pages", str(settings.content), settings.site_url, str(settings.share_cards))


def read_memory(file: Path) -> Memory:
    """Return what is remembered in a file; nothing where it is damaged."""
    try:
        seal, (line,), changes = read_grown(file)
        version, world, bulletins, *columns = json.loads(line)
        if version != _VERSION:
            return NOTHING
        memory = Memory(world=world, bulletins=dict(bulletins), leaves=_by_path(columns), base=Base(seal))
        return _with_changes(memory, *json.loads(changes)) if changes else memory
    except (TypeError, ValueError, AttributeError, KeyError, IndexError, RecursionError):
        return NOTHING


def recollecting(file: Path) -> AbstractContextManager[Callable[[], Memory]]:
    """Give what returns what is remembered in a file; much is read beside other work."""
    reading, size = partial(read_memory, file), 0
    with suppress(OSError):
        size = file.stat().st_size
    return in_background(reading) if size > _LARGE else nullcontext(reading)


def changes_since(before: Memory, memory: Memory) -> bytes | None:
    """Return what has to be added to the base of a memory that was read to remember another; None where that is much.

    After an edit nearly everything is as it was: written down anew it would take longer than the edited pages.
    """
    if before.base is None or before.world != memory.world:
        return None
    names = before.base.names | differences(before.bulletins, memory.bulletins)
    changed = (path for path, leaf in memory.leaves.items() if before.leaves.get(path) is not leaf)
    paths = before.base.paths.union(changed, before.leaves.keys() - memory.leaves.keys())
    if len(names) + len(paths) > len(memory.leaves) // _MUCH:
        return None
    leaves = [memory.leaves[path] for path in sorted(paths & memory.leaves.keys())]
    bulletins = {name: memory.bulletins.get(name) for name in sorted(names)}
    return line_of([bulletins, sorted(paths), *_columns(leaves)])


def write_memory(file: Path, memory: Memory) -> None:
    """Remember a build."""
    write_recent(file, line_of([_VERSION, memory.world, memory.bulletins, *_columns(memory.leaves.values())]))


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """Return the names under which two tables do not have the same."""
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


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


def written_subjects(made: TracedPage) -> Json:
    """Return what a page's share cards show, as JSON."""
    return SUBJECTS.write(made.subjects)


SUBJECTS = code_of(tuple[CardSubject, ...])


def _with_changes(
    memory: Memory, bulletins: Mapping[str, str | None], paths: list[OutputPath], *columns: Json
) -> Memory:
    """Return a memory with what has changed since it was written as a whole."""
    names = {**memory.bulletins, **bulletins}
    changed = frozenset(paths)
    stay = {path: leaf for path, leaf in memory.leaves.items() if path not in changed}
    return replace(
        memory,
        bulletins={name: digest for name, digest in names.items() if digest is not None},
        leaves=stay | _by_path(columns),
        base=memory.base and memory.base._replace(names=frozenset(bulletins), paths=changed),
    )


def _by_path(columns: Json) -> dict[OutputPath, Leaf]:
    """Return columns as leaves by their paths; ValueError, TypeError or IndexError where they are none."""
    return {leaf.path: leaf for leaf in _leaves(*columns)}


def _columns(leaves: Iterable[Leaf]) -> tuple[Json, ...]:
    """Return leaves column by column, so that what many of them say is written once."""
    empty: tuple[Json, ...] = ((),) * len(Leaf._fields)
    rows = tuple(zip(*leaves, strict=True)) or empty
    paths, given, needs, templates, ways, keys, digests, sizes, anchors, *others = rows
    names, found = numbered(chain.from_iterable(needs))
    styles, styled = numbered(zip(templates, ways, strict=True))
    places, placed = numbered(anchors)
    needed = list(map(len, needs)), [found[name] for name in chain.from_iterable(needs)]
    style = [styled[each] for each in zip(templates, ways, strict=True)]
    place = [placed[each] for each in anchors]
    return names, styles, places, (paths, given, needed, style, keys, digests, sizes, place, *others)


def _leaves(names: list[str], styles: list[list[str]], places: list[list[str]], columns: Json) -> Iterator[Leaf]:
    """Return columns as leaves; ValueError, TypeError or IndexError where they are none."""
    paths, given, (counts, needed), style, keys, digests, sizes, place, authored, lines, assets, subjects = columns
    tuples = list(map(tuple, places))
    needs = map(names.__getitem__, needed)
    rows = zip(
        paths,
        given,
        (tuple(islice(needs, count)) for count in counts),
        (styles[number][0] for number in style),
        (styles[number][1] for number in style),
        keys,
        digests,
        sizes,
        (tuples[number] for number in place),
        map(tuple, authored),
        lines,
        map(tuple, assets),
        subjects,
        strict=True,
    )
    return map(Leaf._make, rows)

"""Texts read once for as long as they stay as they are: by several processes, and kept between builds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from bulletins.cache.code import code_digest
from bulletins.cache.encoding import Json, code_of
from bulletins.cache.fingerprints import Fingerprints
from bulletins.cache.late import LateCode, Rest
from bulletins.cache.notes import line_of
from bulletins.cache.store import Store, StoredResult
from bulletins.model.bulletin import Manuscript, SharedFields, Text
from bulletins.model.config import SiteConfig
from bulletins.model.digest import digest_of
from bulletins.model.identity import ContentPath, Digest
from bulletins.model.problem import Outcome, Problem, Refused, error
from bulletins.model.source import Source, SourceLines
from bulletins.workers.pool import Pool

PIECE = 48
ENOUGH = 150
"""How many texts travel together, and from how many on it pays to call other processes."""

FEW = 24
"""Up to how many texts are looked at one after the other; more, as a change of branch brings, are many hands' work."""

BATCH = 500
"""So many texts are brought to the store at a time, so that they need not all lie in memory in two forms."""

Reading = Outcome[Manuscript]

Written = tuple[bytes, bytes]
"""What a text gave as JSON: what is asked of every text, and what is asked of those that are shown."""

ReadTexts = Callable[[tuple[Source, ...]], list[Written]]

_TEXT = LateCode(
    Text,
    ("language", "title", "summary", "cover", "photos", "attachments", "figures", "references", "corrections"),
    given=("origin",),
    place=0,
)
_ORIGIN = LateCode(SourceLines, ("path", "mentions"), place=1)
"""Of a text all is asked that lists and feeds show or that may be wrong between files; of its origin, its subject."""


class Readings:
    """What every text gave. It is read again when its bytes, site.yml, the settings or the engine have changed."""

    __slots__ = ("_held", "_pool", "_store", "_writes")

    def __init__(self, pool: Pool, store: Store | None, *, writes: bool = True) -> None:
        """Hold nothing yet; without a store, or where it `writes` nothing, nothing is kept for the next build."""
        self._pool = pool
        self._store = store
        self._writes = writes
        self._held: dict[ContentPath, tuple[str, Reading]] = {}

    def read(self, sources: Iterable[Source], config: SiteConfig, hosts: tuple[str, ...]) -> Iterator[Reading]:
        """Yield what each source gives, in their order."""
        salt = _salt(config, hosts)
        keys = [(source, _key(source, salt)) for source in sources]
        self._held = {
            source.path: self._held[source.path]
            for source, key in keys
            if source.path in self._held and self._held[source.path][0] == key
        }
        read = partial(read_texts, config, hosts)
        wanted: dict[str, str] = {source.path: key for source, key in keys if source.path not in self._held}
        self._recall(keys, dict(self._store.read(wanted)) if self._store and wanted else {}, read)
        self._read([each for each in keys if each[0].path not in self._held], read)
        if self._store is not None and self._writes:
            self._store.write((), sorted(self._store.names() - self._held.keys()))
        return (self._held[source.path][1] for source, _ in keys)

    def one_by_one(self, config: SiteConfig, hosts: tuple[str, ...]) -> Callable[[Source], Reading]:
        """Return what gives a text when it is asked for: nothing is done for those that nobody asks for.

        Copies of this process may ask for texts, too: one that is not known is read by whoever asks, and not kept.
        """
        salt, read = _salt(config, hosts), partial(read_texts, config, hosts)

        def give(source: Source) -> Reading:
            key = _key(source, salt)
            if self._held.get(source.path, ("",))[0] != key and self._store is not None:
                head = self._store.read_one(source.path, key)
                self._recall([(source, key)], {} if head is None else {source.path: head}, read)
            if self._held.get(source.path, ("",))[0] != key:
                self._hold([StoredResult(source.path, key, *read((source,))[0])])
            return self._held[source.path][1]

        return give

    def kept(self, source: Source, config: SiteConfig, hosts: tuple[str, ...]) -> Reading | None:
        """Return what a text gave while its file was this source; None where that is not kept as a whole any more."""
        if self._store is None:
            return None
        key = _key(source, _salt(config, hosts))
        head = self._store.read_one(source.path, key)
        rest = self._store.read_more(source.path, key)
        return None if head is None or rest is None else next(decode_readings([head], [lambda: rest]))

    def reread(self, source: Source, config: SiteConfig, hosts: tuple[str, ...]) -> tuple[Reading, Reading]:
        """Return what a text gave that was read, and what it gives now."""
        return self._held[source.path][1], self.read_one(source, config, hosts)

    def read_one(self, source: Source, config: SiteConfig, hosts: tuple[str, ...]) -> Reading:
        """Return what a text gives now, held and kept from now on."""
        self._read([(source, _key(source, _salt(config, hosts)))], partial(read_texts, config, hosts))
        return self._held[source.path][1]

    def _recall(self, keys: Sequence[tuple[Source, str]], found: Mapping[str, bytes], read: ReadTexts) -> None:
        """Hold those of these that were `found` in the store."""
        known = [(source, key) for source, key in keys if source.path in found]
        rests = (partial(_rest, self._store, source, key, read) for source, key in known)
        readings = decode_readings([found[source.path] for source, _ in known], rests)
        for (source, key), reading in zip(known, readings, strict=True):
            if reading is not None:
                self._held[source.path] = (key, reading)

    def _read(self, missing: Sequence[tuple[Source, str]], read: ReadTexts) -> None:
        """Read these, hold them, and keep them in the store."""
        sent = (loaded(source) if self._pool.afar else source for source, _ in missing)
        texts = self._pool.run(read, sent, piece=PIECE, enough=ENOUGH)
        kept = (StoredResult(source.path, key, *text) for (source, key), text in zip(missing, texts, strict=True))
        store = self._store if self._writes else None
        while batch := list(islice(kept, BATCH)):
            self._hold(batch)
            if store is not None:
                store.write(batch)

    def _hold(self, kept: Sequence[StoredResult]) -> None:
        """Hold texts that were just read; RuntimeError for one that cannot be decoded again."""
        readings = decode_readings([each.value for each in kept], (partial(bytes, each.more) for each in kept))
        for each, reading in zip(kept, readings, strict=True):
            if reading is None:
                message = f"a reading is not what was written: {each.name}"
                raise RuntimeError(message)
            self._held[ContentPath(each.name)] = (each.key, reading)


def _rest(store: Store | None, source: Source, key: str, read: ReadTexts) -> bytes:
    """Return the second part of a text that was read before; read again where the store has lost it since."""
    rest = store.read_more(source.path, key) if store else None
    return read((source,))[0][1] if rest is None else rest


def _salt(config: SiteConfig, hosts: tuple[str, ...]) -> Digest:
    """Return what stands for everything but its bytes that decides what a text gives."""
    return Fingerprints().of(config, hosts, code_digest())


def _key(source: Source, salt: Digest) -> Digest:
    """Return what stands for everything that decides what a text gives."""
    return digest_of(f"{source.digest}{salt}".encode("ascii"))


def read_texts(config: SiteConfig, hosts: tuple[str, ...], sources: tuple[Source, ...]) -> list[Written]:
    """Return what each text gives, encoded."""
    from bulletins.reading import read_manuscript  # noqa: PLC0415  (Markdown is not loaded where all is known)

    return [encode_reading(read_manuscript(loaded(source), config, hosts)) for source in sources]


def encode_reading(reading: Reading) -> Written:
    """Return a reading as JSON, in two parts."""
    head: list[Json] = [[code_of(Problem).write(found) for found in reading.problems]]
    rest: list[Json] = []
    if reading.value is not None:
        text = reading.value.text
        parts = [_TEXT.write(text), _ORIGIN.write(text.origin)]
        rest = [late for _, late in parts]
        shared = code_of(SharedFields).write(reading.value.shared)
        head += [reading.value.slug, reading.value.path, shared, *(early for early, _ in parts)]
    return line_of(head), b"\n".join(map(line_of, rest))


def decode_readings(heads: Sequence[bytes], rests: Iterable[Rest]) -> Iterator[Reading | None]:
    """Yield the readings that were encoded, None for what is none; the second parts are asked for when needed."""
    try:
        values = json.loads(b"[%b]" % b",".join(heads))  # one long text takes a third of the time of many short ones
    except (ValueError, RecursionError):
        values = []
    if len(values) != len(heads):
        values = [_loads(head) for head in heads]
    return (_decoded(value, rest) for value, rest in zip(values, rests, strict=True))


def _loads(head: bytes) -> Json:
    """Return what JSON says, None where it is none."""
    try:
        return json.loads(head)
    except (ValueError, RecursionError):
        return None


def _decoded(head: Json, rest: Rest) -> Reading | None:
    """Return the reading of which this is the first part, None where it is none."""
    try:
        problems, *value = head
        found = tuple([code_of(Problem).read(each) for each in problems])
        if not value:
            return Outcome(value=None, problems=found)
        slug, path, shared, text, origin = value
        fields = code_of(SharedFields).read(shared)
        words = _TEXT.read(text, rest, _ORIGIN.read(origin, rest))
        return Outcome(value=Manuscript(slug=slug, path=path, shared=fields, text=words), problems=found)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def loaded(source: Source) -> Source:
    """Return a source with its bytes; Refused where the file has gone since it was found."""
    if source.data is not None:
        return source
    try:
        data = Path(source.file).read_bytes()
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        raise Refused((error("unreadable", f"content/{source.path}", reason=reason),)) from failure
    if digest_of(data) != source.digest:
        raise Refused((error("changed-meanwhile", f"content/{source.path}"),))
    return replace(source, data=data)

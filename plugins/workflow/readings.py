"""Texts read once for as long as they stay as they are: by several processes, and kept between builds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from plugins.building.encoding import code_of
from plugins.building.engine import engine_digest
from plugins.building.fingerprints import Fingerprints
from plugins.building.pool import Pool
from plugins.building.store import Store
from plugins.model.bulletin import Manuscript
from plugins.model.config import SiteConfig
from plugins.model.digest import digest_of
from plugins.model.identity import ContentPath, Digest
from plugins.model.problem import Outcome, Problem, Refused, problem
from plugins.model.source import Source

PIECE = 24
ENOUGH = 150
"""How many texts travel together, and from how many on it pays to call other processes."""

BATCH = 500
"""So many texts are brought to the store at a time, so that they need not all lie in memory in two forms."""

V = TypeVar("V")

Reading = Outcome[Manuscript]


class Readings:
    """What every text gave. It is read again when its bytes, site.yml, the settings or the engine have changed."""

    __slots__ = ("_held", "_pool", "_registries", "_store", "_writes")

    def __init__(self, pool: Pool, store: Store | None, *, writes: bool = True) -> None:
        """Hold nothing yet; without a store, or where it `writes` nothing, nothing is kept for the next build."""
        self._pool = pool
        self._store = store
        self._writes = writes
        self._held: dict[ContentPath, tuple[str, Reading]] = {}
        self._registries: dict[ContentPath, tuple[Digest, SiteConfig, Outcome[Any]]] = {}

    def read_registry(
        self, source: Source, config: SiteConfig, read: Callable[[Source, SiteConfig], Outcome[V]]
    ) -> Outcome[V]:
        """Return what a unit's or campaign's file gives, which is held like texts but not kept in the store."""
        held = self._registries.get(source.path)
        if held is None or held[:2] != (source.digest, config):
            held = (source.digest, config, read(loaded(source), config))
            self._registries[source.path] = held
        return held[2]

    def read(self, sources: Iterable[Source], config: SiteConfig, hosts: tuple[str, ...]) -> Iterator[Reading]:
        """Yield what each source gives, in their order."""
        salt = _salt(config, hosts)
        keys = [(source, _key(source, salt)) for source in sources]
        self._held = {
            source.path: self._held[source.path]
            for source, key in keys
            if source.path in self._held and self._held[source.path][0] == key
        }
        self._recall({source.path: key for source, key in keys if source.path not in self._held})
        missing = [(source, key) for source, key in keys if source.path not in self._held]
        self._read(missing, config, hosts)
        return (self._held[source.path][1] for source, _ in keys)

    def reread(self, source: Source, config: SiteConfig, hosts: tuple[str, ...]) -> tuple[Reading, Reading]:
        """Return what a text gave that was read, and what it gives now."""
        before = self._held[source.path][1]
        self._read([(source, _key(source, _salt(config, hosts)))], config, hosts)
        return before, self._held[source.path][1]

    def _recall(self, wanted: Mapping[str, str]) -> None:
        """Hold what the store has of these."""
        if self._store is None or not wanted:
            return
        for name, data in self._store.read(wanted):
            reading = decode_reading(data)
            if reading is not None:
                self._held[ContentPath(name)] = (wanted[name], reading)

    def _read(self, missing: Sequence[tuple[Source, str]], config: SiteConfig, hosts: tuple[str, ...]) -> None:
        """Read these, hold them, and keep them in the store."""
        work = partial(read_texts, config, hosts)
        sent = (loaded(source) if self._pool.afar else source for source, _ in missing)
        texts = self._pool.run(work, sent, piece=PIECE, enough=ENOUGH)
        kept: list[tuple[str, str, bytes]] = []
        for (source, key), data in zip(missing, texts, strict=True):
            reading = decode_reading(data)
            if reading is None:
                message = f"a reading is not what was written: {source.path}"
                raise RuntimeError(message)
            self._held[source.path] = (key, reading)
            kept.append((source.path, key, data))
            if len(kept) == BATCH:
                self._keep(kept)
                kept = []
        self._keep(kept, done=True)

    def _keep(self, kept: Sequence[tuple[str, str, bytes]], *, done: bool = False) -> None:
        """Keep some in the store; when all is `done`, forget those that are no longer there."""
        if self._store is not None and self._writes:
            self._store.write(kept, sorted(self._store.names() - self._held.keys()) if done else ())


def _salt(config: SiteConfig, hosts: tuple[str, ...]) -> Digest:
    """Return what stands for everything but its bytes that decides what a text gives."""
    return Fingerprints().of(config, hosts, engine_digest())


def _key(source: Source, salt: Digest) -> Digest:
    """Return what stands for everything that decides what a text gives."""
    return digest_of(f"{source.digest}{salt}".encode("ascii"))


def read_texts(config: SiteConfig, hosts: tuple[str, ...], sources: tuple[Source, ...]) -> list[bytes]:
    """Return what each text gives, encoded."""
    from plugins.reading import read_manuscript  # noqa: PLC0415  (Markdown is not loaded where all is known)

    return [encode_reading(read_manuscript(loaded(source), config, hosts)) for source in sources]


def encode_reading(reading: Reading) -> bytes:
    """Return a reading as JSON."""
    value = None if reading.value is None else code_of(Manuscript).write(reading.value)
    written = [value, [code_of(Problem).write(found) for found in reading.problems]]
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def decode_reading(data: bytes) -> Reading | None:
    """Return the reading that was encoded, None where it is none."""
    try:
        value, problems = json.loads(data)
        manuscript = None if value is None else code_of(Manuscript).read(value)
        return Outcome(value=manuscript, problems=tuple(code_of(Problem).read(found) for found in problems))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def loaded(source: Source) -> Source:
    """Return a source with its bytes; Refused where the file has gone since it was found."""
    if source.data is not None:
        return source
    try:
        data = Path(source.file).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused((problem("unreadable", f"content/{source.path}", reason=reason),)) from error
    if digest_of(data) != source.digest:
        raise Refused((problem("changed-meanwhile", f"content/{source.path}"),))
    return replace(source, data=data)

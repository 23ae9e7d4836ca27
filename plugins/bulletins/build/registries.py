"""Units and campaigns read once for as long as they stay as they are, be it by builds before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from bulletins.build.readings import loaded
from bulletins.cache.code import code_digest
from bulletins.cache.encoding import Json, code_of
from bulletins.cache.fingerprints import Fingerprints
from bulletins.cache.notes import read_note, write_note
from bulletins.model.config import SiteConfig
from bulletins.model.identity import ContentPath, Digest
from bulletins.model.problem import Outcome
from bulletins.model.registry import Campaign, Unit
from bulletins.model.source import Source, SourceKind

V = TypeVar("V")

_CODES = {SourceKind.UNIT: code_of(Unit), SourceKind.CAMPAIGN: code_of(Campaign)}


class Registries:
    """What every unit's and campaign's file gave; read again when its bytes, site.yml or the engine have changed.

    Of a file that something is wrong with nothing is kept for the next build: it is to be said again.
    """

    __slots__ = ("_config", "_file", "_held", "_noted", "_salt", "_writes")

    def __init__(self, file: Path | None = None, *, writes: bool = True) -> None:
        """Hold nothing yet; without a file, or where nothing `writes` to it, nothing is kept for the next build."""
        self._file = file
        self._writes = writes
        self._config: SiteConfig | None = None
        self._salt = ""
        self._held: dict[ContentPath, tuple[Digest, Outcome[Any]]] = {}
        self._noted: dict[ContentPath, Json] = {}

    def read(self, source: Source, config: SiteConfig, read: Callable[[Source, SiteConfig], Outcome[V]]) -> Outcome[V]:
        """Return what a file gives, or gave before."""
        if config != self._config:
            self._begin(config)
        held = self._held.get(source.path)
        if held is None or held[0] != source.digest:
            held = (source.digest, self._recalled(source) or read(loaded(source), config))
            self._held[source.path] = held
        return held[1]

    def keep(self, sources: Iterable[Source]) -> None:
        """Keep for the next build what these files gave."""
        if self._file is None or not self._writes:
            return
        rows: dict[ContentPath, Json] = {}
        for source in sources:
            digest, outcome = self._held[source.path]
            noted = self._noted.get(source.path)
            if noted is not None and noted[0] == digest:
                rows[source.path] = noted
            elif outcome.value is not None and not outcome.problems:
                rows[source.path] = [digest, _CODES[source.kind].write(outcome.value)]
        if rows != self._noted:
            write_note(self._file, [self._salt, rows])
            self._noted = rows

    def _begin(self, config: SiteConfig) -> None:
        """Forget what was read for another site.yml, and find out what was kept for this one."""
        self._config = config
        self._salt = Fingerprints().of(config, code_digest())
        self._held = {}
        try:
            salt, noted = read_note(self._file) if self._file else ("", {})
            self._noted = dict(noted) if salt == self._salt else {}
        except (TypeError, ValueError):
            self._noted = {}

    def _recalled(self, source: Source) -> Outcome[Any] | None:
        """Return what a file gave before; None, and from then on nothing is noted of it, where that is not known."""
        try:
            digest, value = self._noted.pop(source.path)
            recalled = Outcome(value=_CODES[source.kind].read(value))
        except (KeyError, IndexError, TypeError, ValueError):
            return None
        if digest != source.digest:
            return None
        self._noted[source.path] = [digest, value]
        return recalled

"""The outline of a site: all that assembling worked out, remembered without the words of its bulletins.

Where a build finds that nothing but words has changed since (titles, summaries and what stands between the links and
pictures of a text: `bulletins.assembly.rewording`), the site need not be assembled: it is the same in outline, and the
words are looked up when a page shows them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cache, partial
from typing import NamedTuple

from bulletins.assembly import is_reworded, retitled, with_original
from bulletins.build.glance import read_ledger, state_key, written_ledger
from bulletins.build.plan import Draft
from bulletins.build.readings import FEW, Reading, Readings, loaded
from bulletins.cache.encoding import Json, code_of
from bulletins.cache.late import Late, LateCode
from bulletins.cache.notes import Grown, line_of, read_grown, recent_note, write_changes, write_recent
from bulletins.model.bulletin import Bulletin, Text
from bulletins.model.config import SiteConfig
from bulletins.model.identity import ContentPath, Digest, Language, Slug
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Assembly, BulletinEntry
from bulletins.model.source import Source, SourceKind, SourceLines
from bulletins.model.table import Table
from bulletins.reading import read_config
from bulletins.sources import SourceList
from bulletins.workers.background import in_background

_VERSION = 1
_NO_OUTLINE = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError)
"""What reading raises where something else is noted."""


def _all_but(kind: type, given: str) -> LateCode:
    """Return how values of a class are written and read that are given one field by whoever reads them."""
    return LateCode(kind, [each.name for each in fields(kind) if each.name != given], given=(given,))


_ENTRY = _all_but(BulletinEntry, "bulletin")
_BULLETIN = _all_but(Bulletin, "texts")
_TEXT = Late(Text, ("language", "origin"))
_ORIGIN = Late(SourceLines, ("path",))


class Frame(NamedTuple):
    """What an outline holds for: everything but the bytes of texts, as a key; a time, in seconds; and those bytes."""

    key: Digest
    since: int
    until: int
    texts: Mapping[ContentPath, Digest]


class Outlines:
    """The outline that the last build left, and the one that this build leaves."""

    def __init__(self, settings: BuildSettings, readings: Readings) -> None:
        """Look up among what was read."""
        self._settings = settings
        self._readings = readings
        self._file = recent_note(settings.state / "outlines", str(settings.content), settings.site_url)
        self._note: Callable[[], None] = _nothing
        self._is_new = False

    def recall(self, found: SourceList, now: datetime) -> tuple[Draft, datetime] | None:
        """Return the site and when it will change by itself, if these files differ at most in words; else None."""
        note = read_grown(self._file)
        before = _noted_frame(note)
        if before is None or not before.since <= now.timestamp() < before.until:
            return None
        after = self._frame(found, before.since, before.until)
        config = _config(found) if after.key == before.key else None
        changed = [source for source in found.sources if after.texts.get(source.path) != before.texts.get(source.path)]
        if config is None or not self._are_reworded(changed, before, config):
            return None
        try:
            give = self._readings.one_by_one(config, self._settings.allowed_hosts)
            changes = {**json.loads(note.changes or b"{}"), **{source.path: source.digest for source in changed}}
            drafted = _retitled(_draft(json.loads(note.lines[1]), found, give), found, changes, give)
            recalled = drafted, datetime.fromtimestamp(before.until, UTC)
        except _NO_OUTLINE:
            return None
        if changed:
            self._note = partial(write_changes, self._file, note.seal, line_of(changes))
        return recalled

    def take(self, drafted: Draft, found: SourceList, now: datetime, until: datetime) -> None:
        """Remember this site, assembled anew, from when it is noted on."""

        def note() -> None:
            frame = self._frame(found, int(now.timestamp()), int(until.timestamp()))
            write_recent(self._file, line_of([_VERSION, *frame]), line_of(_written(drafted)))

        self._note, self._is_new = note, True

    def noting(self) -> AbstractContextManager[Callable[[], None]]:
        """Give what returns when the site is noted for the next build: much of it beside other work."""
        return in_background(self._note) if self._is_new else nullcontext(self._note)

    def _frame(self, found: SourceList, since: int, until: int) -> Frame:
        """Return what an outline of these files holds for."""
        texts = {source.path: source.digest for source in found.sources if source.kind is SourceKind.BULLETIN}
        return Frame(key=state_key(self._settings, found, unseen=texts), since=since, until=until, texts=texts)

    def _are_reworded(self, changed: list[Source], before: Frame, config: SiteConfig) -> bool:
        """Return whether texts that are not as they were differ in words, and the same is wrong with them."""
        hosts, read = self._settings.allowed_hosts, self._readings
        if len(changed) > FEW:
            return False
        earlier = [replace(source, digest=before.texts[source.path], data=None) for source in changed]
        old = [read.kept(source, config, hosts) for source in earlier]
        pairs = zip(old, changed, strict=True)
        return all(was is not None and _is_reworded(was, read.read_one(now, config, hosts)) for was, now in pairs)


def _nothing() -> None:
    """Note nothing: what is noted holds."""


def _noted_frame(note: Grown) -> Frame | None:
    """Return what was noted of what an outline holds for."""
    try:
        version, key, since, until, texts = json.loads(note.lines[0])
        changed = json.loads(note.changes or b"{}")
        return Frame(Digest(key), int(since), int(until), {**texts, **changed}) if version == _VERSION else None
    except _NO_OUTLINE:
        return None


def _is_reworded(before: Reading, now: Reading) -> bool:
    """Return whether what a text gives differs in words."""
    if before.value is None or now.value is None or before.problems != now.problems:
        return False
    return is_reworded(before.value, now.value)


def _config(found: SourceList) -> SiteConfig | None:
    """Return what site.yml says."""
    return next((read_config(loaded(each)).value for each in found.sources if each.kind is SourceKind.SITE), None)


def _written(drafted: Draft) -> list[Json]:
    """Return a site without the words of its bulletins as JSON."""
    assembly = drafted.assembly
    if assembly.site is None:
        return []  # nobody takes that for a site
    rows = [
        (
            _ENTRY.write(entry)[0],
            _BULLETIN.write(entry.bulletin)[0],
            [(text.language, text.origin.path) for text in entry.bulletin.texts],
        )
        for entry in assembly.site.bulletins.values()
    ]
    rest = replace(assembly, site=replace(assembly.site, bulletins=Table()), ledger=())
    return [drafted.language, code_of(Assembly).write(rest), written_ledger(assembly.ledger), rows]


def _draft(written: Json, found: SourceList, give: Callable[[Source], Reading]) -> Draft:
    """Return the site that was written, its words as they are given; an error of some kind where that is none."""
    language, rest, ledger, rows = written
    assembly: Assembly = code_of(Assembly).read(rest)
    words = _Words({source.path: source for source in found.sources}, give)
    bulletins = Table(_entry(words, *row) for row in rows)
    site = assembly.site and replace(assembly.site, bulletins=bulletins)
    return Draft(
        language=language,
        sources=tuple(source.without_data() for source in found.sources),
        assembly=replace(assembly, site=site, ledger=read_ledger(*ledger)),
    )


def _retitled(
    drafted: Draft, found: SourceList, changes: Mapping[str, str], give: Callable[[Source], Reading]
) -> Draft:
    """Return a site whose changed texts are looked through for titles that another bulletin of their day bears."""
    readings = ((source.path, give(source).value) for source in found.sources if source.path in changes)
    titles = {f"content/{path}": value.text.title for path, value in readings if value is not None}
    return replace(drafted, assembly=retitled(drafted.assembly, titles))


def _entry(words: _Words, relations: Json, own: Json, texts: Json) -> tuple[Slug, BulletinEntry]:
    """Return a bulletin that was written by its slug."""
    first = texts[0][1]
    bulletin = _BULLETIN.read(own, bytes, tuple([words.late(language, path, first) for language, path in texts]))
    return bulletin.slug, _ENTRY.read(relations, bytes, bulletin)


class _Words:
    """The texts of bulletins, looked up when they are asked for their words."""

    def __init__(self, sources: Mapping[ContentPath, Source], give: Callable[[Source], Reading]) -> None:
        """Look up by their paths."""
        self._sources = sources
        self._give = give
        self._read = cache(self._read_anew)
        self._translated = cache(self._translated_anew)

    def late(self, language: Language, path: str, original: str) -> Text:
        """Return a text of which as yet only this is known."""
        origin = _ORIGIN.make(partial(self._origin, path), path)
        late: Text = _TEXT.make(partial(self._translated, path, original), language, origin)
        return late

    def _origin(self, path: str) -> SourceLines:
        """Return where a text was read."""
        return self._read(path).origin

    def _translated_anew(self, path: str, original: str) -> Text:
        """Return a text as it stands beside its original."""
        text = self._read(path)
        return text if path == original else with_original(text, self._read(original), whole=True)[0]

    def _read_anew(self, path: str) -> Text:
        """Return a text as its own file gives it."""
        reading = self._give(self._sources[ContentPath(path.removeprefix("content/"))])
        if reading.value is None:
            message = f"a text that was read before gives nothing: {path}"
            raise RuntimeError(message)
        return reading.value.text

"""The content: every file that was found is read and entered in the ledger.

A file that has an error is read all the same, as far as it goes, so that its other mistakes are found by the checks
across files; its path goes to `refused`, so that nothing of it is published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from bulletins.build.source_list import loaded
from bulletins.cache.code import code_digest
from bulletins.cache.results import Results
from bulletins.model.bulletin import Manuscript, Status, Words
from bulletins.model.codec import digest_value, pack, unpack
from bulletins.model.config import SiteConfig
from bulletins.model.digest import digest_of
from bulletins.model.extensions import ExtensionKey
from bulletins.model.fallback import slug_of
from bulletins.model.identity import ContentPath, Digest, Slug
from bulletins.model.problem import HEAD_FORM, Outcome, Problem, has_errors, soften
from bulletins.model.registry import Campaign, Unit
from bulletins.model.settings import BuildSettings
from bulletins.model.site import SiteFacts
from bulletins.model.source import FileStatus, LedgerEntry, Source, SourceKind
from bulletins.reading import read_campaign, read_config, read_unit
from bulletins.sources import SourceList
from bulletins.workers.pool import Pool

PIECE = 48
ENOUGH = 150
"""How many texts travel together, and from how many on it pays to call other processes."""

V = TypeVar("V")
Kinds = frozenset[SourceKind]
_TEXTS = frozenset({SourceKind.BULLETIN, SourceKind.PAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContent:
    """The facts, manuscripts, problems and ledger entries that the files of the content folder gave.

    `facts` is what the site is assembled from; it is None where site.yml names no languages: then no other file can be
    read. `manuscripts` are all texts. `ledger` holds the files that are no sources; without facts, all files.
    """

    facts: SiteFacts | None
    manuscripts: tuple[Manuscript, ...] = ()
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]

    @property
    def words(self) -> Mapping[str, Words]:
        """Return the words of every text by the path a person sees."""
        return {each.facts.text.origin.path: each.words for each in self.manuscripts}


@dataclass(slots=True, kw_only=True)
class ContentProblems:
    """The problems found so far while content is read, and the paths of the files that have an error."""

    problems: list[Problem] = field(default_factory=list)
    refused: set[ContentPath] = field(default_factory=set)

    def take(self, source: Source, outcome: Outcome[V]) -> V | None:
        """Return the value read of a file, and note the file's problems."""
        self.problems.extend(outcome.problems)
        if outcome.value is None or has_errors(outcome.problems):
            self.refused.add(source.path)
        return outcome.value


def read_content(files: SourceList, settings: BuildSettings, results: Results, pool: Pool) -> ReadContent:
    """Return everything under the content folder, read; files that were read before come from the cache."""
    found = ContentProblems(problems=list(files.problems), refused=set(files.meant))
    sites = (loaded(source) for source in files.sources if source.kind is SourceKind.SITE)
    configs = [found.take(source, read_config(source)) for source in sites]
    config = next(iter(configs), None)
    if config is None:
        unread = tuple(
            LedgerEntry(path=source.path, fate=FileStatus.REFUSED, rule="no-site") for source in files.sources
        )
        return ReadContent(facts=None, problems=tuple(found.problems), ledger=(*files.ledger, *unread))
    found.refused.update(entry.path for entry in files.ledger if entry.fate is FileStatus.REFUSED)
    salt = digest_value(config, settings.allowed_hosts, settings.extensions.keys, code_digest())
    memory = _Memory(results=results, folder=str(settings.content), salt=salt)
    read_all = partial(
        _read_in_pool, pool, partial(read_texts, config, settings.allowed_hosts, settings.extensions.keys)
    )
    texts = memory.read("texts", _of_kind(files, _TEXTS), Outcome[Manuscript], read_all)
    own_units, own_campaigns = _of_kind(files, {SourceKind.UNIT}), _of_kind(files, {SourceKind.CAMPAIGN})
    units = memory.read("units", own_units, Outcome[Unit], partial(_read_here, read_unit, config))
    campaigns = memory.read("campaigns", own_campaigns, Outcome[Campaign], partial(_read_here, read_campaign, config))
    manuscripts = [(source, found.take(source, outcome)) for source, outcome in texts]
    facts = SiteFacts(
        config=config,
        sources=tuple(source.without_data() for source in files.sources),
        bulletins=tuple(each.facts for source, each in manuscripts if each and source.kind is SourceKind.BULLETIN),
        pages=tuple(each.facts for source, each in manuscripts if each and source.kind is SourceKind.PAGE),
        units=tuple(unit for source, outcome in units if (unit := found.take(source, outcome))),
        campaigns=tuple(each for source, outcome in campaigns if (each := found.take(source, outcome))),
        refused=frozenset(found.refused),
        drafts=_drafts((each for _, each in manuscripts if each), found.problems),
        absent=_absent(files),
    )
    before = len(files.problems)  # what was found before anything was read is wrong in a draft's folder, too
    return ReadContent(
        facts=facts,
        manuscripts=tuple(each for _, each in manuscripts if each),
        problems=(*found.problems[:before], *soften(found.problems[before:], facts.drafts)),
        ledger=files.ledger,
    )


def _absent(files: SourceList) -> frozenset[ContentPath]:
    """Return the texts of folders that were left out on purpose, except those whose slug another folder has."""
    there = {(source.kind, source.slug) for source in files.sources}
    kinds = {"bulletins": SourceKind.BULLETIN, "pages": SourceKind.PAGE}
    gone = (path for path in files.absent if (kinds[path.partition("/")[0]], slug_of(path)) not in there)
    return frozenset(ContentPath(f"{path}/index.md") for path in gone)


def _drafts(manuscripts: Iterable[Manuscript], problems: list[Problem]) -> frozenset[str]:
    """Return the folders of texts that are drafts by their status, in front matter without an unreadable line."""
    drafts = {f"content/{one.facts.path}" for one in manuscripts if one.facts.shared.status is Status.DRAFT}
    unclear = {found.path for found in problems if found.code in HEAD_FORM} if drafts else set()
    originals = (path for path in drafts - unclear if path.endswith("/index.md"))
    return frozenset(path.rpartition("/")[0] for path in originals)


def _of_kind(files: SourceList, kinds: set[SourceKind] | Kinds) -> tuple[Source, ...]:
    """Return the sources of some kinds."""
    return tuple(source for source in files.sources if source.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Memory:
    """The cached results of single files; a file is read again where its bytes or the `salt` have changed.

    The `salt` is the digest of everything else that a result depends on.
    """

    results: Results
    folder: str
    salt: Digest

    def read(
        self,
        stage: str,
        sources: tuple[Source, ...],
        kind: type[Outcome[V]],
        read: Callable[[tuple[Source, ...]], Iterator[tuple[Outcome[V], bytes | None]]],
    ) -> Iterator[tuple[Source, Outcome[V]]]:
        """Yield each source with its outcome, from the cache or read now."""
        known = self.results.stage(stage, self.folder, kind)
        keys: dict[str, str] = {
            source.path: digest_of(f"{source.digest}{self.salt}".encode("ascii")) for source in sources
        }
        found = known.find_all(keys)
        missing = tuple(source for source in sources if source.path not in found)
        for source, (outcome, packed) in zip(missing, read(missing), strict=True):
            known.add(source.path, keys[source.path], outcome, packed)
            found[source.path] = outcome
        known.keep_only(keys)
        return ((source, found[source.path]) for source in sources)


def _read_here(
    read: Callable[[Source, SiteConfig], Outcome[V]], config: SiteConfig, sources: tuple[Source, ...]
) -> Iterator[tuple[Outcome[V], None]]:
    """Yield the outcome of each source, read by this process."""
    return ((read(loaded(source), config), None) for source in sources)


def _read_in_pool(
    pool: Pool, read: Callable[[tuple[Source, ...]], list[bytes]], sources: tuple[Source, ...]
) -> Iterator[tuple[Outcome[Manuscript], bytes]]:
    """Yield the outcome of each text, and its packed form; many texts are read by the workers of a pool."""
    sent = (loaded(source) if pool.is_remote else source for source in sources)
    for packed in pool.run(read, sent, piece=PIECE, enough=ENOUGH):
        yield unpack(packed, Outcome[Manuscript]), packed


def read_texts(
    config: SiteConfig, hosts: tuple[str, ...], added: tuple[ExtensionKey, ...], sources: tuple[Source, ...]
) -> list[bytes]:
    """Return the packed outcome of each text."""
    from bulletins.reading import read_manuscript  # noqa: PLC0415  (Markdown is not loaded where all is known)

    return [pack(read_manuscript(loaded(source), config, hosts, added)) for source in sources]


def site_language(content: Path) -> str:
    """Return the site's default language, empty where site.yml cannot be read."""
    file = content / "site.yml"
    if not file.is_file():
        return ""
    data = file.read_bytes()
    source = Source(
        path=ContentPath("site.yml"),
        file=str(file),
        kind=SourceKind.SITE,
        slug=Slug(""),
        language=None,
        digest=Digest(""),
        size=len(data),
        data=data,
    )
    config = read_config(source).value
    return config.default_language if config else ""

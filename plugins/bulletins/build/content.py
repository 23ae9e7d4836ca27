"""From files to material: everything under content/ found and read, and every file accounted for.

A file that has an error is read all the same, as far as it goes, so that its other mistakes are found by the checks
across files; its path goes to `refused`, so that nothing of it is published. Which codes are errors, the sentences say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from bulletins.build.readings import Readings, loaded
from bulletins.build.registries import Registries
from bulletins.model.bulletin import Manuscript, Status
from bulletins.model.config import SiteConfig
from bulletins.model.identity import ContentPath, Digest, Slug
from bulletins.model.problem import HEAD_FORM, Outcome, Problem, soften
from bulletins.model.registry import Campaign, Unit
from bulletins.model.settings import BuildSettings
from bulletins.model.site import Content
from bulletins.model.source import FileStatus, LedgerEntry, Source, SourceKind
from bulletins.reading import read_campaign, read_config, read_unit
from bulletins.reports import read_sentences
from bulletins.sources import SourceList, find_sources
from bulletins.workers.pool import Pool

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What the content folder gave. `material` is None where site.yml tells no languages: nothing can be read then.

    `ledger` holds the files that discovery ignored or refused, and without material all files.
    """

    material: Content | None
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]


@dataclass(slots=True, kw_only=True)
class _Findings:
    """What was found wrong so far, and the paths of files that have an error."""

    problems: list[Problem] = field(default_factory=list)
    refused: set[ContentPath] = field(default_factory=set)

    def take(self, source: Source, outcome: Outcome[V]) -> V | None:
        """Return what was read of a file, and note what is wrong with it."""
        if outcome.value is not None and not outcome.problems:
            return outcome.value
        self.problems.extend(outcome.problems)
        if outcome.value is None or any(found.code not in _warnings() for found in outcome.problems):
            self.refused.add(source.path)
        return outcome.value


def gather(
    settings: BuildSettings,
    found: SourceList | None = None,
    readings: Readings | None = None,
    registries: Registries | None = None,
) -> Gathering:
    """Return everything that was found under the content folder, read; by default found and read anew."""
    found = found or find_sources(settings.content)
    readings, registries = readings or Readings(Pool(1), None), registries or Registries()
    findings = _Findings(problems=list(found.problems), refused=set(found.meant))
    sites = (loaded(source) for source in found.sources if source.kind is SourceKind.SITE)
    configs = [findings.take(source, read_config(source)) for source in sites]
    config = next(iter(configs), None)
    if config is None:
        unread = tuple(
            LedgerEntry(path=source.path, fate=FileStatus.REFUSED, rule="no-site") for source in found.sources
        )
        return Gathering(material=None, problems=tuple(findings.problems), ledger=(*found.ledger, *unread))
    findings.refused.update(entry.path for entry in found.ledger if entry.fate is FileStatus.REFUSED)
    texts = readings.read(_texts(found), config, settings.allowed_hosts)
    material = _read_all(found.sources, config, registries, texts, findings)
    problems = (*found.problems, *soften(findings.problems[len(found.problems) :], material.drafts))
    return Gathering(material=material, problems=problems, ledger=found.ledger)


def _read_all(
    sources: tuple[Source, ...],
    config: SiteConfig,
    registries: Registries,
    manuscripts: Iterator[Outcome[Manuscript]],
    findings: _Findings,
) -> Content:
    """Return the sources read by their kind; what is wrong with them is added to the findings."""
    texts: dict[SourceKind, list[Manuscript]] = {SourceKind.BULLETIN: [], SourceKind.PAGE: []}
    units: list[Unit | None] = []
    campaigns: list[Campaign | None] = []
    for source in sources:
        match source.kind:
            case SourceKind.SITE | SourceKind.ASSET:
                continue
            case SourceKind.UNIT:
                units.append(findings.take(source, registries.read(source, config, read_unit)))
            case SourceKind.CAMPAIGN:
                campaigns.append(findings.take(source, registries.read(source, config, read_campaign)))
            case SourceKind.BULLETIN | SourceKind.PAGE:
                manuscript = findings.take(source, next(manuscripts))
                texts[source.kind] += [manuscript] if manuscript is not None else []
    registries.keep(source for source in sources if source.kind in {SourceKind.UNIT, SourceKind.CAMPAIGN})
    return Content(
        config=config,
        sources=tuple(source.without_data() for source in sources),
        bulletins=tuple(texts[SourceKind.BULLETIN]),
        pages=tuple(texts[SourceKind.PAGE]),
        units=tuple(unit for unit in units if unit is not None),
        campaigns=tuple(campaign for campaign in campaigns if campaign is not None),
        refused=frozenset(findings.refused),
        warnings=_warnings(),
        drafts=_drafts((*texts[SourceKind.BULLETIN], *texts[SourceKind.PAGE]), findings.problems),
    )


def _drafts(manuscripts: Iterable[Manuscript], problems: list[Problem]) -> frozenset[str]:
    """Return the folders of texts that say they are drafts, in a head whose lines are all understood."""
    drafts = {f"content/{one.path}" for one in manuscripts if one.shared.status is Status.DRAFT}
    unclear = {found.path for found in problems if found.code in HEAD_FORM} if drafts else set()
    originals = (path for path in drafts - unclear if path.endswith("/index.md"))
    return frozenset(path.rpartition("/")[0] for path in originals)


def _texts(found: SourceList) -> tuple[Source, ...]:
    """Return the bulletins and static pages among what was found."""
    return tuple(source for source in found.sources if source.kind in {SourceKind.BULLETIN, SourceKind.PAGE})


@cache
def _warnings() -> frozenset[str]:
    """Return the codes of problems that keep nothing from being published."""
    sentences = read_sentences()
    return frozenset(code for code in sentences.codes if not sentences.is_error(Problem(path="", code=code)))


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

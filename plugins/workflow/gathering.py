"""From files to material: everything under content/ found and read, and every file accounted for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from plugins.discovery import discover
from plugins.model.bulletin import Manuscript
from plugins.model.config import SiteConfig
from plugins.model.identity import ContentPath, Digest, Slug
from plugins.model.problem import Outcome, Problem
from plugins.model.registry import Campaign, Unit
from plugins.model.settings import BuildSettings
from plugins.model.site import Material
from plugins.model.source import Fate, LedgerEntry, Source, SourceKind
from plugins.reading import read_campaign, read_config, read_manuscript, read_unit

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What the content folder gave. `material` is None where site.yml could not be read: nothing else can be then.

    `ledger` holds the files that discovery ignored or refused, and without material all files.
    """

    material: Material | None
    problems: tuple[Problem, ...]
    ledger: tuple[LedgerEntry, ...]


def gather(settings: BuildSettings) -> Gathering:
    """Return everything under the content folder, read."""
    found = discover(settings.content)
    problems = list(found.problems)
    configs = [read_config(source) for source in found.sources if source.kind is SourceKind.SITE]
    config = _take(configs[0], problems) if configs else None
    if config is None:
        unread = tuple(LedgerEntry(path=source.path, fate=Fate.REFUSED, rule="no-site") for source in found.sources)
        return Gathering(material=None, problems=tuple(problems), ledger=(*found.ledger, *unread))
    material = _read_all(found.sources, config, settings, problems)
    turned_away = {entry.path for entry in found.ledger if entry.fate is Fate.REFUSED}
    material = replace(material, refused=material.refused | turned_away)
    return Gathering(material=material, problems=tuple(problems), ledger=found.ledger)


def _read_all(
    sources: tuple[Source, ...], config: SiteConfig, settings: BuildSettings, problems: list[Problem]
) -> Material:
    """Return the sources read by their kind; what is wrong goes to problems and their paths to `refused`."""
    texts: dict[SourceKind, list[Manuscript]] = {SourceKind.BULLETIN: [], SourceKind.PAGE: []}
    units: list[Unit] = []
    campaigns: list[Campaign] = []
    refused: set[ContentPath] = set()
    for source in sources:
        value: Manuscript | Unit | Campaign | None
        match source.kind:
            case SourceKind.SITE | SourceKind.ASSET:
                continue
            case SourceKind.UNIT:
                value = _take(read_unit(source, config), problems)
            case SourceKind.CAMPAIGN:
                value = _take(read_campaign(source, config), problems)
            case SourceKind.BULLETIN | SourceKind.PAGE:
                value = _take(read_manuscript(source, config, settings.allowed_hosts), problems)
        match value:
            case None:
                refused.add(source.path)
            case Manuscript():
                texts[source.kind].append(value)
            case Unit():
                units.append(value)
            case Campaign():
                campaigns.append(value)
    return Material(
        config=config,
        sources=sources,
        bulletins=tuple(texts[SourceKind.BULLETIN]),
        pages=tuple(texts[SourceKind.PAGE]),
        units=tuple(units),
        campaigns=tuple(campaigns),
        refused=frozenset(refused),
    )


def _take(outcome: Outcome[V], problems: list[Problem]) -> V | None:
    """Return an outcome's value, its problems added to the list."""
    problems.extend(outcome.problems)
    return outcome.value


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

"""Units and campaigns come back from what earlier builds kept as they were read, or are read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bulletins.build.registries import Registries
from bulletins.cache.notes import read_note, write_note
from bulletins.model.config import SiteConfig
from bulletins.model.identity import Digest
from bulletins.model.problem import Outcome
from bulletins.model.source import Source, SourceKind
from bulletins.reading import read_campaign, read_config, read_unit
from bulletins.sources import find_sources

CONTENT = Path(__file__).resolve().parents[2] / "content"
FOUND = find_sources(CONTENT).sources
SOURCES = tuple(source for source in FOUND if source.kind in {SourceKind.UNIT, SourceKind.CAMPAIGN})


@pytest.fixture(scope="module")
def config() -> SiteConfig:
    """Return the sample site's."""
    read = read_config(next(source for source in FOUND if source.kind is SourceKind.SITE)).value
    assert read is not None
    return read


def read_again(source: Source, config: SiteConfig) -> Outcome[object]:
    """Return what a file gives when it is read."""
    outcome = read_unit(source, config) if source.kind is SourceKind.UNIT else read_campaign(source, config)
    return Outcome(value=outcome.value, problems=outcome.problems)


def read_never(source: Source, _: SiteConfig) -> Outcome[object]:
    """Fail: this file is known."""
    pytest.fail(f"{source.path} is read again")


def kept(file: Path, config: SiteConfig, sources: tuple[Source, ...] = SOURCES) -> list[Outcome[object]]:
    """Return what these files give, kept in a file."""
    registries = Registries(file)
    outcomes = [registries.read(source, config, read_again) for source in sources]
    registries.keep(sources)
    return outcomes


def test_what_was_kept_comes_back(tmp_path: Path, config: SiteConfig) -> None:
    """The next build knows every unit and campaign of the sample site without opening a file."""
    outcomes = kept(tmp_path / "registries.json", config)
    registries = Registries(tmp_path / "registries.json")
    assert len(outcomes) > 20
    assert [registries.read(source, config, read_never) for source in SOURCES] == outcomes


def test_what_has_changed_is_read_again(tmp_path: Path, config: SiteConfig) -> None:
    """Other bytes, another site.yml, a file with a mistake: nothing of that comes from before."""
    file = tmp_path / "registries.json"
    wrong = replace(SOURCES[0], data=b"name: [1\n", digest=Digest("wrong"))
    kept(file, config, (wrong, *SOURCES[1:]))
    asked: list[str] = []

    def read(source: Source, config: SiteConfig) -> Outcome[object]:
        asked.append(source.path)
        return read_again(source, config)

    registries = Registries(file)
    edited = replace(SOURCES[1], data=(SOURCES[1].data or b"") + b"\n", digest=Digest("edited"))
    for source in (wrong, edited, *SOURCES[2:]):
        registries.read(source, config, read)
    assert asked == [wrong.path, edited.path]
    registries.read(SOURCES[2], replace(config, time_zone="Asia/Tokyo"), read)
    assert asked[2:] == [SOURCES[2].path]


@pytest.mark.parametrize("damage", [None, [], ["salt"], {"a": 1}, "text"])
def test_a_damaged_note_is_no_note(tmp_path: Path, config: SiteConfig, damage: object) -> None:
    """What is no note, or one with other values under its names, costs nothing but reading again."""
    file = tmp_path / "registries.json"
    outcomes = kept(file, config)
    salt, rows = read_note(file)
    write_note(file, damage)
    assert kept(file, config) == outcomes
    write_note(file, [salt, dict.fromkeys(rows, damage)])
    assert kept(file, config) == outcomes
    write_note(file, [salt, {path: [digest, damage] for path, (digest, _) in rows.items()}])
    assert kept(file, config) == outcomes


def test_nothing_is_written_where_nothing_may_be(tmp_path: Path, config: SiteConfig) -> None:
    """A check and a preview leave no note."""
    registries = Registries(tmp_path / "registries.json", writes=False)
    registries.read(SOURCES[0], config, read_again)
    registries.keep(SOURCES[:1])
    assert list(tmp_path.iterdir()) == []

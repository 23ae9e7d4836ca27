"""Several sites built into one output folder, in any order, with one state folder: each build leaves its own site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bulletins.commands.build import build
from bulletins.commands.console import Console
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.reports import Format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sites import NOW, copy_site, settings_for, tree

SEQUENCES = 150 if os.environ.get("FULL") else 10
ADDRESSES = ("", "https://example.org", "https://example.org/repository")
SITES = ("base", "trade")

Variant = Callable[[BuildSettings, Path], BuildSettings]


def same(own: BuildSettings, _: Path) -> BuildSettings:
    """Return the settings as they are."""
    return own


def shorter_lists(own: BuildSettings, _: Path) -> BuildSettings:
    """Return settings with two bulletins on a page of a list."""
    return replace(own, page_size=2)


def more_photos(own: BuildSettings, _: Path) -> BuildSettings:
    """Return settings with photos in one more format."""
    return replace(own, photos=replace(own.photos, avif=True))


def pictures_apart(own: BuildSettings, _: Path) -> BuildSettings:
    """Return settings with pictures in a folder of their own, read from another address."""
    return replace(own, media_base="https://media.example.org")


VARIANTS: tuple[Variant, ...] = (same, shorter_lists, more_photos, pictures_apart)


def run(own: BuildSettings) -> None:
    """Build a site as the command does."""
    said: list[str] = []
    assert build(lambda: own, Console(style=Format.TEXT, language="en", write=said.append), lambda: NOW) == 0, said


def from_nothing(own: BuildSettings, folder: Path) -> dict[str, bytes]:
    """Return the files of a build that knows nothing of any other."""
    shutil.rmtree(folder, ignore_errors=True)
    run(replace(own, output=folder / "output", state=folder / "state"))
    return tree(folder / "output")


builds = st.tuples(st.sampled_from(ADDRESSES), st.sampled_from(SITES), st.sampled_from(VARIANTS))


def sites_in(folder: Path) -> dict[str, Path]:
    """Return the content folders of copies of the tiny sites, by name."""
    return {name: copy_site(name, folder / name) for name in SITES}


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(builds, min_size=3, max_size=6))
def test_each_build_leaves_its_own_site(sequence: list[tuple[str, str, Variant]]) -> None:
    """Whatever was built into the folder before, it holds what a build from nothing makes."""
    with TemporaryDirectory(prefix="one-folder-") as name:
        folder = Path(name)
        contents = sites_in(folder)
        for address, site, variant in sequence:
            own = variant(replace(settings_for(folder, address), content=contents[site]), folder)
            run(own)
            assert tree(own.output) == from_nothing(own, folder / "clean")


@pytest.mark.parametrize("site", SITES)
def test_one_address_after_another(tmp_path: Path, site: str) -> None:
    """A build for one address, for another and for the first again leaves the first one's pages, feeds and all."""
    contents = sites_in(tmp_path)
    first, second = (replace(settings_for(tmp_path, address), content=contents[site]) for address in ADDRESSES[:2])
    expected = from_nothing(second, tmp_path / "clean")
    for own in (second, first, second):
        run(own)
    assert tree(second.output) == expected


def test_one_content_after_another(tmp_path: Path) -> None:
    """A build of one content folder, of another and of the first again leaves the first one's bulletins."""
    contents = sites_in(tmp_path)
    own = [replace(settings_for(tmp_path), content=contents[site]) for site in ("base", "trade", "base")]
    for each in own:
        run(each)
    assert tree(own[0].output) == from_nothing(own[0], tmp_path / "clean")

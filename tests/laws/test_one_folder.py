"""Many sites, commands and output folders with one state folder: each build leaves what one from nothing would."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from bulletins.build.live import LiveBuilder
from bulletins.commands.build import build
from bulletins.commands.check import check
from bulletins.commands.console import Console
from bulletins.commands.publish import Destination, PublishOptions, publish
from bulletins.model.codec import digest_value
from bulletins.model.identity import Digest
from bulletins.model.settings import BuildSettings
from bulletins.model.value import replace
from bulletins.publishing.guards import ALLOWED
from bulletins.reports import Format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.git import git
from tests.laws.edits import Desk, change
from tests.sites import NOW, ROOT, copy_site, settings_for, tree

SEQUENCES = 300 if os.environ.get("FULL") else 8
ADDRESSES = ("", "https://example.org", "https://example.org/repository")
SITES = ("base", "trade")

KILLED = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}", "PYTHONUTF8": "1"}

MADE: dict[Digest, tuple[dict[str, bytes], dict[str, bytes]]] = {}
"""What builds from nothing left, by the settings and the content they were told to build: each is made once."""

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


def sites_in(folder: Path) -> dict[str, Path]:
    """Return the content folders of copies of the tiny sites, by name."""
    return {name: copy_site(name, folder / name) for name in SITES}


@dataclass(slots=True)
class Workplace:
    """Content folders, output folders and one state folder, and what must stand in each output folder."""

    folder: Path
    contents: dict[str, Path]
    desks: dict[str, Desk]
    stands: dict[Path, dict[str, bytes]] = field(default_factory=dict)
    last: dict[Path, BuildSettings] = field(default_factory=dict)

    def settings_of(self, choice: Choice) -> BuildSettings:
        """Return the settings of a command."""
        own = replace(settings_for(self.folder, choice.address), content=self.contents[choice.site])
        return choice.variant(replace(own, output=self.folder / choice.output), self.folder)

    def check_all(self) -> None:
        """Check that every output folder holds what the last build that went there makes from nothing."""
        assert {output: tree(output) for output in self.stands} == self.stands

    def expect(self, own: BuildSettings) -> None:
        """Note what the output folders of a build must hold from now on."""
        clean = self.folder / "clean"
        self.last[own.output] = own
        asked = digest_value(replace(own, content=Path(), output=Path(), state=Path()), tree(own.content))
        if asked not in MADE:
            MADE[asked] = (from_nothing(own, clean), tree(clean / "output-media"))
        self.stands[own.output], pictures = MADE[asked]
        if own.media_base:
            self.stands[own.media_output] = pictures


@dataclass(frozen=True, slots=True)
class Choice:
    """What a command is called with."""

    address: str
    site: str
    variant: Variant
    output: str


Step = Callable[[Workplace, Choice], None]


def build_it(place: Workplace, choice: Choice) -> None:
    """Build."""
    own = place.settings_of(choice)
    place.expect(own)
    run(own)


def check_it(place: Workplace, choice: Choice) -> None:
    """Check: the same is said as by a check that knows nothing of any build."""
    own = place.settings_of(choice)
    nothing = replace(own, output=place.folder / "none/output", state=place.folder / "none/state")
    assert checked(nothing) == checked(own)
    assert not (place.folder / "none").exists()


def checked(own: BuildSettings) -> tuple[int, dict[str, object]]:
    """Return what a check says; which output folder it would be is no part of it."""
    said: list[str] = []
    code = check(lambda: own, Console(style=Format.JSON, language="en", write=said.append), lambda: NOW)
    return code, {key: value for key, value in json.loads("".join(said)).items() if key != "output"}


def preview_it(place: Workplace, choice: Choice) -> None:
    """Look at the site in memory: it is the one that a preview shows that knows nothing of any build."""
    own = replace(place.settings_of(choice), media_base="")
    assert looked_at(replace(own, state=place.folder / "none-state")) == looked_at(own)
    shutil.rmtree(place.folder / "none-state", ignore_errors=True)


def looked_at(own: BuildSettings) -> dict[str, bytes]:
    """Return every file that a preview shows."""
    files = LiveBuilder(own).build(NOW).files
    assert files is not None
    return {path: file if isinstance(file, bytes) else file.read_bytes() for path, file in files.items()}


def look_ahead(place: Workplace, choice: Choice) -> None:
    """Build as publishing does, and see what would go online."""
    publish_to_folder(place, choice, go=False)


def publish_it(place: Workplace, choice: Choice) -> None:
    """Build and publish to a folder, which then holds the site and what publishing adds."""
    publish_to_folder(place, choice, go=True)


def publish_to_folder(place: Workplace, choice: Choice, *, go: bool) -> None:
    """Publish to a folder, everything committed and every guard overruled that can be."""
    own = place.settings_of(choice)
    place.expect(own)
    target = place.folder / "www"
    git(place.folder, "add", "content")
    git(place.folder, "commit", "--quiet", "--allow-empty", "--message", "x")
    said: list[str] = []
    wishes = PublishOptions(
        file=place.folder / "publishconf.py",
        destination=Destination(name=str(target), project=place.folder, remote=str(place.folder / "none.git")),
        allow=tuple(ALLOWED),
        go=go,
    )
    code = publish(lambda: own, Console(style=Format.TEXT, language="en", write=said.append), wishes, lambda: NOW)
    if code == 0 and go:
        assert tree(own.output).items() <= tree(target).items(), said


def kill_it(place: Workplace, choice: Choice) -> None:
    """Kill a build at some call that changes files; then build what stood there before, or that very site."""
    own = place.settings_of(choice)
    before = place.last.get(own.output, own)
    assert killed_at(place.desks[choice.site].random.random(), own) in {0, -signal.SIGKILL}
    if own.media_base:
        place.stands.pop(own.media_output, None)
    place.expect(before)
    run(before)


def killed_at(share: float, own: BuildSettings) -> int:
    """Return how a build ended that is killed after this share of its calls that change files."""
    asked = pickle.dumps((own, share))
    command = [sys.executable, "-W", "ignore", "-m", "tests.laws.killed"]
    done = subprocess.run(command, cwd=ROOT, env=KILLED, input=asked, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr
    return done.returncode


def clean_up(place: Workplace, choice: Choice) -> None:
    """Delete what `clean` deletes: an output folder, what lies beside it, and the state folder."""
    output = place.folder / choice.output
    for folder in (output, output.with_name(f"{output.name}-media")):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(folder.with_name(f".{folder.name}.publishing"), ignore_errors=True)
        place.stands.pop(folder, None)
    place.last.pop(output, None)
    lose_state(place, choice)


def lose_state(place: Workplace, _: Choice) -> None:
    """Delete the state folder."""
    shutil.rmtree(place.folder / "state", ignore_errors=True)


def lose_manifest(place: Workplace, choice: Choice) -> None:
    """Delete what lies beside an output folder; the next build of the same site makes every file sure of again.

    Files that are no longer the site's are somebody's own then, for all that is known: the build refuses, and
    changes nothing.
    """
    own = place.last.get(place.folder / choice.output)
    if own is None:
        return
    shutil.rmtree(own.output.with_name(f".{own.output.name}.publishing"))
    before = tree(own.output)
    said: list[str] = []
    if build(lambda: own, Console(style=Format.TEXT, language="en", write=said.append), lambda: NOW):
        assert ": error output-holds-other-files: " in "".join(said)
        assert tree(own.output) == before
        shutil.rmtree(own.output)
        run(own)
    place.expect(own)


def edit(name: str, pattern: str, by: str) -> Step:
    """Return an edit of one of the texts of a site, none that is wrong: what was corrected keeps its day."""

    def act(place: Workplace, choice: Choice) -> None:
        desk = place.desks[choice.site]
        texts = [text for text in desk.texts() if "corrections:" not in text.read_text(encoding="utf-8")]
        change(desk.random.choice(texts), pattern, by.format(number=desk.fresh()))

    act.__name__ = name
    return act


COMMANDS: tuple[Step, ...] = (build_it, build_it, check_it, preview_it, look_ahead, publish_it)
LOSSES: tuple[Step, ...] = (lose_state, lose_manifest, clean_up, kill_it)
CHANGES: tuple[Step, ...] = (
    edit("edit_title", r"^title: .*$", "title: Tựa mới {number}"),
    edit("edit_body", r"\Z", "\n\nThêm câu {number}.\n"),
    edit("edit_date", r"^date: .*$", "date: 2025-02-11 07:{number:02}"),
)
choices = st.builds(
    Choice,
    st.sampled_from(ADDRESSES),
    st.sampled_from(SITES),
    st.sampled_from(VARIANTS),
    st.sampled_from(["output", "output-two"]),
)
steps = st.tuples(st.one_of(*(st.sampled_from(each) for each in (COMMANDS, COMMANDS, LOSSES, CHANGES))), choices)


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), choices, st.lists(steps, min_size=3, max_size=7))
def test_whatever_came_before_each_build_leaves_its_own_site(
    seed: int, first: Choice, sequence: list[tuple[Step, Choice]]
) -> None:
    """After every command each output folder holds what the last build that went there makes from nothing."""
    with TemporaryDirectory(prefix="one-folder-") as name:
        folder = Path(name)
        git(folder, "init", "--quiet")
        contents = {site: copy_site(site, folder / "content" / site) for site in SITES}
        desks = {
            site: Desk(replace(settings_for(folder), content=content), NOW, Random(seed))  # noqa: S311  (it draws edits)
            for site, content in contents.items()
        }
        place = Workplace(folder, contents, desks)
        for step, choice in [(build_it, first), *sequence]:
            step(place, choice)
            place.check_all()


def test_builds_are_killed_in_their_midst(tmp_path: Path) -> None:
    """Whether a build makes a whole site or one page, its moment is one of its own."""
    own = replace(settings_for(tmp_path), content=sites_in(tmp_path)["trade"])
    assert killed_at(0.9, own) == -signal.SIGKILL
    run(own)
    change(next(own.content.glob("bulletins/*/*/index.md")), r"\Z", "\n\nThêm câu.\n")
    assert killed_at(0.9, own) == -signal.SIGKILL
    run(own)
    assert tree(own.output) == from_nothing(own, tmp_path / "clean")


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
